import { BlockStack, InlineGrid, Select } from "@shopify/polaris";
import { TIERS } from "#app/creators/creator.ts";
import { SearchField } from "#app/ui/SearchField.tsx";

export type ShownQuery = Readonly<{
  q: string;
  state: string | null;
  tier: string | null;
  tag: string;
  country: string;
  niche: string;
  sort: string;
  direction: string;
}>;

const SORTS = [
  { value: "name asc", label: "Name, A to Z" },
  { value: "name desc", label: "Name, Z to A" },
  { value: "followers desc", label: "Most followers" },
  { value: "followers asc", label: "Fewest followers" },
  { value: "joined desc", label: "Joined last" },
  { value: "joined asc", label: "Joined first" },
];

/** Search, filters and order of the creators page; they are kept in the address by `onChange`. */
export function CreatorFilters({
  query,
  tags,
  countries,
  niches,
  onChange,
}: {
  query: ShownQuery;
  tags: readonly string[];
  countries: readonly Readonly<{ value: string; label: string }>[];
  niches: readonly string[];
  onChange: (change: Readonly<Record<string, string>>) => void;
}) {
  const any = { value: "", label: "Any" };
  return (
    <BlockStack gap="300">
      <SearchField
        text={query.q}
        placeholder="Name, handle or code"
        onSearch={(q) => onChange({ q })}
      />
      <InlineGrid columns={{ xs: 2, md: 3, lg: 6 }} gap="300">
        <Select
          label="Status"
          options={[
            { value: "", label: "Any but archived" },
            { value: "active", label: "Active" },
            { value: "paused", label: "Paused" },
            { value: "archived", label: "Archived" },
          ]}
          value={query.state ?? ""}
          onChange={(state) => onChange({ state })}
        />
        <Select
          label="Tier"
          options={[any, ...TIERS.map(({ value, label }) => ({ value, label }))]}
          value={query.tier ?? ""}
          onChange={(tier) => onChange({ tier })}
        />
        <Select
          label="Tag"
          options={[any, ...tags.map((tag) => ({ value: tag, label: tag }))]}
          value={query.tag}
          onChange={(tag) => onChange({ tag })}
        />
        <Select
          label="Country"
          options={[any, ...countries]}
          value={query.country}
          onChange={(country) => onChange({ country })}
        />
        <Select
          label="Niche"
          options={[any, ...niches.map((niche) => ({ value: niche, label: niche }))]}
          value={query.niche}
          onChange={(niche) => onChange({ niche })}
        />
        <Select
          label="Sort by"
          options={SORTS}
          value={`${query.sort} ${query.direction}`}
          onChange={(order) => {
            const [sort = "name", direction = "asc"] = order.split(" ");
            onChange({ sort, direction });
          }}
        />
      </InlineGrid>
    </BlockStack>
  );
}
