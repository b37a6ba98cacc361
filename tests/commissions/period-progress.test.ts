import { expect, test } from "vitest";
import type { PeriodSums } from "#app/commissions/period.ts";
import { progressOf } from "#app/commissions/period-progress.ts";
import { periodTerms, termsValues } from "../support/terms.ts";

const period = periodTerms({
  tiers: {
    measure: "net",
    mode: "marginal",
    steps: [
      { from: 100_000n, rateBasisPoints: 1500 },
      { from: 500_000n, rateBasisPoints: 2000 },
    ],
  },
  goals: [{ measure: "orders", from: 40n, amountMinor: 5_000n }],
  capMinor: 50_000n,
});
const sums = (given: Partial<PeriodSums> = {}): PeriodSums => ({
  terms: {
    ...termsValues({ rateBasisPoints: 1000, period }),
    id: "t1",
    offerId: "offer",
    version: 1,
    validFrom: new Date(0),
  },
  orders: 13,
  netMinor: 130_000n,
  baseMinor: 120_000n,
  amountMinor: 12_000n,
  baseBySteps: [],
  ...given,
});

test("each tier, goal and limit says how far it is reached, tiers by what no exception decides", () => {
  // 120.00 of the orders and 200.00 × 5 % = 10.00 of the first tier.
  expect(progressOf(period, { sums: [sums()], allTime: [] }, "USD")).toEqual({
    addedMinor: 1_000n,
    addedInAllMinor: null,
    rows: [
      { label: "15 % beyond $1,000.00 net a month", words: "$1,200.00 of $1,000.00", percent: 100 },
      { label: "20 % beyond $5,000.00 net a month", words: "$1,200.00 of $5,000.00", percent: 24 },
      { label: "$50.00 for 40 orders a month", words: "13 of 40 orders", percent: 32 },
      { label: "Most that is paid", words: "$130.00 of $500.00", percent: 26 },
    ],
  });
});

test("before the first order of a period all of it is still to come", () => {
  const { rows, addedMinor } = progressOf(period, { sums: [], allTime: [] }, "USD");
  expect(rows.map(({ percent }) => percent)).toEqual([0, 0, 0, 0]);
  expect(addedMinor).toBe(0n);
});

test("a goal that is paid once and the most in all count every month, what months added among it", () => {
  const goals = [{ measure: "net" as const, from: 200_000n, amountMinor: 5_000n }];
  const agreed = periodTerms({ allTime: { goals, capMinor: 30_000n } });
  const { terms } = sums();
  const allTime = [
    { terms: { ...terms, period: agreed }, orders: 20, netMinor: 200_000n, earnedMinor: 22_000n },
  ];
  // 220.00 of orders and months, and the goal's 50.00.
  const { rows, addedInAllMinor } = progressOf(agreed, { sums: [], allTime }, "USD");
  expect(addedInAllMinor).toBe(5_000n);
  expect(rows).toEqual([
    { label: "$50.00 for $2,000.00 net in all", words: "$2,000.00 of $2,000.00", percent: 100 },
    { label: "Most that is paid in all", words: "$270.00 of $300.00", percent: 90 },
  ]);
});

test("where all time is counted, its goals and limit are said once, with what they add", () => {
  const goals = [{ measure: "net" as const, from: 200_000n, amountMinor: 5_000n }];
  const agreed = periodTerms({ kind: "lifetime", goals, capMinor: 30_000n });
  const ofAll = sums({ terms: { ...sums().terms, period: agreed }, netMinor: 200_000n });
  const allTime = [{ terms: ofAll.terms, orders: 20, netMinor: 200_000n, earnedMinor: 22_000n }];
  expect(progressOf(agreed, { sums: [ofAll], allTime }, "USD")).toEqual({
    addedMinor: 5_000n,
    addedInAllMinor: null,
    rows: [
      { label: "$50.00 for $2,000.00 net in all", words: "$2,000.00 of $2,000.00", percent: 100 },
      { label: "Most that is paid in all", words: "$270.00 of $300.00", percent: 90 },
    ],
  });
});
