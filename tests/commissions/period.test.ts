import { expect, test } from "vitest";
import { type PeriodOrder, periodHoldEnd, slicesOf } from "#app/commissions/period.ts";
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
