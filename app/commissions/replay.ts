// Replay: what stored orders would have earned under other terms, before anybody saves them.
import { earn } from "#app/commissions/earn.ts";
import { formatMoney } from "#app/kit/money.ts";
import type { CommissionOrder } from "#app/programs/commission.ts";
import {
  type OrderDates,
  type Terms,
  type TermsValues,
  termsInForce,
} from "#app/programs/terms.ts";

/** An order that is credited to a creator under the offer; amounts are her share, minor units of the shop's currency. */
export type ReplayOrder = OrderDates & CommissionOrder & Readonly<{ creatorId: string }>;

export type CreatorEffect = Readonly<{ creatorId: string; nowMinor: bigint; thenMinor: bigint }>;

export type Replay = Readonly<{
  orders: number;
  /** Commission by the terms that were in force on each order's day. */
  nowMinor: bigint;
  /** Commission had the proposed terms been in force on all of them. */
  thenMinor: bigint;
  /** Creators whose commission differs, the largest difference first. */
  changed: readonly CreatorEffect[];
}>;

/** Each order's commission twice, by its own terms and by the proposed ones, each rounded as the ledger rounds it. */
export function replay(
  orders: readonly ReplayOrder[],
  { versions, proposed }: Readonly<{ versions: readonly Terms[]; proposed: TermsValues }>,
): Replay {
  const sums = new Map<string, { nowMinor: bigint; thenMinor: bigint }>();
  for (const order of orders) {
    const terms = termsInForce(versions, order.processedAt);
    const sum = sums.get(order.creatorId) ?? { nowMinor: 0n, thenMinor: 0n };
    sum.nowMinor += amountOf(order, terms);
    sum.thenMinor += amountOf(order, { ...terms, ...proposed });
    sums.set(order.creatorId, sum);
  }
  const effects = [...sums].map(([creatorId, sum]): CreatorEffect => ({ creatorId, ...sum }));
  return {
    orders: orders.length,
    nowMinor: effects.reduce((total, { nowMinor }) => total + nowMinor, 0n),
    thenMinor: effects.reduce((total, { thenMinor }) => total + thenMinor, 0n),
    changed: effects
      .filter(({ nowMinor, thenMinor }) => nowMinor !== thenMinor)
      .sort((a, b) => compare(sizeOf(b), sizeOf(a)) || (a.creatorId < b.creatorId ? -1 : 1)),
  };
}

const amountOf = (order: ReplayOrder, terms: Terms): bigint =>
  earn(order, [{ ...order, terms }])[0]?.amountMinor ?? 0n;

const sizeOf = ({ nowMinor, thenMinor }: CreatorEffect): bigint =>
  thenMinor > nowMinor ? thenMinor - nowMinor : nowMinor - thenMinor;

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The effect in words: "On the 214 orders of the last 90 days these terms cost $412.00 more: $1,204.00 instead of $792.00. 14 creators get
 * more."
 */
export function replayInWords(effect: Replay, { currency, days }: Words): string {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  if (effect.orders === 0)
    return `No order of the last ${days} days was credited under this offer: there is nothing to compare with.`;
  const on = `On the ${count(effect.orders, "order")} of the last ${days} days`;
  if (effect.changed.length === 0)
    return `${on} these terms cost the same: ${money(effect.nowMinor)}.`;
  const more = effect.thenMinor - effect.nowMinor;
  const cost =
    more === 0n
      ? `cost the same, ${money(effect.nowMinor)}, and share it otherwise`
      : `cost ${money(more > 0n ? more : -more)} ${more > 0n ? "more" : "less"}: ${money(effect.thenMinor)} instead of ${money(effect.nowMinor)}`;
  const up = effect.changed.filter(({ nowMinor, thenMinor }) => thenMinor > nowMinor).length;
  return `${on} these terms ${cost}. ${creatorsInWords(up, effect.changed.length - up)}`;
}

type Words = Readonly<{ currency: string; days: number }>;

function creatorsInWords(more: number, less: number): string {
  if (less === 0) return `${count(more, "creator")} would get more.`;
  if (more === 0) return `${count(less, "creator")} would get less.`;
  return `${count(more, "creator")} would get more, ${less.toLocaleString("en-US")} less.`;
}

const count = (n: number, unit: string): string =>
  n === 1 ? `1 ${unit}` : `${n.toLocaleString("en-US")} ${unit}s`;
