// Period commission: what terms pay over a period beyond the commission of its orders.
import { multiplyAndRound } from "#app/kit/money.ts";
import {
  type AllTimeTerms,
  allTimeOf,
  type Measure,
  type Tiers,
} from "#app/programs/period-terms.ts";
import type { TermsValues } from "#app/programs/terms.ts";

/** What a creator's orders of a period come to that were placed under one version of the terms; minor units. */
export type PeriodSlice = Readonly<{
  terms: Pick<TermsValues, "rateBasisPoints" | "period">;
  /** Orders that count: those that pay something. */
  orders: number;
  /** Their commissionable net. */
  netMinor: bigint;
  /** Of it, what is paid at the terms' own rate and no exception decides. */
  baseMinor: bigint;
  /** Commission of the orders themselves. */
  amountMinor: bigint;
  /**
   * Where a step counts from an order of the period on: the base of the orders that lie at or beyond each step and before the next, by
   * step; empty otherwise.
   */
  baseBySteps: readonly bigint[];
}>;

/** What a period adds: by tiers, by goals, and what its cap takes off (never above zero). Minor units. */
export type PeriodParts = Readonly<{ tierMinor: bigint; goalMinor: bigint; capMinor: bigint }>;

type Sums = Readonly<Record<"net" | "base" | "orders" | "paid", bigint>>;

/** Ten-thousandths of a minor unit, so that rates are rounded once. */
const PARTS = 10_000n;

/**
 * What a period pays beyond its orders, from its slices in the order of their versions. Each slice is paid by its own version, on top of
 * what the earlier ones counted: a step or a goal is reached by the orders that cross it, and a cap leaves what was earned before it.
 * Tiers of 10 % to 1,000.00, 15 % to 5,000.00 and 20 % above make of 6,000.00: marginal 300.00 on top of 600.00, so 900.00; on the
 * whole 1,200.00. Source: check C10 of the measurement reference; docs/terms.md.
 */
export const periodParts = (slices: readonly PeriodSlice[]): PeriodParts =>
  sumOfParts(periodPartsBySlice(slices));

/** The same of each slice, in their order. */
export function periodPartsBySlice(slices: readonly PeriodSlice[]): PeriodParts[] {
  const total = slices.reduce(plus, NONE);
  let before = NONE;
  return slices.map((slice) => {
    const after = plus(before, slice);
    const tierMinor = tierOn(slice, { before, after, total });
    const { period } = slice.terms;
    const terms = period?.kind === "lifetime" ? null : period; // what counts over all time, allTimeParts adds
    const goalMinor = goalsOn(terms, before, after);
    const due = slice.amountMinor + tierMinor + goalMinor;
    const paid = withinCap(due, terms, before);
    before = { ...after, paid: before.paid + paid };
    return { tierMinor, goalMinor, capMinor: paid - due };
  });
}

/** What all orders of a creator come to that were placed under one version of the terms, with what their periods add; minor units. */
export type AllTimeSlice = Pick<PeriodSlice, "terms" | "orders" | "netMinor"> &
  Readonly<{ earnedMinor: bigint }>;

/**
 * What counts over all time, apart from tiers: goals that are paid once, and what the most in all takes off (never above zero).
 * Like a period's, each version pays its own orders on top of what the earlier ones counted. At most 1,000.00 in all, of two months with
 * 900.00 each: 800.00 are taken off.
 */
export function allTimeParts(slices: readonly AllTimeSlice[]): PeriodParts {
  let before = NONE;
  const parts = slices.map((slice) => {
    const after = plus(before, { ...slice, baseMinor: 0n });
    const terms = allTimeOf(slice.terms.period);
    const goalMinor = goalsOn(terms, before, after);
    const due = slice.earnedMinor + goalMinor;
    const paid = withinCap(due, terms, before);
    before = { ...after, paid: before.paid + paid };
    return { tierMinor: 0n, goalMinor, capMinor: paid - due };
  });
  return sumOfParts(parts);
}

/** Parts of several periods together. */
export const sumOfParts = (parts: readonly PeriodParts[]): PeriodParts =>
  parts.reduce(
    (sum, one) => ({
      tierMinor: sum.tierMinor + one.tierMinor,
      goalMinor: sum.goalMinor + one.goalMinor,
      capMinor: sum.capMinor + one.capMinor,
    }),
    { tierMinor: 0n, goalMinor: 0n, capMinor: 0n },
  );

const NONE: Sums = { net: 0n, base: 0n, orders: 0n, paid: 0n };

const plus = (sums: Sums, slice: Pick<PeriodSlice, "netMinor" | "baseMinor" | "orders">): Sums => ({
  ...sums,
  net: sums.net + slice.netMinor,
  base: sums.base + slice.baseMinor,
  orders: sums.orders + BigInt(slice.orders),
});

/** What of a sum is paid where earlier versions have paid already. */
function withinCap(due: bigint, terms: AllTimeTerms | null, before: Sums): bigint {
  const cap = terms?.capMinor ?? null;
  if (cap === null) return due;
  const room = cap > before.paid ? cap - before.paid : 0n;
  return due > room ? room : due;
}

/** What the rates of the tiers pay more, or less, than the terms' own rate on a slice. */
function tierOn(
  { terms, baseMinor, baseBySteps }: PeriodSlice,
  { before, after, total }: Readonly<{ before: Sums; after: Sums; total: Sums }>,
): bigint {
  const tiers = terms.period?.tiers;
  if (!tiers) return 0n;
  const own = terms.rateBasisPoints ?? 0;
  const bases = tiers.steps.map((_, at) => {
    if (tiers.mode === "whole") return stepReached(tiers, total) === at ? baseMinor : 0n;
    return tiers.measure === "orders"
      ? (baseBySteps[at] ?? 0n)
      : between(tiers, at, after.base) - between(tiers, at, before.base);
  });
  const exact = tiers.steps.reduce(
    (sum, { rateBasisPoints }, at) => sum + (bases[at] ?? 0n) * BigInt(rateBasisPoints - own),
    0n,
  );
  return multiplyAndRound(exact, 1n, PARTS);
}

/** The highest step that was reached; -1 for none. */
const stepReached = ({ measure, steps }: Tiers, total: Sums): number =>
  steps.findLastIndex(({ from }) => counted(measure, total) >= from);

/** What of a sum lies beyond a step and not beyond the next. */
function between({ steps }: Tiers, at: number, sum: bigint): bigint {
  const from = steps[at]?.from ?? 0n;
  const to = steps[at + 1]?.from;
  const top = to !== undefined && sum > to ? to : sum;
  return top > from ? top - from : 0n;
}

/** Tiers count what is paid at the terms' own rate. */
const counted = (measure: Measure, sums: Sums): bigint =>
  measure === "orders" ? sums.orders : sums.base;

/** The sums of the goals that the orders of a slice reach; a goal counts all net sales, whatever exceptions decide. */
function goalsOn(terms: AllTimeTerms | null, before: Sums, after: Sums): bigint {
  const reached = (terms?.goals ?? []).filter(
    ({ measure, from }) => before[measure] < from && after[measure] >= from,
  );
  return reached.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

/** Terms as they pay at most: at the highest rate that their tiers reach. */
export function atTopTier(terms: TermsValues): TermsValues {
  const rates = terms.period?.tiers?.steps.map(({ rateBasisPoints }) => rateBasisPoints) ?? [];
  if (terms.rateBasisPoints === null) return terms;
  return { ...terms, rateBasisPoints: Math.max(terms.rateBasisPoints, ...rates) };
}
