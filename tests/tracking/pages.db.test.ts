// What the tracking page says of a shop's inbox, and its dead letters tried again.
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyOrder } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { trackingPage } = await import("#app/tracking/pages.server.ts");
const { takeTrackingStep } = await import("#app/tracking/take-step.server.ts");
const { answersFrom, workAll } = await import("../support/pipeline.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-20T12:00:00Z");
const GID = "gid://shopify/Order/7";
let shop: Awaited<ReturnType<typeof makeShop>>;

beforeEach(async () => {
  await queryRows(sql`delete from "InboxEvent"`);
  shop = await makeShop(db, { zone: "UTC" });
});

const look = (cursor: string | null = null, of = shop) =>
  transaction((tx) => trackingPage(tx, of, { cursor, now: NOW }));
const die = (n: number, given: Partial<{ subjectGid: string; shopId: string }> = {}) =>
  db.inboxEvent.create({
    data: {
      shopId: shop.id,
      id: `orders/updated/${n}`,
      topic: "orders/updated",
      subjectGid: GID,
      dueAt: null,
      attempts: 12,
      settledAt: new Date(NOW.getTime() - n * 60_000),
      failure: `Reason ${n}.`,
      ...given,
    },
  });
const take = (fields: Record<string, string>, of = shop) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return takeTrackingStep({ shop: of, form, now: NOW });
};

test("a new shop has heard nothing, and nothing failed", async () => {
  expect(await look()).toMatchObject({
    webhooks: { lastHeard: "None yet", waiting: 0, oldest: null },
    reconciliation: { last: "None yet", isRunning: false },
    deadLetters: { count: 0, letters: [], next: null },
  });
});

test("the last webhook is the newest that Shopify sent, worked through or not; our own events are none", async () => {
  const receivedAt = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
  const event = { shopId: shop.id, subjectGid: GID };
  const done = { dueAt: null, settledAt: receivedAt(9) };
  await db.inboxEvent.createMany({
    data: [
      { ...event, ...done, id: "1", topic: "orders/paid", receivedAt: receivedAt(8) },
      { ...event, ...done, id: "2", topic: "journey", receivedAt: receivedAt(10) },
      { ...event, id: "3", topic: "reconcile", receivedAt: receivedAt(11) },
    ],
  });
  expect((await look()).webhooks.lastHeard).toContain("8:00");
});

test("what we planned for later does not wait; a webhook that is to be tried again does", async () => {
  const later = new Date(Date.now() + 3_600_000);
  const event = { shopId: shop.id, subjectGid: GID, dueAt: later };
  await db.inboxEvent.create({ data: { ...event, id: "journey/1", topic: "journey" } });
  expect((await look()).webhooks.waiting).toBe(0);
  await db.inboxEvent.create({ data: { ...event, id: "orders/paid/1", topic: "orders/paid" } });
  expect((await look()).webhooks.waiting).toBe(1);
});

test("each topic is shown with when it was last heard", async () => {
  const heardAt = new Date(Date.UTC(2026, 10, 20, 8));
  await db.heardTopic.create({ data: { shopId: shop.id, id: "orders/paid", heardAt } });
  const { topics } = await look();
  expect(topics.find(({ topic }) => topic === "orders/paid")?.heard).toContain("8:00");
  expect(topics.find(({ topic }) => topic === "orders/create")?.heard).toBe("Not yet");
});

test("dead letters are listed a page at a time, the newest failure first, by the order's name where it is known", async () => {
  const { gid } = await makeOrder(db, shop, { processedAt: NOW, netMinor: 100n });
  await db.order.updateMany({ where: { shopId: shop.id }, data: { name: "#1001" } });
  for (let n = 1; n <= 26; n++) await die(n, n === 1 ? { subjectGid: gid } : {});
  const first = await look();
  expect(first.deadLetters.count).toBe(26);
  expect(first.deadLetters.letters).toHaveLength(25);
  expect(first.deadLetters.letters.slice(0, 2)).toMatchObject([
    { about: "Order #1001", failure: "Reason 1.", tries: 12 },
    { about: "Order 7", orderId: null, failure: "Reason 2." },
  ]);
  const second = await look(first.deadLetters.next);
  expect(second.deadLetters.letters.map(({ failure }) => failure)).toEqual(["Reason 26."]);
  expect(second.deadLetters.next).toBeNull();
});

test("a cursor that is none shows the first page", async () => {
  await die(1);
  expect((await look("nonsense")).deadLetters.letters).toHaveLength(1);
});

test("a dead letter that is tried again has all its tries, and its order gets into the books", async () => {
  await die(1);
  expect(await take({ step: "retry", id: "orders/updated/1" })).toEqual({
    ok: true,
    value: "Trying it again",
  });
  expect(await take({ step: "retry", id: "orders/updated/1" })).toEqual({
    ok: true,
    value: "Tried again already",
  });
  expect(await db.inboxEvent.findFirstOrThrow({ where: { shopId: shop.id } })).toMatchObject({
    attempts: 0,
    settledAt: null,
    failure: null,
  });
  await workAll(answersFrom(new Map([[GID, shopifyOrder({ id: GID })]])));
  expect(await db.order.count({ where: { shopId: shop.id, gid: GID } })).toBe(1);
  expect((await look()).deadLetters.count).toBe(0);
});

test("all of a shop are tried again at once, and none of another's", async () => {
  const other = await makeShop(db);
  await die(1);
  await die(2);
  await die(1, { shopId: other.id });
  expect(await take({ step: "retry", id: "orders/updated/1" }, await makeShop(db))).toMatchObject({
    value: "Tried again already",
  });
  expect(await take({ step: "retry-all" })).toMatchObject({ value: "Trying 2 again" });
  expect((await look(null, other)).deadLetters.count).toBe(1);
});

test("looking for missed orders now begins a run, and says that it is under way", async () => {
  expect(await take({ step: "check" })).toMatchObject({ ok: true });
  expect((await look()).reconciliation).toMatchObject({
    isRunning: true,
    last: "Under way: 0 orders looked at, none missed",
  });
});

test("a step that is none changes nothing", async () => {
  await die(1);
  expect(await take({ step: "forget" })).toEqual({ ok: false, error: { kind: "not-found" } });
  expect((await look()).deadLetters.count).toBe(1);
});
