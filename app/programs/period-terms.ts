// Period terms: what a creator earns beyond each order's own commission, worked out over a month, a quarter or all time.
import type { LocalDate } from "#app/kit/calendar.ts";
import { formatMoney } from "#app/kit/money.ts";
import { percentFromBasisPoints } from "#app/programs/percent.ts";

/** What tiers, goals and the most that is paid are counted over; months and quarters are of the shop's calendar. */
export type PeriodKind = "month" | "quarter" | "lifetime";

/** What is counted: net sales in minor units, or orders. */
export type Measure = "net" | "orders";

/** From so much on, this rate. */
export type TierStep = Readonly<{ from: bigint; rateBasisPoints: number }>;

/** Rates that rise, or fall, with what was sold in the period; below the first step the rate of the terms counts. */
export type Tiers = Readonly<{
  measure: Measure;
  /** `marginal`: a step's rate counts for what lies beyond it; `whole`: the highest step that was reached counts for all of it. */
  mode: "marginal" | "whole";
  /** By `from`, each above the one before. */
  steps: readonly TierStep[];
}>;

/** A sum for reaching a goal in a period, once in each. */
export type Goal = Readonly<{ measure: Measure; from: bigint; amountMinor: bigint }>;

export type PeriodTerms = Readonly<{
  kind: PeriodKind;
  tiers: Tiers | null;
  goals: readonly Goal[];
  /** A creator earns no more than this in a period; null is no limit. Minor units. */
  capMinor: bigint | null;
  /** What counts over all time beside months or quarters; null for nothing, and where all of it counts over all time. */
  allTime: AllTimeTerms | null;
}>;

/** Goals that are paid once, and the most that a creator earns in all. */
export type AllTimeTerms = Pick<PeriodTerms, "goals" | "capMinor">;

/** A period by name: "2026-10", "2026-Q4", "lifetime". */
export type PeriodName = string;

/**
 * The name of all time: of the tiers of terms that count over it, and of the goals and limits that do, whatever the tiers beside them count
 * over. So a creator's goal that is paid once stays so when her terms go from months to all time.
 */
export const ALL_TIME: PeriodName = "lifetime";

/** What terms agree over all time apart from tiers; null where they do not. */
export function allTimeOf(terms: PeriodTerms | null): AllTimeTerms | null {
  if (terms?.kind !== "lifetime") return terms?.allTime ?? null;
  const { goals, capMinor } = terms;
  return goals.length === 0 && capMinor === null ? null : { goals, capMinor };
}

/** The period that a day of the shop's calendar lies in: ("quarter", "2026-10-04") is "2026-Q4". */
export function periodOf(kind: PeriodKind, day: LocalDate): PeriodName {
  if (kind === "lifetime") return ALL_TIME;
  if (kind === "month") return day.slice(0, 7);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The first day after a period, null where it has no end: "2026-Q4" ends before "2027-01-01". Throws on what is no period. */
export function dayAfterPeriod(period: PeriodName): LocalDate | null {
  if (period === ALL_TIME) return null;
  const year = Number(period.slice(0, 4));
  const month = period[5] === "Q" ? Number(period[6]) * 3 : Number(period.slice(5, 7));
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return `${next.year}-${String(next.month).padStart(2, "0")}-01`;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A period for people: "October 2026", "Q4 2026", "all time". */
export function periodInWords(period: PeriodName): string {
  if (period === ALL_TIME) return "all time";
  const [year = "", part = ""] = period.split("-");
  return `${part.startsWith("Q") ? part : MONTHS[Number(part) - 1]} ${year}`;
}

/** Whether two versions agree the same over a period. */
export const isSamePeriodTerms = (a: PeriodTerms | null, b: PeriodTerms | null): boolean =>
  keyOf(a) === keyOf(b);

const keyOf = (terms: PeriodTerms | null): string =>
  JSON.stringify(
    terms && [
      terms.kind,
      terms.tiers && [
        terms.tiers.measure,
        terms.tiers.mode,
        terms.tiers.steps.map((step) => [String(step.from), step.rateBasisPoints]),
      ],
      ...keyOfGoals(terms),
      terms.allTime && keyOfGoals(terms.allTime),
    ],
  );

const keyOfGoals = ({ goals, capMinor }: AllTimeTerms) => [
  goals.map((goal) => [goal.measure, String(goal.from), String(goal.amountMinor)]),
  String(capMinor),
];

const EACH: Readonly<Record<PeriodKind, string>> = {
  month: "a month",
  quarter: "a quarter",
  lifetime: "in all",
};

/**
 * Period terms in words, a phrase a piece: "15 % beyond $1,000.00 net a month", "20 % on all from 50 orders a quarter", "$500.00 for
 * $10,000.00 net in all", "at most $2,000.00 a month".
 */
export function describePeriodTerms(terms: PeriodTerms | null, currency: string): string[] {
  if (terms === null) return [];
  const { kind, tiers, allTime } = terms;
  return [
    ...(tiers?.steps ?? []).map((step) => describeStep(terms, step, currency)),
    ...describeGoals(terms, kind, currency),
    ...(allTime === null ? [] : describeGoals(allTime, "lifetime", currency)),
  ];
}

const describeGoals = (
  { goals, capMinor }: AllTimeTerms,
  kind: PeriodKind,
  currency: string,
): string[] => [
  ...goals.map((goal) => describeGoal({ kind }, goal, currency)),
  ...(capMinor === null
    ? []
    : [`at most ${formatMoney({ minor: capMinor, currency })} ${EACH[kind]}`]),
];

/** A tier in words: "15 % beyond $1,000.00 net a month", "20 % on all from 50 orders a quarter", "20 % from the 3rd order in all". */
export function describeStep(
  { kind, tiers }: PeriodTerms,
  { from, rateBasisPoints }: TierStep,
  currency: string,
): string {
  const rate = `${percentFromBasisPoints(rateBasisPoints)} %`;
  const measure = tiers?.measure ?? "net";
  const reached = muchInWords(measure, from, currency);
  if (tiers?.mode === "whole") return `${rate} on all from ${reached} ${EACH[kind]}`;
  return measure === "orders"
    ? `${rate} from the ${ordinal(from)} order ${EACH[kind]}`
    : `${rate} beyond ${reached} ${EACH[kind]}`;
}

/** A goal in words: "$500.00 for $10,000.00 net a month". */
export const describeGoal = (
  { kind }: Pick<PeriodTerms, "kind">,
  { measure, from, amountMinor }: Goal,
  currency: string,
): string =>
  `${formatMoney({ minor: amountMinor, currency })} for ${muchInWords(measure, from, currency)} ${EACH[kind]}`;

const muchInWords = (measure: Measure, from: bigint, currency: string): string =>
  measure === "net" ? `${formatMoney({ minor: from, currency })} net` : ordersInWords(from);

const ordersInWords = (count: bigint): string =>
  count === 1n ? "1 order" : `${count.toLocaleString("en-US")} orders`;

/** A place in a row: 1n is "1st", 22n "22nd", 113n "113th". */
function ordinal(place: bigint): string {
  const ending = ["th", "st", "nd", "rd"][Number(place % 10n)] ?? "th";
  const isTeen = place % 100n >= 11n && place % 100n <= 13n;
  return `${place.toLocaleString("en-US")}${isTeen ? "th" : ending}`;
}
