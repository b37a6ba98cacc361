import { BlockStack, InlineGrid, Select } from "@shopify/polaris";
import { SearchField } from "#app/ui/SearchField.tsx";

type Shown = Readonly<{ q: string; state: string | null; creator: string | null }>;

const STATES = [
  { value: "", label: "Any but archived" },
  { value: "working", label: "Working" },
  { value: "gone", label: "Leads home, its product is gone" },
  { value: "ended", label: "Ended" },
  { value: "archived", label: "Archived" },
];

/** Search and filters of the links page; they are kept in the address by `onChange`. */
export function LinkFilters({
  query,
  creators,
  onChange,
}: {
  query: Shown;
  creators: readonly Readonly<{ value: string; label: string }>[];
  onChange: (change: Readonly<Record<string, string>>) => void;
}) {
  return (
    <BlockStack gap="300">
      <SearchField
        text={query.q}
        placeholder="Name, address or creator"
        onSearch={(q) => onChange({ q })}
      />
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="300">
        <Select
          label="Status"
          options={STATES}
          value={query.state ?? ""}
          onChange={(state) => onChange({ state })}
        />
        <Select
          label="Creator"
          options={[{ value: "", label: "Any" }, ...creators]}
          value={query.creator ?? ""}
          onChange={(creator) => onChange({ creator })}
        />
      </InlineGrid>
    </BlockStack>
  );
}
