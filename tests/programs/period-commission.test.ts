// The examples of docs/terms.md that span a period, worked by hand there, and laws that hold for any.
import fc from "fast-check";
import { expect, test } from "vitest";
import { allTimeParts, type PeriodSlice, periodParts } from "#app/programs/period-commission.ts";
import type { Goal, PeriodTerms, Tiers } from "#app/programs/period-terms.ts";
import { periodTerms } from "../support/terms.ts";

/** 10 %, 15 % from 1,000.00 and 20 % from 5,000.00: check C10 of the measurement reference. */
const c10 = (mode: Tiers["mode"]): Tiers => ({
  measure: "net",
  mode,
  steps: [
    { from: 100_000n, rateBasisPoints: 1500 },
    { from: 500_000n, rateBasisPoints: 2000 },
  ],
});

/** Orders of one version at 10 %, all of their net at its rate. */
const slice = (
  netMinor: bigint,
  period: PeriodTerms | null,
  given: Partial<PeriodSlice> = {},
): PeriodSlice => ({
  terms: { rateBasisPoints: 1000, period },
  orders: 10,
  netMinor,
  baseMinor: netMinor,
  amountMinor: netMinor / 10n,
  baseBySteps: [],
  ...given,
});

/** What a period pays in all: its orders and what it adds. */
function inAll(...slices: PeriodSlice[]): bigint {
  const { tierMinor, goalMinor, capMinor } = periodParts(slices);
  return slices.reduce(
    (sum, { amountMinor }) => sum + amountMinor,
    tierMinor + goalMinor + capMinor,
  );
}

test.each([
  ["marginal", 99_999n, 10_000n],
  ["marginal", 100_000n, 10_000n],
  ["marginal", 600_000n, 90_000n],
  ["whole", 99_999n, 10_000n],
  ["whole", 100_000n, 15_000n],
  ["whole", 600_000n, 120_000n],
] as const)("tiers, %s, on %s minor units pay %s", (mode, net, pays) => {
  const amountMinor = (net + 5n) / 10n; // 9,999.9 is rounded to 10,000 at the order
  expect(inAll(slice(net, periodTerms({ tiers: c10(mode) }), { amountMinor }))).toBe(pays);
});

test("a rate from the third order on counts for the third and later orders alone", () => {
  // 4 orders of 50.00 at 10 %: 20.00; the third and fourth at 16 % give 2 × 50.00 × 6 % = 6.00 more.
  const tiers: Tiers = {
    measure: "orders",
    mode: "marginal",
    steps: [{ from: 3n, rateBasisPoints: 1600 }],
  };
  const orders = { orders: 4, baseBySteps: [10_000n] };
  expect(periodParts([slice(20_000n, periodTerms({ tiers }), orders)]).tierMinor).toBe(600n);
});

test("a number of orders that counts for all of them raises each", () => {
  const tiers: Tiers = {
    measure: "orders",
    mode: "whole",
    steps: [{ from: 3n, rateBasisPoints: 1600 }],
  };
  const period = periodTerms({ tiers });
  expect(inAll(slice(20_000n, period, { orders: 2 }))).toBe(2_000n);
  expect(inAll(slice(20_000n, period, { orders: 3 }))).toBe(3_200n);
});

test("tiers count what no exception decides, goals count all of it", () => {
  // 1,200.00 net, of which 300.00 are decided by an exception: 900.00 do not reach 1,000.00.
  const goals: Goal[] = [{ measure: "net", from: 120_000n, amountMinor: 2_500n }];
  const period = periodTerms({ tiers: c10("marginal"), goals });
  const parts = periodParts([slice(120_000n, period, { baseMinor: 90_000n })]);
  expect(parts).toEqual({ tierMinor: 0n, goalMinor: 2_500n, capMinor: 0n });
});

test("goals that are reached pay their sums, each once", () => {
  const goals: Goal[] = [
    { measure: "net", from: 100_000n, amountMinor: 5_000n },
    { measure: "net", from: 500_000n, amountMinor: 30_000n },
    { measure: "orders", from: 10n, amountMinor: 1_000n },
    { measure: "orders", from: 11n, amountMinor: 7_000n },
  ];
  expect(periodParts([slice(499_999n, periodTerms({ goals }))]).goalMinor).toBe(6_000n);
  expect(periodParts([slice(500_000n, periodTerms({ goals }))]).goalMinor).toBe(36_000n);
});

test("a cap takes off what orders, tiers and goals pay beyond it", () => {
  const goals: Goal[] = [{ measure: "net", from: 600_000n, amountMinor: 10_000n }];
  const period = periodTerms({ tiers: c10("marginal"), goals, capMinor: 75_000n });
  // 600.00 of the orders, 300.00 of the tiers, 100.00 of the goal: 250.00 too much.
  expect(periodParts([slice(600_000n, period)])).toEqual({
    tierMinor: 30_000n,
    goalMinor: 10_000n,
    capMinor: -25_000n,
  });
});

test("a later version goes on where the earlier one stopped, and each pays its own orders", () => {
  // 800.00 under the first version at 10 %; then 400.00 at 12 %, of which 200.00 lie beyond 1,000.00 and pay 3 % more: 6.00.
  const first = slice(80_000n, periodTerms({ tiers: c10("marginal") }));
  const second = slice(40_000n, periodTerms({ tiers: c10("marginal") }), {
    terms: { rateBasisPoints: 1200, period: periodTerms({ tiers: c10("marginal") }) },
    amountMinor: 4_800n,
  });
  expect(periodParts([first, second]).tierMinor).toBe(600n);
});

test("a goal is paid by the version whose orders reach it, so no later version pays it again or takes it back", () => {
  const goal = (amountMinor: bigint): Goal[] => [{ measure: "net", from: 100_000n, amountMinor }];
  const reached = slice(100_000n, periodTerms({ goals: goal(5_000n) }));
  const more = slice(50_000n, periodTerms({ goals: goal(9_000n) }));
  const without = slice(50_000n, periodTerms());
  expect(periodParts([reached, more]).goalMinor).toBe(5_000n);
  expect(periodParts([reached, without]).goalMinor).toBe(5_000n);
  expect(periodParts([without, more]).goalMinor).toBe(9_000n);
});

test("a cap that is agreed later leaves what was earned before it", () => {
  const before = slice(100_000n, periodTerms());
  const after = slice(100_000n, periodTerms({ capMinor: 4_000n }));
  expect(periodParts([before, after]).capMinor).toBe(-10_000n); // 100.00 stand, and leave no room
  expect(inAll(before, after)).toBe(10_000n);
});

const over = (earnedMinor: bigint, allTime: PeriodTerms["allTime"], netMinor = 80_000n) => ({
  terms: { rateBasisPoints: 1000, period: periodTerms({ allTime }) },
  ...{ orders: 8, netMinor, earnedMinor },
});

test("beside months, a goal is paid once and the most in all counts what months added", () => {
  const goals: Goal[] = [{ measure: "net", from: 150_000n, amountMinor: 5_000n }];
  // Two months with 900.00 each, 1,600.00 net: the goal, and 850.00 of 1,850.00 too much.
  expect(allTimeParts([over(180_000n, { goals, capMinor: 100_000n }, 160_000n)])).toEqual({
    tierMinor: 0n,
    goalMinor: 5_000n,
    capMinor: -85_000n,
  });
  expect(allTimeParts([over(180_000n, { goals, capMinor: null })]).goalMinor).toBe(0n);
});

test("over all time, too, each version pays what its own orders reach and leaves what was earned before it", () => {
  const goals: Goal[] = [{ measure: "net", from: 150_000n, amountMinor: 5_000n }];
  const later = over(9_000n, { goals, capMinor: 100_000n });
  expect(allTimeParts([over(180_000n, null), later])).toEqual({
    tierMinor: 0n,
    goalMinor: 5_000n, // 800.00 and 800.00
    capMinor: -14_000n, // no room is left for 90.00 and the goal
  });
  expect(allTimeParts([over(180_000n, null, 150_000n), later]).goalMinor).toBe(0n);
});

const minor = fc.bigInt({ min: 0n, max: 10_000_000n });
const steps = fc
  .uniqueArray(
    fc.tuple(fc.bigInt({ min: 1n, max: 1_000_000n }), fc.integer({ min: 1000, max: 5000 })),
    {
      selector: ([from]) => from,
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((all) =>
    all
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([from, rateBasisPoints]) => ({ from, rateBasisPoints })),
  );

test("marginal tiers above the own rate never pay less for more, and never more than the same steps on the whole", () => {
  const rising = steps.map((all) =>
    all.map((step, at) => ({ ...step, rateBasisPoints: 1000 + (at + 1) * 300 })),
  );
  fc.assert(
    fc.property(rising, minor, minor, (all, a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      const tier = (net: bigint, mode: Tiers["mode"]) =>
        periodParts([slice(net, periodTerms({ tiers: { measure: "net", mode, steps: all } }))])
          .tierMinor;
      expect(tier(more, "marginal")).toBeGreaterThanOrEqual(tier(less, "marginal"));
      expect(tier(more, "whole")).toBeGreaterThanOrEqual(tier(more, "marginal"));
    }),
  );
});

test("a period in two versions that agree the same pays what one version pays, to the rounding of a cent each", () => {
  fc.assert(
    fc.property(steps, minor, minor, fc.option(minor, { nil: null }), (all, a, b, capMinor) => {
      const period = periodTerms({
        tiers: { measure: "net", mode: "marginal", steps: all },
        capMinor,
      });
      const once = inAll(slice(a + b, period, { amountMinor: a / 10n + b / 10n, orders: 20 }));
      const twice = inAll(slice(a, period), slice(b, period));
      expect(Number(once - twice)).toBeGreaterThanOrEqual(-1);
      expect(Number(once - twice)).toBeLessThanOrEqual(1);
    }),
  );
});

test("a cap is never passed, and takes nothing off what stays below it", () => {
  fc.assert(
    fc.property(steps, minor, minor, (all, net, capMinor) => {
      const period = periodTerms({
        tiers: { measure: "net", mode: "whole", steps: all },
        capMinor,
      });
      const pays = inAll(slice(net, period));
      const free = inAll(slice(net, { ...period, capMinor: null }));
      expect(pays).toBe(free < capMinor ? free : capMinor);
    }),
  );
});
