import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCreator, makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { ordersPage } = await import("#app/orders/pages.server.ts");
const { readOrdersQuery } = await import("#app/orders/contract.ts");

const shop = await makeShop(db);
const other = await makeShop(db);
const placed = (day: number, hour = 12) => new Date(Date.UTC(2026, 4, day, hour));
let anna: string;
let first: string;

beforeAll(async () => {
  anna = await makeCreator(db, shop, "Anna");
  const order = { processedAt: placed(1, 3), netMinor: 1_000n };
  first = (await makeOrder(db, shop, { ...order, creatorId: anna })).id;
  for (let day = 2; day <= 29; day++)
    for (const hour of [12, 13])
      await makeOrder(db, shop, { processedAt: placed(day, hour), netMinor: 2_000n });
  await makeOrder(db, other, { processedAt: placed(1), netMinor: 5_000n });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const read = (search = "") => ordersPage(db, shop, readOrdersQuery(new URLSearchParams(search)));

test("the orders of one shop, newest first, a page at a time and back again", async () => {
  const newest = await read();
  expect(newest).toMatchObject({ count: 57, previous: null, isFiltered: false });
  expect(newest.orders).toHaveLength(50);
  const oldest = await read(`cursor=${newest.next}`);
  expect(oldest.orders).toHaveLength(7);
  expect(oldest.next).toBeNull();
  expect(oldest.orders.at(-1)?.id).toBe(first);
  const back = await read(`cursor=${oldest.previous}`);
  expect(back.orders).toEqual(newest.orders);
});

test("a day is the shop's: three at night in UTC is still the day before in New York", async () => {
  expect((await read("from=2026-04-30&to=2026-04-30")).orders.map(({ on }) => on)).toEqual([
    "30 Apr 2026",
  ]);
  expect((await read("from=2026-05-01&to=2026-05-02")).count).toBe(2);
});

test("filters combine: creator, what it came through, flags, name", async () => {
  expect((await read(`creator=${anna}&by=code`)).orders.map(({ id }) => id)).toEqual([first]);
  expect((await read(`creator=${anna}&by=link`)).count).toBe(0);
  expect((await read("by=none")).count).toBe(56);
  expect((await read("flag=refunded")).count).toBe(0);
  expect((await read("q=no%20such%20name")).count).toBe(0);
});

test("nonsense in the address is as if it were not there", async () => {
  const page = await read("from=2026-02-31&by=magic&creator=1&cursor=xyz&flag=%00");
  expect(page).toMatchObject({ count: 57, isFiltered: false });
});
