import fc from "fast-check";
import { expect, test } from "vitest";
import { type DayFigures, grainOf, seriesOf, stepLabel } from "#app/analytics/series.ts";
import { addDays } from "#app/kit/calendar.ts";

const day = (on: string, netMinor: bigint, costMinor = 0n, newCustomers = 0): DayFigures => ({
  day: on,
  netMinor,
  costMinor,
  newCustomers,
});

test("a period under 32 days is shown by day, from 32 days on by week", () => {
  expect(grainOf({ from: "2026-10-01", to: "2026-11-01" })).toBe("day"); // 31 days
  expect(grainOf({ from: "2026-10-01", to: "2026-11-02" })).toBe("week"); // 32 days
});

test("days on which nothing happened are there, with nothing", () => {
  const steps = seriesOf({ from: "2026-11-03", to: "2026-11-06" }, "day", [
    day("2026-11-05", 700n, 100n, 1),
  ]);
  expect(steps.map((step) => [step.period.from, step.netMinor, step.costMinor])).toEqual([
    ["2026-11-03", 0n, 0n],
    ["2026-11-04", 0n, 0n],
    ["2026-11-05", 700n, 100n],
  ]);
});

test("weeks begin on Monday, and the first and last hold only the period's days", () => {
  // 4 November 2026 is a Wednesday, 16 November a Monday.
  const steps = seriesOf({ from: "2026-11-04", to: "2026-11-17" }, "week", [
    day("2026-11-02", 1n), // before the period, in the week of its first day
    day("2026-11-04", 10n),
    day("2026-11-08", 20n, 5n, 2),
    day("2026-11-09", 400n),
    day("2026-11-16", 8_000n),
    day("2026-11-17", 90_000n), // after it
  ]);
  expect(steps).toEqual([
    {
      period: { from: "2026-11-04", to: "2026-11-09" },
      netMinor: 30n,
      costMinor: 5n,
      newCustomers: 2,
    },
    {
      period: { from: "2026-11-09", to: "2026-11-16" },
      netMinor: 400n,
      costMinor: 0n,
      newCustomers: 0,
    },
    {
      period: { from: "2026-11-16", to: "2026-11-17" },
      netMinor: 8_000n,
      costMinor: 0n,
      newCustomers: 0,
    },
  ]);
  expect(steps.map(stepLabel)).toEqual(["4 Nov", "9 Nov", "16 Nov"]);
});

test("steps follow each other without a gap, and no day's money is lost or counted twice", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 20_000 }),
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom("day" as const, "week" as const),
      fc.array(fc.tuple(fc.nat({ max: 399 }), fc.bigInt({ min: -1000n, max: 1000n }))),
      (start, length, grain, happened) => {
        const from = addDays("1990-01-01", start);
        const period = { from, to: addDays(from, length) };
        const days = happened
          .filter(([offset]) => offset < length)
          .map(([offset, net]) => day(addDays(from, offset), net));
        const steps = seriesOf(period, grain, days);
        expect(steps[0]?.period.from).toBe(period.from);
        expect(steps.at(-1)?.period.to).toBe(period.to);
        for (const [at, step] of steps.entries()) {
          if (at > 0) expect(step.period.from).toBe(steps[at - 1]?.period.to);
        }
        const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);
        expect(sum(steps.map((step) => step.netMinor))).toBe(sum(days.map((d) => d.netMinor)));
      },
    ),
    { numRuns: 50 },
  );
});
