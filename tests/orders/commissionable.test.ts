import fc from "fast-check";
import { expect, test } from "vitest";
import { commissionableOf, presentmentNet } from "#app/orders/commissionable.ts";
import { commissionableNet } from "#app/orders/sale.ts";
import { sale } from "./sales.ts";

const sold = (lineGid: string, shop: bigint, presentment: bigint) =>
  sale({
    lineGid,
    totalMinor: shop,
    presentmentTotalMinor: presentment,
    presentmentTaxMinor: 0n,
  });
const back = (lineGid: string, shop: bigint, presentment: bigint) => ({
  ...sold(lineGid, -shop, -presentment),
  reason: "REFUND",
  actionType: "RETURN",
});

test("a refund at another rate takes back the share that the buyer got back", () => {
  // 92.00 sold for EUR 80.00. EUR 40.00 back on a day when that was 48.00: half of 92.00 goes back, not 48.00.
  const sales = [sold("a", 9_200n, 8_000n), back("a", 4_800n, 4_000n)];
  expect(commissionableOf(sales)).toBe(4_600n);
  // The rest at yet another rate: the whole line is back, to the cent.
  expect(commissionableOf([...sales, back("a", 4_300n, 4_000n)])).toBe(0n);
});

test("each line goes back at its own rate", () => {
  // Added by an edit on a later day: line b at 1.20 a euro, line a at 1.15.
  const sales = [
    sold("a", 11_500n, 10_000n),
    { ...sold("b", 6_000n, 5_000n), reason: "ORDER_EDIT" },
  ];
  expect(commissionableOf([...sales, back("b", 1_300n, 1_000n)])).toBe(17_500n - 1_200n);
});

test("an amount without a line goes back at the rate of all lines", () => {
  // 175.00 sold for EUR 150.00; EUR 10.00 back is 1750 × 10 ÷ 150 = 11.67, whatever Shopify converted it to.
  const sales = [sold("a", 11_500n, 10_000n), sold("b", 6_000n, 5_000n)];
  const amount = { ...back("", 1_300n, 1_000n), lineType: "ADJUSTMENT", lineGid: null };
  expect(commissionableOf([...sales, amount])).toBe(17_500n - 1_167n);
});

test("the tax that the buyer saw is left out too", () => {
  const taxed = { ...sold("a", 10_000n, 9_000n), taxMinor: 1_000n, presentmentTaxMinor: 900n };
  expect(presentmentNet(taxed)).toBe(8_100n);
  expect(presentmentNet(sale({ totalMinor: 1_080n, taxMinor: 80n }))).toBe(1_000n);
});

test("what was never sold goes back as Shopify says", () => {
  expect(commissionableOf([back("a", 500n, 400n)])).toBe(-500n);
});

test("where the buyer paid in the shop's currency it is the net revenue", () => {
  const anySale = fc
    .record({
      lineType: fc.constantFrom("PRODUCT", "ADJUSTMENT", "SHIPPING", "GIFT_CARD"),
      actionType: fc.constantFrom("ORDER", "RETURN", "UPDATE"),
      reason: fc.constantFrom("ORDER", "ORDER_EDIT", "REFUND", "RETURN", "UNKNOWN"),
      lineGid: fc.constantFrom(null, "a", "b"),
      totalMinor: fc.bigInt(-10_000n, 10_000n),
      taxMinor: fc.bigInt(-900n, 900n),
    })
    .map(sale);
  fc.assert(
    fc.property(fc.array(anySale), (sales) => {
      const net = sales.reduce((sum, one) => sum + commissionableNet(one), 0n);
      expect(commissionableOf(sales)).toBe(net);
    }),
  );
});

test("a line that comes back piece by piece at any rates leaves nothing, and never less", () => {
  const piece = fc.record({
    presentment: fc.bigInt(1n, 5_000n),
    shop: fc.bigInt(1n, 9_000n), // whatever the rate of that day made of it
  });
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 8 }),
      fc.bigInt(1n, 90_000n),
      (pieces, paid) => {
        const whole = pieces.reduce((sum, { presentment }) => sum + presentment, 0n);
        const backs = pieces.map(({ shop, presentment }) => back("a", shop, presentment));
        const left = backs.map((_, n) =>
          commissionableOf([sold("a", paid, whole), ...backs.slice(0, n)]),
        );
        expect(left.every((minor, n) => minor >= 0n && minor <= (left[n - 1] ?? paid))).toBe(true);
        expect(commissionableOf([sold("a", paid, whole), ...backs])).toBe(0n);
      },
    ),
  );
});
