// Shapes of an order's prices: tax, discounts, currencies. Figures are worked by hand; docs/orders.md lists the shapes.
import { expect, test } from "vitest";
import { back, figures, netByLine, other, read, sold } from "./shapes.ts";

test("tax on top: the price without it counts", () => {
  // 2 × 40.00 = 80.00, 8 % on top is 6.40.
  expect(figures({ sales: [sold("serum", "86.40", { quantity: 2, tax: "6.40" })] })).toEqual({
    gross: 8000n,
    discount: 0n,
    refund: 0n,
    net: 8000n,
  });
});

test("tax inside the price: Shopify's own tax is taken out, not computed again", () => {
  // 2 × 45.00 = 90.00 with 19 % inside: 90.00 ÷ 1.19 = 75.63, so 14.37 is tax. 15 % off before tax: 75.63 × 0.15 = 11.34.
  const full = sold("serum", "90.00", { quantity: 2, tax: "14.37" });
  expect(figures({ sales: [full] })).toMatchObject({ gross: 7563n, net: 7563n });
  const reduced = sold("serum", "76.50", { quantity: 2, tax: "12.21", discount: "11.34" });
  // 76.50 − 12.21 = 64.29; with the discount 75.63 again.
  expect(figures({ sales: [reduced] })).toMatchObject({
    gross: 7563n,
    discount: 1134n,
    net: 6429n,
  });
});

test("two codes and an automatic discount: all lower the net, each code has what it gave", () => {
  // 100.00 − 9.00 (ANNA10) − 5.00 (BEN5) − 6.00 (automatic) = 80.00.
  const order = read({
    applications: [
      { index: 0, code: "anna10" },
      { index: 1, code: null },
      { index: 2, code: "BEN5" },
    ],
    allocations: [
      { index: 0, amount: "9.00" },
      { index: 1, amount: "6.00" },
      { index: 2, amount: "5.00" },
    ],
    sales: [sold("serum", "80.00", { discount: "20.00" })],
  });
  expect(order).toMatchObject({
    grossMinor: 10000n,
    discountMinor: 2000n,
    netMinor: 8000n,
    codes: ["ANNA10", "BEN5"],
    codeDiscountsMinor: [900n, 500n],
  });
});

test("a discount on the order lowers all its lines, one on a line that line alone", () => {
  // 10 % of 60.00 and 40.00: 6.00 and 4.00 off.
  const onOrder = [
    sold("serum", "54.00", { discount: "6.00" }),
    sold("brush", "36.00", { discount: "4.00" }),
  ];
  // 10.00 off the serum.
  const onLine = [sold("serum", "50.00", { discount: "10.00" }), sold("brush", "40.00")];
  const both = { gross: 10000n, discount: 1000n, refund: 0n, net: 9000n };
  expect(figures({ sales: onOrder })).toEqual(both);
  expect(figures({ sales: onLine })).toEqual(both);
  expect(netByLine({ sales: onOrder })).toEqual({ serum: 5400n, brush: 3600n });
  expect(netByLine({ sales: onLine })).toEqual({ serum: 5000n, brush: 4000n });
});

test("a discount of the whole price nets nothing", () => {
  expect(figures({ sales: [sold("serum", "0.00", { discount: "40.00" })] })).toEqual({
    gross: 4000n,
    discount: 4000n,
    refund: 0n,
    net: 0n,
  });
});

test("paid in euros and refunded at another rate: net is Shopify's, commission goes by the order's rate", () => {
  // Two serums at EUR 50.00 when a euro was 1.10: 110.00, with 20 % tax inside: EUR 16.67 is 18.34 of it, so 91.66 net.
  const bought = sold("serum", "110.00", {
    quantity: 2,
    tax: "18.34",
    presentmentTotal: "100.00",
    presentmentTax: "16.67",
  });
  // One back when a euro was 1.20: EUR 50.00 with 8.33 tax is 60.00 with 10.00 tax, so 50.00 net.
  const returned = back("serum", 20, "-60.00", {
    tax: "-10.00",
    presentmentTotal: "-50.00",
    presentmentTax: "-8.33",
  });
  const order = read({ presentmentCurrency: "EUR", sales: [bought, returned] });
  expect(order.netMinor).toBe(4166n); // 91.66 − 50.00
  // The buyer paid EUR 83.33 net and got 41.67 back: 91.66 × 41.67 ÷ 83.33 = 45.8355…, so 45.84 goes back.
  expect(order.commissionableMinor).toBe(4582n); // 91.66 − 45.84
});

test("yen have no decimals", () => {
  // 3 × 3,300 with 10 % inside: 9,900, of it 900 tax. One back: 3,300 with 300.
  const sales = [
    sold("serum", "9900.0", { quantity: 3, tax: "900.0" }),
    back("serum", 9, "-3300.0", { tax: "-300.0" }),
  ];
  expect(figures({ currency: "JPY", sales })).toEqual({
    gross: 9000n,
    discount: 0n,
    refund: 3000n,
    net: 6000n,
  });
});

test("Kuwaiti dinars have three decimals", () => {
  // 10.500 less 15 % = 8.925; shipping of 1.250 counts nothing.
  const sales = [sold("serum", "8.925", { discount: "1.575" }), other("SHIPPING", "1.250")];
  expect(figures({ currency: "KWD", sales })).toEqual({
    gross: 10500n,
    discount: 1575n,
    refund: 0n,
    net: 8925n,
  });
});

test("a buyer in yen of a shop in dollars keeps yen beside dollars", () => {
  // 66.00 sold as ¥9,900 (150 a dollar); ¥3,300 back as 24.00 (137.5 a dollar): 66.00 × 3300 ÷ 9900 = 22.00 of the base.
  const sales = [
    sold("serum", "66.00", { quantity: 3, presentmentTotal: "9900.0" }),
    back("serum", 9, "-24.00", { presentmentTotal: "-3300.0" }),
  ];
  const order = read({ presentmentCurrency: "JPY", sales });
  expect(order.sales.map(({ presentmentTotalMinor }) => presentmentTotalMinor)).toEqual([
    9900n,
    -3300n,
  ]);
  expect(order).toMatchObject({ netMinor: 4200n, commissionableMinor: 4400n });
});
