import { afterAll, beforeEach, expect, test } from "vitest";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyOrder } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { answersFrom, claimAll, workAll } = await import("../support/pipeline.ts");
const { processOrders } = await import("#app/commissions/process-orders.server.ts");
const { AdminError } = await import("#app/shopify/admin.server.ts");
const { hasten } = await import("#app/shopify/inbox-claim.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const gidOf = (n: number) => `gid://shopify/Order/${n}`;
const answers = new Map([1, 2, 3].map((n) => [gidOf(n), shopifyOrder({ id: gidOf(n) })]));
let shop: Awaited<ReturnType<typeof makeShop>>;

beforeEach(async () => {
  await queryRows(sql`delete from "InboxEvent"`);
  shop = await makeShop(db);
});

const hear = (n: number) =>
  db.inboxEvent.create({
    data: { shopId: shop.id, id: `order ${n}`, topic: "orders/updated", subjectGid: gidOf(n) },
  });

const takeOut = (uninstalledAt: Date | null) =>
  db.shop.update({ where: { id: shop.id }, data: { uninstalledAt } });

const waiting = () =>
  db.inboxEvent.findMany({ where: { shopId: shop.id, settledAt: null }, orderBy: { id: "asc" } });

test("orders of a shop that took the app out wait an hour at a time and never die", async () => {
  await hear(1);
  await takeOut(new Date());
  for (let looks = 0; looks < 15; looks++) {
    expect(await workAll(answersFrom(answers))).toBe(1);
    await transaction((tx) => hasten(tx, shop.id));
  }
  expect(await waiting()).toMatchObject([{ attempts: 0, leaseId: null, failure: null }]);
});

test("orders that waited while the app was out are posted once it is back", async () => {
  await hear(1);
  await takeOut(new Date());
  await workAll(answersFrom(answers));
  await takeOut(null);
  expect(await workAll(answersFrom(answers))).toBe(0);
  await transaction((tx) => hasten(tx, shop.id));
  expect(await workAll(answersFrom(answers))).toBe(1);
  expect(await db.order.count({ where: { shopId: shop.id } })).toBe(1);
  expect(await waiting()).toEqual([]);
});

test("orders that Shopify does not let us read wait without dying, and are posted once it does", async () => {
  await hear(1);
  const refusal = new AdminError("unauthorized", "Shopify no longer accepts the access token");
  for (let looks = 0; looks < 15; looks++) {
    expect(await workAll(answersFrom(new Map([[gidOf(1), refusal]])))).toBe(1);
    await transaction((tx) => hasten(tx, shop.id));
  }
  expect(await waiting()).toMatchObject([{ attempts: 0, leaseId: null, failure: null }]);
  await workAll(answersFrom(answers));
  expect(await db.order.count({ where: { shopId: shop.id } })).toBe(1);
});

test("an order under a worker's lease is not hastened", async () => {
  await hear(1);
  expect((await claimAll()).events).toHaveLength(1);
  expect(await transaction((tx) => hasten(tx, shop.id))).toBe(0);
});

test("a worker that is told to stop reads no further order and gives back those it had not begun", async () => {
  for (const n of [1, 2, 3]) await hear(n);
  const stopping = new AbortController();
  const { events } = await claimAll();
  const memory = answersFrom(answers);
  const sources = {
    ...memory,
    readOrder: async (...asked: Parameters<typeof memory.readOrder>) => {
      stopping.abort();
      return memory.readOrder(...asked);
    },
  };
  await processOrders(events, sources, { signal: stopping.signal });
  expect(await db.order.count({ where: { shopId: shop.id } })).toBe(1);
  expect(await waiting()).toMatchObject([
    { attempts: 0, leaseId: null },
    { attempts: 0, leaseId: null },
  ]);
  expect((await claimAll()).events).toHaveLength(2);
});
