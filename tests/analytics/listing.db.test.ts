import { afterAll, expect, test } from "vitest";
import type { SORTS } from "#app/analytics/contract.ts";
import { bandOf } from "#app/analytics/roi.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { makeCost, shopOfFour } from "./trade.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { creatorRows } = await import("#app/analytics/queries.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NO_FILTER = { q: "", band: null };
const november = { from: "2026-11-01", to: "2026-12-01" };
const rowsOf = (shop: Shop, given: Partial<Parameters<typeof creatorRows>[2]> = {}) =>
  transaction((tx) =>
    creatorRows(
      tx,
      { shop, period: november },
      { filter: NO_FILTER, sort: "net", direction: "desc", limit: null, offset: 0, ...given },
    ),
  );
test("rows sort by every column both ways, and what does not exist comes last", async () => {
  const { shop, anna, maya, tess, idle } = await shopOfFour(db);
  const order = async (sort: (typeof SORTS)[number], direction: "asc" | "desc") =>
    (await rowsOf(shop, { sort, direction })).map((row) => row.creatorId);
  expect(await order("creator", "asc")).toEqual([anna, maya, tess, idle]);
  expect(await order("creator", "desc")).toEqual([idle, tess, maya, anna]);
  expect(await order("orders", "desc")).toEqual([anna, maya, tess, idle]);
  expect(await order("newCustomers", "desc")).toEqual([anna, maya, tess, idle]);
  expect(await order("net", "asc")).toEqual([tess, idle, maya, anna]);
  expect(await order("commission", "desc")).toEqual([anna, maya, tess, idle]);
  expect(await order("otherCost", "desc")).toEqual([tess, maya, anna, idle]);
  expect(await order("totalCost", "asc")).toEqual([idle, anna, maya, tess]);
  expect(await order("return", "desc")).toEqual([anna, maya, tess, idle]);
  expect(await order("roi", "asc")).toEqual([tess, maya, anna, idle]);
});

test("creators asked for by their ids come alone, others' ids bring nothing", async () => {
  const { shop, anna, idle } = await shopOfFour(db);
  const stranger = await makeCreator(db, await makeShop(db), "Stranger");
  const creatorIds = [idle, anna, stranger];
  const rows = await rowsOf(shop, {
    sort: "creator",
    direction: "asc",
    filter: { ...NO_FILTER, creatorIds },
  });
  expect(rows.map((row) => row.creatorId)).toEqual([anna, idle]);
});

test("a page is a cut of the whole order", async () => {
  const { shop, maya, tess } = await shopOfFour(db);
  const rows = await rowsOf(shop, { limit: 2, offset: 1 });
  expect(rows.map((row) => row.creatorId)).toEqual([maya, tess]);
});

test("a search finds names, handles and codes, and takes % and _ as they are", async () => {
  const { shop, anna, maya, tess } = await shopOfFour(db);
  const found = async (q: string) =>
    (await rowsOf(shop, { filter: { q, band: null } })).map((row) => row.creatorId);
  expect(await found("annab")).toEqual([anna]);
  expect(await found("tesslindqvist10")).toEqual([tess]);
  expect(await found("100%")).toEqual([maya]);
  expect(await found("a_b")).toEqual([]);
  expect(await found("\\")).toEqual([]);
  expect(await found('\'; drop table "Order"; --')).toEqual([]);
});

test("the database cuts the bands where roi.ts cuts them", async () => {
  const shop = await makeShop(db);
  const edges: readonly [bigint, bigint][] = [
    [500n, 100n],
    [499n, 100n],
    [300n, 100n],
    [299n, 100n],
    [-5n, 100n],
    [100n, 0n],
    [0n, 0n],
  ];
  for (const [at, [netMinor, fee]] of edges.entries()) {
    const creatorId = await makeCreator(db, shop, `Creator ${at}`);
    const processedAt = new Date("2026-11-10T15:00:00Z");
    if (netMinor !== 0n) await makeOrder(db, shop, { processedAt, netMinor, creatorId });
    if (fee > 0n)
      await makeCost(db, shop, { creatorId, kind: "fee", amountMinor: fee, on: "2026-11-11" });
  }
  const rows = await rowsOf(shop);
  for (const band of ["strong", "moderate", "poor", "no_cost", "no_data"] as const) {
    const listed = await rowsOf(shop, { filter: { q: "", band } });
    expect(listed.map((row) => row.name)).toEqual(
      rows.filter((row) => bandOf(row) === band).map((row) => row.name),
    );
    expect(listed.length).toBeGreaterThan(0);
  }
});

test("only creators with enough orders and a cost are ranked", async () => {
  const { shop, anna } = await shopOfFour(db);
  const ranked = { q: "", band: null, ordersMin: 2, isCostNeeded: true };
  expect((await rowsOf(shop, { filter: ranked })).map((row) => row.creatorId)).toEqual([anna]);
});
