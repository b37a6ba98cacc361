// Every connection of the app is ended again and again while orders come in and are worked through. Shopify's part is the dev store's:
// it sends again what was not answered 200. At the end the books must say what the shop itself says.
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Store, startStore } from "../shopify/store.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { headersOf, openDoor } from "../support/door.ts";
import { minorOf, type Told } from "../support/histories.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql } = await import("#app/platform/db.server.ts");
const { workInbox } = await import("#app/worker-inbox.server.ts");
const { app, deliver } = await openDoor();

const ORDERS = 300;
const BUYERS_AT_ONCE = 8;
const TOPICS = ["orders/create", "orders/paid", "orders/updated"];
const ENDS_MIN = 100;
const ENDED_EVERY_MS = 20;
const DELIVERED_AGAIN_AFTER_MS = 50;
const LEASES_END_EVERY_MS = 3_000;
const WORKED_MS_MAX = 120_000;

type Placed = Pick<Told, "id" | "gid" | "figures" | "codes">;

let store: Store;

beforeAll(async () => {
  store = await startStore(); // nobody listens where its webhooks go: they are delivered below
  await store.control("shops", {
    handle: "demo",
    plan: "enterprise",
    journeyDelayMs: 0,
    restoreRate: 100_000,
  });
  await store.control("products", { title: "Serum", sku: "SERUM", price: "40.00" });
  await store.control("discounts", {
    code: "ANNA10",
    percentage: 0.1,
    startsAt: "2025-01-01T00:00:00Z",
  });
  await makeCreator(db, await makeShop(db, { domain: store.domain }), "Anna");
});
afterAll(async () => {
  await app.close();
  await closeDatabase();
  await database.drop();
  await store?.stop();
});

/** Ends all connections to the test's database but its own, now and then, until the signal, and some at least; gives how many. */
async function endConnections(signal: AbortSignal): Promise<number> {
  const server = new URL(database.url);
  const name = server.pathname.slice(1);
  server.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: server.href });
  await admin.connect();
  let ended = 0;
  while (!signal.aborted || ended < ENDS_MIN) {
    const { rowCount } = await admin.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1",
      [name],
    );
    ended += rowCount ?? 0;
    await sleep(ENDED_EVERY_MS);
  }
  await admin.end();
  return ended;
}

/** Delivers as Shopify does: again, until it is answered 200. Gives how often it was not. */
async function deliverUntilStored(gid: string, topic: string): Promise<number> {
  const order_id = Number(gid.split("/").at(-1));
  const body = JSON.stringify({ admin_graphql_api_id: gid, order_id });
  const headers = headersOf(body, { topic, shop: store.domain, eventId: `${gid}/${topic}` });
  for (let refusals = 0; ; refusals++) {
    const status = await deliver(body, headers);
    if (status === 200) return refusals;
    if (status !== 503) throw new Error(`${topic} of ${gid} was answered ${status}`);
    await sleep(DELIVERED_AGAIN_AFTER_MS);
  }
}

async function buy(number: number): Promise<number> {
  const order = await store.control<Placed>("orders", {
    lines: [{ sku: "SERUM", quantity: 1 + (number % 3) }],
    codes: number % 3 === 0 ? [] : ["ANNA10"],
  });
  let refusals = 0;
  for (const topic of TOPICS) refusals += await deliverUntilStored(order.gid, topic);
  if (number % 5 !== 0) return refusals;
  await store.control(`orders/${order.id}/refunds`, { lines: [{ sku: "SERUM", quantity: 1 }] });
  return refusals + (await deliverUntilStored(order.gid, "refunds/create"));
}

/** Waits until all is settled. A worker that was cut off while it claimed holds its lease for a minute; it ends sooner here. */
async function workedThrough(): Promise<void> {
  for (const untilMs = Date.now() + WORKED_MS_MAX; Date.now() < untilMs; ) {
    if ((await db.inboxEvent.count({ where: { dueAt: { not: null } } })) === 0) return;
    await queryRows(sql`update "InboxEvent" set "dueAt" = now() where "dueAt" is not null`);
    await sleep(LEASES_END_EVERY_MS);
  }
  throw new Error("the inbox is not worked through");
}

type Row = Readonly<{ gid: string; net: bigint; earned: bigint }>;

test(`R11: ${ORDERS} orders are each there once, whose connections were ended every ${ENDED_EVERY_MS} ms`, {
  timeout: 5 * 60_000,
}, async () => {
  const working = new AbortController();
  const worker = workInbox(working.signal);
  const ending = new AbortController();
  const ends = endConnections(ending.signal);
  let number = 0;
  let refusals = 0;
  const buyer = async () => {
    while (number < ORDERS) refusals += await buy(number++);
  };
  await Promise.all(Array.from({ length: BUYERS_AT_ONCE }, buyer));
  ending.abort();
  expect(await ends).toBeGreaterThanOrEqual(ENDS_MIN);
  await workedThrough();
  working.abort();
  await worker;

  expect(refusals).toBeGreaterThan(0);
  const { orders } = await store.control<{ orders: Placed[] }>(`orders?limit=500`);
  expect(orders).toHaveLength(ORDERS);
  const rows = await queryRows<Row>(sql`
    select o."gid", o."netMinor" as net, coalesce(sum(e."amountMinor"), 0)::bigint as earned from "Order" o
    left join "Entry" e on e."shopId" = o."shopId" and e."orderId" = o."id" group by o."gid", o."netMinor"`);
  const due = orders.map(({ gid, figures, codes }) => {
    const net = minorOf(figures.countedNet);
    return { gid, net, earned: codes.applied.length > 0 ? (net * 125n + 500n) / 1000n : 0n };
  });
  const byGid = (a: Row, b: Row) => (a.gid < b.gid ? -1 : 1);
  expect(rows.sort(byGid)).toEqual(due.sort(byGid));
  // Each event was answered 200 and is there; none of them ended as a dead letter.
  const events = ORDERS * TOPICS.length + Math.ceil(ORDERS / 5);
  const heard = { topic: { not: "journey" } };
  expect(await db.inboxEvent.count({ where: heard })).toBe(events);
  expect(await db.inboxEvent.count({ where: { failure: { not: null } } })).toBe(0);
});
