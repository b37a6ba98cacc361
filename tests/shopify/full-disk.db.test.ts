// The disk is full: PostgreSQL refuses each write with 53100, and nothing that came is given up. A trigger says so in its place; with
// FULL_DISK the database lies on a small file system that is really filled: `mount -t tmpfs -o size=100m tmpfs DIR`, let the server's
// user write there, then `FULL_DISK=DIR npm test -- full-disk`.
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { headersOf, openDoor } from "../support/door.ts";
import { shopifyLine, shopifyOrder, shopifySale } from "../support/order.ts";

const DISK = process.env.FULL_DISK;
const WEBHOOKS = 2_000;

const { database } = await useTestDatabase();
if (DISK) await moveTo(DISK);
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { answersFrom, workAll } = await import("../support/pipeline.ts");
const { app } = await openDoor();
const admin = new pg.Client({ connectionString: database.url });

/** An order that fails for its own reasons is tried so often. */
const LAST_TRY = 12;

/** PostgreSQL's words where a table cannot grow; reads and what needs no new room still work. */
const FULL = `
  create function full_disk() returns trigger language plpgsql as $$
  begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`;

let shop: Shop;
beforeAll(async () => {
  await admin.connect();
  await admin.query(FULL);
  shop = await makeShop(db, { domain: "demo.myshopify.com" });
});
afterAll(async () => {
  await app.close();
  await admin.end();
  await closeDatabase();
  await database.drop();
  if (DISK) await onServer("drop tablespace full_disk");
});

async function onServer(...statements: string[]): Promise<void> {
  const server = new pg.Client({ connectionString: process.env.TEST_DATABASE_SERVER });
  await server.connect();
  for (const statement of statements) await server.query(statement);
  await server.end();
}

function moveTo(folder: string): Promise<void> {
  const name = new URL(database.url).pathname.slice(1);
  return onServer(
    `create tablespace full_disk location '${folder}'`,
    `alter database ${name} set tablespace full_disk`,
  );
}

/** Lets a table grow no more while `work` runs. */
async function whileFull<T>(table: string, work: () => Promise<T>): Promise<T> {
  await admin.query(
    `create trigger full_disk before insert on "${table}" for each statement execute function full_disk()`,
  );
  try {
    return await work();
  } finally {
    await admin.query(`drop trigger full_disk on "${table}"`);
  }
}

const gidOf = (n: number) => `gid://shopify/Order/${n}`;

const deliver = (n: number) => {
  const body = JSON.stringify({ id: n, admin_graphql_api_id: gidOf(n) });
  const headers = headersOf(body, { eventId: `full-${n}` });
  return app.inject({ method: "POST", url: "/webhooks", payload: body, headers });
};

const answers = new Map<string, ShopifyOrder>(
  [1, 2, 3].map((n) => [
    gidOf(n),
    shopifyOrder({
      id: gidOf(n),
      lines: [shopifyLine({ id: `gid://shopify/LineItem/${n}` })],
      sales: [
        shopifySale({
          id: `gid://shopify/Sale/${n}`,
          lineGid: `gid://shopify/LineItem/${n}`,
          total: "10.00",
        }),
      ],
    }),
  ]),
);

test("R14: while the disk is full a webhook is answered 503 in time, and 200 again when there is room", async () => {
  const refused = await whileFull("InboxEvent", () => deliver(1));
  expect(refused.statusCode).toBe(503);
  expect(refused.headers["retry-after"]).toBe("5");
  expect(await db.inboxEvent.count()).toBe(0);
  expect((await deliver(1)).statusCode).toBe(200);
});

test("R14: an order whose write finds no room loses no try, and is in the books when there is some", async () => {
  for (const n of [2, 3]) expect((await deliver(n)).statusCode).toBe(200);
  await admin.query(`update "InboxEvent" set "attempts" = $1`, [LAST_TRY - 1]);
  await whileFull("Sale", () =>
    expect(workAll(answersFrom(answers))).rejects.toMatchObject({ code: "53100" }),
  );
  expect(await db.order.count()).toBe(0);
  expect(await db.inboxEvent.groupBy({ by: ["attempts", "settledAt"], _count: true })).toEqual([
    { attempts: LAST_TRY - 1, settledAt: null, _count: 3 },
  ]);
  await workAll(answersFrom(answers));
  const orders = await db.order.findMany({ where: { shopId: shop.id }, orderBy: { gid: "asc" } });
  expect(orders.map(({ gid, netMinor }) => ({ gid, netMinor }))).toEqual(
    [1, 2, 3].map((n) => ({ gid: gidOf(n), netMinor: 1_000n })),
  );
  expect(await db.inboxEvent.count({ where: { failure: { not: null } } })).toBe(0);
});

test.runIf(DISK)(
  "R14: on a file system without room what is answered 200 is stored, and the rest comes when there is room",
  { timeout: 300_000 },
  async () => {
    await admin.query("create table filler (text text)");
    const fill = (rows: number) =>
      admin.query("insert into filler select repeat('x', 1000) from generate_series(1, $1)", [
        rows,
      ]);
    for (const rows of [20_000, 1_000, 8]) {
      const until = async () => {
        for (;;) await fill(rows);
      };
      await expect(until()).rejects.toMatchObject({ code: "53100" });
    }
    const deliverAll = async () => {
      const statuses: Record<number, number> = {};
      for (let n = 1_000; n < 1_000 + WEBHOOKS; n++) {
        const { statusCode } = await deliver(n);
        statuses[statusCode] = (statuses[statusCode] ?? 0) + 1;
      }
      return statuses;
    };
    const stored = () => db.inboxEvent.count();
    const before = await stored();
    const full = await deliverAll();
    expect(Object.keys(full)).toContain("503");
    expect((await stored()) - before).toBe(full[200] ?? 0);
    await admin.query("drop table filler");
    expect(await deliverAll()).toEqual({ 200: WEBHOOKS });
    expect(await stored()).toBe(before + WEBHOOKS);
    console.log("answered while the disk was full:", full);
  },
);
