// When each topic of a shop was last heard.
import { afterAll, expect, test } from "vitest";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { heardTopics, noteTopics } = await import("#app/shopify/heard-topics.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 12, 0, seconds));
const heardBy = async (shop: { id: string }) =>
  Object.fromEntries(await transaction((tx) => heardTopics(tx, shop.id)));

test("the newest of several webhooks of a topic counts, and our own events are none", async () => {
  const shop = await makeShop(db);
  await noteTopics([
    { shopId: shop.id, topic: "orders/create", receivedAt: at(5) },
    { shopId: shop.id, topic: "orders/create", receivedAt: at(9) },
    { shopId: shop.id, topic: "shop/update", receivedAt: at(1) },
    { shopId: shop.id, topic: "journey", receivedAt: at(20) },
  ]);
  expect(await heardBy(shop)).toEqual({ "orders/create": at(9), "shop/update": at(1) });
});

test("a topic is written once a minute, and never back in time", async () => {
  const shop = await makeShop(db);
  const note = (seconds: number) =>
    noteTopics([{ shopId: shop.id, topic: "orders/paid", receivedAt: at(seconds) }]);
  await note(0);
  await note(59);
  expect(await heardBy(shop)).toEqual({ "orders/paid": at(0) });
  await note(60);
  expect(await heardBy(shop)).toEqual({ "orders/paid": at(60) });
  await note(-60);
  expect(await heardBy(shop)).toEqual({ "orders/paid": at(60) });
});

test("shops are told apart, and nothing is added to one that took the app out", async () => {
  const [shop, other] = [await makeShop(db), await makeShop(db)];
  const gone = await makeShop(db, { uninstalledAt: at(0) });
  await noteTopics(
    [shop, gone].map(({ id }) => ({ shopId: id, topic: "refunds/create", receivedAt: at(3) })),
  );
  expect(await heardBy(shop)).toEqual({ "refunds/create": at(3) });
  expect([await heardBy(other), await heardBy(gone)]).toEqual([{}, {}]);
});
