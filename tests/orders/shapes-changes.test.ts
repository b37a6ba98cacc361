// Shapes of what becomes of an order: refunds, cancellations, edits, exchanges. docs/orders.md lists the shapes.
import { expect, test } from "vitest";
import { back, day, figures, line, netByLine, other, read, sold } from "./shapes.ts";

// 2 × 40.00 less 15 %: 80.00 − 12.00 = 68.00. A brush at 20.00.
const serums = sold("serum", "68.00", { quantity: 2, discount: "12.00" });
const brush = sold("brush", "20.00");
const edit = { happenedAt: day(6), reason: "ORDER_EDIT" };
const takenOut = { ...edit, actionType: "RETURN", quantity: -1 };

test("a refund of a discounted piece takes back what was paid for it, not its price", () => {
  // One of the two: 40.00 − 6.00 = 34.00.
  const one = back("serum", 9, "-34.00", { discount: "-6.00" });
  expect(figures({ sales: [serums, brush, one] })).toEqual({
    gross: 10000n,
    discount: 1200n,
    refund: 3400n,
    net: 5400n,
  });
});

test("whether Shopify signs the discount of what comes back makes no difference", () => {
  const signed = back("serum", 9, "-34.00", { discount: "-6.00" });
  const unsigned = back("serum", 9, "-34.00", { discount: "6.00" });
  expect(figures({ sales: [serums, unsigned] })).toEqual(figures({ sales: [serums, signed] }));
});

test("pieces that are put back into stock without money change nothing", () => {
  const restocked = back("brush", 9, "0.00");
  expect(figures({ sales: [serums, brush, restocked] })).toMatchObject({ refund: 0n, net: 8800n });
});

test("a refund of everything leaves nothing", () => {
  const all = [
    back("serum", 9, "-68.00", { quantity: -2, discount: "-12.00" }),
    back("brush", 9, "-20.00"),
  ];
  const order = { financialStatus: "REFUNDED", sales: [serums, brush, ...all] };
  expect(figures(order)).toMatchObject({ gross: 10000n, refund: 8800n, net: 0n });
  expect(read(order)).toMatchObject({ exclusion: null, isPaid: true, commissionableMinor: 0n });
});

test("a cancelled order counts nothing, with or without its money given back", () => {
  const cancelled = { cancelledAt: day(7), sales: [serums, brush] };
  const none = { gross: 0n, discount: 0n, refund: 0n, net: 0n };
  expect(figures(cancelled)).toEqual(none);
  const all = [back("serum", 7, "-68.00", { quantity: -2 }), back("brush", 7, "-20.00")];
  const refunded = { ...cancelled, financialStatus: "REFUNDED", sales: [serums, brush, ...all] };
  expect(figures(refunded)).toEqual(none);
  expect(read(refunded)).toMatchObject({ exclusion: "cancelled", commissionableMinor: 0n });
});

test("an order whose authorised payment was voided counts nothing", () => {
  const order = read({ financialStatus: "VOIDED", sales: [serums] });
  expect(order).toMatchObject({ exclusion: "voided", netMinor: 0n, commissionableMinor: 0n });
});

test("an edit that adds a product raises the gross; the code gives nothing on it", () => {
  const added = sold("mask", "18.00", edit);
  expect(figures({ sales: [serums, brush, added] })).toEqual({
    gross: 11800n,
    discount: 1200n,
    refund: 0n,
    net: 10600n,
  });
});

test("an edit that takes a product out lowers the gross and is no refund", () => {
  const gone = sold("brush", "-20.00", takenOut);
  expect(figures({ sales: [serums, brush, gone] })).toEqual({
    gross: 8000n,
    discount: 1200n,
    refund: 0n,
    net: 6800n,
  });
});

test("an edit that changes a quantity takes the discount of the piece with it", () => {
  const oneLess = sold("serum", "-34.00", { ...takenOut, discount: "-6.00" });
  expect(figures({ sales: [serums, brush, oneLess] })).toEqual({
    gross: 6000n,
    discount: 600n,
    refund: 0n,
    net: 5400n,
  });
  const oneMore = sold("serum", "40.00", edit); // at the full price: an edit does not use the code again
  expect(figures({ sales: [serums, brush, oneMore] }).net).toBe(12800n);
});

test("an edit after a partial refund counts from what is left", () => {
  // 88.00 − 34.00 (one serum) + 18.00 (a mask) − 20.00 (the brush taken out) = 52.00.
  const sales = [
    serums,
    brush,
    back("serum", 5, "-34.00", { discount: "-6.00" }),
    sold("mask", "18.00", edit),
    sold("brush", "-20.00", takenOut),
  ];
  expect(figures({ sales })).toEqual({ gross: 9800n, discount: 1200n, refund: 3400n, net: 5200n });
  expect(netByLine({ sales })).toEqual({ serum: 3400n, brush: 0n, mask: 1800n });
});

test("an exchange gives back what returns and sells what goes out instead", () => {
  // The brush (20.00) goes back for a mask (25.00): 88.00 − 20.00 + 25.00 = 93.00.
  const exchange = { happenedAt: day(8), reason: "RETURN" };
  const sales = [
    serums,
    brush,
    back("brush", 8, "-20.00", exchange),
    sold("mask", "25.00", exchange),
  ];
  expect(figures({ sales })).toEqual({
    gross: 12500n,
    discount: 1200n,
    refund: 2000n,
    net: 9300n,
  });
  expect(read({ sales }).isExchange).toBe(true);
  expect(read({ sales: [serums, brush] }).isExchange).toBe(false);
});

test("a return without a refund yet takes its goods back when Shopify says so", () => {
  const returned = back("brush", 8, "-20.00", { reason: "RETURN" });
  const restockingFee = other("FEE", "4.00", { happenedAt: day(8), reason: "RETURN" });
  expect(figures({ sales: [serums, brush, returned, restockingFee] })).toMatchObject({
    refund: 2000n,
    net: 6800n,
  });
});

test("sales whose line Shopify does not name count all the same", () => {
  const nameless = { ...back("brush", 9, "-20.00"), lineGid: null };
  expect(figures({ sales: [serums, brush, nameless] }).net).toBe(6800n);
  expect(read({ sales: [serums] }).sales[0]?.lineGid).toBe(line("serum"));
});
