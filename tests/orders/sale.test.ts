import { expect, test } from "vitest";
import { commissionableNet, counts, isOutward, type Sale } from "#app/orders/sale.ts";

const sale = (given: Partial<Sale>): Sale => ({
  gid: "gid://shopify/Sale/1",
  happenedAt: new Date("2026-05-04T12:00:00Z"),
  reason: "ORDER",
  actionType: "ORDER",
  lineType: "PRODUCT",
  lineGid: null,
  quantity: 1,
  totalMinor: 1080n,
  taxMinor: 80n,
  discountMinor: 0n,
  ...given,
});

test("a product adds its total without tax", () => {
  expect(commissionableNet(sale({}))).toBe(1000n);
  expect(commissionableNet(sale({ totalMinor: -1080n, taxMinor: -80n }))).toBe(-1000n);
});

test("only products and adjustments count", () => {
  expect(counts(sale({ lineType: "ADJUSTMENT" }))).toBe(true);
  for (const lineType of [
    "GIFT_CARD",
    "SHIPPING",
    "TIP",
    "DUTY",
    "FEE",
    "ADDITIONAL_FEE",
    "UNKNOWN",
  ])
    expect(commissionableNet(sale({ lineType }))).toBe(0n);
});

test.each([
  ["an ordered product", {}, true],
  ["a product added by an edit", { reason: "ORDER_EDIT", actionType: "UPDATE" }, true],
  ["a free product", { totalMinor: 0n, taxMinor: 0n }, true],
  ["a returned product", { actionType: "RETURN", totalMinor: -1080n, taxMinor: -80n }, false],
  ["a free product that comes back", { totalMinor: 0n, taxMinor: 0n, quantity: -1 }, false],
  ["a product taken out by an edit", { actionType: "UPDATE", totalMinor: -1080n }, false],
  ["an adjustment", { lineType: "ADJUSTMENT" }, false],
])("%s goes outward: %s", (_what, given, isOut) => {
  expect(isOutward(sale(given))).toBe(isOut);
});
