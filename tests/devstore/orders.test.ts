import { expect, test } from "vitest";
import { addCustomer } from "../../devstore/customers.ts";
import { mergeCustomers } from "../../devstore/merge-customers.ts";
import type { PlaceOrderInput } from "../../devstore/order-input.ts";
import { figuresAsText } from "../../devstore/orders.ts";
import { placeOrder, quoteOrder } from "../../devstore/place-order.ts";
import { makeCollection } from "../../devstore/shops.ts";
import { NO_FIGURES, place, testCode, testShop } from "./shop.ts";

test("a fixed discount is spread over the lines and the first gets the odd cent", () => {
  const shop = testShop();
  testCode(shop, "TENOFF", { value: { kind: "amount", amount: 1000n, appliesOnEachItem: false } });
  const lines = [1, 2, 3].map(() => ({ sku: "THIRD", quantity: 1 }));
  const order = place(shop, { lines, codes: ["TENOFF"] });
  expect(order.lines.map((line) => line.allocations)).toEqual(
    [334n, 333n, 333n].map((shop) => [{ index: 0, amount: { shop, presentment: shop } }]),
  );
  expect(figuresAsText(order)).toEqual({
    ...NO_FIGURES,
    ...{ gross: "30.00", discounts: "10.00", net: "20.00", countedNet: "20.00", total: "20.00" },
  });
});

test("tax is on top of what is left after the discount; shipping, tip and gift card are no sales", () => {
  const shop = testShop();
  testCode(shop, "ANNA10");
  const order = place(shop, {
    lines: [
      { sku: "SERUM", quantity: 3 },
      { sku: "gift50", quantity: 1 },
    ],
    codes: ["anna10"],
    taxRate: 0.0825,
    shipping: "5",
    tip: "2",
  });
  // 120.00 − 12.00 = 108.00; 8.25 % of it is 8.91; the card is neither discounted nor taxed.
  expect(figuresAsText(order)).toEqual({
    ...NO_FIGURES,
    ...{ gross: "120.00", discounts: "12.00", net: "108.00", countedNet: "108.00", tax: "8.91" },
    ...{ shipping: "5.00", tip: "2.00", giftCards: "50.00", total: "173.91" },
  });
  expect(order.discountCodes).toEqual(["anna10"]);
});

test("a price that includes tax gives a net without it", () => {
  const shop = testShop({ currency: "EUR", taxesIncluded: true });
  testCode(shop, "ANNA10");
  const order = place(shop, {
    lines: [{ sku: "SERUM", quantity: 1 }],
    codes: ["ANNA10"],
    taxRate: 0.19,
  });
  // 36.00 with 19 % inside: 5.75 tax (5.747…), 30.25 net; 40.00 had 6.39 inside, so gross is 33.61.
  expect(figuresAsText(order)).toMatchObject({
    ...{ gross: "33.61", discounts: "3.36", net: "30.25", tax: "5.75", total: "36.00" },
  });
  const [sale] = order.agreements[0]?.sales ?? [];
  expect(sale).toMatchObject({ total: { shop: 3600n }, discountAfterTax: { shop: 400n } });
});

test("two codes that combine are both reckoned on what the lines cost", () => {
  const shop = testShop();
  const combinesWith = { order: true, product: true, shipping: false };
  testCode(shop, "ANNA10", { combinesWith });
  testCode(shop, "BEN20", { combinesWith, value: { kind: "percentage", percentage: 0.2 } });
  const order = place(shop, { lines: [{ sku: "SERUM", quantity: 1 }], codes: ["ANNA10", "BEN20"] });
  expect(order.lines[0]?.allocations.map(({ index, amount }) => [index, amount.shop])).toEqual([
    [0, 400n],
    [1, 800n],
  ]);
  expect(figuresAsText(order).net).toBe("28.00");
});

test("a code of 0 % takes nothing off and is on the order", () => {
  const shop = testShop();
  testCode(shop, "ANNA", { value: { kind: "percentage", percentage: 0 } });
  const order = place(shop, { lines: [{ sku: "SERUM", quantity: 1 }], codes: ["anna"] });
  expect(order.applications).toMatchObject([{ kind: "code", title: "anna" }]);
  expect(figuresAsText(order)).toMatchObject({ discounts: "0.00", net: "40.00" });
});

test("a second code that does not combine is refused and the order goes through", () => {
  const shop = testShop();
  testCode(shop, "ANNA10");
  testCode(shop, "BEN10");
  const placed = placeOrder(shop, {
    lines: [{ sku: "SERUM", quantity: 1 }],
    codes: ["ANNA10", "BEN10", "NOPE", "anna10"],
  });
  expect(placed.refused).toEqual([
    { code: "BEN10", reason: "not-combinable" },
    { code: "NOPE", reason: "unknown" },
    { code: "anna10", reason: "duplicate" },
  ]);
  expect(placed.order.discountCodes).toEqual(["ANNA10"]);
});

test("a product discount touches only its collection, and an order discount what it leaves", () => {
  const shop = testShop();
  const { id } = makeCollection(shop, { title: "Skin", products: ["SERUM"] });
  const combinesWith = { order: true, product: true, shipping: false };
  const items = { kind: "collections" as const, collectionIds: [id] };
  testCode(shop, "SKIN50", { items, combinesWith, value: { kind: "percentage", percentage: 0.5 } });
  testCode(shop, "ALL10", { combinesWith });
  const order = place(shop, {
    lines: [
      { sku: "SERUM", quantity: 1 },
      { sku: "THIRD", quantity: 1 },
    ],
    codes: ["SKIN50", "ALL10"],
  });
  // SERUM 40 − 20 = 20; 10 % of 20 + 10 is 3.00: 2.00 and 1.00.
  expect(order.lines.map((line) => line.allocations.map(({ amount }) => amount.shop))).toEqual([
    [2000n, 200n],
    [100n],
  ]);
});

test("minimum, dates, subscription and once per customer are checked when the code is used", () => {
  const shop = testShop();
  const customer = addCustomer(shop).id;
  const lines = [{ sku: "THIRD", quantity: 1 }];
  const reason = (input: Partial<PlaceOrderInput> & { codes: string[] }) =>
    quoteOrder(shop, { lines, ...input }).refused[0]?.reason ?? null;
  testCode(shop, "MIN20", { minimum: { kind: "subtotal", amount: 2000n } });
  testCode(shop, "LATER", { startsAt: "2099-01-01T00:00:00.000Z" });
  testCode(shop, "OVER", { endsAt: "2026-02-01T00:00:00.000Z" });
  testCode(shop, "ONCE", { appliesOncePerCustomer: true });
  testCode(shop, "LIMIT1", { usageLimit: 1 });
  expect(reason({ codes: ["MIN20"] })).toBe("minimum-not-met");
  expect(reason({ codes: ["LATER"] })).toBe("not-started");
  expect(reason({ codes: ["OVER"] })).toBe("expired");
  expect(reason({ codes: ["OVER"], processedAt: "2026-01-15T00:00:00Z" })).toBe(null);
  const subscription = [{ sku: "THIRD", quantity: 1, sellingPlan: "Monthly" }];
  expect(reason({ codes: ["ONCE"], lines: subscription })).toBe("no-eligible-items");
  place(shop, { lines, codes: ["ONCE"], customer });
  expect(reason({ codes: ["ONCE"], customer })).toBe("used-by-customer");
  place(shop, { lines, codes: ["LIMIT1"] });
  expect(reason({ codes: ["LIMIT1"] })).toBe("used-up");
});

test("a manual discount is listed among the codes by its title, an automatic one is not", () => {
  const shop = testShop();
  const order = place(shop, {
    lines: [{ sku: "SERUM", quantity: 1 }],
    source: "draft",
    manualDiscount: { title: "FAKE30", percentage: 0.3 },
    automaticDiscount: { title: "Black Friday", amount: "4" },
  });
  expect(order.discountCodes).toEqual(["FAKE30"]);
  expect(order.applications.map(({ kind, title }) => [kind, title])).toEqual([
    ["automatic", "Black Friday"],
    ["manual", "FAKE30"],
  ]);
  expect([order.sourceName, order.journey]).toEqual(["shopify_draft_order", null]);
  expect(figuresAsText(order).net).toBe("24.00");
});

test("the order index counts the customer's orders that are no tests", () => {
  const shop = testShop();
  const customer = addCustomer(shop).id;
  const lines = [{ sku: "THIRD", quantity: 1 }];
  expect(place(shop, { lines, customer }).customerOrderIndex).toBe(1);
  expect(place(shop, { lines, customer, test: true }).customerOrderIndex).toBe(null);
  expect(place(shop, { lines, customer }).customerOrderIndex).toBe(2);
  expect(place(shop, { lines }).customerOrderIndex).toBe(null);
});

test("order ids of a shop that asks for it are above 2^53", () => {
  const order = place(testShop({ bigIds: true }), { lines: [{ sku: "THIRD", quantity: 1 }] });
  expect(BigInt(order.id) > 2n ** 53n).toBe(true);
});

test("what cannot be ordered is refused with a sentence", () => {
  const shop = testShop();
  const lines = [{ sku: "SERUM", quantity: 1 }];
  expect(() => place(shop, { lines: [] })).toThrow("at least one line");
  expect(() => place(shop, { lines: [{ sku: "NOPE", quantity: 1 }] })).toThrow('SKU "NOPE"');
  expect(() => place(shop, { lines: [{ sku: "SERUM", quantity: 1.5 }] })).toThrow("whole number");
  expect(() => place(shop, { lines, presentmentCurrency: "EUR" })).toThrow("needs a rate");
  expect(() => place(shop, { lines, processedAt: "soon" })).toThrow("no date and time");
  expect(() => place(shop, { lines, customer: "1" })).toThrow("no customer");
  expect(() => place(shop, { lines, taxRate: 8.25 })).toThrow("taxRate");
  expect(() => place(shop, { lines, landingSite: "/", referringSite: "nope" })).toThrow(
    "full address",
  );
  expect(shop.orders.size).toBe(0);
});

test("after a merge the orders of one customer are the other's, and she is gone", () => {
  const shop = testShop();
  const [kept, deleted] = [addCustomer(shop), addCustomer(shop)];
  const order = place(shop, { lines: [{ sku: "SERUM", quantity: 1 }], customer: deleted.id });
  const { updatedAt } = order;
  expect(mergeCustomers(shop, { kept: kept.id, deleted: deleted.id })).toMatchObject({
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept.id}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${deleted.id}`,
    status: "completed",
  });
  expect(order).toMatchObject({ customerId: kept.id, updatedAt });
  expect(shop.customers.has(deleted.id)).toBe(false);
  expect(() => mergeCustomers(shop, { kept: kept.id, deleted: deleted.id })).toThrow("ids of");
});
