import { AdjustBalance, type NewAdjustment } from "#app/commissions/AdjustmentForm.tsx";
import { ProgressCard, type ShownProgress } from "#app/commissions/ProgressCard.tsx";
import {
  type CreatorOrder,
  CreatorOrdersTable,
  type StatementLine,
  StatementTable,
} from "#app/commissions/StatementTable.tsx";
import type { LocalDate } from "#app/kit/calendar.ts";

/** What a creator page shows of the ledger: how far tiers and goals are reached, the orders with their reasons, then line by line. */
export function CreatorStatement({
  statement,
  today,
}: {
  today: LocalDate;
  statement: Readonly<{
    currency: string;
    progress: readonly ShownProgress[];
    orders: readonly CreatorOrder[];
    moreOrders: string | null;
    lines: readonly StatementLine[];
    moreLines: string | null;
    adjustment: NewAdjustment;
  }>;
}) {
  const { currency, progress, orders, moreOrders, lines, moreLines, adjustment } = statement;
  return (
    <>
      <ProgressCard progress={progress} />
      <CreatorOrdersTable orders={orders} currency={currency} today={today} more={moreOrders} />
      <StatementTable
        lines={lines}
        currency={currency}
        today={today}
        more={moreLines}
        action={<AdjustBalance fresh={adjustment} />}
      />
    </>
  );
}
