import { afterAll, beforeEach, expect, test } from "vitest";
import { makeOrder, makeShop } from "./support/books.ts";
import { useTestDatabase } from "./support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { claimAll } = await import("./support/pipeline.ts");
const { thinOutShop } = await import("#app/privacy/erase-shop.server.ts");
const { processMessage } = await import("#app/worker-messages.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let shop: Awaited<ReturnType<typeof makeShop>>;
let events = 0;

beforeEach(async () => {
  shop = await makeShop(db);
});

/** A message arrives and is worked through. */
async function arrive(topic: string, payload: object, triggeredAt = new Date()): Promise<string> {
  const id = `${topic}/${++events}`;
  await db.inboxEvent.create({
    data: { shopId: shop.id, id, topic, subjectGid: "", payload, triggeredAt },
  });
  for (const event of (await claimAll()).events) await processMessage(event);
  return id;
}

const eventOf = (id: string) => db.inboxEvent.findFirst({ where: { shopId: shop.id, id } });

test("a shop that takes the app out keeps its data and loses its sessions", async () => {
  await db.session.create({
    data: { id: `offline_${shop.domain}`, shop: shop.domain, state: "", accessToken: "x" },
  });
  const id = await arrive("app/uninstalled", { myshopify_domain: shop.domain });
  expect((await db.shop.findUnique({ where: { id: shop.id } }))?.uninstalledAt).not.toBeNull();
  expect(await db.session.count({ where: { shop: shop.domain } })).toBe(0);
  expect((await eventOf(id))?.settledAt).not.toBeNull();
});

test("an uninstall that is older than the reinstall changes nothing", async () => {
  await arrive("app/uninstalled", {}, new Date("2025-01-01T00:00:00Z"));
  expect((await db.shop.findUnique({ where: { id: shop.id } }))?.uninstalledAt).toBeNull();
});

test("customers/redact takes the customer off the orders", async () => {
  const order = {
    processedAt: new Date(),
    netMinor: 100n,
    customerGid: "gid://shopify/Customer/7",
  };
  const { id: orderId } = await makeOrder(db, shop, order);
  await arrive("customers/redact", { customer: { id: 7 }, orders_to_redact: [] });
  const stored = await db.order.findFirst({ where: { shopId: shop.id, id: orderId } });
  expect(stored).toMatchObject({ customerGid: null, netMinor: 100n });
});

test("customers/merge gives the orders of one customer to the other", async () => {
  const order = {
    processedAt: new Date(),
    netMinor: 100n,
    customerGid: "gid://shopify/Customer/8",
  };
  const { id: orderId } = await makeOrder(db, shop, order);
  await arrive("customers/merge", {
    admin_graphql_api_customer_kept_id: "gid://shopify/Customer/7",
    admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/8",
    status: "completed",
  });
  const stored = await db.order.findFirst({ where: { shopId: shop.id, id: orderId } });
  expect(stored?.customerGid).toBe("gid://shopify/Customer/7");
});

test("customers/data_request keeps the answer for the merchant", async () => {
  await arrive("customers/data_request", {
    customer: { id: 7 },
    orders_requested: [],
    data_request: { id: 9999 },
  });
  expect(await db.privacyRequest.count({ where: { shopId: shop.id, kind: "data_request" } })).toBe(
    1,
  );
});

test("shop/redact erases everything of the shop, the event itself included", async () => {
  await makeOrder(db, shop, { processedAt: new Date(), netMinor: 100n });
  await arrive("app/uninstalled", {});
  await arrive("shop/redact", { shop_domain: shop.domain });
  expect(await db.order.count({ where: { shopId: shop.id } })).toBe(0);
  expect(await db.inboxEvent.count({ where: { shopId: shop.id } })).toBe(0);
  expect(await db.shop.count({ where: { id: shop.id } })).toBe(0);
});

test("shop/redact erases more than one transaction takes, and a shop that comes back meanwhile begins anew", async () => {
  await makeOrder(db, shop, { processedAt: new Date(), netMinor: 100n });
  await db.$executeRaw`
    insert into "Click" ("shopId", "id", "linkId", "clickedAt", "isBot", "isPrefetch")
    select ${shop.id}::uuid, gen_random_uuid(), gen_random_uuid(), now(), false, false from generate_series(1, 20001)`;
  await arrive("app/uninstalled", {});
  await thinOutShop(shop);
  expect(await db.click.count({ where: { shopId: shop.id } })).toBe(0);
  expect(await db.order.count({ where: { shopId: shop.id } })).toBe(0);
  const { domain } = await db.shop.findUniqueOrThrow({ where: { id: shop.id } });
  expect(domain).toBe(`${shop.id}.erased`);
  await arrive("shop/redact", {});
  expect(await db.shop.count({ where: { id: shop.id } })).toBe(0);
});

test("a shop that is in is not thinned out", async () => {
  await makeOrder(db, shop, { processedAt: new Date(), netMinor: 100n });
  await thinOutShop(shop);
  expect(await db.order.count({ where: { shopId: shop.id } })).toBe(1);
});

test("a message that nothing is done about is settled", async () => {
  const id = await arrive("discounts/create", { title: "Spring" });
  expect(await eventOf(id)).toMatchObject({ dueAt: null, failure: null });
});

test.each([
  ["customers/redact", { customer: { id: 7, email: "shopper@example.com" } }],
  ["customers/data_request", { customer: { id: 7, phone: "555" }, data_request: { id: 1 } }],
  [
    "customers/merge",
    {
      admin_graphql_api_customer_kept_id: "gid://shopify/Customer/7",
      admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/8",
      admin_graphql_api_customer_kept_email: "shopper@example.com",
      status: "completed",
    },
  ],
])("nothing of what %s says of a person is kept once it is settled", async (topic, payload) => {
  const event = await eventOf(await arrive(topic, payload));
  expect(event).toMatchObject({ payload: null, dueAt: null, failure: null });
});

test("a payload of another shape is tried again later, and its values stay out of the failure", async () => {
  const id = await arrive("customers/redact", { customer: { email: "shopper@example.com" } });
  const event = await eventOf(id);
  expect(event?.settledAt).toBeNull();
  await db.inboxEvent.updateMany({
    where: { shopId: shop.id },
    data: { dueAt: new Date(0), attempts: 11 },
  });
  for (const due of (await claimAll()).events) await processMessage(due);
  expect((await eventOf(id))?.failure).toBe(
    "The message customers/redact could not be worked through (ZodError).",
  );
});
