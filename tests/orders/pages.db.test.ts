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

test("filters combine: creator, what it came through, flags", async () => {
  expect((await read(`creator=${anna}&by=code`)).orders.map(({ id }) => id)).toEqual([first]);
  expect((await read(`creator=${anna}&by=link`)).count).toBe(0);
  expect((await read(`creator=${anna}&by=none`)).count).toBe(0);
  expect((await read("by=none")).count).toBe(56);
  expect((await read("by=code&from=2026-04-30&to=2026-04-30")).count).toBe(1);
  expect((await read("by=code&from=2026-05-01")).count).toBe(0);
});

test("each flag shows its own orders, alone and of one creator", async () => {
  const made = await makeShop(db);
  const hers = await makeCreator(db, made, "Ben");
  const order = async (day: number, data: object, creatorId?: string) => {
    const given = {
      processedAt: placed(day),
      netMinor: 1_000n,
      ...(creatorId ? { creatorId } : {}),
    };
    const { id } = await makeOrder(db, made, given);
    await db.order.update({ where: { shopId_id: { shopId: made.id, id } }, data });
    return id;
  };
  const refunded = await order(1, { refundMinor: 100n }, hers);
  const alsoRefunded = await order(2, { refundMinor: 100n });
  const unpaid = await order(3, { isPaid: false, commissionableMinor: 0n }, hers);
  const voided = { exclusion: "voided", isPaid: false, commissionableMinor: 0n };
  const excluded = await order(4, voided, hers);
  const ids = async (search: string) =>
    (await ordersPage(db, made, readOrdersQuery(new URLSearchParams(search)))).orders.map(
      ({ id }) => id,
    );
  expect(await ids("flag=refunded")).toEqual([alsoRefunded, refunded]);
  expect(await ids(`flag=refunded&creator=${hers}`)).toEqual([refunded]);
  expect(await ids("flag=refunded&by=none")).toEqual([alsoRefunded]);
  expect(await ids("flag=unpaid")).toEqual([unpaid]);
  expect(await ids("flag=unpaid&by=code")).toEqual([unpaid]);
  expect(await ids("flag=excluded")).toEqual([excluded]);
});

test("an order is found by the beginning of its name, with or without its #, and text is only text", async () => {
  const made = await makeShop(db);
  const hers = await makeCreator(db, made, "Cleo");
  for (const [name, creatorId] of [
    ["#12", null],
    ["#123", hers],
    ["#1234", null],
    ["NW-1234", null],
    ["#50%", null],
  ] as const) {
    const given = { processedAt: placed(1), netMinor: 1n, ...(creatorId ? { creatorId } : {}) };
    const { id } = await makeOrder(db, made, given);
    await db.order.update({ where: { shopId_id: { shopId: made.id, id } }, data: { name } });
  }
  const names = async (q: string, more = "") =>
    (
      await ordersPage(
        db,
        made,
        readOrdersQuery(new URLSearchParams(`q=${encodeURIComponent(q)}${more}`)),
      )
    ).orders
      .map(({ name }) => name)
      .sort();
  expect(await names("#123")).toEqual(["#123", "#1234"]);
  expect(await names("123")).toEqual(["#123", "#1234"]);
  expect(await names("123", `&creator=${hers}`)).toEqual(["#123"]);
  expect(await names("123", "&by=none")).toEqual(["#1234"]);
  expect(await names("nw-12")).toEqual(["NW-1234"]);
  expect(await names("12")).toEqual(["#12"]); // as short as this it is the whole name
  expect(await names("50%")).toEqual(["#50%"]);
  expect(await names("1_3")).toEqual([]);
  expect(await names("\0")).toHaveLength(5); // no text at all
});

test("an order that two creators share is listed once", async () => {
  const made = await makeShop(db);
  const [ben, cleo] = [await makeCreator(db, made, "Ben"), await makeCreator(db, made, "Cleo")];
  await makeOrder(db, made, { processedAt: placed(1), netMinor: 1n, creatorId: ben });
  const credit = await db.credit.findFirstOrThrow({ where: { shopId: made.id } });
  const evidence = { won: { kind: "code", creatorId: cleo, code: "CLEO10" }, lost: [] };
  await db.credit.create({
    data: { ...credit, id: credit.creatorId, creatorId: cleo, shareOf10000: 1, evidence },
  });
  const page = await ordersPage(db, made, readOrdersQuery(new URLSearchParams("by=code")));
  expect([page.count, page.orders.length]).toEqual([1, 1]);
});

test("nonsense in the address is as if it were not there", async () => {
  const page = await read("from=2026-02-31&by=magic&creator=1&cursor=xyz&flag=%00");
  expect(page).toMatchObject({ count: 57, isFiltered: false });
});
