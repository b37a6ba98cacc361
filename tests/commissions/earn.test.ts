import { expect, test } from "vitest";
import { earn } from "#app/commissions/earn.ts";
import type { Terms } from "#app/programs/terms.ts";

const orderedAt = new Date("2026-05-04T12:00:00Z");
const rate: Terms = {
  id: "terms",
  offerId: "offer",
  version: 1,
  kind: "rate",
  rateBasisPoints: 1250,
  flatMinor: null,
  holdDays: 30,
  windowDays: 30,
  validFrom: orderedAt,
};
const flat: Terms = { ...rate, kind: "flat", rateBasisPoints: null, flatMinor: 500n };
const amountOf = (commissionableMinor: bigint, terms: Terms) =>
  earn(orderedAt, [{ creatorId: "anna", commissionableMinor, terms }])[0]?.amountMinor;

test("C05: 12.5 % of each base, rounded half away from zero once", () => {
  expect([8925n, 10725n, 7325n, 1800n].map((base) => amountOf(base, rate))).toEqual([
    1116n,
    1341n,
    916n,
    225n,
  ]);
});

test("a base below zero earns nothing and owes nothing", () => {
  expect(
    earn(orderedAt, [{ creatorId: "anna", commissionableMinor: -500n, terms: rate }])[0],
  ).toMatchObject({
    baseMinor: 0n,
    amountMinor: 0n,
  });
});

test("a flat sum is earned while anything is kept", () => {
  expect(amountOf(1n, flat)).toBe(500n);
  expect(amountOf(0n, flat)).toBe(0n);
});

test("the hold ends so many times 24 hours after the order", () => {
  const [target] = earn(orderedAt, [{ creatorId: "anna", commissionableMinor: 100n, terms: rate }]);
  expect(target?.payableAt).toEqual(new Date("2026-06-03T12:00:00Z"));
});

test("an order of nobody earns nothing", () => {
  expect(earn(orderedAt, [])).toEqual([]);
});
