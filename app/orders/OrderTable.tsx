import { IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import type { LocalDate } from "#app/kit/calendar.ts";
import type { Flag } from "#app/orders/present.ts";
import { Amount } from "#app/ui/Amount.tsx";
import { StateBadge } from "#app/ui/StateBadge.tsx";
import { type Moment, When } from "#app/ui/When.tsx";

export type OrderRow = Moment &
  Readonly<{
    id: string;
    name: string;
    gross: string;
    discount: string;
    refund: string;
    net: string;
    flags: readonly Flag[];
  }>;

export type OrderEarning = Readonly<{
  creatorId: string;
  creator: string;
  reason: string;
  commission: string;
  state: Readonly<{ text: string; look: "held" | "due" | "waiting" | "good" | "over" }> | null;
}>;

/** The shop's orders: whose they are and why, what they brought, what they cost. */
export function OrderTable({
  orders,
  earnings,
  currency,
  today,
}: {
  orders: readonly OrderRow[];
  earnings: Readonly<Record<string, OrderEarning>>;
  currency: string;
  today: LocalDate;
}) {
  return (
    <IndexTable
      resourceName={{ singular: "order", plural: "orders" }}
      itemCount={orders.length}
      selectable={false}
      headings={[
        { title: "Order" },
        { title: "Date" },
        { title: "Creator" },
        { title: "Reason" },
        { title: `Gross (${currency})`, alignment: "end" },
        { title: "Discounts", alignment: "end" },
        { title: "Refunds", alignment: "end" },
        { title: "Net", alignment: "end" },
        { title: "Commission", alignment: "end" },
        { title: "State" },
        { title: "Flags" },
      ]}
    >
      {orders.map((order, position) => (
        <Row
          key={order.id}
          order={order}
          earning={earnings[order.id]}
          position={position}
          today={today}
        />
      ))}
    </IndexTable>
  );
}

function Row({
  order,
  earning,
  position,
  today,
}: {
  order: OrderRow;
  earning: OrderEarning | undefined;
  position: number;
  today: LocalDate;
}) {
  return (
    <IndexTable.Row id={order.id} position={position}>
      <IndexTable.Cell>
        <Link url={`/app/orders/${order.id}`} dataPrimaryLink monochrome removeUnderline>
          <Text as="span" fontWeight="semibold">
            {order.name}
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <When moment={order} today={today} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        {earning ? (
          <Link url={`/app/creators/${earning.creatorId}`} monochrome removeUnderline>
            {earning.creator}
          </Link>
        ) : (
          <Text as="span" tone="subdued">
            No creator
          </Text>
        )}
      </IndexTable.Cell>
      <IndexTable.Cell>{earning?.reason ?? ""}</IndexTable.Cell>
      <FigureCell>{order.gross}</FigureCell>
      <FigureCell>{order.discount}</FigureCell>
      <FigureCell>{order.refund}</FigureCell>
      <FigureCell isStrong>{order.net}</FigureCell>
      <FigureCell>{earning?.commission ?? "—"}</FigureCell>
      <IndexTable.Cell>
        {earning?.state && <StateBadge look={earning.state.look}>{earning.state.text}</StateBadge>}
      </IndexTable.Cell>
      <IndexTable.Cell>
        <InlineStack gap="100" wrap={false}>
          {order.flags.map(({ text, look }) => (
            <StateBadge key={text} look={look}>
              {text}
            </StateBadge>
          ))}
        </InlineStack>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

const FigureCell = ({ children, isStrong = false }: { children: string; isStrong?: boolean }) => (
  <IndexTable.Cell>
    <Amount isStrong={isStrong} isQuiet={!/[1-9]/.test(children)}>
      {children}
    </Amount>
  </IndexTable.Cell>
);
