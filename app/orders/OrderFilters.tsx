import { BlockStack, InlineGrid, Select, TextField } from "@shopify/polaris";
import { SearchField } from "#app/ui/SearchField.tsx";

export type ShownOrdersQuery = Readonly<{
  q: string;
  creator: string | null;
  by: string | null;
  flag: string | null;
  from: string | null;
  to: string | null;
}>;

const ANY = { value: "", label: "Any" };

/** Search and filters of the orders page; `onChange` keeps them in the address. */
export function OrderFilters({
  query,
  creatorName,
  onChange,
}: {
  query: ShownOrdersQuery;
  /** The creator whose orders are shown alone, if any. */
  creatorName: string | null;
  onChange: (changes: Readonly<Record<string, string | null>>) => void;
}) {
  const change = (name: string) => (value: string) => onChange({ [name]: value || null });
  return (
    <BlockStack gap="300">
      <SearchField text={query.q} placeholder="Order, such as #1001" onSearch={change("q")} />
      <InlineGrid columns={{ xs: 2, md: query.creator ? 5 : 4 }} gap="300">
        <Select
          label="Came through"
          options={[
            ANY,
            { value: "code", label: "A code" },
            { value: "link", label: "A link" },
            { value: "none", label: "No creator" },
          ]}
          value={query.by ?? ""}
          onChange={change("by")}
        />
        <Select
          label="Flag"
          options={[
            ANY,
            { value: "refunded", label: "Refunded" },
            { value: "unpaid", label: "Not paid yet" },
            { value: "excluded", label: "Counts nothing" },
          ]}
          value={query.flag ?? ""}
          onChange={change("flag")}
        />
        {query.creator && (
          <Select
            label="Creator"
            options={[
              { value: "", label: "Any" },
              { value: query.creator, label: creatorName ?? "One creator" },
            ]}
            value={query.creator}
            onChange={change("creator")}
          />
        )}
        <TextField
          label="First day"
          type="date"
          value={query.from ?? ""}
          onChange={change("from")}
          autoComplete="off"
        />
        <TextField
          label="Last day"
          type="date"
          value={query.to ?? ""}
          onChange={change("to")}
          autoComplete="off"
        />
      </InlineGrid>
    </BlockStack>
  );
}
