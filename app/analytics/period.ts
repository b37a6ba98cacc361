/** A report's period: the shop's days it covers, and the equal number of days before them to compare with. */
import {
  addDays,
  daysBetween,
  formatDay,
  type LocalDate,
  type Period,
  parseLocalDate,
  periodBefore,
} from "#app/kit/calendar.ts";
import { err, ok, type Result } from "#app/kit/result.ts";

/** The spans that have a name, in the order in which they are offered. */
export const PRESETS = {
  "last-7-days": "Last 7 days",
  "last-30-days": "Last 30 days",
  "last-90-days": "Last 90 days",
  "last-12-weeks": "Last 12 weeks",
  "this-month": "This month",
  "last-month": "Last month",
  "this-quarter": "This quarter",
  "this-year": "This year",
} as const;

export type Preset = keyof typeof PRESETS;

export type ReportPeriod = Readonly<{
  preset: Preset | "custom";
  period: Period;
  /** The days before, as many; null when no comparison is wanted. */
  comparison: Period | null;
}>;

export type PeriodProblem = Readonly<{ kind: "bad-period"; message: string }>;

type Asked = Readonly<{
  preset: string | null;
  from: string | null;
  to: string | null;
  isCompared: boolean;
}>;

const YEAR_FIRST = "2000-01-01";
const YEAR_LAST = "2099-12-31";
const DAYS_MAX = 5 * 366;
const MONDAY = "1970-01-05";

/**
 * The period that an address asks for; without a preset and days, the last 30 days.
 * `from` and `to` are both included there; the answer is half-open. A preset wins over days. Impossible days are an error with a sentence.
 */
export function parsePeriod(asked: Asked, today: LocalDate): Result<ReportPeriod, PeriodProblem> {
  if (isPreset(asked.preset)) return ok(named(asked.preset, asked.isCompared, today));
  if (asked.from === null && asked.to === null) {
    return ok(named("last-30-days", asked.isCompared, today));
  }
  const days = parseDays(asked.from, asked.to);
  if (!days.ok) return days;
  const comparison = asked.isCompared ? periodBefore(days.value) : null;
  return ok({ preset: "custom", period: days.value, comparison });
}

/** A half-open period from two days that are both included: ("2026-10-01", "2026-10-31") ends before 1 November. */
export function parseDays(from: string | null, to: string | null): Result<Period, PeriodProblem> {
  if (!from || !to) return problem("Give a first and a last day, each as YYYY-MM-DD.");
  const first = parseLocalDate(from);
  if (first === null) return problem(`“${from.slice(0, 20)}” is not a day of the calendar.`);
  const last = parseLocalDate(to);
  if (last === null) return problem(`“${to.slice(0, 20)}” is not a day of the calendar.`);
  if (first < YEAR_FIRST || last > YEAR_LAST) {
    return problem("A report covers days of the years 2000 to 2099.");
  }
  if (first > last) return problem("The first day comes after the last day.");
  if (daysBetween(first, last) >= DAYS_MAX) return problem("A report covers five years at most.");
  return ok({ from: first, to: addDays(last, 1) });
}

/** The days of a preset on a given day of the shop: up to and including today, but for last month. */
export function presetPeriod(preset: Preset, today: LocalDate): Period {
  const tomorrow = addDays(today, 1);
  switch (preset) {
    case "last-7-days":
      return { from: addDays(tomorrow, -7), to: tomorrow };
    case "last-30-days":
      return { from: addDays(tomorrow, -30), to: tomorrow };
    case "last-90-days":
      return { from: addDays(tomorrow, -90), to: tomorrow };
    case "last-12-weeks":
      return { from: addDays(mondayOf(today), -11 * 7), to: tomorrow };
    case "this-month":
      return { from: firstOfMonth(today), to: tomorrow };
    case "last-month":
      return { from: firstOfMonth(addDays(firstOfMonth(today), -1)), to: firstOfMonth(today) };
    case "this-quarter":
      return { from: firstOfQuarter(today), to: tomorrow };
    case "this-year":
      return { from: `${today.slice(0, 4)}-01-01`, to: tomorrow };
  }
}

/** The Monday of a day's week: ISO 8601 weeks, whatever the locale. */
export function mondayOf(day: LocalDate): LocalDate {
  const weekday = ((daysBetween(MONDAY, day) % 7) + 7) % 7;
  return addDays(day, -weekday);
}

/** The last day that a half-open period includes. */
export function lastDayOf(period: Period): LocalDate {
  return addDays(period.to, -1);
}

/** A period for people: "26 Oct 2026 to 24 Nov 2026", or the one day. */
export function periodText(period: Period): string {
  const last = lastDayOf(period);
  if (period.from === last) return formatDay(last);
  return `${formatDay(period.from)} to ${formatDay(last)}`;
}

/** A report's period in a few words: the preset's name, or its days. */
export function periodName({ preset, period }: Pick<ReportPeriod, "preset" | "period">): string {
  return preset === "custom" ? periodText(period) : PRESETS[preset];
}

/** What the picker's button says: the period's name, and what it is compared with. */
export function periodLabel(report: ReportPeriod): string {
  const name = periodName(report);
  if (report.comparison === null) return name;
  const days = daysBetween(report.period.from, report.period.to);
  return `${name}, compared with ${days === 1 ? "the day" : `the ${days} days`} before`;
}

function named(preset: Preset, isCompared: boolean, today: LocalDate): ReportPeriod {
  const period = presetPeriod(preset, today);
  return { preset, period, comparison: isCompared ? periodBefore(period) : null };
}

function isPreset(text: string | null): text is Preset {
  return text !== null && Object.hasOwn(PRESETS, text);
}

function firstOfMonth(day: LocalDate): LocalDate {
  return `${day.slice(0, 7)}-01`;
}

function firstOfQuarter(day: LocalDate): LocalDate {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % 3);
  return `${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`;
}

function problem(message: string): Result<never, PeriodProblem> {
  return err({ kind: "bad-period", message });
}
