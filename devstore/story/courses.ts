// When a creator's orders come: the course of each kind of creator, as days.
import type { Course } from "./creators.ts";
import { addDays, type Day, daysBetween, instantAt, weekdayOf } from "./days.ts";
import type { Random } from "./random.ts";

export type Span = Readonly<{ first: Day; last: Day }>;

/** Orders on each weekday, Sunday first: evenings of Sunday and Monday are the shop's best. */
const WEEKDAYS = [1.3, 1.2, 1, 0.95, 0.9, 0.85, 0.8];
/** Hours of the day by how much is bought in them. */
const HOURS = [1, 0.5, 0.2, 0.1, 0.1, 0.3, 1, 2, 3, 4, 4, 4, 5, 5, 4, 4, 4, 5, 6, 8, 9, 8, 5, 2];
const LEAK_DAYS = 9;
const LEAK_BEGINS_BEFORE_END = 27;
/** Of a leaked creator's orders, how many are her own. */
const LEAK_OWN_ORDERS = 22;
const SLOW_EARLY_ORDERS = 28;

/** The days of the launch offer: ten weeks after the beginning, for six weeks and a half. */
export function launchSpan({ first }: Span): Span {
  return { first: addDays(first, 70), last: addDays(first, 115) };
}

/** The days on which a leaked code makes the round. */
export function leakSpan({ last }: Span): Span {
  const first = addDays(last, -LEAK_BEGINS_BEFORE_END);
  return { first, last: addDays(first, LEAK_DAYS - 1) };
}

/** A day for each of a creator's orders, in no order. */
export function daysOfCourse(random: Random, span: Span, course: Course, orders: number): Day[] {
  const length = daysBetween(span.first, span.last);
  const from = (share: (chance: number) => number) => (): Day =>
    addDays(span.first, Math.min(length, Math.floor(share(random.next()) * (length + 1))));
  const within = ({ first, last }: Span) =>
    addDays(first, random.whole(0, daysBetween(first, last)));
  const many = (count: number, day: () => Day) => Array.from({ length: count }, day);
  switch (course) {
    case "steady":
      return many(
        orders,
        from((chance) => chance),
      );
    case "growing":
      return many(
        orders,
        from((chance) => Math.sqrt(chance)),
      );
    case "fading":
      return many(
        orders,
        from((chance) => 1 - Math.sqrt(chance)),
      );
    case "silent":
      return [];
    case "launch": {
      const launch = launchSpan(span);
      const posted = random.whole(0, 9);
      const days = daysBetween(launch.first, launch.last);
      const after = () => Math.floor(-9 * Math.log(1 - random.next()));
      return many(orders, () => addDays(launch.first, Math.min(days, posted + after())));
    }
    case "slow": {
      const early = many(
        SLOW_EARLY_ORDERS,
        from((chance) => 0.45 * chance * chance),
      );
      const wave = { first: addDays(span.last, -62), last: addDays(span.last, -34) };
      return [...early, ...many(orders - SLOW_EARLY_ORDERS, () => within(wave))];
    }
    case "leak": {
      const own = many(
        LEAK_OWN_ORDERS,
        from((chance) => 0.85 * chance),
      );
      const leak = leakSpan(span);
      return [...own, ...many(orders - LEAK_OWN_ORDERS, () => within(leak))];
    }
  }
}

/** A day of ordinary trade: a little more each month, by weekday. */
export function ordinaryDay(random: Random, span: Span): Day {
  const length = daysBetween(span.first, span.last);
  for (;;) {
    const place = random.whole(0, length);
    const day = addDays(span.first, place);
    const trend = 0.75 + (0.5 * place) / length;
    if (random.isLucky((trend * (WEEKDAYS[weekdayOf(day)] ?? 1)) / 1.65)) return day;
  }
}

/** A time of that day at which people buy. */
export function instantOn(random: Random, day: Day): Date {
  const hour = random.weighted([...HOURS.keys()], (each) => HOURS[each] ?? 0);
  return instantAt(day, hour * 3600 + random.whole(0, 3599));
}
