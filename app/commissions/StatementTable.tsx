import { BlockStack, Box, Card, IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import type { ShownState } from "#app/commissions/ledger.ts";
import type { LocalDate } from "#app/kit/calendar.ts";
import { Amount } from "#app/ui/Amount.tsx";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";
import { StateBadge } from "#app/ui/StateBadge.tsx";
import { type Moment, When } from "#app/ui/When.tsx";
import styles from "./StatementTable.module.css";

type Heading = Readonly<{ title: string; alignment?: "end" }>;

export type CreatorOrder = Moment &
  Readonly<{
    id: string;
    name: string;
    reason: string;
    net: string;
    commission: string;
    state: ShownState | null;
  }>;

/** A creator's orders, each with the reason why it is hers. */
export function CreatorOrdersTable({
  orders,
  currency,
  today,
  more,
}: {
  orders: readonly CreatorOrder[];
  currency: string;
  today: LocalDate;
  /** Where all of them are. */
  more: string | null;
}) {
  return (
    <TableCard
      title="Orders"
      empty="Her orders appear here once her code or link brings one."
      more={more}
      names={["order", "orders"]}
      headings={[
        { title: "Date" },
        { title: "Order" },
        { title: "Reason" },
        { title: `Net (${currency})`, alignment: "end" },
        { title: "Commission", alignment: "end" },
        { title: "State" },
      ]}
    >
      {orders.map((order, position) => (
        <IndexTable.Row id={order.id} key={order.id} position={position}>
          <IndexTable.Cell>
            <When moment={order} today={today} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Link url={`/app/orders/${order.id}`} dataPrimaryLink monochrome removeUnderline>
              <Text as="span" fontWeight="semibold">
                {order.name}
              </Text>
            </Link>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <span className={styles.sentence}>{order.reason}</span>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Amount>{order.net}</Amount>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Amount>{order.commission}</Amount>
          </IndexTable.Cell>
          <IndexTable.Cell>
            {order.state && <StateBadge look={order.state.look}>{order.state.text}</StateBadge>}
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </TableCard>
  );
}

export type StatementLine = Moment &
  Readonly<{
    id: string;
    what: string;
    order: Readonly<{ id: string; name: string }> | null;
    amount: string;
    balance: string;
  }>;

/** A creator's ledger, newest first, with the balance after each line. */
export function StatementTable({
  lines,
  currency,
  today,
  more,
  action,
}: {
  lines: readonly StatementLine[];
  currency: string;
  today: LocalDate;
  /** Where the older lines are. */
  more: string | null;
  action: React.JSX.Element;
}) {
  return (
    <TableCard
      title="Ledger"
      action={action}
      empty="What is earned, taken back and paid appears here, line by line."
      more={more}
      names={["entry", "entries"]}
      headings={[
        { title: "Date" },
        { title: "What" },
        { title: "Order" },
        { title: `Amount (${currency})`, alignment: "end" },
        { title: "Balance", alignment: "end" },
      ]}
    >
      {lines.map((line, position) => (
        <IndexTable.Row id={line.id} key={line.id} position={position}>
          <IndexTable.Cell>
            <When moment={line} today={today} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <span className={styles.sentence}>{line.what}</span>
          </IndexTable.Cell>
          <IndexTable.Cell>
            {line.order && (
              <Link url={`/app/orders/${line.order.id}`} monochrome>
                {line.order.name}
              </Link>
            )}
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Amount>{line.amount}</Amount>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Amount>{line.balance}</Amount>
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </TableCard>
  );
}

type OrderEntry = Readonly<{
  id: string;
  at: string;
  creator: string;
  what: string;
  base: string;
  amount: string;
  state: ShownState;
  payableOn: string;
}>;

/** What the ledger says of one order. */
export function OrderEntriesTable({
  story: { entries, workedOut, total },
  currency,
}: {
  story: Readonly<{
    entries: readonly OrderEntry[];
    /** How the commission comes about as the order stands now, part by part. */
    workedOut: readonly string[];
    total: string;
  }>;
  currency: string;
}) {
  return (
    <TableCard
      title={`Commission ${total}`}
      notes={workedOut}
      empty="Nothing was earned on this order."
      more={null}
      names={["entry", "entries"]}
      headings={[
        { title: "When" },
        { title: "Creator" },
        { title: "What" },
        { title: `On net (${currency})`, alignment: "end" },
        { title: "Amount", alignment: "end" },
        { title: "State" },
        { title: "Hold ends" },
      ]}
    >
      {entries.map((entry, position) => (
        <IndexTable.Row id={entry.id} key={entry.id} position={position}>
          <IndexTable.Cell>{entry.at}</IndexTable.Cell>
          <IndexTable.Cell>{entry.creator}</IndexTable.Cell>
          <IndexTable.Cell>{entry.what}</IndexTable.Cell>
          <IndexTable.Cell>
            <Amount>{entry.base}</Amount>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Amount>{entry.amount}</Amount>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <StateBadge look={entry.state.look}>{entry.state.text}</StateBadge>
          </IndexTable.Cell>
          <IndexTable.Cell>{entry.payableOn}</IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </TableCard>
  );
}

function TableCard({
  title,
  notes = [],
  action = null,
  empty,
  more,
  names,
  headings,
  children,
}: {
  title: string;
  notes?: readonly string[];
  action?: React.JSX.Element | null;
  empty: string;
  more: string | null;
  names: readonly [string, string];
  headings: readonly [Heading, ...Heading[]];
  children: React.JSX.Element[];
}) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            {action}
          </InlineStack>
          {notes.map((note) => (
            <Text key={note} as="p" tone="subdued" numeric>
              {note}
            </Text>
          ))}
          {children.length === 0 && (
            <Text as="p" tone="subdued">
              {empty}
            </Text>
          )}
        </BlockStack>
      </Box>
      {children.length > 0 && (
        <ScrollTable label={title}>
          <IndexTable
            selectable={false}
            itemCount={children.length}
            resourceName={{ singular: names[0], plural: names[1] }}
            headings={[...headings] as [Heading, ...Heading[]]}
          >
            {children}
          </IndexTable>
        </ScrollTable>
      )}
      {more && (
        <Box padding="400">
          <Link url={more}>{`Show more ${names[1]}`}</Link>
        </Box>
      )}
    </Card>
  );
}
