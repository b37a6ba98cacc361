// Replay: what stored orders would have earned under other terms, before anybody saves them.
import { earn } from "#app/commissions/earn.ts";
import { addedInAll, type PeriodOrder, slicesOf } from "#app/commissions/period.ts";
import { localDateOf } from "#app/kit/calendar.ts";
import { formatMoney } from "#app/kit/money.ts";
import type { CommissionOrder } from "#app/programs/commission.ts";
import { type PeriodName, periodOf } from "#app/programs/period-terms.ts";
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

/** What an order of before counts in a period that the replayed orders go on with, or over all time. */
export type EarlierOrder = PeriodOrder & Readonly<{ creatorId: string; period: PeriodName }>;

export type ReplayTerms = Readonly<{
  versions: readonly Terms[];
  proposed: TermsValues;
  /** The shop's. */
  zone: string;
  /** In the order in which they were placed. */
  earlier: readonly EarlierOrder[];
}>;

/**
 * Each order's commission twice, by its own terms and by the proposed ones, each rounded as the ledger rounds it, with what the periods of
 * the orders add. The proposed terms count as the version after all others.
 */
export function replay(
  orders: readonly ReplayOrder[],
  { versions, proposed, zone, earlier }: ReplayTerms,
): Replay {
  const last = Math.max(...versions.map(({ version }) => version));
  const own = (order: ReplayOrder) => termsInForce(versions, order.processedAt);
  const next = { id: "proposed", version: last + 1 };
  const now = commissions(orders, { termsOf: own, zone, earlier });
  const then = commissions(orders, {
    termsOf: (order) => ({ ...own(order), ...proposed, ...next }),
    zone,
    earlier,
  });
  const effects = [...now].map(
    ([creatorId, nowMinor]): CreatorEffect => ({
      creatorId,
      nowMinor,
      thenMinor: then.get(creatorId) ?? 0n,
    }),
  );
  return {
    orders: orders.length,
    nowMinor: effects.reduce((total, { nowMinor }) => total + nowMinor, 0n),
    thenMinor: effects.reduce((total, { thenMinor }) => total + thenMinor, 0n),
    changed: effects
      .filter(({ nowMinor, thenMinor }) => nowMinor !== thenMinor)
      .sort((a, b) => compare(sizeOf(b), sizeOf(a)) || (a.creatorId < b.creatorId ? -1 : 1)),
  };
}

type Applied = Readonly<{
  termsOf: (order: ReplayOrder) => Terms;
  zone: string;
  earlier: readonly EarlierOrder[];
}>;

/** Commission by creator: of the orders, and what their periods add to it beyond what they added before. */
function commissions(
  orders: readonly ReplayOrder[],
  { termsOf, zone, earlier }: Applied,
): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  const add = (creatorId: string, minor: bigint) =>
    sums.set(creatorId, (sums.get(creatorId) ?? 0n) + minor);
  const counted: EarlierOrder[] = [];
  // The oldest first: their places in a period are those of the ledger.
  for (const order of orders.toReversed()) {
    const { creatorId } = order;
    const [target] = earn(order, [{ ...order, terms: termsOf(order) }]);
    if (!target) continue;
    const { amountMinor, counts } = target;
    add(creatorId, amountMinor);
    if (!counts?.terms.period) continue;
    const period = periodOf(counts.terms.period.kind, localDateOf(order.processedAt, zone));
    counted.push({ creatorId, period, ...counts, amountMinor });
  }
  const before = Map.groupBy(earlier, ({ creatorId }) => creatorId);
  for (const [creatorId, group] of Map.groupBy(counted, (order) => order.creatorId)) {
    const past = before.get(creatorId) ?? [];
    add(creatorId, addedBy([...past, ...group]) - addedBy(past));
  }
  return sums;
}

const addedBy = (orders: readonly EarlierOrder[]): bigint =>
  addedInAll([...Map.groupBy(orders, ({ period }) => period).values()].map(slicesOf));

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
