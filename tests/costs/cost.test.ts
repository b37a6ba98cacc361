import { expect, test } from "vitest";
import { giftTotal, sumOfCosts } from "#app/costs/cost.ts";

test("a gift costs its quantity at unit cost", () => {
  expect(giftTotal({ quantity: 3, unitCostMinor: 980n })).toBe(2940n);
  expect(giftTotal({ quantity: 1, unitCostMinor: 0n })).toBe(0n);
});

test("a gift of nothing or of a negative cost is a bug", () => {
  expect(() => giftTotal({ quantity: 0, unitCostMinor: 980n })).toThrow(/quantity/);
  expect(() => giftTotal({ quantity: 1.5, unitCostMinor: 980n })).toThrow(/quantity/);
  expect(() => giftTotal({ quantity: 1, unitCostMinor: -1n })).toThrow(/negative/);
});

test("a voided cost is kept and not counted", () => {
  const voidedAt = new Date("2026-11-02T10:00:00Z");
  const costs = [
    { kind: "fee", amountMinor: 200_000n, voidedAt: null },
    { kind: "gift", amountMinor: 9_000n, voidedAt },
    { kind: "shipping", amountMinor: 2_500n, voidedAt: null },
  ] as const;
  expect(sumOfCosts(costs)).toBe(202_500n);
});
