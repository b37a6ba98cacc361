// Past credit: the orders that carry a code and were placed before it was a creator's, and what crediting them would bring.
import { earn } from "#app/commissions/earn.ts";
import { formatMoney } from "#app/kit/money.ts";
import type { CommissionOrder } from "#app/programs/commission.ts";
import { type OrderDates, type Terms, termsInForce } from "#app/programs/terms.ts";

/** An order that carries a code of a creator who was not yet its owner; amounts in minor units of the shop's currency. */
export type PastOrder = OrderDates &
  CommissionOrder &
  Readonly<{
    id: string;
    netMinor: bigint;
    /** Who has it already; null when nobody has. */
    creditedTo: string | null;
  }>;

export type PastSum = Readonly<{
  /** Orders that nobody has yet. */
  orders: number;
  netMinor: bigint;
  commissionMinor: bigint;
  /** The first of them. */
  firstAt: Date | null;
  /** Orders of other creators, which stay theirs: creator id and how many. */
  others: readonly Readonly<{ creatorId: string; orders: number }>[];
}>;

/**
 * What crediting the past of a code would bring its creator: each order by the terms that were in force when it was placed, the first
 * version for orders older than all. Orders that another creator has are counted apart. The sum is to the cent what the ledger would say.
 */
export function sumOfPast(
  orders: readonly PastOrder[],
  { creatorId, terms }: Readonly<{ creatorId: string; terms: readonly Terms[] }>,
): PastSum {
  const free = orders.filter(({ creditedTo }) => creditedTo === null);
  const taken = orders.filter(({ creditedTo }) => creditedTo !== null && creditedTo !== creatorId);
  let netMinor = 0n;
  let commissionMinor = 0n;
  let firstAt: Date | null = null;
  for (const order of free) {
    const { processedAt } = order;
    const inForce = termsInForce(terms, processedAt);
    const [target] = earn(order, [{ ...order, creatorId, terms: inForce }]);
    netMinor += order.netMinor;
    commissionMinor += target?.amountMinor ?? 0n;
    if (firstAt === null || processedAt < firstAt) firstAt = processedAt;
  }
  const byOther = Map.groupBy(taken, ({ creditedTo }) => creditedTo ?? "");
  return {
    orders: free.length,
    netMinor,
    commissionMinor,
    firstAt,
    others: [...byOther].map(([id, some]) => ({ creatorId: id, orders: some.length })),
  };
}

/** The offer in words: "14 orders, $1,204.00 net, $120.40 commission since 1 Oct 2026". */
export function pastInWords(sum: PastSum, currency: string, since: string): string {
  const orders = sum.orders === 1 ? "1 order" : `${sum.orders.toLocaleString("en-US")} orders`;
  const money = (minor: bigint) => formatMoney({ minor, currency });
  return `${orders}, ${money(sum.netMinor)} net, ${money(sum.commissionMinor)} commission since ${since}`;
}
