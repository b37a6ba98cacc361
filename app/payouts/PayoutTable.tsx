import { IndexTable, Link, Text } from "@shopify/polaris";
import { PayoutBadge } from "#app/payouts/PayoutBadge.tsx";
import type { PayoutState } from "#app/payouts/payout.ts";
import { Amount } from "#app/ui/Amount.tsx";

export type PayoutRow = Readonly<{
  id: string;
  title: string;
  cutOff: string;
  state: PayoutState;
  stateLabel: string;
  creators: number;
  amount: string;
  reference: string | null;
  createdAt: string;
}>;

/** The payouts of the shop, newest first. */
export function PayoutTable({
  payouts,
  currency,
}: {
  payouts: readonly PayoutRow[];
  currency: string;
}) {
  return (
    <IndexTable
      selectable={false}
      itemCount={payouts.length}
      resourceName={{ singular: "payout", plural: "payouts" }}
      headings={[
        { title: "Payout" },
        { title: "Earned up to" },
        { title: "Creators", alignment: "end" },
        { title: `Amount (${currency})`, alignment: "end" },
        { title: "State" },
        { title: "Reference" },
        { title: "Opened" },
      ]}
    >
      {payouts.map((payout, position) => (
        <IndexTable.Row id={payout.id} key={payout.id} position={position}>
          <IndexTable.Cell>
            <Link url={`/app/payouts/${payout.id}`} dataPrimaryLink monochrome removeUnderline>
              <Text as="span" fontWeight="semibold">
                {payout.title}
              </Text>
            </Link>
          </IndexTable.Cell>
          <IndexTable.Cell>{payout.cutOff}</IndexTable.Cell>
          <IndexTable.Cell>
            <Amount>{payout.creators}</Amount>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Amount>{payout.amount}</Amount>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <PayoutBadge state={payout.state} label={payout.stateLabel} />
          </IndexTable.Cell>
          <IndexTable.Cell>{payout.reference ?? "—"}</IndexTable.Cell>
          <IndexTable.Cell>{payout.createdAt}</IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
