import { BlockStack, Box, Card, IndexTable, Text } from "@shopify/polaris";
import type { DatedRow } from "#app/analytics/dated-net.ts";
import { Amount } from "#app/ui/Amount.tsx";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";

/** Net revenue by the order's day and by the day of each change, side by side: each adds up to Shopify's net sales. */
export function DatedNet({
  rows,
  difference,
  currency,
}: {
  rows: readonly DatedRow[];
  /** Why the two differ; null where they do not. */
  difference: string | null;
  currency: string;
}) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Net revenue, dated two ways
          </Text>
          <Text as="p" tone="subdued">
            By the date of the order a refund lowers the day its order was placed: the table above.
            By the date of each change it lowers its own day, as in Shopify’s sales reports; a
            cancellation takes out what was left on its day.
          </Text>
          {difference && <Text as="p">{difference}</Text>}
        </BlockStack>
      </Box>
      <ScrollTable label="Net revenue, dated two ways">
        <IndexTable
          selectable={false}
          itemCount={rows.length}
          resourceName={{ singular: "view", plural: "views" }}
          headings={[
            { title: "View" },
            { title: `Creators (${currency})`, alignment: "end" },
            { title: "Not from creators", alignment: "end" },
            { title: "Whole shop (Shopify net sales)", alignment: "end" },
          ]}
        >
          {rows.map((row, position) => (
            <IndexTable.Row id={row.id} key={row.id} position={position}>
              <IndexTable.Cell as="th" scope="row">
                {row.name}
              </IndexTable.Cell>
              <IndexTable.Cell>
                <Amount>{row.attributed}</Amount>
              </IndexTable.Cell>
              <IndexTable.Cell>
                <Amount>{row.unattributed}</Amount>
              </IndexTable.Cell>
              <IndexTable.Cell>
                <Amount isStrong>{row.whole}</Amount>
              </IndexTable.Cell>
            </IndexTable.Row>
          ))}
        </IndexTable>
      </ScrollTable>
    </Card>
  );
}
