import { TZDate, tz } from "@date-fns/tz";
import { format } from "date-fns/format"; // not from "date-fns": its barrel of a thousand files costs 270 MB and a second
import { invariant } from "#app/kit/invariant.ts";

/** A day on the shop's calendar, "YYYY-MM-DD"; without a zone and without a time. */
export type LocalDate = string;

/** The days from `from` up to, but without, `to`. */
export type Period = Readonly<{ from: LocalDate; to: LocalDate }>;

const DAY_MS = 86_400_000;

/** The day that a text names, or null: "2024-02-29" is a day, "2026-02-29" and "2026-2-1" are not. Years 1900 to 2999. */
export function parseLocalDate(text: string): LocalDate | null {
  if (!/^(19|2\d)\d\d-\d\d-\d\d$/.test(text)) return null;
  const instant = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return null;
  return dayOfUtc(instant) === text ? text : null;
}

/** The day that it is in an IANA zone at an instant. */
export function localDateOf(instant: Date, zone: string): LocalDate {
  return format(instant, "yyyy-MM-dd", { in: tz(zone) });
}

/** The first instant of a day in an IANA zone; not always midnight, since some zones change their clocks at midnight. */
export function startOfDay(day: LocalDate, zone: string): Date {
  const date = midnightUtc(day);
  const midnight = new TZDate(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    zone,
  ).getTime();
  // Where clocks go back over midnight there are two midnights, and the day begins with the first.
  const hourBefore = new Date(midnight - DAY_MS / 24);
  return localDateOf(hourBefore, zone) === day ? hourBefore : new Date(midnight);
}

/** The day `n` days later, or earlier for a negative `n`: ("2026-02-28", 1) is "2026-03-01". */
export function addDays(day: LocalDate, n: number): LocalDate {
  return dayOfUtc(plusDays(midnightUtc(day), n));
}

/** How many days lie from one day to another: ("2026-11-01", "2026-11-04") is 3; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((midnightUtc(to).getTime() - midnightUtc(from).getTime()) / DAY_MS);
}

/** Every day of a period, in order; none when it is empty. */
export function daysOf(period: Period): LocalDate[] {
  const count = Math.max(0, daysBetween(period.from, period.to));
  return Array.from({ length: count }, (_, i) => addDays(period.from, i));
}

/** The period of equal length that ends where this one begins. */
export function periodBefore(period: Period): Period {
  return {
    from: addDays(period.from, -daysBetween(period.from, period.to)),
    to: period.from,
  };
}

/** The instant `days` × 24 hours later: the length of a hold or a window, which a change of clocks does not touch. */
export function plusDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS);
}

/** A day for people: "4 Nov 2026". */
export function formatDay(day: LocalDate): string {
  return format(midnightUtc(day), "d MMM yyyy", { in: tz("UTC") });
}

/** An instant for people, on the clock of an IANA zone: "4 Nov 2026, 10:42". */
export function formatInstant(instant: Date, zone: string): string {
  return format(instant, "d MMM yyyy, HH:mm", { in: tz(zone) });
}

/** The place that names an IANA zone: "America/New_York" is "New York". */
export function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** Midnight of a day in UTC, where each day has 24 hours: how days are counted, and how a date column is written. */
export function midnightUtc(day: LocalDate): Date {
  const instant = new Date(`${day}T00:00:00Z`);
  invariant(!Number.isNaN(instant.getTime()), `"${day.slice(0, 40)}" is no day`);
  return instant;
}

/** The day that it is in UTC: what a date column that was read as midnight holds. */
export function dayOfUtc(instant: Date): LocalDate {
  return instant.toISOString().slice(0, 10);
}
