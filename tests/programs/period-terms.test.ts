import { expect, test } from "vitest";
import {
  allTimeOf,
  dayAfterPeriod,
  describePeriodTerms,
  isSamePeriodTerms,
  periodInWords,
  periodOf,
} from "#app/programs/period-terms.ts";
import { periodTerms } from "../support/terms.ts";

test.each([
  ["month", "2026-10-04", "2026-10", "2026-11-01", "October 2026"],
  ["month", "2026-12-31", "2026-12", "2027-01-01", "December 2026"],
  ["quarter", "2026-01-01", "2026-Q1", "2026-04-01", "Q1 2026"],
  ["quarter", "2026-06-30", "2026-Q2", "2026-07-01", "Q2 2026"],
  ["quarter", "2026-10-04", "2026-Q4", "2027-01-01", "Q4 2026"],
  ["lifetime", "2026-10-04", "lifetime", null, "all time"],
] as const)(
  "the %s of %s is %s, ends before %s and is called %s",
  (kind, day, period, after, words) => {
    expect(periodOf(kind, day)).toBe(period);
    expect(dayAfterPeriod(period)).toBe(after);
    expect(periodInWords(period)).toBe(words);
  },
);

test("period terms are said in phrases, those of whole amounts and of orders otherwise", () => {
  const steps = [
    { from: 100_000n, rateBasisPoints: 1500 },
    { from: 500_000n, rateBasisPoints: 2000 },
  ];
  const marginal = periodTerms({
    tiers: { measure: "net", mode: "marginal", steps },
    goals: [{ measure: "net", from: 1_000_000n, amountMinor: 50_000n }],
    capMinor: 200_000n,
  });
  expect(describePeriodTerms(marginal, "USD")).toEqual([
    "15 % beyond $1,000.00 net a month",
    "20 % beyond $5,000.00 net a month",
    "$500.00 for $10,000.00 net a month",
    "at most $2,000.00 a month",
  ]);
  const once = periodTerms({
    capMinor: 5_000n,
    allTime: {
      goals: [{ measure: "orders", from: 10n, amountMinor: 2_500n }],
      capMinor: 100_000n,
    },
  });
  expect(describePeriodTerms(once, "USD")).toEqual([
    "at most $50.00 a month",
    "$25.00 for 10 orders in all",
    "at most $1,000.00 in all",
  ]);
  const whole = periodTerms({
    kind: "quarter",
    tiers: { measure: "orders", mode: "whole", steps: [{ from: 50n, rateBasisPoints: 2000 }] },
    goals: [{ measure: "orders", from: 1n, amountMinor: 1_000n }],
  });
  expect(describePeriodTerms(whole, "USD")).toEqual([
    "20 % on all from 50 orders a quarter",
    "$10.00 for 1 order a quarter",
  ]);
  const byOrders = (from: bigint) =>
    periodTerms({
      kind: "lifetime",
      tiers: { measure: "orders", mode: "marginal", steps: [{ from, rateBasisPoints: 2000 }] },
    });
  expect(
    [2n, 11n, 22n, 113n, 1_203n].map((n) => describePeriodTerms(byOrders(n), "USD")[0]),
  ).toEqual([
    "20 % from the 2nd order in all",
    "20 % from the 11th order in all",
    "20 % from the 22nd order in all",
    "20 % from the 113th order in all",
    "20 % from the 1,203rd order in all",
  ]);
  expect(describePeriodTerms(null, "USD")).toEqual([]);
});

test("what counts over all time is that beside months, or all of terms that count over it", () => {
  const beside = { goals: [], capMinor: 5n };
  expect(allTimeOf(periodTerms({ allTime: beside }))).toEqual(beside);
  expect(allTimeOf(periodTerms({ kind: "lifetime", capMinor: 5n }))).toEqual(beside);
  expect(allTimeOf(periodTerms({ kind: "lifetime" }))).toBeNull();
  expect(allTimeOf(periodTerms({ capMinor: 5n }))).toBeNull();
  expect(allTimeOf(null)).toBeNull();
});

test("period terms are the same when every value is", () => {
  const terms = periodTerms({ capMinor: 5n });
  expect(isSamePeriodTerms(terms, { ...terms })).toBe(true);
  expect(isSamePeriodTerms(null, null)).toBe(true);
  for (const other of [
    null,
    { ...terms, kind: "quarter" as const },
    { ...terms, capMinor: 6n },
    { ...terms, allTime: { goals: [], capMinor: 5n } },
    { ...terms, goals: [{ measure: "net" as const, from: 1n, amountMinor: 1n }] },
    {
      ...terms,
      tiers: { measure: "net" as const, mode: "whole" as const, steps: [] },
    },
  ])
    expect(isSamePeriodTerms(terms, other)).toBe(false);
});
