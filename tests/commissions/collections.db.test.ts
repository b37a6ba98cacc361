// Exceptions by collection, with the collections of a dev store: an order pays by what they held on its day, however often it is read.
//   100.00 net at 12.5 % is 12.50; at 20 % because the serum is in a collection, 20.00.
import { afterAll, beforeAll, expect, test } from "vitest";
import { rulesJson } from "#app/programs/terms-contract.ts";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeCreator, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyLine, shopifyOrder, shopifySale } from "../support/order.ts";
import { rule, termsValues } from "../support/terms.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase, db, sqlTransaction, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { workOrders } = await import("../verification/made-books.ts");
const { learnOfOffer } = await import("#app/commissions/learn-collections.server.ts");
const { reworkOrders } = await import("#app/commissions/rework-orders.server.ts");
const { replayTerms } = await import("#app/commissions/replay-terms.server.ts");
const { learnCollections } = await import("#app/programs/learn-collections.server.ts");
const { knownCollections } = await import("#app/programs/find-collections.server.ts");
const { changeTerms } = await import("#app/programs/change-terms.server.ts");
const { verifyShop } = await import("#app/verification/verify-shop.server.ts");

afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

type Made = Readonly<{ id: string; gid: string }>;
const HOUR_MS = 3_600_000;
let shop: Shop;
let serum: Made;
let skincare: Made;

beforeAll(async () => {
  shop = await makeShop(db, { domain: store.domain });
  await makeCreator(db, shop, "Anna");
  serum = await store.control<Made>("products", { title: "Serum", sku: "SERUM", price: "100.00" });
  skincare = await store.control<Made>("collections", { title: "Skincare", products: ["SERUM"] });
});

const exception = () =>
  rulesJson([rule({ subject: "collection", values: [skincare.gid], rateBasisPoints: 2_000 })]);
const place = (number: number, processedAt: Date) =>
  workOrders(shop, [
    shopifyOrder({
      id: `gid://shopify/Order/${number}`,
      name: `#${number}`,
      processedAt: processedAt.toISOString(),
      updatedAt: new Date().toISOString(),
      applications: [{ index: 0, code: "ANNA10" }],
      lines: [
        shopifyLine({
          id: `gid://shopify/LineItem/${number}`,
          product: { id: serum.gid, productType: "", tags: [] },
        }),
      ],
      sales: [shopifySale({ lineGid: `gid://shopify/LineItem/${number}` })],
    }),
  ]);
const earned = async (name: string) => {
  const order = await db.order.findFirstOrThrow({ where: { shopId: shop.id, name } });
  const sum = await db.entry.aggregate({
    where: { shopId: shop.id, orderId: order.id },
    _sum: { amountMinor: true },
  });
  return sum._sum.amountMinor;
};
const differences = async () => {
  const found: unknown[] = [];
  await verifyShop(shop, { tell: (difference) => found.push(difference) });
  return found;
};

test("orders that came before the collection was read are worked out again once it is", async () => {
  const agreed = { rules: exception(), validFrom: new Date() };
  await db.terms.updateMany({ where: { shopId: shop.id }, data: agreed });
  await place(1001, new Date(Date.now() - HOUR_MS));
  expect(await earned("#1001")).toBe(1_250n);
  // The collection may be known by then: its effect was worked out before, or a worker was killed after the look.
  await learnCollections(shop, [skincare.gid]);
  expect(await earned("#1001")).toBe(1_250n);
  await learnOfOffer({ shopId: shop.id, offerId: offerOf(shop) });
  expect(await earned("#1001")).toBe(2_000n);
  expect(await differences()).toEqual([]);
});

test("a product that leaves the collection keeps what was earned, and pays otherwise from then on", async () => {
  await store.control(`collections/${skincare.id}`, { products: [] });
  await learnCollections(shop, [skincare.gid]); // read a moment ago: not asked again
  await db.collection.updateMany({ where: { shopId: shop.id }, data: { readAt: new Date(0) } });
  await learnCollections(shop, await knownCollections(db, shop.id));
  await place(1002, new Date(Date.now() + 1_000));
  await place(1003, new Date(Date.now() - HOUR_MS)); // late: placed while the serum was there
  expect([await earned("#1001"), await earned("#1002"), await earned("#1003")]).toEqual([
    2_000n,
    1_250n,
    2_000n,
  ]);
  const orders = await db.order.findMany({ where: { shopId: shop.id }, select: { id: true } });
  const orderIds = orders.map(({ id }) => id);
  const again = await sqlTransaction((tx) => reworkOrders(tx, shop, { orderIds, now: new Date() }));
  expect([again, await differences()]).toEqual([0, []]);
});

test("the effect of terms that name a collection is worked out by the days of the orders", async () => {
  const proposed = termsValues({
    rateBasisPoints: 1_250,
    rules: [
      rule({
        subject: "collection",
        values: [skincare.gid],
        pays: "nothing",
        rateBasisPoints: null,
      }),
    ],
  });
  const asked = { offerId: offerOf(shop), proposed, now: new Date(Date.now() + 2_000) };
  // 1001 and 1003 would pay nothing instead of 20.00; 1002 is as it was.
  expect((await replayTerms(db, shop, asked)).words).toContain("$40.00 less");
});

test("saved terms ask for their collections; terms without any ask for nothing", async () => {
  const jobs = () =>
    db.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from graphile_worker.jobs where task_identifier = 'learn-collections'`;
  const change = (given: Parameters<typeof termsValues>[0]) =>
    transaction((tx) =>
      changeTerms(tx, {
        shopId: shop.id,
        offerId: offerOf(shop),
        terms: termsValues(given),
        now: new Date(),
      }),
    );
  await change({ rateBasisPoints: 900 });
  expect(await jobs()).toEqual([{ n: 0 }]);
  await change({ rules: [rule({ subject: "collection", values: [skincare.gid] })] });
  expect(await jobs()).toEqual([{ n: 2 }]); // now, and once more for what was in flight
});
