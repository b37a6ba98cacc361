import { afterAll, expect, test } from "vitest";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { makeImport } from "../support/history.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { historyNotices, historyPage } = await import("#app/history/pages.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const LATER = new Date("2026-11-26T12:00:10Z");

test("a shop that never asked for its past has no import to show and nothing on the Overview", async () => {
  const shop = await makeShop(db);
  expect(await transaction((tx) => historyPage(tx, shop, LATER))).toMatchObject({ last: null });
  expect(await transaction((tx) => historyNotices(tx, shop))).toEqual([]);
});

test("an import under way says how many of how many, and how long the rest takes", async () => {
  const shop = await makeShop(db);
  const id = await makeImport(db, shop);
  await db.historyImport.updateMany({
    where: { shopId: shop.id, id },
    data: { ordersFound: 12_000, ordersDone: 3_000 },
  });
  const { last } = await transaction((tx) => historyPage(tx, shop, LATER));
  expect(last).toMatchObject({
    isUnderWay: true,
    done: "3,000",
    found: "12,000",
    percent: 25,
    rest: "less than a minute",
  });
  expect(await transaction((tx) => historyNotices(tx, shop))).toMatchObject([
    { tone: "info", title: "Past orders are coming in", url: "/app/history" },
  ]);
});

test("an import that stopped says why, and lists the lines that could not be read", async () => {
  const shop = await makeShop(db);
  const id = await makeImport(db, shop);
  await db.historyImport.updateMany({
    where: { shopId: shop.id, id },
    data: { state: "failed", failure: "Shopify stopped.", finishedAt: LATER, ordersFaulty: 1 },
  });
  await db.historyFault.create({
    data: {
      shopId: shop.id,
      id,
      importId: id,
      line: 7,
      orderGid: "gid://shopify/Order/12",
      problem: "The line is no JSON.",
    },
  });
  const { last } = await transaction((tx) => historyPage(tx, shop, LATER));
  expect(last).toMatchObject({
    failure: "Shopify stopped.",
    faults: [{ line: 7, order: "12", problem: "The line is no JSON." }],
  });
  expect(await transaction((tx) => historyNotices(tx, shop))).toMatchObject([{ tone: "warning" }]);
});
