// Orders whose webhooks never came, found through the dev store's Admin API.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Store, startStore } from "../shopify/store.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { reconcileOrders, startReconciliation } = await import(
  "#app/tracking/reconcile-orders.server.ts"
);

let store: Store;
let shop: Awaited<ReturnType<typeof makeShop>>;

beforeAll(async () => {
  store = await startStore(); // nobody listens where its webhooks go
  await store.control("products", { title: "Serum", sku: "SERUM", price: "40.00" });
});

beforeEach(async () => {
  await queryRows(sql`delete from "InboxEvent"`);
  await queryRows(sql`delete from "Reconciliation"`);
  await queryRows(sql`update "Shop" set "domain" = "id" || '.gone'`);
  shop = await makeShop(db, {
    domain: store.domain,
    installedAt: new Date(Date.now() - 3_600_000),
  });
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await store?.stop();
});

const place = () =>
  store.control<{ gid: string; updatedAt: string }>("orders", {
    lines: [{ sku: "SERUM", quantity: 1 }],
  });
/** Far enough on that what was just placed is no longer left to its webhook. */
const soon = (minutes = 5) => new Date(Date.now() + minutes * 60_000);
const start = (now = soon()) =>
  transaction((tx) => startReconciliation(tx, shop, { kind: "hourly", now }));
const run = async (now = soon()) => {
  const runId = await start(now);
  await reconcileOrders({ shopId: shop.id, runId }, () => now);
  return db.reconciliation.findFirstOrThrow({ where: { shopId: shop.id, id: runId } });
};
const events = () => db.inboxEvent.findMany({ where: { shopId: shop.id }, orderBy: { id: "asc" } });

test("an order that no webhook told of is read as if one had, once for a version", async () => {
  const { gid, updatedAt } = await place();
  expect(await run()).toMatchObject({ missed: 1, failure: null });
  expect((await events()).find(({ subjectGid }) => subjectGid === gid)).toMatchObject({
    topic: "reconcile",
    id: `reconcile/${gid}@${new Date(updatedAt).toISOString()}`,
    settledAt: null,
  });
  const again = await run(soon(6));
  expect(again.orders).toBeGreaterThan(0);
  expect(again.missed).toBe(0);
});

test("an order whose webhook waits in the inbox was not missed", async () => {
  await run();
  const { gid } = await place();
  await db.inboxEvent.create({
    data: { shopId: shop.id, id: "orders/create/1", topic: "orders/create", subjectGid: gid },
  });
  expect(await run(soon(6))).toMatchObject({ missed: 0 });
});

test("an order that waits for its journey is looked through like any other", async () => {
  await run();
  const { gid } = await place();
  await db.inboxEvent.create({
    data: {
      shopId: shop.id,
      id: "journey/1#5",
      topic: "journey",
      subjectGid: gid,
      dueAt: soon(60),
    },
  });
  expect(await run(soon(6))).toMatchObject({ missed: 1 });
});

test("an order of the last two minutes is left to its webhook, and found by the next run", async () => {
  await run();
  await place();
  expect(await run(new Date())).toMatchObject({ missed: 0 });
  expect(await run(soon())).toMatchObject({ missed: 1 });
});

test("a run that was cut short goes on at its page and counts no page twice", async () => {
  const before = await run();
  await Promise.all(Array.from({ length: 101 }, place));
  const runId = await start(soon(6));
  // As if a worker had died after the first page: the cursor of a page is what Shopify gave for it.
  await Promise.all([
    reconcileOrders({ shopId: shop.id, runId }, soon),
    reconcileOrders({ shopId: shop.id, runId }, soon),
  ]);
  await reconcileOrders({ shopId: shop.id, runId }, soon);
  const done = await db.reconciliation.findFirstOrThrow({ where: { id: runId } });
  expect(done.missed).toBe(101);
  expect(done.orders).toBe(before.orders + 101);
  expect((await events()).length).toBe(before.missed + 101);
});

test("a run that is not finished is gone on with instead of a second one", async () => {
  expect(await start()).toBe(await start());
});

test("R20: a run of a clock that was set forth hides nothing of the hours it skipped", async () => {
  await run();
  await run(soon(180));
  const { gid } = await place();
  const found = await run(soon(6)); // the clock is right again
  expect(found.missed).toBe(1);
  expect((await events()).map(({ subjectGid }) => subjectGid)).toContain(gid);
  const later = await run(soon(190));
  expect(later.fromAt.getTime()).toBeLessThanOrEqual(found.toAt.getTime());
});

test("when Shopify does not answer the run says so, and the next try finds the rest", async () => {
  await place();
  const runId = await start();
  await store.control("faults", { error5xx: 6 });
  await expect(reconcileOrders({ shopId: shop.id, runId }, soon)).rejects.toThrow();
  expect(await db.reconciliation.findFirstOrThrow({ where: { id: runId } })).toMatchObject({
    finishedAt: null,
    failure: "Shopify did not give its orders: Shopify answered 503.",
  });
  await store.control("faults", { clear: true });
  await reconcileOrders({ shopId: shop.id, runId }, soon);
  const done = await db.reconciliation.findFirstOrThrow({ where: { id: runId } });
  expect(done.finishedAt).not.toBeNull();
  expect(done.failure).toBeNull();
});

test("a shop that took the app out is not looked through", async () => {
  const runId = await start();
  await db.shop.updateMany({ where: { id: shop.id }, data: { uninstalledAt: new Date() } });
  await reconcileOrders({ shopId: shop.id, runId }, soon);
  expect(await db.reconciliation.findFirstOrThrow({ where: { id: runId } })).toMatchObject({
    orders: 0,
    finishedAt: null,
  });
});
