// Shapes with money beside the products: gift cards, store credit, tips, duties, shipping. docs/orders.md lists the shapes.
import { expect, test } from "vitest";
import { amountBack, back, figures, netByLine, other, read, sold } from "./shapes.ts";

const nothing = { gross: 0n, discount: 0n, refund: 0n, net: 0n };

test("a gift card that is bought counts nothing; what is bought beside it counts", () => {
  const card = sold("card", "50.00", { lineType: "GIFT_CARD" });
  expect(figures({ sales: [card] })).toEqual(nothing);
  expect(figures({ sales: [card, sold("serum", "40.00")] }).net).toBe(4000n);
  // Nor does its refund take anything away.
  const cardBack = back("card", 9, "-50.00", { lineType: "GIFT_CARD" });
  expect(figures({ sales: [card, sold("serum", "40.00"), cardBack] })).toMatchObject({
    refund: 0n,
    net: 4000n,
  });
});

test("paying with a gift card is a way of paying: the whole price counts and is paid", () => {
  // 80.00, of it 50.00 by gift card and 30.00 by card.
  const order = read({
    financialStatus: "PAID",
    received: "80.00",
    originalTotal: "80.00",
    sales: [sold("serum", "80.00")],
  });
  expect(order).toMatchObject({ netMinor: 8000n, commissionableMinor: 8000n, discountMinor: 0n });
});

test("paying with store credit is a way of paying, even where no money moves", () => {
  const order = read({ financialStatus: "PAID", received: "0.00", originalTotal: "80.00" });
  expect(order.isPaid).toBe(true);
  expect(read({ sales: [sold("serum", "80.00")] }).commissionableMinor).toBe(8000n);
});

test("a tip counts nothing", () => {
  expect(figures({ sales: [sold("serum", "40.00"), other("TIP", "5.00")] })).toMatchObject({
    gross: 4000n,
    net: 4000n,
  });
});

test("duties and fees count nothing, placed or given back", () => {
  const beside = [other("DUTY", "12.00"), other("FEE", "1.50"), other("ADDITIONAL_FEE", "3.00")];
  const givenBack = other("DUTY", "-12.00", { reason: "REFUND", actionType: "RETURN" });
  expect(figures({ sales: [sold("serum", "40.00"), ...beside, givenBack] })).toEqual({
    gross: 4000n,
    discount: 0n,
    refund: 0n,
    net: 4000n,
  });
});

test("a line of a kind that Shopify adds later counts nothing until we know it", () => {
  expect(figures({ sales: [sold("serum", "40.00"), other("UNKNOWN", "9.00")] }).net).toBe(4000n);
});

test("shipping counts nothing, and a refund of shipping alone changes nothing", () => {
  const placed = [sold("serum", "43.20", { tax: "3.20" }), other("SHIPPING", "7.95")];
  const shippingBack = other("SHIPPING", "-7.95", { reason: "REFUND", actionType: "RETURN" });
  expect(figures({ sales: placed }).net).toBe(4000n);
  expect(figures({ sales: [...placed, shippingBack] })).toMatchObject({ refund: 0n, net: 4000n });
});

test("an amount that is given back without a line goes over the products by value", () => {
  // 10.00 over 80.00 and 20.00: 8.00 and 2.00. Shipping has no part in it.
  const sales = [
    sold("serum", "80.00"),
    sold("brush", "20.00"),
    other("SHIPPING", "7.95"),
    amountBack(9, "-10.00"),
  ];
  expect(figures({ sales })).toEqual({ gross: 10000n, discount: 0n, refund: 1000n, net: 9000n });
  expect(netByLine({ sales })).toEqual({ serum: 7200n, brush: 1800n });
});

test("the tax in such an amount is left out", () => {
  // 10.80 back, of it 0.80 tax.
  const sales = [
    sold("serum", "86.40", { tax: "6.40" }),
    amountBack(9, "-10.80", { tax: "-0.80" }),
  ];
  expect(figures({ sales })).toMatchObject({ gross: 8000n, refund: 1000n, net: 7000n });
});

test("more given back than was paid leaves a negative net", () => {
  const sales = [sold("serum", "40.00"), back("serum", 9, "-40.00"), amountBack(9, "-5.00")];
  expect(figures({ sales })).toMatchObject({ refund: 4500n, net: -500n });
  expect(read({ sales }).commissionableMinor).toBe(-500n);
});
