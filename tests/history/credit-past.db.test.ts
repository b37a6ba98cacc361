// A creator or a code that came after its orders.
import { afterAll, beforeEach, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifySale } from "../support/order.ts";
import { pastOrder } from "../support/past-orders.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { answersFrom, workAll } = await import("../support/pipeline.ts");
const { creditPast, declinePast, pastOfCreator, workOnPast } = await import(
  "#app/history/credit-past.server.ts"
);

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-26T12:00:00Z");
let shop: Shop;
let webhooks = 0;
beforeEach(async () => {
  shop = await makeShop(db);
});

/** Orders as webhooks bring them. */
async function arrive(orders: readonly ShopifyOrder[]): Promise<void> {
  await db.inboxEvent.createMany({
    data: orders.map(({ id }) => ({
      shopId: shop.id,
      id: `orders/updated/${++webhooks}`,
      topic: "orders/updated",
      subjectGid: id,
    })),
  });
  await workAll(answersFrom(new Map(orders.map((order) => [order.id, order]))));
}

/** A creator whose code counts from now on only. */
async function lateCreator(name: string): Promise<Readonly<{ creatorId: string; codeId: string }>> {
  const creatorId = await makeCreator(db, shop, name);
  await db.code.updateMany({
    where: { shopId: shop.id, creatorId },
    data: { createdAt: NOW, creditsFrom: NOW },
  });
  const { id } = await db.code.findFirstOrThrow({ where: { shopId: shop.id, creatorId } });
  return { creatorId, codeId: id };
}

const offers = (creatorId: string) => transaction((tx) => pastOfCreator(tx, shop, creatorId));
const credit = (wish: Readonly<{ creatorId: string; codeId: string }>) =>
  transaction((tx) => creditPast(tx, shop, { ...wish, now: NOW }));
const work = (codeId: string) => workOnPast({ shopId: shop.id, codeId });
const sums = () =>
  db.entry.groupBy({ by: ["creatorId"], where: { shopId: shop.id }, _sum: { amountMinor: true } });

const PAST = [
  pastOrder(1, { codes: ["ANNA10"] }),
  pastOrder(2, { codes: ["ANNA10"], processedAt: "2026-06-01T12:00:00Z" }),
  pastOrder(3, { codes: ["OTHER"] }),
];

test("orders that carry a late code are nobody's until the offer is taken, and then hers to the cent", async () => {
  await arrive(PAST);
  const anna = await lateCreator("Anna");
  await arrive(PAST); // read again: still before the code counted
  expect(await sums()).toEqual([]);
  expect(await offers(anna.creatorId)).toMatchObject([
    { words: "2 orders, $200.00 net, $25.00 commission since 4 May 2026", isRunning: false },
  ]);
  expect(await credit(anna)).toBe(true);
  expect(await offers(anna.creatorId)).toMatchObject([{ isRunning: true, words: "0 of 2 orders" }]);
  await work(anna.codeId);
  expect(await sums()).toEqual([{ creatorId: anna.creatorId, _sum: { amountMinor: 2_500n } }]);
  expect(await offers(anna.creatorId)).toEqual([]);
});

test("crediting twice, or going on after a stop, posts nothing twice", async () => {
  await arrive(PAST);
  const anna = await lateCreator("Anna");
  expect(await credit(anna)).toBe(true);
  await work(anna.codeId);
  await work(anna.codeId);
  expect(await credit(anna)).toBe(false);
  await arrive(PAST);
  expect(await db.entry.count({ where: { shopId: shop.id } })).toBe(2);
});

test("an order that another creator has is named, and stays hers whatever comes later", async () => {
  const ben = await makeCreator(db, shop, "Ben");
  const shared = pastOrder(4, { codes: ["BEN10", "ANNA10"] });
  await arrive([...PAST, shared]);
  const anna = await lateCreator("Anna");
  expect(await offers(anna.creatorId)).toMatchObject([
    { others: ["1 order is Ben’s already and stays so."] },
  ]);
  await credit(anna);
  await work(anna.codeId);
  const refund = { reason: "REFUND", actionType: "RETURN", happenedAt: "2026-05-06T12:00:00Z" };
  const sale = shopifySale({ ...refund, id: "gid://shopify/Sale/40", total: "-40.00" });
  await arrive([{ ...shared, updatedAt: "2026-05-06T12:00:00Z", sales: [...shared.sales, sale] }]);
  const bySum = new Map((await sums()).map(({ creatorId, _sum }) => [creatorId, _sum.amountMinor]));
  expect(bySum.get(ben)).toBe(750n); // 12.5 % of 60.00
  expect(bySum.get(anna.creatorId)).toBe(2_500n);
});

test("an offer that is put away comes again only when more orders are found", async () => {
  await arrive(PAST);
  const anna = await lateCreator("Anna");
  await transaction((tx) => declinePast(tx, shop, { ...anna, now: NOW }));
  expect(await offers(anna.creatorId)).toEqual([]);
  await arrive([pastOrder(9, { codes: ["ANNA10"] })]);
  expect(await offers(anna.creatorId)).toMatchObject([
    { words: expect.stringMatching(/^3 orders/) },
  ]);
});

test("a cancelled or test order brings nothing and is not offered; another shop's code is not found", async () => {
  await arrive([pastOrder(1, { codes: ["ANNA10"], test: true })]);
  const anna = await lateCreator("Anna");
  expect(await offers(anna.creatorId)).toEqual([]);
  const other = await makeShop(db);
  const wish = { ...anna, now: NOW };
  expect(await transaction((tx) => creditPast(tx, other, wish))).toBe(false);
});
