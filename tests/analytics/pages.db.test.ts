import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import { parseReportQuery } from "#app/analytics/contract.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeEntry, makeOrder, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { creatorSummary, overviewPage, returnsPage } = await import(
  "#app/analytics/pages.server.ts"
);
const { creatorsWithRefusedCode, firstSteps, owedNow } = await import(
  "#app/analytics/standing.server.ts"
);

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-24T15:42:00Z"); // 10:42 in New York
const query = (text = "") => parseReportQuery(new URLSearchParams(text));
const overview = (shop: Shop, text = "") =>
  transaction((tx) => overviewPage(tx, { shop, now: NOW, query: query(text) }));
const returns = (shop: Shop, text = "") =>
  transaction((tx) => returnsPage(tx, { shop, now: NOW, query: query(text) }));

/** Anna: one order of $190.00 at 10 % commission, and a fee of $32.65; nobody else's: $42.00. */
async function smallTrade() {
  const shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna Berg");
  const processedAt = new Date("2026-11-20T15:00:00Z");
  const order = await makeOrder(db, shop, { processedAt, netMinor: 19_000n, creatorId });
  await db.order.updateMany({ where: { id: order.id }, data: { isNewCustomer: true } });
  await makeEntry(db, shop, {
    creatorId,
    orderId: order.id,
    amountMinor: 1_900n,
    occurredAt: processedAt,
    isApproved: true,
  });
  await makeOrder(db, shop, { processedAt, netMinor: 4_200n });
  await db.cost.create({
    data: {
      shopId: shop.id,
      id: v7(),
      creatorId,
      kind: "fee",
      amountMinor: 3_265n,
      currency: "USD",
      incurredOn: new Date("2026-11-19T00:00:00Z"),
      note: "",
      createdAt: NOW,
    },
  });
  return { shop, creatorId, order };
}

test("the Overview answers with five figures, their formulas and what they rest on", async () => {
  const { shop, order } = await smallTrade();
  const page = await overview(shop);
  expect(page.setup).toBeNull();
  expect(page.subtitle).toBe("Creators brought 82 % of the shop’s net revenue");
  expect(page.tiles.map(({ title, value, note }) => [title, value, note])).toEqual([
    ["Net revenue from creators", "$190.00", "82 % of the shop"],
    ["Total creator cost", "$51.65", "commission, fees, gifts"],
    ["Return (revenue : cost)", "3.68 : 1", "ROI 267.9 %"],
    ["New customers", "1", "$51.65 each"],
    ["Owed to creators", "$19.00", null],
  ]);
  expect(page.tiles[4]?.parts).toEqual([
    { name: "payable", amount: "$19.00" },
    { name: "pending", amount: "$0.00" },
  ]);
  expect(page.tiles[2]?.formula.numbers).toBe("$190.00 ÷ $51.65 = 3.68 : 1");
  expect(page.tiles[2]?.isFewOrders).toBe(true);
  expect(page.notices.map(({ title }) => title)).toEqual(["$19.00 is payable to 1 creator"]);
  expect(page.footer).toBe(
    "Order dates in New York time · net of discounts, refunds, tax and shipping · code before link, within 30 days · as of 10:42",
  );
  expect(page.chart.points).toHaveLength(30);
  expect(page.chart.points.find(({ key }) => key === "2026-11-20")).toMatchObject({
    lineText: "$190.00",
    barText: "$19.00",
  });
  expect([page.best, page.worst]).toEqual([[], []]); // one order is too few to rank by
  expect(page.activity.map(({ url }) => url)).toContain(`/app/orders/${order.id}`);
  expect(page.activity.map(({ text }) => text)).toContain(
    "$19.00 became payable to Anna Berg (1 entry).",
  );
});

test("an Overview is JSON as it stands: no raw bigint leaves the server", async () => {
  const { shop } = await smallTrade();
  const page = await overview(shop);
  expect(JSON.parse(JSON.stringify(page))).toEqual(page);
  const report = await returns(shop);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test("an impossible period shows the last 30 days and says why", async () => {
  const { shop } = await smallTrade();
  const page = await overview(shop, "from=2026-02-30&to=2026-03-01");
  expect(page.problem).toBe("“2026-02-30” is not a day of the calendar.");
  expect(page.picked).toMatchObject({
    selected: "last-30-days",
    from: "2026-10-26",
    to: "2026-11-24",
  });
});

test("the ROI page's rows reconcile with the shop, and its file has the same days and filter", async () => {
  const { shop, creatorId } = await smallTrade();
  const page = await returns(shop, "preset=this-month&q=anna&sort=return&direction=asc");
  expect(page.rows.map((row) => [row.creatorId, row.about, row.texts.returnText])).toEqual([
    [creatorId, "@annaberg · Mid", "3.68 : 1"],
  ]);
  expect(page.totals.map(({ name, texts }) => [name, texts.orders, texts.net])).toEqual([
    ["Shown: 1 creator", "1", "$190.00"],
    ["All 1 creator", "1", "$190.00"],
    ["Not from creators", "1", "$42.00"],
    ["Whole shop (Shopify net sales)", "2", "$232.00"],
  ]);
  expect(page.csvQuery).toBe("from=2026-11-01&to=2026-11-24&sort=return&direction=asc&q=anna");
});

test("a page beyond the last shows the last", async () => {
  const { shop } = await smallTrade();
  const page = await returns(shop, "page=9");
  expect([page.page, page.pages, page.rows.length]).toEqual([1, 1, 1]);
});

test("a creator's summary is of that creator alone", async () => {
  const { shop, creatorId } = await smallTrade();
  await makeCreator(db, shop, "Leo Costa");
  const summary = await transaction((tx) =>
    creatorSummary(tx, { shop, now: NOW, query: query(), creatorId }),
  );
  expect(summary.tiles.map(({ title, value }) => [title, value])).toEqual([
    ["Net revenue", "$190.00"],
    ["Total creator cost", "$51.65"],
    ["Return (revenue : cost)", "3.68 : 1"],
    ["Orders", "1"],
  ]);
});

test("a new shop sees the way to its first order, as far as it has come", async () => {
  const shop = await makeShop(db);
  const steps = async () => (await overview(shop)).setup?.map(({ isDone }) => isDone);
  expect(await steps()).toEqual([true, false, false, false]);
  const creatorId = await makeCreator(db, shop, "Anna Berg");
  expect(await steps()).toEqual([true, true, false, false]);
  const [link] = await db.link.findMany({ where: { shopId: shop.id } });
  const click = { shopId: shop.id, linkId: link?.id ?? "", clickedAt: NOW, isPrefetch: false };
  await db.click.create({ data: { ...click, id: v7(), isBot: true } });
  expect(await steps()).toEqual([true, true, false, false]); // a bot is no visit
  await db.click.create({ data: { ...click, id: v7(), isBot: false } });
  expect(await steps()).toEqual([true, true, true, false]);
  await makeOrder(db, shop, { processedAt: NOW, netMinor: 1n, creatorId });
  expect(await steps()).toBeUndefined();
});

test("what is owed is cut into payable, in payout, pending and debt, by creator", async () => {
  const shop = await makeShop(db);
  const anna = await makeCreator(db, shop, "Anna Berg");
  const leo = await makeCreator(db, shop, "Leo Costa");
  const order = await makeOrder(db, shop, { processedAt: NOW, netMinor: 1n, creatorId: anna });
  const entry = { orderId: order.id, occurredAt: NOW };
  await makeEntry(db, shop, { ...entry, creatorId: anna, amountMinor: 900n, isApproved: true });
  await makeEntry(db, shop, { ...entry, creatorId: anna, amountMinor: 55n });
  await makeEntry(db, shop, { ...entry, creatorId: leo, amountMinor: -691n, isApproved: true });
  const paidOut = await makeEntry(db, shop, {
    ...entry,
    creatorId: leo,
    amountMinor: 916n,
    isApproved: true,
  });
  const payoutId = v7();
  await db.payout.create({
    data: {
      shopId: shop.id,
      id: payoutId,
      number: 1,
      cutOffOn: NOW,
      currency: "USD",
      state: "open",
      createdAt: NOW,
    },
  });
  await db.payoutItem.create({
    data: {
      shopId: shop.id,
      id: v7(),
      payoutId,
      entryId: paidOut,
      creatorId: leo,
      amountMinor: 916n,
    },
  });
  const owed = () => transaction((tx) => owedNow(tx, shop.id));
  expect(await owed()).toEqual({
    payableMinor: 900n,
    payableCreators: 1,
    debtMinor: -691n,
    inPayoutMinor: 916n,
    pendingMinor: 55n,
  });
  await db.payout.updateMany({ where: { id: payoutId }, data: { state: "paid" } });
  expect((await owed()).inPayoutMinor).toBe(0n);
});

test("a creator waits for a person only when every code was refused", async () => {
  const shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna Berg");
  const refused = () => transaction((tx) => creatorsWithRefusedCode(tx, shop.id));
  const code = {
    shopId: shop.id,
    creatorId,
    offerId: offerOf(shop),
    createdAt: NOW,
    creditsFrom: NOW,
  };
  await db.code.create({
    data: { ...code, id: v7(), code: "ANNA", state: "refused", origin: "minted" },
  });
  expect(await refused()).toBe(0);
  await db.code.updateMany({ where: { shopId: shop.id }, data: { state: "refused" } });
  expect(await refused()).toBe(1);
});

test("a shop without anything has come nowhere", async () => {
  expect(await transaction((tx) => firstSteps(tx, v7()))).toEqual({
    hasOffer: false,
    creatorId: null,
    creator: null,
    hasClick: false,
    hasCredit: false,
  });
});
