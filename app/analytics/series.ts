/** A period cut into days or weeks without a gap: a day on which nothing happened is there, with nothing. */
import { mondayOf } from "#app/analytics/period.ts";
import { addDays, daysBetween, formatDay, type LocalDate, type Period } from "#app/kit/calendar.ts";

export type Grain = "day" | "week";

/** What happened on one day of the shop, in minor units; days without anything may be missing. */
export type DayFigures = Readonly<{
  day: LocalDate;
  netMinor: bigint;
  costMinor: bigint;
  newCustomers: number;
}>;

/** A day or a week of the series; a week that the period cuts holds only the period's days. */
export type Step = Readonly<{
  period: Period;
  netMinor: bigint;
  costMinor: bigint;
  newCustomers: number;
}>;

const DAYS_FOR_WEEKS = 32;

/** Days up to a month, weeks beyond: more bars than that are no longer read one by one. */
export function grainOf(period: Period): Grain {
  return daysBetween(period.from, period.to) < DAYS_FOR_WEEKS ? "day" : "week";
}

/** The steps of a period in order, each with the sums of its days. Weeks begin on Monday. Days outside the period count nothing. */
export function seriesOf(period: Period, grain: Grain, days: readonly DayFigures[]): Step[] {
  const byStart = new Map<LocalDate, Step>();
  for (const step of emptySteps(period, grain)) byStart.set(step.period.from, step);
  for (const figures of days) {
    const start = startOf(figures.day, period, grain);
    const step = byStart.get(start);
    if (step === undefined || figures.day < period.from || figures.day >= period.to) continue;
    byStart.set(start, {
      period: step.period,
      netMinor: step.netMinor + figures.netMinor,
      costMinor: step.costMinor + figures.costMinor,
      newCustomers: step.newCustomers + figures.newCustomers,
    });
  }
  return [...byStart.values()];
}

/** The short name of a step for an axis: the day it begins, "4 Nov". */
export function stepLabel(step: Step): string {
  return formatDay(step.period.from).slice(0, -5);
}

function emptySteps(period: Period, grain: Grain): Step[] {
  const steps: Step[] = [];
  let from = period.from;
  while (from < period.to) {
    const end = addDays(grain === "day" ? from : mondayOf(from), grain === "day" ? 1 : 7);
    const to = end < period.to ? end : period.to;
    steps.push({ period: { from, to }, netMinor: 0n, costMinor: 0n, newCustomers: 0 });
    from = to;
  }
  return steps;
}

function startOf(day: LocalDate, period: Period, grain: Grain): LocalDate {
  if (grain === "day") return day;
  const monday = mondayOf(day);
  return monday < period.from ? period.from : monday;
}
