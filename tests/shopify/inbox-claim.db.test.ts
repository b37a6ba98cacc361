import { afterAll, beforeEach, expect, test } from "vitest";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, sqlTransaction } = await import(
  "#app/platform/db.server.ts"
);
const claims = await import("#app/shopify/inbox-claim.server.ts");
const {
  backOffSeconds,
  claimDueEvents,
  inboxBacklog,
  plan,
  release,
  retryLater,
  settle,
  settleOne,
} = claims;

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

beforeEach(() => queryRows(sql`delete from "InboxEvent"`));

const claim = (rowsMax: number) => claimDueEvents({ rowsMax, after: null });
const fill = (shopId: string, count: number, seconds = 0) =>
  db.inboxEvent.createMany({
    data: Array.from({ length: count }, (_, i) => ({
      shopId,
      id: `orders/updated/${i}`,
      topic: "orders/updated",
      subjectGid: `gid://shopify/Order/${i}`,
      dueAt: new Date(Date.now() - 60_000 + seconds * 1000),
    })),
  });

test("P15: one shop's flood leaves another its turn in the very next claim", async () => {
  const [flooded, quiet] = [await makeShop(db), await makeShop(db)];
  await fill(flooded.id, 500);
  await fill(quiet.id, 3, 30);
  const { events } = await claim(100);
  expect(events.filter(({ shopId }) => shopId === quiet.id)).toHaveLength(3);
  expect(events.filter(({ shopId }) => shopId === flooded.id)).toHaveLength(50);
});

test("with more shops than one claim looks at, the next goes on behind them", async () => {
  const shops = await Promise.all(Array.from({ length: 70 }, () => makeShop(db)));
  await Promise.all(shops.map(({ id }) => fill(id, 1)));
  const first = await claim(100);
  expect(first.events).toHaveLength(64);
  const second = await claimDueEvents({ rowsMax: 100, after: first.after });
  expect(second).toMatchObject({ after: null });
  expect(second.events).toHaveLength(6);
});

test("claims at once share no event", async () => {
  const shop = await makeShop(db);
  await fill(shop.id, 100);
  const all = await Promise.all(Array.from({ length: 8 }, () => claim(20)));
  const ids = all.flatMap(({ events }) => events.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test("a claimed event is taken over when its lease ends, and only the new lease settles it", async () => {
  const shop = await makeShop(db);
  await fill(shop.id, 1);
  const [first] = (await claim(10)).events;
  expect((await claim(10)).events).toEqual([]);
  await queryRows(sql`update "InboxEvent" set "dueAt" = now()`);
  const [second] = (await claim(10)).events;
  if (!first || !second) throw new Error("both claims give the event");
  expect(second).toMatchObject({ id: first.id, attempts: 2 });
  expect(await sqlTransaction((tx) => settle(tx, [first]))).toEqual(new Set());
  expect(await db.$transaction((tx) => settleOne(tx, first))).toBe(false);
  expect(await sqlTransaction((tx) => settle(tx, [second]))).toEqual(
    new Set([`${shop.id} ${second.id}`]),
  );
  expect(await db.$transaction((tx) => settleOne(tx, second))).toBe(false);
});

test("a lease lasts a minute", async () => {
  const shop = await makeShop(db);
  await fill(shop.id, 1);
  await claim(10);
  const [row] = await queryRows<{ seconds: number }>(
    sql`select extract(epoch from "dueAt" - now())::float8 as seconds from "InboxEvent"`,
  );
  expect(row?.seconds).toBeGreaterThan(55);
  expect(row?.seconds).toBeLessThanOrEqual(60);
});

test("a failed event waits longer each time and is dead after the twelfth", async () => {
  expect([1, 2, 3, 4, 8, 12].map(backOffSeconds)).toEqual([2, 6, 18, 54, 3600, 3600]);
  const shop = await makeShop(db);
  await fill(shop.id, 1);
  const [event] = (await claim(10)).events;
  if (!event) throw new Error("the claim gives the event");
  expect(await retryLater([{ event, sentence: "Shopify did not answer." }])).toEqual([]);
  const [row] = await queryRows<{ seconds: number; leaseId: string | null }>(
    sql`select extract(epoch from "dueAt" - now())::float8 as seconds, "leaseId" from "InboxEvent"`,
  );
  expect(row?.leaseId).toBeNull();
  expect(row?.seconds).toBeGreaterThan(1);
  expect(row?.seconds).toBeLessThan(2.6);
  await queryRows(sql`update "InboxEvent" set "dueAt" = now(), "attempts" = 11`);
  const [last] = (await claim(10)).events;
  if (!last) throw new Error("the claim gives the event");
  expect(await retryLater([{ event: last, sentence: "Shopify did not answer." }])).toEqual([last]);
  expect(await db.inboxEvent.findFirst()).toMatchObject({
    failure: "Shopify did not answer.",
    dueAt: null,
  });
});

test("an event that was not begun goes back as if it had not been taken", async () => {
  const shop = await makeShop(db);
  await fill(shop.id, 1);
  await release((await claim(10)).events);
  const [again] = (await claim(10)).events;
  expect(again?.attempts).toBe(1);
});

test("an event is planned once and is not due before its time", async () => {
  const shop = await makeShop(db);
  const look = {
    shopId: shop.id,
    id: "journey/gid://shopify/Order/1#1",
    topic: "journey",
    subjectGid: "gid://shopify/Order/1",
    delaySeconds: 10,
  };
  await sqlTransaction((tx) => plan(tx, [look]));
  await sqlTransaction((tx) => plan(tx, [{ ...look, delaySeconds: 0 }]));
  expect((await claim(10)).events).toEqual([]);
  expect(await inboxBacklog()).toEqual({ depth: 1, ageSeconds: 0 });
});
