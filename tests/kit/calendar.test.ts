import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  dayOfUtc,
  daysBetween,
  daysOf,
  formatDay,
  formatInstant,
  localDateOf,
  midnightUtc,
  parseLocalDate,
  periodBefore,
  placeOf,
  plusDays,
  startOfDay,
} from "#app/kit/calendar.ts";

const NEW_YORK = "America/New_York";
const BERLIN = "Europe/Berlin";
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays("1970-01-01", n));

test.each(["2026-11-04", "2024-02-29", "2000-02-29", "1900-01-01", "2999-12-31"])(
  "%s is a day",
  (text) => {
    expect(parseLocalDate(text)).toBe(text);
  },
);

test.each([
  "2026-02-29",
  "1900-02-29",
  "2026-02-30",
  "2026-13-01",
  "2026-00-10",
  "2026-04-31",
  "2026-1-1",
  "2026-11-04T00:00",
  " 2026-11-04",
  "0000-01-01",
  "tomorrow",
  "",
])("%j is no day", (text) => {
  expect(parseLocalDate(text)).toBeNull();
});

test.each([
  // Clocks go forward: this day has 23 hours.
  ["2026-03-08", NEW_YORK, "2026-03-08T05:00:00.000Z"],
  ["2026-03-09", NEW_YORK, "2026-03-09T04:00:00.000Z"],
  // Clocks go back: this day has 25 hours.
  ["2026-11-01", NEW_YORK, "2026-11-01T04:00:00.000Z"],
  ["2026-11-02", NEW_YORK, "2026-11-02T05:00:00.000Z"],
  ["2026-03-29", BERLIN, "2026-03-28T23:00:00.000Z"],
  ["2026-03-30", BERLIN, "2026-03-29T22:00:00.000Z"],
  ["2026-10-25", BERLIN, "2026-10-24T22:00:00.000Z"],
  ["2026-10-26", BERLIN, "2026-10-25T23:00:00.000Z"],
  // No midnight at all, and two of them.
  ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
  ["2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z"],
])("%s in %s begins at %s", (day, zone, instant) => {
  expect(startOfDay(day, zone).toISOString()).toBe(instant);
});

test.each([
  ["2026-11-01T03:59:59.999Z", NEW_YORK, "2026-10-31"],
  ["2026-11-01T04:00:00.000Z", NEW_YORK, "2026-11-01"],
  ["2026-11-02T04:59:59.999Z", NEW_YORK, "2026-11-01"],
  ["2026-11-02T05:00:00.000Z", NEW_YORK, "2026-11-02"],
  ["2026-03-29T21:59:59.999Z", BERLIN, "2026-03-29"],
  ["2026-03-29T22:00:00.000Z", BERLIN, "2026-03-30"],
  ["2024-02-29T12:00:00.000Z", BERLIN, "2024-02-29"],
])("%s in %s is on %s", (instant, zone, day) => {
  expect(localDateOf(new Date(instant), zone)).toBe(day);
});

test("the first instant of a day is on it and the one before is on the day before, in every zone", () => {
  const zone = fc.constantFrom(NEW_YORK, BERLIN, "Asia/Kathmandu", "Australia/Lord_Howe", "UTC");
  fc.assert(
    fc.property(anyDay, zone, (day, zoneName) => {
      const start = startOfDay(day, zoneName);
      expect(localDateOf(start, zoneName)).toBe(day);
      expect(localDateOf(new Date(start.getTime() - 1), zoneName)).toBe(addDays(day, -1));
    }),
  );
});

test.each([
  ["2026-02-28", 1, "2026-03-01"],
  ["2024-02-28", 1, "2024-02-29"],
  ["2024-02-29", 1, "2024-03-01"],
  ["2026-03-08", 1, "2026-03-09"],
  ["2026-01-01", -1, "2025-12-31"],
])("%s and %d days is %s", (day, n, result) => {
  expect(addDays(day, n)).toBe(result);
});

test("days between two days are those that were added", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (day, n) => {
      expect(daysBetween(day, addDays(day, n))).toBe(n);
    }),
  );
});

test("the days of a period leave out its end", () => {
  expect(daysOf({ from: "2024-02-28", to: "2024-03-02" })).toEqual([
    "2024-02-28",
    "2024-02-29",
    "2024-03-01",
  ]);
});

test("an empty or reversed period has no days", () => {
  expect(daysOf({ from: "2026-11-04", to: "2026-11-04" })).toEqual([]);
  expect(daysOf({ from: "2026-11-05", to: "2026-11-04" })).toEqual([]);
});

test("the period before is as long and ends where this one begins", () => {
  expect(periodBefore({ from: "2026-03-01", to: "2026-03-31" })).toEqual({
    from: "2026-01-30",
    to: "2026-03-01",
  });
});

test("thirty days of a hold are 720 hours, also over a change of clocks", () => {
  expect(plusDays(new Date("2026-10-10T12:00:00Z"), 30)).toEqual(new Date("2026-11-09T12:00:00Z"));
});

test("a day is shown as 4 Sep 2026", () => {
  expect(formatDay("2026-09-04")).toBe("4 Sep 2026");
});

test("an instant is shown on the shop's clock", () => {
  expect(formatInstant(new Date("2026-11-04T15:42:00Z"), NEW_YORK)).toBe("4 Nov 2026, 10:42");
});

test("a date column holds the day it was written with", () => {
  expect(midnightUtc("2026-11-04").toISOString()).toBe("2026-11-04T00:00:00.000Z");
  fc.assert(fc.property(anyDay, (day) => dayOfUtc(midnightUtc(day)) === day));
});

test("text that is no day throws where a day is due", () => {
  expect(() => addDays("soon", 1)).toThrow("no day");
});

test("a zone is said by its place", () => {
  expect(placeOf("America/New_York")).toBe("New York");
  expect(placeOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(placeOf("UTC")).toBe("UTC");
});
