import fc from "fast-check";
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import {
  bandOf,
  NO_FIGURES,
  otherCostMinor,
  returnOf,
  totalCostMinor,
} from "#app/analytics/roi.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { addDays } from "#app/kit/calendar.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeEntry, makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { makeCost, shopOfFour } from "./trade.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { creatorRows, creatorSums, daysOfCreators, linkWindows, shopSums } = await import(
  "#app/analytics/queries.server.ts"
);

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NO_FILTER = { q: "", band: null };
const day = (on: string) => ({ from: on, to: addDays(on, 1) });
const november = { from: "2026-11-01", to: "2026-12-01" };

const sumsOf = (shop: Shop, period: { from: string; to: string }) =>
  transaction(async (tx) => ({
    all: await creatorSums(tx, { shop, period }),
    whole: await shopSums(tx, { shop, period }),
    days: await daysOfCreators(tx, { shop, period }),
  }));
const rowsOf = (shop: Shop, given: Partial<Parameters<typeof creatorRows>[2]> = {}) =>
  transaction((tx) =>
    creatorRows(
      tx,
      { shop, period: november },
      { filter: NO_FILTER, sort: "net", direction: "desc", limit: null, offset: 0, ...given },
    ),
  );
const spend = (shop: Shop, creatorId: string, kind: string, amountMinor: bigint, on: string) =>
  makeCost(db, shop, { creatorId, kind, amountMinor, on });

// New York: UTC−5 in winter, UTC−4 from 8 March to 31 October 2026; 1 November has 25 hours.
test.each([
  ["an ordinary day", "2026-11-24", "2026-11-24T05:00:00.000Z", "2026-11-25T04:59:59.999Z"],
  ["the short day of spring", "2026-03-08", "2026-03-08T05:00:00.000Z", "2026-03-09T03:59:59.999Z"],
  ["the long day of autumn", "2026-11-01", "2026-11-01T04:00:00.000Z", "2026-11-02T04:59:59.999Z"],
])(
  "%s holds its first and last millisecond, and not the ones beside it",
  async (_, on, first, last) => {
    const shop = await makeShop(db);
    const creatorId = await makeCreator(db, shop, "Anna Berg");
    const before = new Date(new Date(first).getTime() - 1);
    const after = new Date(new Date(last).getTime() + 1);
    const amounts: readonly [Date, bigint][] = [
      [before, 1n],
      [new Date(first), 10n],
      [new Date(last), 100n],
      [after, 1_000n],
    ];
    for (const [processedAt, netMinor] of amounts) {
      const order = await makeOrder(db, shop, { processedAt, netMinor, creatorId });
      await makeEntry(db, shop, {
        creatorId,
        orderId: order.id,
        amountMinor: netMinor * 3n,
        occurredAt: processedAt,
      });
    }
    const { all, whole, days } = await sumsOf(shop, day(on));
    expect([all.orders, all.netMinor, all.commissionMinor]).toEqual([2, 110n, 330n]);
    expect([whole.orders, whole.netMinor]).toEqual([2, 110n]);
    expect(days).toEqual([{ day: on, netMinor: 110n, costMinor: 330n, newCustomers: 0 }]);
    // The days around it hold the other two: the clock change loses and doubles nothing.
    const around = await sumsOf(shop, { from: addDays(on, -1), to: addDays(on, 2) });
    expect(around.days.map((one) => [one.day, one.netMinor])).toEqual([
      [addDays(on, -1), 1n],
      [on, 110n],
      [addDays(on, 1), 1_000n],
    ]);
  },
);

test("a refund after the period lowers the period of its order, and no other", async () => {
  const shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna Berg");
  // $100.00 in October; $40.00 of it refunded in November, so the order's net is $60.00 now.
  const processedAt = new Date("2026-10-20T15:00:00Z");
  const order = await makeOrder(db, shop, { processedAt, netMinor: 6_000n, creatorId });
  const entry = { creatorId, orderId: order.id };
  await makeEntry(db, shop, { ...entry, amountMinor: 1_250n, occurredAt: processedAt });
  const refundedAt = new Date("2026-11-10T15:00:00Z");
  await makeEntry(db, shop, { ...entry, amountMinor: -500n, occurredAt: refundedAt });
  const october = await sumsOf(shop, { from: "2026-10-01", to: "2026-11-01" });
  expect([october.all.netMinor, october.all.commissionMinor]).toEqual([6_000n, 750n]);
  const after = await sumsOf(shop, november);
  expect([after.all.netMinor, after.all.commissionMinor, after.days]).toEqual([0n, 0n, []]);
});

test("costs count by their day, by kind, and not when they were taken back", async () => {
  const shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna Berg");
  await spend(shop, creatorId, "fee", 200_000n, "2026-11-01");
  await spend(shop, creatorId, "gift", 9_000n, "2026-11-30");
  await spend(shop, creatorId, "shipping", 2_500n, "2026-11-15");
  await spend(shop, creatorId, "other", 10_000n, "2026-11-15");
  await spend(shop, creatorId, "fee", 1n, "2026-10-31");
  await spend(shop, creatorId, "fee", 1n, "2026-12-01");
  const mistake = await spend(shop, creatorId, "fee", 77n, "2026-11-15");
  await db.cost.update({
    where: { shopId_id: { shopId: shop.id, id: mistake } },
    data: { voidedAt: new Date() },
  });
  const { all, days } = await sumsOf(shop, november);
  expect([all.feeMinor, all.giftMinor, all.shippingMinor, all.otherMinor]).toEqual([
    200_000n,
    9_000n,
    2_500n,
    10_000n,
  ]);
  expect(days.map((one) => [one.day, one.costMinor])).toEqual([
    ["2026-11-01", 200_000n],
    ["2026-11-15", 12_500n],
    ["2026-11-30", 9_000n],
  ]);
});

test("excluded orders, payouts and other shops count nothing", async () => {
  const shop = await makeShop(db);
  const other = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna Berg");
  const stranger = await makeCreator(db, other, "Leo Costa");
  const processedAt = new Date("2026-11-10T15:00:00Z");
  const order = await makeOrder(db, shop, { processedAt, netMinor: 5_000n, creatorId });
  const cancelled = await makeOrder(db, shop, { processedAt, netMinor: 700n, creatorId });
  await db.order.updateMany({
    where: { id: cancelled.id },
    data: { exclusion: "cancelled", commissionableMinor: 0n },
  });
  await makeOrder(db, other, { processedAt, netMinor: 9_999n, creatorId: stranger });
  await db.entry.create({
    data: {
      shopId: shop.id,
      id: v7(),
      creatorId,
      orderId: order.id,
      kind: "payout",
      amountMinor: -625n,
      currency: "USD",
      sourceKey: "payout:test",
      occurredAt: processedAt,
      payableAt: processedAt,
    },
  });
  const { all, whole } = await sumsOf(shop, november);
  expect([all.creators, all.orders, all.netMinor, all.commissionMinor]).toEqual([1, 1, 5_000n, 0n]);
  expect([whole.orders, whole.netMinor]).toEqual([1, 5_000n]);
});

test("every creator has a row, also one of whom nothing is known, with its live code", async () => {
  const { shop, anna, maya, tess, idle } = await shopOfFour(db);
  const rows = await rowsOf(shop);
  expect(
    rows.map((row) => [row.creatorId, row.orders, row.newCustomers, row.netMinor, row.code]),
  ).toEqual([
    [anna, 2, 1, 60_000n, "ANNABERG10"],
    [maya, 1, 1, 30_000n, "MAYA100OKAFOR10"],
    [tess, 0, 0, 0n, "TESSLINDQVIST10"],
    [idle, 0, 0, 0n, "ZOIDLE10"],
  ]);
  expect(rows.map((row) => [totalCostMinor(row), bandOf(row)])).toEqual([
    [7_000n, "strong"],
    [7_500n, "moderate"],
    [142_000n, "poor"],
    [0n, "no_data"],
  ]);
});

test("one creator's sums are of that creator alone", async () => {
  const { shop, maya } = await shopOfFour(db);
  const scope = { shop, period: november, creatorId: maya };
  const sums = await transaction((tx) => creatorSums(tx, scope));
  expect([sums.creators, sums.netMinor, sums.commissionMinor, sums.giftMinor]).toEqual([
    1,
    30_000n,
    3_000n,
    4_500n,
  ]);
  const days = await transaction((tx) => daysOfCreators(tx, scope));
  expect(days.map((one) => [one.day, one.netMinor, one.costMinor, one.newCustomers])).toEqual([
    ["2026-11-10", 30_000n, 3_000n, 1],
    ["2026-11-11", 0n, 4_500n, 0],
  ]);
});

test("the link window in force is the latest terms' of each offer", async () => {
  const shop = await makeShop(db);
  const window = () => transaction((tx) => linkWindows(tx, shop.id));
  expect(await window()).toEqual({ min: 30, max: 30 });
  const [terms] = await db.terms.findMany({ where: { shopId: shop.id } });
  if (terms === undefined) throw new Error("no terms");
  await db.terms.create({
    data: { ...terms, rules: [], period: Prisma.DbNull, id: v7(), version: 2, windowDays: 7 },
  });
  expect(await window()).toEqual({ min: 7, max: 7 });
  expect(await transaction((tx) => linkWindows(tx, v7()))).toBeNull();
});

test("creators and what is not from creators are the whole shop, on any trade", async () => {
  const trade = fc.array(
    fc.record({
      creator: fc.integer({ min: -1, max: 2 }),
      netMinor: fc.bigInt({ min: -50_000n, max: 900_000n }),
      hour: fc.integer({ min: 0, max: 24 * 34 }),
      isExcluded: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  const property = fc.asyncProperty(trade, async (orders) => {
    const shop = await makeShop(db);
    const creators = [
      await makeCreator(db, shop, "Anna Berg"),
      await makeCreator(db, shop, "Leo Costa"),
      await makeCreator(db, shop, "Maya Okafor"),
    ];
    for (const { creator, netMinor, hour, isExcluded } of orders) {
      const creatorId = creators[creator];
      const processedAt = new Date(Date.UTC(2026, 9, 30) + hour * 3_600_000);
      const order = await makeOrder(db, shop, {
        processedAt,
        netMinor,
        ...(creatorId === undefined ? {} : { creatorId }),
      });
      if (isExcluded) {
        await db.order.updateMany({
          where: { id: order.id },
          data: { exclusion: "test", commissionableMinor: 0n },
        });
      }
    }
    const { all, whole, days } = await sumsOf(shop, november);
    const rows = await rowsOf(shop);
    const rest = await db.order.aggregate({
      where: {
        shopId: shop.id,
        exclusion: null,
        credits: { none: {} },
        processedAt: {
          gte: new Date("2026-11-01T04:00:00Z"),
          lt: new Date("2026-12-01T05:00:00Z"),
        },
      },
      _sum: { netMinor: true },
      _count: true,
    });
    const net = rows.reduce((sum, row) => sum + row.netMinor, 0n);
    expect(net + (rest._sum.netMinor ?? 0n)).toBe(whole.netMinor);
    expect(rows.reduce((sum, row) => sum + row.orders, 0) + rest._count).toBe(whole.orders);
    expect(net).toBe(all.netMinor);
    expect(days.reduce((sum, one) => sum + one.netMinor, 0n)).toBe(all.netMinor);
  });
  await fc.assert(property, { numRuns: 15 });
});

test("sums of nothing are zeros", async () => {
  const shop = await makeShop(db);
  const { all, whole, days } = await sumsOf(shop, november);
  expect(all).toEqual({ ...NO_FIGURES, creators: 0 });
  expect(whole).toEqual({ orders: 0, newCustomers: 0, netMinor: 0n, discountMinor: 0n });
  expect([days, otherCostMinor(all), returnOf(all).denominator]).toEqual([[], 0n, 0n]);
});
