// Progress: how far a creator has come towards the tiers and goals of a period, and how much of its limit is used.
import type { AllTimeSums, PeriodSums } from "#app/commissions/period.ts";
import { formatMoney } from "#app/kit/money.ts";
import { allTimeParts, periodParts } from "#app/programs/period-commission.ts";
import {
  type AllTimeTerms,
  allTimeOf,
  describeGoal,
  describeStep,
  type Measure,
  type PeriodTerms,
} from "#app/programs/period-terms.ts";

/** One tier, goal or limit: what it is, how far it is reached in words, and the same of a hundred (0 to 100). */
export type ProgressRow = Readonly<{ label: string; words: string; percent: number }>;

export type Progress = Readonly<{
  rows: readonly ProgressRow[];
  /** What the period has added to the commission of its orders, or taken off. */
  addedMinor: bigint;
  /** What goals and the limit over all time have, beside a month or quarter; null where none are agreed. */
  addedInAllMinor: bigint | null;
}>;

/**
 * How far the orders of a period have come under the terms that now count; `sums` are those of all versions, in their order, `allTime` those
 * of all periods, which count for what is agreed over all time beside it.
 * 1,200.00 of the 5,000.00 that a tier begins at are "$1,200.00 of $5,000.00", 24 of a hundred.
 */
export function progressOf(
  terms: PeriodTerms,
  { sums, allTime }: Readonly<{ sums: readonly PeriodSums[]; allTime: readonly AllTimeSums[] }>,
  currency: string,
): Progress {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  const { tierMinor, goalMinor, capMinor } = periodParts(sums);
  const added = tierMinor + goalMinor + capMinor;
  const inAll = allTimeOf(terms);
  const addedInAll = addedOverAllTime(allTime);
  const total = (amount: "netMinor" | "baseMinor" | "amountMinor") =>
    sums.reduce((sum, one) => sum + one[amount], 0n);
  const orders = BigInt(sums.reduce((sum, one) => sum + one.orders, 0));
  const row = (label: string, done: bigint, from: bigint, measure: Measure): ProgressRow => ({
    label,
    words: measure === "net" ? `${money(done)} of ${money(from)}` : `${done} of ${from} orders`,
    percent: done >= from ? 100 : Number((done * 100n) / from),
  });
  const { tiers } = terms;
  const isAllTime = terms.kind === "lifetime";
  const own = isAllTime ? NOTHING : terms;
  const earned = total("amountMinor") + added;
  return {
    addedMinor: isAllTime ? added + addedInAll : added,
    addedInAllMinor: isAllTime || inAll === null ? null : addedInAll,
    rows: [
      ...(tiers?.steps ?? []).map((step) => {
        const measure = tiers?.measure ?? "net";
        const done = measure === "net" ? total("baseMinor") : orders;
        return row(describeStep(terms, step, currency), done, step.from, measure);
      }),
      ...own.goals.map((goal) => {
        const done = goal.measure === "net" ? total("netMinor") : orders;
        return row(describeGoal(terms, goal, currency), done, goal.from, goal.measure);
      }),
      ...(own.capMinor === null ? [] : [row("Most that is paid", earned, own.capMinor, "net")]),
      ...allTimeRows(inAll, allTime, { row, currency }),
    ],
  };
}

const NOTHING: AllTimeTerms = { goals: [], capMinor: null };

function addedOverAllTime(slices: readonly AllTimeSums[]): bigint {
  const { goalMinor, capMinor } = allTimeParts(slices);
  return goalMinor + capMinor;
}

type Row = (label: string, done: bigint, from: bigint, measure: Measure) => ProgressRow;

function allTimeRows(
  terms: AllTimeTerms | null,
  slices: readonly AllTimeSums[],
  { row, currency }: Readonly<{ row: Row; currency: string }>,
): ProgressRow[] {
  if (terms === null) return [];
  const net = slices.reduce((sum, { netMinor }) => sum + netMinor, 0n);
  const orders = BigInt(slices.reduce((sum, one) => sum + one.orders, 0));
  const earned = slices.reduce(
    (sum, { earnedMinor }) => sum + earnedMinor,
    addedOverAllTime(slices),
  );
  const { goals, capMinor } = terms;
  return [
    ...goals.map((goal) => {
      const label = describeGoal({ kind: "lifetime" }, goal, currency);
      return row(label, goal.measure === "net" ? net : orders, goal.from, goal.measure);
    }),
    ...(capMinor === null ? [] : [row("Most that is paid in all", earned, capMinor, "net")]),
  ];
}
