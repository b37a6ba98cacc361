import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresOf } from "#app/orders/figures.ts";
import { commissionableNet } from "#app/orders/sale.ts";
import { sale } from "./sales.ts";

const at = new Date("2026-05-04T12:00:00Z");
const counted = { isTest: false, cancelledAt: null, financialStatus: "PAID", isPaid: true };

// C05: 2 × 40.00 serum and 25.00 brush less 15 %; a gift card, shipping and tax that count nothing.
const placed = [
  sale({ quantity: 2, totalMinor: 7344n, taxMinor: 544n, discountMinor: 1200n }),
  sale({ totalMinor: 2295n, taxMinor: 170n, discountMinor: 375n }),
  sale({ lineType: "GIFT_CARD", totalMinor: 5000n }),
  sale({ lineType: "SHIPPING", totalMinor: 974n, taxMinor: 179n }),
];
const edited = sale({ reason: "ORDER_EDIT", totalMinor: 1944n, taxMinor: 144n });
const refundOfSerum = sale({
  reason: "REFUND",
  actionType: "RETURN",
  quantity: -1,
  totalMinor: -3672n,
  taxMinor: -272n,
  discountMinor: -600n,
});

test("C05: the order as it was paid nets 89.25", () => {
  expect(figuresOf(counted, placed)).toEqual({
    grossMinor: 10500n,
    discountMinor: 1575n,
    refundMinor: 0n,
    netMinor: 8925n,
    commissionableMinor: 8925n,
    placedNetMinor: 8925n,
    exclusion: null,
  });
});

test("C05: an added item does not inherit the discount and lifts net to 107.25", () => {
  expect(figuresOf(counted, [...placed, edited])).toMatchObject({
    grossMinor: 12300n,
    discountMinor: 1575n,
    netMinor: 10725n,
  });
});

test("C05: a returned serum takes 34.00 off, after its discount and without its tax", () => {
  expect(figuresOf(counted, [...placed, edited, refundOfSerum])).toMatchObject({
    grossMinor: 12300n,
    discountMinor: 1575n,
    refundMinor: 3400n,
    netMinor: 7325n,
  });
});

test("a discounted item that an edit takes out lowers gross and discount and is no refund", () => {
  const removed = sale({
    reason: "ORDER_EDIT",
    actionType: "RETURN",
    quantity: -1,
    totalMinor: -2295n,
    taxMinor: -170n,
    discountMinor: -375n,
  });
  expect(figuresOf(counted, [...placed, removed])).toMatchObject({
    grossMinor: 8000n,
    discountMinor: 1200n,
    refundMinor: 0n,
    netMinor: 6800n,
  });
});

test("C07: where prices include tax, Shopify's own tax is subtracted and none is computed", () => {
  const bought = sale({ totalMinor: 10800n, taxMinor: 1800n, discountMinor: 1000n });
  const halfBack = sale({
    reason: "REFUND",
    actionType: "RETURN",
    quantity: -1,
    totalMinor: -5400n,
    taxMinor: -900n,
  });
  expect(figuresOf(counted, [bought])).toMatchObject({ grossMinor: 10000n, netMinor: 9000n });
  expect(figuresOf(counted, [bought, halfBack]).netMinor).toBe(4500n);
});

test("an amount refunded without a line lowers net by that amount", () => {
  const refund = sale({
    reason: "REFUND",
    actionType: "UNKNOWN",
    lineType: "ADJUSTMENT",
    quantity: null,
    totalMinor: -1000n,
  });
  expect(figuresOf(counted, [...placed, refund])).toMatchObject({
    grossMinor: 10500n,
    refundMinor: 1000n,
    netMinor: 7925n,
  });
});

test("shipping that is refunded, tips, duties and fees move nothing", () => {
  const others = ["SHIPPING", "TIP", "DUTY", "FEE", "ADDITIONAL_FEE", "UNKNOWN"].map((lineType) =>
    sale({ lineType, totalMinor: -795n }),
  );
  expect(figuresOf(counted, [...placed, ...others])).toEqual(figuresOf(counted, placed));
});

test("an item given away for nothing is gross and discount, and no refund", () => {
  const free = sale({ totalMinor: 0n, discountMinor: 4000n });
  expect(figuresOf(counted, [free])).toMatchObject({
    grossMinor: 4000n,
    discountMinor: 4000n,
    refundMinor: 0n,
    netMinor: 0n,
  });
});

test.each([
  ["test", { ...counted, isTest: true }],
  ["cancelled", { ...counted, cancelledAt: at }],
  ["voided", { ...counted, financialStatus: "VOIDED" }],
  ["test", { isTest: true, cancelledAt: at, financialStatus: "VOIDED", isPaid: false }],
])("a %s order counts nothing, whatever its sales say", (exclusion, standing) => {
  expect(figuresOf(standing, placed)).toEqual({
    grossMinor: 0n,
    discountMinor: 0n,
    refundMinor: 0n,
    netMinor: 0n,
    commissionableMinor: 0n,
    placedNetMinor: 8925n,
    exclusion,
  });
});

test("an order that is not paid counts as Shopify's net sales, and nothing is earned on it", () => {
  const unpaid = { ...counted, financialStatus: "PENDING", isPaid: false };
  expect(figuresOf(unpaid, placed)).toMatchObject({ netMinor: 8925n, commissionableMinor: 0n });
});

const anySale = fc
  .record({
    lineType: fc.constantFrom("PRODUCT", "ADJUSTMENT", "SHIPPING", "TIP", "GIFT_CARD"),
    actionType: fc.constantFrom("ORDER", "RETURN", "UPDATE", "UNKNOWN"),
    totalMinor: fc.bigInt(-10_000n, 10_000n),
    taxMinor: fc.bigInt(-900n, 900n),
    reason: fc.constantFrom("ORDER", "ORDER_EDIT", "REFUND", "RETURN", "UNKNOWN"),
    discountMinor: fc.bigInt(-5_000n, 5_000n),
    quantity: fc.integer({ min: -3, max: 3 }),
  })
  .map(sale);

test("gross less discount less refund is net, which is the sum of what the sales add", () => {
  fc.assert(
    fc.property(fc.array(anySale), (sales) => {
      const { grossMinor, discountMinor, refundMinor, netMinor } = figuresOf(counted, sales);
      expect(grossMinor - discountMinor - refundMinor).toBe(netMinor);
      expect(netMinor).toBe(sales.reduce((sum, one) => sum + commissionableNet(one), 0n));
    }),
  );
});

test("sales count the same in any order", () => {
  fc.assert(
    fc.property(fc.array(anySale), (sales) => {
      expect(figuresOf(counted, sales.toReversed())).toEqual(figuresOf(counted, sales));
    }),
  );
});
