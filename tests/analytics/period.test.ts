import { expect, test } from "vitest";
import {
  lastDayOf,
  mondayOf,
  parseDays,
  parsePeriod,
  periodLabel,
  periodName,
  periodText,
  presetPeriod,
} from "#app/analytics/period.ts";

const NOTHING = { preset: null, from: null, to: null, isCompared: true };
const TODAY = "2026-11-24"; // a Tuesday

test.each([
  ["last-7-days", "2026-11-18", "2026-11-25"],
  ["last-30-days", "2026-10-26", "2026-11-25"],
  ["last-90-days", "2026-08-27", "2026-11-25"],
  ["last-12-weeks", "2026-09-07", "2026-11-25"],
  ["this-month", "2026-11-01", "2026-11-25"],
  ["last-month", "2026-10-01", "2026-11-01"],
  ["this-quarter", "2026-10-01", "2026-11-25"],
  ["this-year", "2026-01-01", "2026-11-25"],
] as const)("%s on 24 November 2026 is from %s up to %s", (preset, from, to) => {
  expect(presetPeriod(preset, TODAY)).toEqual({ from, to });
});

test("last month in January is December of the year before, and a quarter begins in January", () => {
  expect(presetPeriod("last-month", "2027-01-15")).toEqual({
    from: "2026-12-01",
    to: "2027-01-01",
  });
  expect(presetPeriod("this-quarter", "2027-03-31").from).toBe("2027-01-01");
});

test("an address that asks for nothing gets the last 30 days, compared with the 30 before", () => {
  expect(parsePeriod(NOTHING, TODAY)).toEqual({
    ok: true,
    value: {
      preset: "last-30-days",
      period: { from: "2026-10-26", to: "2026-11-25" },
      comparison: { from: "2026-09-26", to: "2026-10-26" },
    },
  });
});

test("own days are both included, and compared with as many before", () => {
  const parsed = parsePeriod({ ...NOTHING, from: "2026-10-01", to: "2026-10-31" }, TODAY);
  expect(parsed).toEqual({
    ok: true,
    value: {
      preset: "custom",
      period: { from: "2026-10-01", to: "2026-11-01" },
      comparison: { from: "2026-08-31", to: "2026-10-01" },
    },
  });
});

test("a preset wins over days, and an unknown preset is as none", () => {
  const asked = { ...NOTHING, isCompared: false, from: "2026-10-01", to: "2026-10-31" };
  expect(parsePeriod({ ...asked, preset: "this-month" }, TODAY)).toMatchObject({
    value: { preset: "this-month", comparison: null },
  });
  expect(parsePeriod({ ...asked, preset: "toString" }, TODAY)).toMatchObject({
    value: { preset: "custom" },
  });
});

test.each([
  [null, "2026-10-31", "Give a first and a last day, each as YYYY-MM-DD."],
  ["2026-10-01", "", "Give a first and a last day, each as YYYY-MM-DD."],
  ["2026-02-29", "2026-03-01", "“2026-02-29” is not a day of the calendar."],
  ["2026-01-01", "2026-13-01", "“2026-13-01” is not a day of the calendar."],
  ["01/10/2026", "2026-10-31", "“01/10/2026” is not a day of the calendar."],
  ["2026-10-31", "2026-10-01", "The first day comes after the last day."],
  ["1999-12-31", "2026-10-01", "A report covers days of the years 2000 to 2099."],
  ["2026-01-01", "2100-01-01", "A report covers days of the years 2000 to 2099."],
  ["2020-01-01", "2026-10-01", "A report covers five years at most."],
])("from %s to %s is refused: %s", (from, to, message) => {
  expect(parseDays(from, to)).toEqual({ ok: false, error: { kind: "bad-period", message } });
});

test("a leap day is a day", () => {
  expect(parseDays("2028-02-29", "2028-02-29")).toEqual({
    ok: true,
    value: { from: "2028-02-29", to: "2028-03-01" },
  });
});

test("weeks begin on Monday, also before 1970 and over a year's end", () => {
  expect(mondayOf("2026-11-24")).toBe("2026-11-23");
  expect(mondayOf("2026-11-23")).toBe("2026-11-23");
  expect(mondayOf("2026-11-22")).toBe("2026-11-16");
  expect(mondayOf("2027-01-01")).toBe("2026-12-28");
  expect(mondayOf("1969-12-31")).toBe("1969-12-29");
});

test("a period is said with both its days", () => {
  const period = { from: "2026-10-26", to: "2026-11-25" };
  expect(lastDayOf(period)).toBe("2026-11-24");
  expect(periodText(period)).toBe("26 Oct 2026 to 24 Nov 2026");
  expect(periodText({ from: "2026-11-24", to: "2026-11-25" })).toBe("24 Nov 2026");
});

test("the picker says the preset's name and what it is compared with", () => {
  const period = { from: "2026-10-26", to: "2026-11-25" };
  const comparison = { from: "2026-09-26", to: "2026-10-26" };
  expect(periodLabel({ preset: "last-30-days", period, comparison })).toBe(
    "Last 30 days, compared with the 30 days before",
  );
  expect(periodName({ preset: "last-30-days", period })).toBe("Last 30 days");
  expect(periodLabel({ preset: "custom", period, comparison: null })).toBe(
    "26 Oct 2026 to 24 Nov 2026",
  );
});
