// From a file of past orders to the books: what a crash, a cut, a broken line and live orders in between leave.
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { makeImport } from "../support/history.ts";
import { shopifySale } from "../support/order.ts";
import { fileOf, linesOfText, pastOrder } from "../support/past-orders.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { loadPart } = await import("#app/history/load-orders.server.ts");
const { booksOf, importNow, load } = await import("../support/load-past.ts");
const { answersFrom, workAll } = await import("../support/pipeline.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let shop: Shop;
beforeEach(async () => {
  shop = await makeShop(db);
  await makeCreator(db, shop, "Anna");
});

const ORDERS: readonly ShopifyOrder[] = Array.from({ length: 7 }, (_, n) =>
  pastOrder(n + 1, n % 2 === 0 ? { codes: ["ANNA10"] } : {}),
);

test("the orders of a file are in the books as if webhooks had brought them", async () => {
  const live = await makeShop(db);
  await makeCreator(db, live, "Anna");
  await db.inboxEvent.createMany({
    data: ORDERS.map(({ id }) => ({
      shopId: live.id,
      id: `orders/create/${id}`,
      topic: "orders/create",
      subjectGid: id,
    })),
  });
  await workAll(answersFrom(new Map(ORDERS.map((order) => [order.id, order]))));

  const id = await makeImport(db, shop);
  expect(await load(shop, id, { text: fileOf(ORDERS) })).toEqual({
    orders: 7,
    isAtEnd: true,
    isTakenOver: false,
  });
  const books = await booksOf(shop);
  expect(books).toEqual(await booksOf(live));
  // Four orders with Anna's code at 12.5 % of 100.00.
  expect(books.entries.map(({ amountMinor }) => amountMinor)).toEqual([1250n, 1250n, 1250n, 1250n]);
  expect(await importNow(shop, id)).toMatchObject({
    ordersDone: 7,
    ordersFaulty: 0,
    entries: 4,
    bytesDone: Buffer.byteLength(fileOf(ORDERS)),
  });
});

test("whatever line the connection is lost at, going on gives the same books, and no order is posted twice", async () => {
  const text = fileOf(ORDERS);
  await load(shop, await makeImport(db, shop), { text });
  const expected = await booksOf(shop);
  const lineCount = linesOfText(text).length;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: lineCount }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 4 }),
      async (cuts, chunkOrders) => {
        const again = await makeShop(db);
        await makeCreator(db, again, "Anna");
        const id = await makeImport(db, again);
        for (const cutAfter of cuts)
          await load(again, id, { text, chunkOrders, cutAfter }).catch(() => null);
        await load(again, id, { text, chunkOrders });
        expect(await booksOf(again)).toEqual(expected);
        expect(await importNow(again, id)).toMatchObject({ ordersDone: 7, entries: 4 });
      },
    ),
    { numRuns: 12 },
  );
});

test("a file that is shorter than Shopify said is not at its end, and its last order waits", async () => {
  const id = await makeImport(db, shop);
  const text = fileOf(ORDERS);
  const short = text.slice(0, text.lastIndexOf('{"id":"gid://shopify/Sale/'));
  await expect(
    load(shop, id, { text: short, bytes: Buffer.byteLength(text), chunkOrders: 10 }),
  ).rejects.toThrow("ended early");
  expect((await booksOf(shop)).orders).toEqual([]);
  expect((await load(shop, id, { text })).isAtEnd).toBe(true);
  expect((await booksOf(shop)).orders).toHaveLength(7);
});

test("a file with everything twice changes nothing", async () => {
  const id = await makeImport(db, shop);
  await load(shop, id, { text: fileOf([...ORDERS, ...ORDERS]), chunkOrders: 3 });
  expect(await booksOf(shop)).toMatchObject({ sales: 7, orders: { length: 7 } });
  expect(await db.entry.count({ where: { shopId: shop.id } })).toBe(4);
});

test("a broken line is kept with its number, its order is asked for by itself, the others are in", async () => {
  const id = await makeImport(db, shop);
  const text = fileOf(ORDERS).replace(
    '"totalTaxAmount":{"shopMoney"',
    '"totalTaxAmount:{"shopMoney"',
  );
  await load(shop, id, { text });
  const broken = linesOfText(text).find((line) => line.text.includes('"totalTaxAmount:'));
  expect(await db.historyFault.findMany({ where: { shopId: shop.id } })).toMatchObject([
    {
      importId: id,
      line: broken?.number,
      orderGid: ORDERS[0]?.id,
      problem: "The line is no JSON.",
    },
  ]);
  expect((await booksOf(shop)).orders).toHaveLength(6);
  expect(await importNow(shop, id)).toMatchObject({ ordersDone: 6, ordersFaulty: 1 });
  await workAll(answersFrom(new Map(ORDERS.map((order) => [order.id, order]))));
  expect((await booksOf(shop)).orders).toHaveLength(7);
  expect(await db.entry.count({ where: { shopId: shop.id } })).toBe(4);
});

test("an order in another currency than the shop's, and one that the database refuses, are set aside alone", async () => {
  const id = await makeImport(db, shop);
  const orders = [
    pastOrder(1),
    pastOrder(2, { currency: "EUR" }),
    pastOrder(3, {
      sales: [shopifySale({ id: "gid://shopify/Sale/3", total: "99999999999999999.00" })],
    }),
    pastOrder(4),
  ];
  await load(shop, id, { text: fileOf(orders), chunkOrders: 4 });
  const faults = await db.historyFault.findMany({
    where: { shopId: shop.id },
    orderBy: { line: "asc" },
  });
  expect(faults.map(({ orderGid }) => orderGid)).toEqual([orders[1]?.id, orders[2]?.id]);
  expect((await booksOf(shop)).orders.map(({ name }) => name)).toEqual(["#1", "#4"]);
});

test.each(["live first", "import first"])(
  "an order that changed since the file was made keeps its newer version: %s",
  async (first) => {
    const id = await makeImport(db, shop);
    const old = pastOrder(1, { codes: ["ANNA10"] });
    const back = { reason: "REFUND", actionType: "RETURN", happenedAt: "2026-05-06T12:00:00Z" };
    const refund = shopifySale({ ...back, total: "-40.00", lineGid: "gid://shopify/LineItem/1" });
    const fresh = {
      ...old,
      updatedAt: "2026-05-06T12:00:00Z",
      sales: [...old.sales, { ...refund, id: "gid://shopify/Sale/1000" }],
    };
    const event = { topic: "orders/updated", subjectGid: old.id };
    await db.inboxEvent.create({
      data: { shopId: shop.id, id: `orders/updated/${first}`, ...event },
    });
    const steps = [
      () => workAll(answersFrom(new Map([[old.id, fresh]]))),
      () => load(shop, id, { text: fileOf([old]) }),
    ];
    for (const step of first === "live first" ? steps : steps.toReversed()) await step();
    const sum = await db.entry.aggregate({
      where: { shopId: shop.id },
      _sum: { amountMinor: true },
    });
    expect(sum._sum.amountMinor).toBe(750n); // 12.5 % of 60.00
    expect((await booksOf(shop)).orders).toMatchObject([{ netMinor: 6_000n }]);
  },
);

test("of two workers with the same import one goes on, and the other changes nothing", async () => {
  const id = await makeImport(db, shop);
  const stale = await importNow(shop, id);
  await load(shop, id, { text: fileOf(ORDERS) });
  const redactedCustomers = async () => [];
  async function* read() {
    yield linesOfText(fileOf(ORDERS));
  }
  const file = { shop, one: stale, url: "", bytes: 0 };
  const part = await loadPart(file, { redactedCustomers, read, chunkOrders: 3 });
  expect(part).toMatchObject({ isTakenOver: true, orders: 0 });
  expect(await importNow(shop, id)).toMatchObject({ ordersDone: 7 });
});

test("nothing of a redacted customer is stored again", async () => {
  const id = await makeImport(db, shop);
  const file = { shop, one: await importNow(shop, id), url: "", bytes: 0 };
  const redactedCustomers = async () => ["gid://shopify/Customer/1"];
  async function* read() {
    yield linesOfText(fileOf([pastOrder(1)]));
  }
  await loadPart(file, { redactedCustomers, read });
  expect(await db.order.findFirst({ where: { shopId: shop.id } })).toMatchObject({
    customerGid: null,
    netMinor: 10_000n,
  });
});

test.each([
  ["JPY", "1000", 1_000n, 125n],
  ["KWD", "12.345", 12_345n, 1_543n], // 12.5 % of 12.345 is 1.543125
  ["USD", "0.00", 0n, null],
  ["USD", "10000000000000.01", 1_000_000_000_000_001n, 125_000_000_000_000n],
])(
  "%s %s of the past is %s minor units, and its commission exact",
  async (currency, total, net, earned) => {
    const own = await makeShop(db, { currency });
    await makeCreator(db, own, "Anna");
    const id = await makeImport(db, own);
    const order = pastOrder(1, {
      currency,
      presentmentCurrency: currency,
      received: "0",
      originalTotal: "0",
      codes: ["ANNA10"],
      sales: [shopifySale({ id: "gid://shopify/Sale/1", total, tax: "0", discount: "0" })],
    });
    await load(own, id, { text: fileOf([order]) });
    expect((await booksOf(own)).orders).toMatchObject([{ netMinor: net }]);
    const [entry] = await db.entry.findMany({ where: { shopId: own.id } });
    expect(entry?.amountMinor ?? null).toBe(earned);
  },
);
