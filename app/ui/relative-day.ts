// How long ago a day was, in words, for as long as that is easier to read than its date.
import type { LocalDate } from "#app/kit/calendar.ts";

const DAY_MS = 86_400_000;
const DAYS_MAX = 7;

/** "Today", "Yesterday", "3 days ago", up to 7 days; null for an older day and for one to come. Both are days of the shop's calendar. */
export function relativeDay(day: LocalDate, today: LocalDate): string | null {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return days > 1 && days <= DAYS_MAX ? `${days} days ago` : null;
}
