import { BlockStack, InlineGrid, Select, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { TIERS } from "#app/creators/creator.ts";

const TYPING_MS = 300;

export type ShownQuery = Readonly<{
  q: string;
  state: string | null;
  tier: string | null;
  tag: string;
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
  onChange,
}: {
  query: ShownQuery;
  tags: readonly string[];
  onChange: (change: Readonly<Record<string, string>>) => void;
}) {
  const any = { value: "", label: "Any" };
  return (
    <BlockStack gap="300">
      <Search key={query.q} text={query.q} onSearch={(q) => onChange({ q })} />
      <InlineGrid columns={{ xs: 2, md: 4 }} gap="300">
        <Select
          label="Status"
          options={[
            any,
            { value: "active", label: "Active" },
            { value: "paused", label: "Paused" },
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

/** Searches once the typing pauses. */
function Search({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onSearch(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, text, onSearch]);
  return (
    <TextField
      label="Search"
      type="search"
      placeholder="Name, handle or code"
      value={typed}
      onChange={setTyped}
      clearButton
      onClearButtonClick={() => setTyped("")}
      autoComplete="off"
    />
  );
}
