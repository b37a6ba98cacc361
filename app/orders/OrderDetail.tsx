import { BlockStack, Box, Card, IndexTable, Link, List, Text } from "@shopify/polaris";
import { Amount } from "#app/ui/Amount.tsx";
import styles from "./OrderDetail.module.css";

export type Happening = Readonly<{ instant: string; at: string; text: string }>;

/** Why the order is whose: what led to it, in time, with the rule that decided and the traces that lost. */
export function WhyThisOrder({
  creator,
  reason,
  losers,
  happenings,
}: {
  /** Whose it is; null for an order of no creator. */
  creator: Readonly<{ id: string; name: string }> | null;
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
        <Text as="p">
          {creator && (
            <>
              {"Credited to "}
              <Link url={`/app/creators/${creator.id}`}>{creator.name}</Link>
              {". "}
            </>
          )}
          {reason}
        </Text>
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
  gross: string;
  discount: string;
  tax: string;
  counts: string;
}>;

type Totals = Readonly<{
  gross: string;
  discount: string;
  refund: string;
  net: string;
  /** Why the order counts nothing; null when it counts. */
  excluded: string | null;
}>;

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
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {`Net revenue ${totals.net}`}
          </Text>
          <Text as="p" tone="subdued" numeric>
            {totals.excluded ??
              `Gross ${totals.gross} · discounts ${totals.discount} · refunds ${totals.refund}. Without tax, shipping, tips and gift cards.`}
          </Text>
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
          { title: `Gross (${currency})`, alignment: "end" },
          { title: "Discount", alignment: "end" },
          { title: "Tax, apart", alignment: "end" },
          { title: "Counts", alignment: "end" },
        ]}
      >
        {sales.map((sale, position) => (
          <IndexTable.Row id={sale.id} key={sale.id} position={position}>
            <IndexTable.Cell>{sale.what}</IndexTable.Cell>
            <IndexTable.Cell>{sale.at}</IndexTable.Cell>
            <NumberCell>{sale.quantity}</NumberCell>
            <NumberCell>{sale.gross}</NumberCell>
            <NumberCell>{sale.discount}</NumberCell>
            <NumberCell>{sale.tax}</NumberCell>
            <NumberCell isStrong>{sale.counts}</NumberCell>
          </IndexTable.Row>
        ))}
        <IndexTable.Row id="net" position={sales.length} rowType="subheader">
          <IndexTable.Cell as="th" scope="row" colSpan={6}>
            Net revenue
          </IndexTable.Cell>
          <NumberCell isStrong>{totals.net}</NumberCell>
        </IndexTable.Row>
      </IndexTable>
    </Card>
  );
}

const NumberCell = ({ children, isStrong = false }: { children: string; isStrong?: boolean }) => (
  <IndexTable.Cell>
    <Amount isStrong={isStrong} isQuiet={!/[1-9]/.test(children)}>
      {children}
    </Amount>
  </IndexTable.Cell>
);
