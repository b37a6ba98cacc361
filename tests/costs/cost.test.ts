import { expect, test } from "vitest";
import { fieldErrorOf, giftTotal } from "#app/costs/cost.ts";

test("a gift costs its quantity at unit cost", () => {
  expect(giftTotal({ quantity: 3, unitCostMinor: 980n })).toBe(2940n);
  expect(giftTotal({ quantity: 1, unitCostMinor: 0n })).toBe(0n);
});

test("a gift of nothing or of a negative cost is a bug", () => {
  expect(() => giftTotal({ quantity: 0, unitCostMinor: 980n })).toThrow(/quantity/);
  expect(() => giftTotal({ quantity: 1.5, unitCostMinor: 980n })).toThrow(/quantity/);
  expect(() => giftTotal({ quantity: 1, unitCostMinor: -1n })).toThrow(/negative/);
});

test("a problem lands on the field that can solve it", () => {
  expect(Object.keys(fieldErrorOf("no-variant"))).toEqual(["variantGid"]);
  expect(Object.keys(fieldErrorOf("no-unit-cost"))).toEqual(["amount"]);
  expect(Object.keys(fieldErrorOf("too-far-ahead"))).toEqual(["incurredOn"]);
  expect(Object.keys(fieldErrorOf("conflict"))).toEqual(["amount"]);
});
