import { expect, test } from "vitest";
import { moneyRows } from "#app/orders/order-money.ts";
import { shopifyLine } from "../support/order.ts";
import { amountBack, back, line, other, read, sold } from "./shapes.ts";

const lines = [
  shopifyLine({ id: line("serum"), sellingPlan: { name: "Every month" } }),
  shopifyLine({ id: line("brush"), title: "Brush", variantTitle: null }),
];

test("a row a product in the order of the lines, then a row for each kind that does not count", () => {
  const order = read({
    lines,
    sales: [
      sold("brush", "21.60", { tax: "1.60" }),
      sold("serum", "73.44", { quantity: 2, tax: "5.44", discount: "12.00" }),
      other("SHIPPING", "7.95"),
      sold("card", "50.00", { lineType: "GIFT_CARD" }),
      back("serum", 9, "-36.72", { tax: "-2.72", discount: "-6.00" }),
      other("SHIPPING", "-7.95", { reason: "REFUND", actionType: "RETURN", quantity: -1 }),
    ],
  });
  expect(moneyRows(order.lines, order.sales)).toEqual([
    {
      id: line("serum"),
      title: "Serum",
      detail: "30 ml · Every month",
      quantity: 2,
      quantityBack: 1,
      grossMinor: 8000n,
      discountMinor: 1200n,
      refundMinor: 3400n,
      netMinor: 3400n,
      taxMinor: 272n,
      presentmentNetMinor: 3400n,
      counts: true,
    },
    {
      id: line("brush"),
      title: "Brush",
      detail: null,
      quantity: 1,
      quantityBack: 0,
      grossMinor: 2000n,
      discountMinor: 0n,
      refundMinor: 0n,
      netMinor: 2000n,
      taxMinor: 160n,
      presentmentNetMinor: 2000n,
      counts: true,
    },
    expect.objectContaining({ title: "Shipping", refundMinor: 795n, netMinor: 0n, counts: false }),
    expect.objectContaining({ title: "Gift card", grossMinor: 5000n, counts: false }),
  ]);
});

test("a renewal says which it is", () => {
  const order = read({ lines, sales: [sold("serum", "80.00")] });
  const renewed = order.lines.map((one, at) => (at === 0 ? { ...one, renewal: 3 } : one));
  expect(moneyRows(renewed, order.sales)).toMatchObject([
    { detail: "30 ml · Every month · Renewal 3" },
  ]);
});

test("an amount without a line is shown on the lines it went over", () => {
  const order = read({
    lines,
    sales: [sold("serum", "80.00"), sold("brush", "20.00"), amountBack(9, "-10.00")],
  });
  const rows = moneyRows(order.lines, order.sales);
  expect(rows.map(({ title, refundMinor }) => [title, refundMinor])).toEqual([
    ["Serum", 800n],
    ["Brush", 200n],
  ]);
});

test("a product whose line is not known by name is a product all the same", () => {
  const order = read({ sales: [sold("serum", "80.00")] });
  expect(moneyRows([], order.sales)).toMatchObject([{ title: "Product", netMinor: 8000n }]);
});
