// What the shapes do to the ledger, through the way that a webhook takes: 12.5 % of what is commissionable. docs/orders.md lists them.
import { afterAll, beforeEach, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyLine, shopifyOrder } from "../support/order.ts";
import { amountBack, back, day, line, other, sold } from "./shapes.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { answersFrom, workAll } = await import("../support/pipeline.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let shop: Awaited<ReturnType<typeof makeShop>>;
let anna: string;
let events = 0;

beforeEach(async () => {
  shop = await makeShop(db);
  anna = await makeCreator(db, shop, "Anna");
});

const ANNA = [{ index: 0, code: "ANNA10" }];

/** Shopify tells a version of the order, and the worker works it off. */
async function arrive(given: Partial<ShopifyOrder> | null, topic = "orders/updated") {
  const order = given && shopifyOrder({ applications: ANNA, ...given });
  const subjectGid = order?.id ?? "gid://shopify/Order/1";
  const id = `${topic}/${++events}`;
  await db.inboxEvent.create({ data: { shopId: shop.id, id, topic, subjectGid } });
  await workAll(answersFrom(new Map([[subjectGid, order]])));
}

const entries = async () =>
  (await db.entry.findMany({ where: { shopId: shop.id }, orderBy: { id: "asc" } })).map(
    ({ kind, amountMinor }) => [kind, amountMinor],
  );
const creditsOf = async (creatorId: string) =>
  db.credit.count({ where: { shopId: shop.id, creatorId } });

const serum = sold("serum", "80.00");

test.each(["PENDING", "AUTHORIZED", "EXPIRED", "PARTIALLY_PAID"])(
  "an order that is %s is credited and earns when it is paid",
  async (financialStatus) => {
    await arrive({ financialStatus, received: "0.00", originalTotal: "80.00", sales: [serum] });
    expect([await creditsOf(anna), await entries()]).toEqual([1, []]);
    // 12.5 % of 80.00.
    await arrive({ financialStatus: "PAID", sales: [serum], updatedAt: day(6) });
    expect(await entries()).toEqual([["earned", 1000n]]);
  },
);

test("an authorised order that is voided never earns", async () => {
  await arrive({ financialStatus: "AUTHORIZED", sales: [serum] });
  await arrive({ financialStatus: "VOIDED", sales: [serum], updatedAt: day(6) });
  expect(await entries()).toEqual([]);
});

test("an edit that is not paid yet neither takes nor waits", async () => {
  await arrive({ sales: [serum] });
  const added = sold("mask", "20.00", { happenedAt: day(6), reason: "ORDER_EDIT" });
  const part = { financialStatus: "PARTIALLY_PAID", received: "80.00", originalTotal: "80.00" };
  await arrive({ ...part, sales: [serum, added], updatedAt: day(6) });
  expect(await entries()).toEqual([
    ["earned", 1000n],
    ["adjustment", 250n],
  ]);
});

test("a refund at another rate takes back the share of what was paid", async () => {
  // EUR 100.00 as 110.00; half of it back when that was 60.00: 12.5 % of 55.00 is 6.875, so 6.88 stays of 13.75.
  const bought = sold("serum", "110.00", { quantity: 2, presentmentTotal: "100.00" });
  const half = back("serum", 9, "-60.00", { presentmentTotal: "-50.00" });
  await arrive({ presentmentCurrency: "EUR", sales: [bought] });
  await arrive({ presentmentCurrency: "EUR", sales: [bought, half], updatedAt: day(9) });
  expect(await entries()).toEqual([
    ["earned", 1375n],
    ["reversal", -687n],
  ]);
});

test("an amount given back without a line takes its commission back, shipping alone does not", async () => {
  const shipping = other("SHIPPING", "8.00");
  const shippingBack = other("SHIPPING", "-8.00", { reason: "REFUND", actionType: "RETURN" });
  await arrive({ sales: [serum, shipping] });
  await arrive({ sales: [serum, shipping, shippingBack], updatedAt: day(6) });
  expect(await entries()).toEqual([["earned", 1000n]]);
  const sales = [serum, shipping, shippingBack, amountBack(9, "-10.00")];
  await arrive({ sales, updatedAt: day(9) });
  expect(await entries()).toEqual([
    ["earned", 1000n],
    ["reversal", -125n],
  ]);
});

test.each([
  ["without a refund", [serum]],
  ["with its refund", [serum, back("serum", 7, "-80.00")]],
])("a cancelled order takes all back, %s", async (_how, sales) => {
  await arrive({ sales: [serum] });
  await arrive({ cancelledAt: day(7), sales, updatedAt: day(7) }, "orders/cancelled");
  expect(await entries()).toEqual([
    ["earned", 1000n],
    ["reversal", -1000n],
  ]);
});

test("an exchange earns on the difference", async () => {
  await arrive({ sales: [serum] });
  const exchange = { happenedAt: day(8), reason: "RETURN" };
  const sales = [serum, back("serum", 8, "-80.00", exchange), sold("mask", "100.00", exchange)];
  await arrive({ sales, updatedAt: day(8) });
  expect(await entries()).toEqual([
    ["earned", 1000n],
    ["adjustment", 250n],
  ]);
});

test("a gift card that is bought with a code earns nothing, and no entry says so", async () => {
  await arrive({ sales: [sold("card", "50.00", { lineType: "GIFT_CARD" })] });
  expect([await creditsOf(anna), await entries()]).toEqual([1, []]);
});

test("a draft order's discount that is titled like a creator's code is nobody's", async () => {
  const applications = [{ index: 0, code: null }]; // titled ANNA10 in Shopify
  await arrive({ sourceName: "shopify_draft_order", journey: null, applications, sales: [serum] });
  expect([await creditsOf(anna), await entries()]).toEqual([0, []]);
});

test("a test order earns nothing", async () => {
  await arrive({ test: true, sales: [serum] });
  expect(await entries()).toEqual([]);
});

test("an order of the till without a customer earns by its code", async () => {
  await arrive({ sourceName: "pos", customer: null, journey: null, sales: [serum] });
  expect(await entries()).toEqual([["earned", 1000n]]);
});

test("a subscription earns on its first order, and on a renewal only where the code is on it again", async () => {
  const plan = [shopifyLine({ id: line("serum"), sellingPlan: { name: "Every month" } })];
  await arrive({ lines: plan, sales: [serum] });
  const renewal = { sourceName: "subscription_contract", journey: null, lines: plan };
  const bare = { ...renewal, id: "gid://shopify/Order/2", applications: [] };
  await arrive({ ...bare, sales: [sold("serum", "80.00")] });
  expect(await entries()).toEqual([["earned", 1000n]]);
  const again = { ...renewal, id: "gid://shopify/Order/3" };
  await arrive({ ...again, sales: [sold("serum", "80.00")] });
  expect(await entries()).toEqual([
    ["earned", 1000n],
    ["earned", 1000n],
  ]);
});

test("a deleted order takes all back and stays in the books", async () => {
  await arrive({ sales: [serum] });
  await arrive(null, "orders/delete");
  expect(await entries()).toEqual([
    ["earned", 1000n],
    ["reversal", -1000n],
  ]);
  expect(await db.order.count({ where: { shopId: shop.id, exclusion: "deleted" } })).toBe(1);
});

test("a customer who is merged into another changes neither money nor who was new", async () => {
  await arrive({ sales: [serum] });
  const into = { id: "gid://shopify/Customer/9", numberOfOrders: "7" };
  const journey = { ready: true, customerOrderIndex: 7, firstVisit: null, lastVisit: null };
  await arrive({ sales: [serum], customer: into, journey, updatedAt: day(9) });
  expect(await entries()).toEqual([["earned", 1000n]]);
  expect(await db.order.findFirst({ where: { shopId: shop.id } })).toMatchObject({
    customerGid: into.id,
    isNewCustomer: true,
  });
});

test("an order of 250 lines earns on their sum, rounded once", async () => {
  // 250 × 1.01 = 252.50; 12.5 % is 31.5625. Line by line it would be 250 × 0.13 = 32.50.
  const sales = Array.from({ length: 250 }, (_, n) => sold(String(n), "1.01"));
  const lines = sales.map(({ lineGid }, n) => shopifyLine({ id: lineGid ?? "", title: `No ${n}` }));
  await arrive({ lines, sales });
  expect(await entries()).toEqual([["earned", 3156n]]);
  expect(await db.orderLine.count({ where: { shopId: shop.id } })).toBe(250);
});
