// Storing what was read: lines by name, and a customer's standing that is decided once.
import { afterAll, beforeEach, expect, test } from "vitest";
import { fromShopify } from "#app/orders/from-shopify.ts";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyLine, shopifyOrder } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, sqlTransaction } = await import("#app/platform/db.server.ts");
const { storeOrders } = await import("#app/orders/store-order.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let shop: Awaited<ReturnType<typeof makeShop>>;
beforeEach(async () => {
  shop = await makeShop(db);
});

const version = (n: number) => `2026-05-0${n}T12:00:00Z`;

async function store(given: Partial<ShopifyOrder>, redacted: readonly string[] = []) {
  const order = fromShopify(shopifyOrder(given), "USD");
  const batch = { orders: [order], redacted: new Set(redacted) };
  const [stored] = await sqlTransaction((tx) => storeOrders(tx, shop, batch));
  return stored;
}

const lines = () =>
  db.orderLine.findMany({ where: { shopId: shop.id }, orderBy: { position: "asc" } });
const order = () => db.order.findFirstOrThrow({ where: { shopId: shop.id } });
const journey = (customerOrderIndex: number | null) => ({
  ready: customerOrderIndex !== null,
  customerOrderIndex,
  firstVisit: null,
  lastVisit: null,
});
const customer = (numberOfOrders: string) => ({ id: "gid://shopify/Customer/1", numberOfOrders });

test("lines are kept by name, and follow the order when it is read again", async () => {
  const plan = { name: "Every month" };
  const brush = shopifyLine({
    id: "gid://shopify/LineItem/2",
    title: "Brush",
    variantTitle: "Default Title",
    sellingPlan: plan,
  });
  await store({ lines: [shopifyLine(), brush] });
  const before = await lines();
  expect(before).toMatchObject([
    { position: 0, title: "Serum", variantTitle: "30 ml", sku: "SER-30", sellingPlan: null },
    {
      position: 1,
      title: "Brush",
      variantTitle: null,
      productType: "Skincare",
      sellingPlan: "Every month",
    },
  ]);
  expect(await order()).toMatchObject({ isSubscription: true, isExchange: false });
  // The product is deleted, and an edit raised the pieces: what was bought stays what it was.
  const gone = { product: null, variant: null };
  await store({ lines: [shopifyLine({ quantity: 3, ...gone }), brush], updatedAt: version(5) });
  expect(await lines()).toMatchObject([
    {
      id: before[0]?.id,
      quantity: 3,
      productGid: "gid://shopify/Product/1",
      productType: "Skincare",
      productTags: ["bestseller"],
    },
    { id: before[1]?.id, quantity: 1 },
  ]);
});

test("tags that a product gets after the order change nothing that was earned on it", async () => {
  await store({ lines: [shopifyLine()] });
  const product = { id: "gid://shopify/Product/1", productType: "Skincare", tags: ["sale"] };
  await store({ lines: [shopifyLine({ product })], updatedAt: version(5) });
  expect(await lines()).toMatchObject([{ productTags: ["bestseller"] }]);
});

test("what a piece cost when the order was first read is kept, and a cost in another currency is none", async () => {
  const costing = (amount: string, currencyCode = "USD") => ({
    id: "gid://shopify/ProductVariant/1",
    inventoryItem: { unitCost: { amount, currencyCode } },
  });
  await store({ lines: [shopifyLine({ variant: costing("9.50", "EUR") })] });
  expect(await lines()).toMatchObject([{ unitCostMinor: null }]);
  // A cost that the merchant enters later takes nothing back.
  await store({ lines: [shopifyLine({ variant: costing("9.50") })], updatedAt: version(5) });
  expect(await lines()).toMatchObject([{ unitCostMinor: null }]);
  // A line from before costs were asked for learns it once.
  await db.orderLine.updateMany({ data: { isCostAsked: false } });
  await store({ lines: [shopifyLine({ variant: costing("9.50") })], updatedAt: version(6) });
  await store({ lines: [shopifyLine({ variant: costing("12.00") })], updatedAt: version(7) });
  expect(await lines()).toMatchObject([{ unitCostMinor: 950n }]);
});

test("what Shopify's index said of a customer stays when the customer is merged or deleted", async () => {
  await store({ journey: journey(1) });
  expect(await order()).toMatchObject({ isNewCustomer: true, isNewCustomerSettled: true });
  // Merged into a customer with four earlier orders.
  await store({ journey: journey(5), updatedAt: version(5) });
  expect(await order()).toMatchObject({ isNewCustomer: true, isNewCustomerSettled: true });
  await store({ journey: journey(null), customer: null, updatedAt: version(6) });
  expect(await order()).toMatchObject({ isNewCustomer: true, isNewCustomerSettled: true });
});

test("before the index is known the first answer stands, and the index corrects it", async () => {
  await store({ journey: null, customer: customer("1") });
  expect(await order()).toMatchObject({ isNewCustomer: true, isNewCustomerSettled: false });
  // A second order was placed meanwhile: the count has grown, this order is still the first.
  await store({ journey: null, customer: customer("2"), updatedAt: version(5) });
  expect((await order()).isNewCustomer).toBe(true);
  await store({ journey: journey(2), customer: customer("2"), updatedAt: version(6) });
  expect(await order()).toMatchObject({ isNewCustomer: false, isNewCustomerSettled: true });
});

test("a redacted customer leaves the order and keeps the standing", async () => {
  await store({ journey: journey(1) });
  const stored = await store({ journey: journey(1), updatedAt: version(5) }, [customer("1").id]);
  expect(stored).toMatchObject({ references: [] });
  expect(await order()).toMatchObject({ customerGid: null, references: [], isNewCustomer: true });
});

test("an order without a customer is of nobody new or known", async () => {
  await store({ journey: null, customer: null, sourceName: "pos" });
  expect(await order()).toMatchObject({ customerGid: null, isNewCustomer: null });
});
