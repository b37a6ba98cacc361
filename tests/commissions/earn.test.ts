import { expect, test } from "vitest";
import { earn } from "#app/commissions/earn.ts";
import type { Terms } from "#app/programs/terms.ts";
import { termsValues } from "../support/terms.ts";

const orderedAt = new Date("2026-05-04T12:00:00Z");
const order = { processedAt: orderedAt, fulfilledAt: null, deliveredAt: null };
const rate: Terms = {
  ...termsValues({ rateBasisPoints: 1250 }),
  id: "terms",
  offerId: "offer",
  version: 1,
  validFrom: orderedAt,
};
const flat: Terms = { ...rate, kind: "flat", rateBasisPoints: null, flatMinor: 500n };
const hers = (commissionableMinor: bigint, terms: Terms, soldMinor = commissionableMinor) => [
  {
    creatorId: "anna",
    commissionableMinor,
    soldMinor,
    terms,
    isNewCustomer: null,
    discountMinor: 0n,
    lines: [],
    placedOn: null,
  },
];
const amountOf = (...given: Parameters<typeof hers>) => earn(order, hers(...given))[0]?.amountMinor;

test("C05: 12.5 % of each base, rounded half away from zero once", () => {
  expect([8925n, 10725n, 7325n, 1800n].map((base) => amountOf(base, rate))).toEqual([
    1116n,
    1341n,
    916n,
    225n,
  ]);
});

test("a base below zero earns nothing and owes nothing", () => {
  expect(earn(order, hers(-500n, rate))[0]).toMatchObject({
    baseMinor: 0n,
    amountMinor: 0n,
  });
});

test("a flat sum is earned while anything is kept", () => {
  expect(amountOf(1n, flat)).toBe(500n);
  expect(amountOf(0n, flat)).toBe(0n);
});

test("a flat sum loses the refunded share where that is agreed", () => {
  const shared: Terms = { ...flat, flatOnRefund: "share" };
  expect(amountOf(6000n, shared, 8000n)).toBe(375n); // three quarters of 5.00
  expect(amountOf(1n, shared, 3n)).toBe(167n); // a third: 166.67 cents
  expect(amountOf(8000n, shared, 8000n)).toBe(500n);
  expect(amountOf(6000n, flat, 8000n)).toBe(500n);
});

test("the hold ends so many times 24 hours after the order", () => {
  const [target] = earn(order, hers(100n, rate));
  expect(target?.payableAt).toEqual(new Date("2026-06-03T12:00:00Z"));
});

test("a hold from the parcel is told apart from its day, since that may still move", () => {
  const terms: Terms = { ...rate, holdBasis: "fulfilment" };
  const sent = { ...order, fulfilledAt: new Date("2026-05-06T09:00:00Z") };
  expect(earn(order, hers(100n, terms))[0]).toMatchObject({ payableAt: null, holdEndsAt: null });
  expect(earn(sent, hers(100n, terms))[0]).toMatchObject({
    payableAt: null,
    holdEndsAt: new Date("2026-06-05T09:00:00Z"),
  });
});

test("an order of nobody earns nothing", () => {
  expect(earn(order, [])).toEqual([]);
});
