// An import from the question to the books, against the dev store: its bulk operation, its file, its faults.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import type { Store } from "../shopify/store.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { startStore } = await import("../shopify/store.ts");
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { adminFor } = await import("#app/shopify/admin.server.ts");
const { readResult } = await import("#app/shopify/history.server.ts");
const { gatherOrders } = await import("#app/shopify/past-orders.ts");
const { readOrder } = await import("#app/shopify/orders.server.ts");
const { askFirstImport, askImport } = await import("#app/history/ask-import.server.ts");
const { latestImport } = await import("#app/history/repository.server.ts");
const { stepImport } = await import("#app/history/step-import.server.ts");

let store: Store;
let shop: Shop;
beforeAll(async () => {
  store = await startStore();
  await store.control("settings", { jobDelayMs: 1 });
  await store.control("products", { title: "Serum", sku: "SERUM", price: "40" });
  await store.control("discounts", {
    code: "ANNA10",
    percentage: 0.1,
    startsAt: daysAgo(300),
  });
  shop = await makeShop(db, { domain: store.domain });
  await makeCreator(db, shop, "Anna");
  for (const n of Array.from({ length: 5 }, (_, i) => i))
    await store.control("orders", {
      lines: [{ sku: "SERUM", quantity: 1 + (n % 2) }],
      codes: n % 2 ? ["ANNA10"] : [],
      customer: { new: true },
      shipping: "5",
      taxRate: 0.1,
      processedAt: daysAgo(10 - n),
      silent: true,
    });
  await store.control("orders", {
    lines: [{ sku: "SERUM" }],
    processedAt: daysAgo(200),
    silent: true,
  });
}, 60_000);
afterEach(async () => {
  await store.control("faults", { clear: true });
  await db.historyImport.updateMany({
    where: { state: { notIn: ["done", "failed"] } },
    data: { state: "failed", failure: "The test is over.", finishedAt: new Date() },
  });
});
afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const sources = {
  redactedCustomers: async () => [],
  adminOf: ({ domain }: Readonly<{ domain: string }>) => adminFor(domain),
};

async function ask(since: Date | null = null): Promise<string> {
  const asked = await transaction((tx) => askImport(tx, shop, { since, now: new Date() }));
  if (!asked.ok) throw new Error(asked.error.message);
  return asked.value.importId;
}

/** Steps as the worker would, without its waits, until the import is over. */
async function runImport(importId: string) {
  for (let step = 0; step < 200; step++) {
    await stepImport({ shopId: shop.id, importId }, sources);
    const one = await latestImport(db, shop.id);
    if (one?.state === "done" || one?.state === "failed") return one;
    await sleep(20);
  }
  throw new Error("The import did not end");
}

test("an import brings the last 60 days, Shopify's limit for an app without read_all_orders", async () => {
  const one = await runImport(await ask());
  expect(one).toMatchObject({
    state: "done",
    seesAll: false,
    ordersFound: 5,
    ordersDone: 5,
    ordersFaulty: 0,
    entries: 2,
  });
  // Two orders of 80.00 less 10 % with Anna's code, at 12.5 %.
  const entries = await db.entry.findMany({ where: { shopId: shop.id } });
  expect(entries.map(({ amountMinor }) => amountMinor)).toEqual([900n, 900n]);
});

test("with read_all_orders it brings all, and what is in the books already stays as it is", async () => {
  await store.control("scopes", { grant: ["read_all_orders"] });
  const one = await runImport(await ask());
  expect(one).toMatchObject({ state: "done", seesAll: true, ordersDone: 6, entries: 0 });
  expect(await db.order.count({ where: { shopId: shop.id } })).toBe(6);
  expect(await db.entry.count({ where: { shopId: shop.id } })).toBe(2);
  await store.control("scopes", { revoke: ["read_all_orders"] });
});

test("a reach leaves out what is older", async () => {
  expect(await runImport(await ask(new Date(daysAgo(7.5))))).toMatchObject({ ordersFound: 2 });
});

test("an order of the file is, field for field, the one that is read by itself", async () => {
  await runImport(await ask());
  const one = await latestImport(db, shop.id);
  const { readBulkState } = await import("#app/shopify/history.server.ts");
  const state = await readBulkState(adminFor(store.domain), one?.operationGid ?? "");
  const gatherer = gatherOrders();
  const orders = [];
  for await (const lines of readResult(state?.url ?? "", { line: 1, byte: 0 }))
    for (const line of lines) orders.push(gatherer.push(line)?.order ?? []);
  orders.push(gatherer.end()?.order ?? []);
  const gathered = orders.flat();
  expect(gathered).toHaveLength(5);
  for (const order of gathered)
    expect(await readOrder(adminFor(store.domain), order.id)).toEqual(order);
});

test("of two questions at once one is asked", async () => {
  const asked = () => transaction((tx) => askImport(tx, shop, { since: null, now: new Date() }));
  const answers = await Promise.all([asked(), asked()]);
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test("on install the past is asked for once, and again only after the app came back", async () => {
  const before = await db.historyImport.count();
  await transaction((tx) => askFirstImport(tx, shop, new Date()));
  expect(await db.historyImport.count()).toBe(before); // one was asked for since the install
  const back = { ...shop, installedAt: new Date() };
  await transaction((tx) => askFirstImport(tx, back, new Date()));
  expect(await db.historyImport.count()).toBe(before + 1);
});

test("where Shopify gives up in the middle, what it had is in, and the page says so", async () => {
  await store.control("faults", { bulkFail: 1 });
  const one = await runImport(await ask());
  expect(one).toMatchObject({
    state: "failed",
    isPartial: true,
    failure:
      "Shopify stopped gathering the orders in the middle. What it had found until then is in.",
  });
  expect(one.ordersDone + one.ordersFaulty).toBeGreaterThan(0);
});

test("a download that is cut goes on where it stood", async () => {
  await store.control("faults", { bulkCut: 2 });
  expect(await runImport(await ask())).toMatchObject({ state: "done", ordersDone: 5 });
});

test("a broken line in Shopify's file costs one order, which is asked for by itself", async () => {
  await store.control("faults", { bulkMalformed: 1 });
  const one = await runImport(await ask());
  expect(one).toMatchObject({ state: "done", ordersFaulty: 1, ordersDone: 4 });
  const again = await db.inboxEvent.findMany({ where: { shopId: shop.id, topic: "history" } });
  expect(again).toHaveLength(1);
});

test("a shop that takes the app out ends its import with a sentence", async () => {
  const importId = await ask();
  await db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: new Date() } });
  await stepImport({ shopId: shop.id, importId }, sources);
  expect(await latestImport(db, shop.id)).toMatchObject({
    state: "failed",
    failure: "The app was taken out of the shop before the import was over.",
  });
  await db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: null } });
});

test.each([
  "http://storage.googleapis.com/file",
  "https://169.254.169.254/latest",
  "https://localhost/file",
  "https://storage.googleapis.com.evil.example/file",
  "https://evil.example/?storage.googleapis.com",
  "https://user:word@storage.googleapis.com/file",
  "https://storage.googleapis.com:8443/file",
  "https://shop.myshopify.com/file",
  "file:///etc/passwd",
  "no address",
])("a result at %s is not fetched", async (url) => {
  const reading = readResult(url, { line: 1, byte: 0 }).next();
  await expect(reading).rejects.toMatchObject({ kind: "refused" });
});
