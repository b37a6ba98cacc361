import { Banner, BlockStack, Box, Card, IndexTable, Text } from "@shopify/polaris";
import { Amount } from "#app/ui/Amount.tsx";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";

export type MoneyLine = Readonly<{
  id: string;
  title: string;
  detail: string | null;
  quantity: string;
  gross: string;
  discount: string;
  tax: string;
  refund: string;
  /** "1 back"; null when nothing came back. */
  back: string | null;
  counts: string;
  presentment: string;
}>;

type MoneyOfOrder = Readonly<{
  lines: readonly MoneyLine[];
  gross: string;
  discount: string;
  refund: string;
  net: string;
  currency: string;
  /** The currency the buyer paid in, where it is another. */
  presentmentCurrency: string | null;
  /** Why the order counts nothing; null when it counts. */
  excluded: string | null;
  /** What of the payment is awaited; null when nothing is. */
  payment: string | null;
  /** What commission is computed on, where it is not the net revenue. */
  rateDifference: string | null;
}>;

/** The order's money line by line, and what of it counts. */
export function OrderMoney({ order }: { order: MoneyOfOrder }) {
  const { lines, presentmentCurrency } = order;
  const headings = [
    { title: "Product" },
    { title: "Pieces", alignment: "end" },
    { title: `Gross (${order.currency})`, alignment: "end" },
    { title: "Discount", alignment: "end" },
    { title: "Tax, apart", alignment: "end" },
    { title: "Refunded", alignment: "end" },
    { title: "Counts", alignment: "end" },
    ...(presentmentCurrency
      ? [{ title: `As paid (${presentmentCurrency})`, alignment: "end" } as const]
      : []),
  ] as const;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {`Net revenue ${order.net}`}
          </Text>
          <Text as="p" tone="subdued" numeric>
            {order.excluded ??
              `Gross ${order.gross} · discounts ${order.discount} · refunds ${order.refund}. Without tax, shipping, tips and gift cards.`}
          </Text>
          {order.payment && (
            <Banner tone="info">
              <p>{order.payment}</p>
            </Banner>
          )}
          {order.rateDifference && <Text as="p">{order.rateDifference}</Text>}
        </BlockStack>
      </Box>
      <ScrollTable label="Money of the order, line by line">
        <IndexTable
          selectable={false}
          itemCount={lines.length}
          resourceName={{ singular: "line", plural: "lines" }}
          headings={[...headings]}
        >
          {lines.map((line, position) => (
            <LineRow
              key={line.id}
              line={line}
              position={position}
              isForeign={presentmentCurrency !== null}
            />
          ))}
          <IndexTable.Row id="net" position={lines.length} rowType="subheader">
            <IndexTable.Cell as="th" scope="row" colSpan={6}>
              Net revenue
            </IndexTable.Cell>
            <NumberCell isStrong>{order.net}</NumberCell>
            {presentmentCurrency && <IndexTable.Cell />}
          </IndexTable.Row>
        </IndexTable>
      </ScrollTable>
    </Card>
  );
}

function LineRow({
  line,
  position,
  isForeign,
}: {
  line: MoneyLine;
  position: number;
  isForeign: boolean;
}) {
  return (
    <IndexTable.Row id={line.id} position={position}>
      <IndexTable.Cell>
        <BlockStack>
          <Text as="span">{line.title}</Text>
          {line.detail && (
            <Text as="span" tone="subdued">
              {line.detail}
            </Text>
          )}
        </BlockStack>
      </IndexTable.Cell>
      <NumberCell>{line.quantity}</NumberCell>
      <NumberCell>{line.gross}</NumberCell>
      <NumberCell>{line.discount}</NumberCell>
      <NumberCell>{line.tax}</NumberCell>
      <NumberCell>{[line.refund, line.back].filter(Boolean).join(" · ")}</NumberCell>
      <NumberCell isStrong>{line.counts}</NumberCell>
      {isForeign && <NumberCell>{line.presentment}</NumberCell>}
    </IndexTable.Row>
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

/** The same money in time: every change of the order as Shopify dates it. */
export function OrderSales({
  sales,
  isCut,
  currency,
}: {
  sales: readonly SaleRow[];
  /** There are more than are shown. */
  isCut: boolean;
  currency: string;
}) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Change by change
          </Text>
          <Text as="p" tone="subdued">
            {isCut
              ? "The order has more changes than fit here: these are the first."
              : "Each sale, edit and refund on its day, as Shopify says it."}
          </Text>
        </BlockStack>
      </Box>
      <ScrollTable label="Money of the order, change by change">
        <IndexTable
          selectable={false}
          itemCount={sales.length}
          resourceName={{ singular: "sale", plural: "sales" }}
          headings={[
            { title: "What" },
            { title: "When" },
            { title: "Pieces", alignment: "end" },
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
        </IndexTable>
      </ScrollTable>
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
