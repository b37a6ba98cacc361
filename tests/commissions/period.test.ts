import { expect, test } from "vitest";
import {
  addedInAll,
  allTimeSlices,
  type PeriodOrder,
  periodHoldEnd,
  slicesOf,
} from "#app/commissions/period.ts";
import type { Terms } from "#app/programs/terms.ts";
import { periodTerms, termsValues } from "../support/terms.ts";

const occurredAt = new Date("2026-10-20T12:00:00Z");
const moment = { kind: "tier", period: "2026-10", occurredAt, zone: "America/New_York" } as const;
const held = (holdBasis: Terms["holdBasis"] = "order") => ({ holdBasis, holdDays: 30 });

test("tiers and goals of October can be paid 30 days after October ended in the shop", () => {
  // 1 November begins at 04:00 UTC, in summer time; 30 times 24 hours later it is 1 December.
  expect(periodHoldEnd(held(), moment)).toEqual(new Date("2026-12-01T04:00:00Z"));
  expect(periodHoldEnd(held(), { ...moment, kind: "goal" })).toEqual(
    new Date("2026-12-01T04:00:00Z"),
  );
});

test("a hold that counts from the parcel gives the last one 14 days to arrive", () => {
  expect(periodHoldEnd(held("delivery"), moment)).toEqual(new Date("2026-12-15T04:00:00Z"));
  expect(periodHoldEnd(held("fulfilment"), moment)).toEqual(new Date("2026-12-15T04:00:00Z"));
});

test("what has no end waits for the hold alone, and what a cap takes off comes with the commission it takes from", () => {
  const inThirtyDays = new Date("2026-11-19T12:00:00Z");
  expect(periodHoldEnd(held(), { ...moment, period: "lifetime" })).toEqual(inThirtyDays);
  expect(periodHoldEnd(held("delivery"), { ...moment, kind: "cap" })).toEqual(inThirtyDays);
});

const version = (number: number, froms: readonly bigint[]): Terms => ({
  ...termsValues({
    period: periodTerms({
      tiers: {
        measure: "orders",
        mode: "marginal",
        steps: froms.map((from) => ({ from, rateBasisPoints: 2000 })),
      },
    }),
  }),
  id: `t${number}`,
  offerId: "offer",
  version: number,
  validFrom: occurredAt,
});

test("orders become sums by version, each order at the step that its place in the period has reached", () => {
  const [first, second] = [version(1, [2n]), version(2, [3n, 4n])];
  const order = (terms: Terms, minor: bigint): PeriodOrder => ({
    terms,
    netMinor: minor * 2n,
    baseMinor: minor,
    amountMinor: minor / 10n,
  });
  const orders = [order(first, 100n), order(second, 200n), order(first, 300n), order(second, 400n)];
  expect(slicesOf(orders)).toEqual([
    {
      terms: first,
      orders: 2,
      netMinor: 800n,
      baseMinor: 400n,
      amountMinor: 40n,
      baseBySteps: [300n],
    },
    {
      terms: second,
      orders: 2,
      netMinor: 1_200n,
      baseMinor: 600n,
      amountMinor: 60n,
      baseBySteps: [0n, 400n],
    },
  ]);
  expect(slicesOf([])).toEqual([]);
});

test("over all time months count together by version, each with what it added", () => {
  const agreed = (version: number, given: Parameters<typeof periodTerms>[0]): Terms => ({
    ...termsValues({ rateBasisPoints: 1_000, period: periodTerms(given) }),
    ...{ id: `t${version}`, offerId: "offer", version, validFrom: occurredAt },
  });
  const goals = [{ measure: "net" as const, from: 100_000n, amountMinor: 5_000n }];
  const first = agreed(1, { goals });
  const second = agreed(2, { allTime: { goals: [], capMinor: 20_000n } });
  const of = (terms: Terms, netMinor: bigint): PeriodOrder => ({
    ...{ terms, netMinor, baseMinor: netMinor, amountMinor: netMinor / 10n },
  });
  // May reaches its goal under the first version; June has an order of each, and no goal.
  const periods = [[of(first, 100_000n)], [of(first, 10_000n), of(second, 50_000n)]].map(slicesOf);
  expect(allTimeSlices(periods)).toEqual([
    { terms: first, orders: 2, netMinor: 110_000n, earnedMinor: 16_000n },
    { terms: second, orders: 1, netMinor: 50_000n, earnedMinor: 5_000n },
  ]);
  // 50.00 of May's goal; 210.00 are earned, and 10.00 of that are taken off.
  expect(addedInAll(periods)).toBe(4_000n);
});
