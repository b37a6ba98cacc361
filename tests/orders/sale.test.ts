import { expect, test } from "vitest";
import { commissionableNet, counts, isExchanged, isGivenBack } from "#app/orders/sale.ts";
import { sale } from "./sales.ts";

test("a product adds its total without tax", () => {
  expect(commissionableNet(sale({ totalMinor: 1080n, taxMinor: 80n }))).toBe(1000n);
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
    expect(commissionableNet(sale({ lineType, totalMinor: 1080n }))).toBe(0n);
});

test.each([
  ["an ordered product", {}, false],
  ["a product added by an edit", { reason: "ORDER_EDIT" }, false],
  ["a product taken out by an edit", { reason: "ORDER_EDIT", actionType: "RETURN" }, false],
  ["a refunded product", { reason: "REFUND", actionType: "RETURN" }, true],
  ["a returned product", { reason: "RETURN", actionType: "RETURN" }, true],
  ["an adjustment", { reason: "REFUND", lineType: "ADJUSTMENT" }, true],
  ["a return for an unknown reason", { reason: "UNKNOWN", actionType: "RETURN" }, true],
  ["an order for an unknown reason", { reason: "UNKNOWN" }, false],
  ["what is exchanged for a return", { reason: "RETURN" }, false],
  ["an update by a refund", { reason: "REFUND", actionType: "UPDATE" }, true],
])("%s gives money back: %s", (_what, given, isBack) => {
  expect(isGivenBack(sale(given))).toBe(isBack);
});

test("what is exchanged is a product that comes with a return", () => {
  expect(isExchanged(sale({ reason: "RETURN" }))).toBe(true);
  expect(isExchanged(sale({ reason: "RETURN", actionType: "RETURN" }))).toBe(false);
  expect(isExchanged(sale({ reason: "RETURN", lineType: "SHIPPING" }))).toBe(false);
  expect(isExchanged(sale({ reason: "ORDER" }))).toBe(false);
});
