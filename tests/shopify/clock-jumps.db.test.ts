// The machine's clock is set while the app runs: what the app remembers for a while, or waits for, goes by a clock that nobody sets.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { headersOf, openDoor } from "../support/door.ts";
import { shopifyOrder } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql } = await import("#app/platform/db.server.ts");
const { linkTargets } = await import("#app/links/link-targets.server.ts");
const { processOrders } = await import("#app/commissions/process-orders.server.ts");
const { answersFrom, claimAll, workAll } = await import("../support/pipeline.ts");
const { app, deliver } = await openDoor();

const HOURS_MS = 3 * 3_600_000;
/** Longer than an unknown shop or link is remembered. */
const FORGOTTEN_MS = 6_000;
const ORDER = '{"id":5,"admin_graphql_api_id":"gid://shopify/Order/1"}';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  await queryRows(sql`delete from "InboxEvent"`);
});
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  await app.close();
  await closeDatabase();
  await database.drop();
});

const jump = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

test("R20: a shop and a link that were unknown before the clock went back are known soon after they are made", async () => {
  const old = await makeShop(db);
  await makeCreator(db, old, "Ben");
  const targets = linkTargets();
  const slug = `${old.key}-newlink`;
  const domain = "new.myshopify.com";
  const headers = headersOf(ORDER, { shop: domain, eventId: "early" });
  expect(await deliver(ORDER, headers)).toBe(200);
  expect(await db.inboxEvent.count()).toBe(0);
  expect(await targets.find(slug)).toBeNull();
  jump(-HOURS_MS);
  await makeShop(db, { domain });
  await db.link.updateMany({ where: { shopId: old.id }, data: { key: "newlink" } });
  await sleep(FORGOTTEN_MS);
  expect(await targets.find(slug)).toMatchObject({ shopId: old.id });
  expect(await deliver(ORDER, headers)).toBe(200);
  expect(await db.inboxEvent.count()).toBe(1);
});

test("R20: a link that was just looked up is remembered, though the clock went forth", async () => {
  const shop = await makeShop(db);
  await makeCreator(db, shop, "Caro");
  const link = await db.link.findFirstOrThrow({ where: { shopId: shop.id } });
  const targets = linkTargets();
  const slug = `${shop.key}-${link.key}`;
  expect(await targets.find(slug)).toMatchObject({ linkId: link.id });
  expect(targets.known(slug)).toMatchObject({ linkId: link.id });
  jump(HOURS_MS);
  expect(targets.known(slug), "it is fresh still").toMatchObject({ linkId: link.id });
});

test.each([-HOURS_MS, HOURS_MS])(
  "R20: an order is worked through once, though the clock goes by %i ms while it is claimed and read",
  async (ms) => {
    const shop = await makeShop(db);
    await makeCreator(db, shop, "Anna");
    const gids = [1, 2, 3].map((n) => `gid://shopify/Order/${n}`);
    for (const subjectGid of gids)
      await db.inboxEvent.create({
        data: {
          shopId: shop.id,
          id: `orders/create/${subjectGid}`,
          topic: "orders/create",
          subjectGid,
        },
      });
    const answers = new Map(
      gids.map((id) => [id, shopifyOrder({ id, applications: [{ index: 0, code: "ANNA10" }] })]),
    );
    const sources = answersFrom(answers);
    const { events } = await claimAll();
    expect(events).toHaveLength(3);
    jump(ms);
    // Whatever its clock says, no other worker takes what is leased.
    expect((await claimAll()).events).toEqual([]);
    let reads = 0;
    await processOrders(events, {
      ...sources,
      readOrder: (...given) => {
        if (++reads === 1) jump(ms);
        return sources.readOrder(...given);
      },
    });
    expect(reads).toBe(3);
    await workAll(sources);
    expect(await db.inboxEvent.count({ where: { settledAt: null } })).toBe(0);
    expect(await db.entry.count({ where: { shopId: shop.id } })).toBe(3);
  },
);
