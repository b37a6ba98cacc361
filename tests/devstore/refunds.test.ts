import { expect, test } from "vitest";
import { editOrder } from "../../devstore/edit-order.ts";
import { figuresAsText } from "../../devstore/orders.ts";
import { cancelOrder, captureOrder, refundOrder } from "../../devstore/refund-order.ts";
import { NO_FIGURES, place, testCode, testShop } from "./shop.ts";

test("a refund of one piece gives back its share, and the pieces add up to the line", () => {
  const shop = testShop();
  testCode(shop, "ODD", { value: { kind: "amount", amount: 100n, appliesOnEachItem: false } });
  const order = place(shop, {
    lines: [{ sku: "THIRD", quantity: 3 }],
    codes: ["ODD"],
    taxRate: 0.1,
  });
  // 29.00 for three: 9.67, 9.66, 9.67; tax 2.90: 0.97, 0.96, 0.97.
  const totals = [1, 2, 3].map(
    () => refundOrder(shop, order, { lines: [{ line: "THIRD", quantity: 1 }] }).total.shop,
  );
  expect(totals).toEqual([1064n, 1062n, 1064n]);
  expect(order.financialStatus).toBe("REFUNDED");
  expect(figuresAsText(order)).toMatchObject({
    net: "0.00",
    refunds: "29.00",
    tax: "0.00",
    total: "0.00",
  });
  expect(() => refundOrder(shop, order, { lines: [{ line: "THIRD", quantity: 1 }] })).toThrow(
    "has 0 left",
  );
});

test("an amount-only refund is an adjustment without a line and lowers net sales", () => {
  const shop = testShop();
  const order = place(shop, {
    lines: [{ sku: "SERUM", quantity: 1 }],
    taxRate: 0.0825,
    shipping: "5",
  });
  refundOrder(shop, order, { amount: "7.50" });
  expect(order.agreements[1]).toMatchObject({
    reason: "REFUND",
    sales: [{ lineType: "ADJUSTMENT", lineId: null, total: { shop: -750n }, tax: { shop: 0n } }],
  });
  expect(figuresAsText(order)).toMatchObject({
    net: "32.50",
    refunds: "7.50",
    tax: "3.30",
    total: "40.80",
  });
  expect(order.financialStatus).toBe("PARTIALLY_REFUNDED");
});

test("an edit adds without the discount and takes away with it", () => {
  const shop = testShop();
  testCode(shop, "ANNA10");
  const order = place(shop, { lines: [{ sku: "SERUM", quantity: 2 }], codes: ["ANNA10"] });
  editOrder(shop, order, {
    add: [{ sku: "BALM", quantity: 1 }],
    change: [{ line: "SERUM", quantity: 1 }],
  });
  // 72.00 − 36.00 + 12.50.
  expect(figuresAsText(order)).toMatchObject({
    gross: "52.50",
    discounts: "4.00",
    refunds: "0.00",
    net: "48.50",
  });
  expect(order.agreements.map(({ reason }) => reason)).toEqual(["ORDER", "ORDER_EDIT"]);
  expect(
    order.agreements[1]?.sales.map(({ actionType, quantity }) => [actionType, quantity]),
  ).toEqual([
    ["ORDER", 1],
    ["RETURN", -1],
  ]);
  expect(() => editOrder(shop, order, {})).toThrow("changes nothing");
});

test("cancelling a paid order gives everything back, also after an amount-only refund", () => {
  const shop = testShop();
  const order = place(shop, { lines: [{ sku: "SERUM", quantity: 1 }], shipping: "5", tip: "1" });
  refundOrder(shop, order, { amount: "4" });
  const refund = cancelOrder(shop, order, {});
  expect(refund?.total.shop).toBe(4200n);
  expect(figuresAsText(order)).toEqual({ ...NO_FIGURES, gross: "40.00", refunds: "40.00" });
  expect(order.financialStatus).toBe("REFUNDED");
});

test("cancelling without refund appends no sale; an unpaid order is voided and counts nothing", () => {
  const shop = testShop();
  const order = place(shop, {
    lines: [{ sku: "SERUM", quantity: 1 }],
    financialStatus: "authorized",
  });
  cancelOrder(shop, order, {});
  expect(order.agreements).toHaveLength(1);
  expect(order.financialStatus).toBe("VOIDED");
  expect(figuresAsText(order)).toMatchObject({ net: "40.00", countedNet: "0.00" });
  expect(() => captureOrder(shop, order)).toThrow("no payment to capture");
});

test("a refund at another rate keeps the buyer's money and moves the shop's", () => {
  const shop = testShop();
  const order = place(shop, {
    lines: [{ sku: "SERUM", quantity: 1 }],
    presentmentCurrency: "EUR",
    rate: "0.9",
  });
  expect(order.agreements[0]?.sales[0]?.total).toEqual({ shop: 4000n, presentment: 3600n });
  refundOrder(shop, order, { lines: [{ line: "SERUM", quantity: 1 }], rate: "0.8" });
  expect(order.agreements[1]?.sales[0]?.total).toEqual({ shop: -4500n, presentment: -3600n });
});
