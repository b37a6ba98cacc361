// The payout sheet: one row a creator, the same bytes every time it is asked for.
import { localDateOf } from "#app/kit/calendar.ts";
import { csvText } from "#app/kit/csv.ts";
import { decimalFromMinor } from "#app/kit/money.ts";
import type { PayoutState } from "#app/payouts/payout.ts";

/** One creator in a payout; the instants are those of her first and last order in it. */
export type StatementLine = Readonly<{
  creatorId: string;
  creator: string;
  amountMinor: bigint;
  entries: number;
  firstOrderAt: Date | null;
  lastOrderAt: Date | null;
}>;

export type Statement = Readonly<{
  payoutId: string;
  currency: string;
  state: PayoutState;
  reference: string | null;
  lines: readonly StatementLine[];
}>;

const HEADER = [
  "payout_id",
  "creator_id",
  "creator",
  "amount",
  "currency",
  "entries",
  "first_order_on",
  "last_order_on",
  "status",
  "reference",
] as const;

/**
 * The sheet as CSV: amounts as plain decimals in the payout's currency, days in the shop's zone, rows by the creators' ids, so that
 * neither the order of reading nor a locale changes a byte. Source: the CSV contract of the payout sheet.
 */
export function statementCsv(statement: Statement, zone: string): string {
  const lines = [...statement.lines].sort((a, b) => (a.creatorId < b.creatorId ? -1 : 1));
  const day = (instant: Date | null) => (instant === null ? null : localDateOf(instant, zone));
  return csvText(
    HEADER,
    lines.map((line) => [
      statement.payoutId,
      line.creatorId,
      line.creator,
      decimalFromMinor(line.amountMinor, statement.currency),
      statement.currency,
      line.entries,
      day(line.firstOrderAt),
      day(line.lastOrderAt),
      statement.state,
      statement.reference,
    ]),
  );
}
