// A test order through the dev store's Admin API: what becomes of a press.
import { v7 } from "uuid";
import { afterAll, beforeEach, expect, test } from "vitest";
import { startStore } from "../shopify/store.ts";
import { makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore(); // nobody listens where its webhooks go
const { closeDatabase, db, queryRows, sql, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { adminWithoutRepeats } = await import("#app/shopify/admin.server.ts");
const { createTestOrder } = await import("#app/shopify/test-order.server.ts");
const { trackingPage } = await import("#app/tracking/pages.server.ts");
const { takeTrackingStep } = await import("#app/tracking/take-step.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await store.stop();
});

let shop: Awaited<ReturnType<typeof makeShop>>;

beforeEach(async () => {
  await queryRows(sql`update "Shop" set "domain" = "id" || '.gone'`);
  shop = await makeShop(db, { domain: store.domain });
  await makeDevelopment(true);
  await store.control("faults", { clear: true });
});

const makeDevelopment = (isDevelopment: boolean) =>
  db.shop.update({ where: { id: shop.id }, data: { isDevelopment } });
const ordersAtShopify = async () => (await store.control<{ count: number }>("orders")).count;
const press = (id = v7()) => {
  const form = new FormData();
  form.set("step", "test-order");
  form.set("id", id);
  return takeTrackingStep({ shop, form, now: new Date() });
};
const shown = async () =>
  (await transaction((tx) => trackingPage(tx, shop, { cursor: null, now: new Date() }))).testOrder;

test("without the merchant's consent nothing is sent, and the answer says so", async () => {
  const before = await ordersAtShopify();
  expect(await press()).toMatchObject({
    ok: true,
    value: expect.stringContaining("the app may not make orders yet"),
  });
  expect(await ordersAtShopify()).toBe(before);
  expect((await shown())?.last).toBeNull();
});

test("a shop whose orders are real sends none and shows no button", async () => {
  await makeDevelopment(false);
  expect(await press()).toEqual({ ok: false, error: { kind: "not-found" } });
  expect(await shown()).toBeNull();
});

test("a press that arrives twice sends one order, marked as a test", async () => {
  await store.control("scopes", { grant: ["write_orders"] });
  const before = await ordersAtShopify();
  const id = v7();
  expect(await press(id)).toEqual({ ok: true, value: "Test order sent" });
  expect(await press(id)).toEqual({ ok: true, value: "Sent already" });
  expect(await ordersAtShopify()).toBe(before + 1);
  expect((await shown())?.last).toMatchObject({
    steps: [{ state: "Yes" }, { state: "Waiting" }, { state: "Waiting" }],
    isUnderWay: true,
  });
});

test("its webhook and its place in the books are found by Shopify's id, in this shop alone", async () => {
  await press();
  const { orderGid, askedAt } = await db.testOrder.findFirstOrThrow({ where: { shopId: shop.id } });
  const other = await makeShop(db);
  const event = { id: "orders/create/1", topic: "orders/create", subjectGid: orderGid ?? "" };
  const receivedAt = new Date(askedAt.getTime() + 2_000);
  const look = { ...event, topic: "reconcile", id: "reconcile/1", receivedAt: askedAt };
  await db.inboxEvent.createMany({
    data: [
      { ...event, shopId: other.id, receivedAt: askedAt },
      { ...look, shopId: shop.id },
    ],
  });
  expect((await shown())?.last?.steps[1]?.state).toBe("Waiting");
  const settled = { dueAt: null, settledAt: receivedAt };
  await db.inboxEvent.create({ data: { ...event, ...settled, shopId: shop.id, receivedAt } });
  const order = await makeOrder(db, shop, { processedAt: askedAt, netMinor: 0n });
  await db.order.update({
    where: { shopId_id: { shopId: shop.id, id: order.id } },
    data: { gid: orderGid ?? "", name: "#1042" },
  });
  expect((await shown())?.last).toMatchObject({
    steps: [{ state: "Yes" }, { state: "After 2 seconds" }, { state: "Order #1042" }],
    isUnderWay: false,
    problem: null,
  });
});

test("an answer that never came is not asked for again, since Shopify may have made the order", async () => {
  const before = await ordersAtShopify();
  const make = () =>
    createTestOrder(adminWithoutRepeats(store.domain), { key: v7(), currency: "USD" });
  await store.control("faults", { error5xx: { next: 1 } });
  await expect(make()).rejects.toMatchObject({ kind: "unavailable" });
  expect(await ordersAtShopify()).toBe(before);
  await store.control("faults", { throttle: { next: 1 } }); // Shopify did nothing yet, and says so
  expect(await make()).toMatchObject({ ok: true });
  expect(await ordersAtShopify()).toBe(before + 1);
});

test("what Shopify refuses is told in its words", async () => {
  await store.control("shops", { handle: "demo", isDevelopment: true });
  for (let n = 0; n < 5; n++) await press();
  expect(await press()).toEqual({ ok: true, value: "No order was made" });
  const page = await transaction((tx) => trackingPage(tx, shop, { cursor: null, now: new Date() }));
  expect(page.verdict.look).toBe("good"); // nothing was sent that could be lost
  expect((await shown())?.last?.problem).toBe(
    "Shopify made no order: Too many attempts. Please try again later.",
  );
});

test("more presses than a person makes change nothing, and other shops are not held back", async () => {
  for (let n = 0; n < 12; n++) await press();
  const form = new FormData();
  form.set("step", "check");
  const check = (of: typeof shop) => takeTrackingStep({ shop: of, form, now: new Date() });
  expect(await check(shop)).toMatchObject({ value: expect.stringContaining("pressed too often") });
  expect(await db.reconciliation.count({ where: { shopId: shop.id } })).toBe(0);
  expect(await check(await makeShop(db))).toEqual({ ok: true, value: "Asking Shopify for orders" });
});
