import type { LocalDate } from "#app/kit/calendar.ts";
import { relativeDay } from "#app/ui/relative-day.ts";

/** A moment as a table shows it: `exact` is the day and time on the shop's clock, seen on hover. */
export type Moment = Readonly<{ day: LocalDate; on: string; exact: string }>;

/** How long ago it was, up to 7 days, then its date; the exact time on hover. */
export function When({ moment, today }: { moment: Moment; today: LocalDate }) {
  return (
    <time dateTime={moment.day} title={moment.exact}>
      {relativeDay(moment.day, today) ?? moment.on}
    </time>
  );
}
