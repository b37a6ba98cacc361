// Days and times of the story's shop, as its clock on the wall shows them.

export const ZONE = "America/New_York";
const DAY_MS = 86_400_000;

/** A day of the shop, "YYYY-MM-DD". */
export type Day = string;

const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE });

/** The day that the shop's clock shows at an instant. */
export function dayOf(instant: Date): Day {
  return calendar.format(instant);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The same day some months earlier, or the last of that month where it is shorter. */
export function monthsBefore(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}

/** The last day of the month that a day is in. */
export function endOfMonth(day: Day): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

/** The instant at which the shop's clock shows this day and second of the day. */
export function instantAt(day: Day, second: number): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + second * 1000;
  const once = wall - offsetMs(wall);
  return new Date(wall - offsetMs(once));
}

const clock = new Intl.DateTimeFormat("en-US", {
  timeZone: ZONE,
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});

/** How far the shop's clock is ahead of UTC at an instant; negative in America. */
function offsetMs(instant: number): number {
  const parts = new Map(
    clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)] as const),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - Math.floor(instant / 1000) * 1000;
}
