import { BlockStack, Box, Card, IndexTable, InlineStack, List, Text } from "@shopify/polaris";
import { Amount } from "#app/ui/Amount.tsx";
import styles from "./OrderDetail.module.css";

export type Happening = Readonly<{ instant: string; at: string; text: string }>;

/** Why the order is whose: what led to it, in time, with the rule that decided and the traces that lost. */
export function WhyThisOrder({
  reason,
  losers,
  happenings,
}: {
  reason: string;
  losers: readonly string[];
  happenings: readonly Happening[];
}) {
  const inTime = happenings.toSorted((a, b) => (a.instant < b.instant ? -1 : 1));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Why this order
        </Text>
        <Text as="p">{reason}</Text>
        {losers.length > 0 && (
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              Did not decide
            </Text>
            <List>
              {losers.map((loser) => (
                <List.Item key={loser}>{loser}</List.Item>
              ))}
            </List>
          </BlockStack>
        )}
        <ol className={styles.timeline}>
          {inTime.map(({ instant, at, text }) => (
            <li key={`${instant} ${text}`}>
              <Text as="span">{text}</Text>
              <Text as="span" tone="subdued">
                <time dateTime={instant}>{at}</time>
              </Text>
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}

export type SaleRow = Readonly<{
  id: string;
  at: string;
  what: string;
  quantity: string;
  discount: string;
  tax: string;
  amount: string;
  counts: string;
}>;

type Totals = Readonly<{ gross: string; discount: string; refund: string; net: string }>;

/** The order's money as Shopify's sales say it, and what of it counts. */
export function OrderMoney({
  sales,
  totals,
  currency,
}: {
  sales: readonly SaleRow[];
  totals: Totals;
  currency: string;
}) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Money
          </Text>
          <InlineStack gap="400">
            {[
              ["Gross", totals.gross],
              ["Discounts", totals.discount],
              ["Refunds", totals.refund],
              ["Net", totals.net],
            ].map(([name, figure]) => (
              <Text as="span" key={name}>
                {`${name} ${figure}`}
              </Text>
            ))}
          </InlineStack>
        </BlockStack>
      </Box>
      <IndexTable
        selectable={false}
        itemCount={sales.length}
        resourceName={{ singular: "sale", plural: "sales" }}
        headings={[
          { title: "What" },
          { title: "When" },
          { title: "Quantity", alignment: "end" },
          { title: "Discount", alignment: "end" },
          { title: "Tax", alignment: "end" },
          { title: `Without tax (${currency})`, alignment: "end" },
          { title: "Counts", alignment: "end" },
        ]}
      >
        {sales.map((sale, position) => (
          <IndexTable.Row id={sale.id} key={sale.id} position={position}>
            <IndexTable.Cell>{sale.what}</IndexTable.Cell>
            <IndexTable.Cell>{sale.at}</IndexTable.Cell>
            <NumberCell>{sale.quantity}</NumberCell>
            <NumberCell>{sale.discount}</NumberCell>
            <NumberCell>{sale.tax}</NumberCell>
            <NumberCell>{sale.amount}</NumberCell>
            <NumberCell>{sale.counts}</NumberCell>
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

const NumberCell = ({ children }: { children: string }) => (
  <IndexTable.Cell>
    <Amount>{children}</Amount>
  </IndexTable.Cell>
);
