import fc from "fast-check";
import { expect, test } from "vitest";
import { currentQuantityOf } from "../../devstore/agreements.ts";
import { editOrder } from "../../devstore/edit-order.ts";
import { figuresOf } from "../../devstore/orders.ts";
import { placeOrder } from "../../devstore/place-order.ts";
import { cancelOrder, refundOrder } from "../../devstore/refund-order.ts";
import { InputError, type Order, type Shop } from "../../devstore/state.ts";
import { testCode, testShop } from "./shop.ts";

const SKUS = ["SERUM", "BALM", "THIRD", "GIFT50"] as const;
const sku = fc.constantFrom(...SKUS);
const quantity = fc.integer({ min: 1, max: 5 });

const step = fc.oneof(
  fc.record({ kind: fc.constant("refund" as const), sku, quantity }),
  fc.record({ kind: fc.constant("amount" as const), cents: fc.integer({ min: 1, max: 500 }) }),
  fc.record({ kind: fc.constant("add" as const), sku, quantity }),
  fc.record({ kind: fc.constant("change" as const), sku, quantity }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A step that the order does not allow any more changes nothing. */
function apply(shop: Shop, order: Order, one: Step): void {
  try {
    if (one.kind === "refund")
      refundOrder(shop, order, { lines: [{ line: one.sku, quantity: one.quantity }] });
    else if (one.kind === "amount")
      refundOrder(shop, order, { amount: (one.cents / 100).toFixed(2) });
    else if (one.kind === "add") editOrder(shop, order, { add: [one] });
    else editOrder(shop, order, { change: [{ line: one.sku, quantity: one.quantity }] });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}

const history = fc.record({
  lines: fc.array(fc.record({ sku, quantity }), { minLength: 1, maxLength: 4 }),
  taxRate: fc.constantFrom(0, 0.0825, 0.19),
  taxesIncluded: fc.boolean(),
  codes: fc.constantFrom([], ["TEN"], ["FIVE"], ["TEN", "FIVE"]),
  steps: fc.array(step, { maxLength: 6 }),
});

test("whatever happens to an order, its sales are appended and add up to its figures", () => {
  const shop = testShop();
  const combinesWith = { order: true, product: true, shipping: true };
  testCode(shop, "TEN", { combinesWith });
  testCode(shop, "FIVE", {
    combinesWith,
    value: { kind: "amount", amount: 500n, appliesOnEachItem: false },
  });
  fc.assert(
    fc.property(history, ({ steps, ...input }) => {
      const { order } = placeOrder(shop, { ...input, shipping: "4.90", tip: "1" });
      let before = JSON.stringify(order.agreements, text);
      for (const one of steps) {
        const { updatedAt } = order;
        apply(shop, order, one);
        const after = JSON.stringify(order.agreements, text);
        if (after !== before) expect(order.updatedAt > updatedAt).toBe(true);
        expect(after.startsWith(before.slice(0, -1))).toBe(true);
        before = after;
      }
      const figures = figuresOf(order);
      expect(figures.gross - figures.discounts - figures.refunds).toBe(figures.net);
      const { net, tax, shipping, tip, giftCards } = figures;
      expect(net + tax + shipping + tip + giftCards).toBe(figures.total);
      cancelOrder(shop, order, { refund: true });
      expect(figuresOf(order)).toMatchObject({ net: 0n, tax: 0n, total: 0n, giftCards: 0n });
      expect(order.lines.every((line) => currentQuantityOf(line) === 0)).toBe(true);
      shop.orders.clear();
    }),
    { numRuns: 150 },
  );
});

const text = (_key: string, value: unknown) => (typeof value === "bigint" ? `${value}` : value);
