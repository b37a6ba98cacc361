import { IndexTable, Text } from "@shopify/polaris";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";

export type Previewed = Readonly<{
  rows: readonly Readonly<{
    creatorId: string;
    name: string;
    code: string;
    clash: string | null;
    instead: string | null;
  }>[];
  /** Why there is nothing to show. */
  problem: string | null;
}>;

/** Which codes a pattern gives some creators, and what each would get where that is taken. */
export function PatternPreview({ previewed: { rows, problem } }: { previewed: Previewed }) {
  if (problem !== null) return <Text as="p">{problem}</Text>;
  if (rows.length === 0)
    return <Text as="p">There are no creators yet to try the pattern on.</Text>;
  return (
    <ScrollTable label="What the pattern gives">
      <IndexTable
        resourceName={{ singular: "creator", plural: "creators" }}
        itemCount={rows.length}
        selectable={false}
        headings={[{ title: "Creator" }, { title: "By the pattern" }, { title: "Free?" }]}
      >
        {rows.map(({ creatorId, name, code, clash, instead }, position) => (
          <IndexTable.Row id={creatorId} key={creatorId} position={position}>
            <IndexTable.Cell>{name}</IndexTable.Cell>
            <IndexTable.Cell>
              <Text as="span" fontWeight="semibold">
                {code}
              </Text>
            </IndexTable.Cell>
            <IndexTable.Cell>
              {clash === null
                ? "Free here and in Shopify"
                : `${clash} ${instead === null ? "" : `${instead} is free.`}`}
            </IndexTable.Cell>
          </IndexTable.Row>
        ))}
      </IndexTable>
    </ScrollTable>
  );
}
