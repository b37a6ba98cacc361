// The first renewals of a subscription pay otherwise: which renewal an order is follows from when the customer's orders were placed, however
// they arrive. 10 % on the first two renewals of 100.00 is 10.00, later ones pay nothing, all else 12.5 %.
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { rulesJson } from "#app/programs/terms-contract.ts";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyLine, shopifyOrder, shopifySale } from "../support/order.ts";
import { nothing, rule } from "../support/terms.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { answersFrom, claimAll } = await import("../support/pipeline.ts");
const { processOrders } = await import("#app/commissions/process-orders.server.ts");
const { workOrders } = await import("../verification/made-books.ts");
const { reworkLater, reworkOrdersJob } = await import("#app/commissions/rework-later.server.ts");
const { mergeCustomers } = await import("#app/privacy/merge-customers.server.ts");
const { redactCustomer } = await import("#app/privacy/redact-customer.server.ts");
const { verifyShop } = await import("#app/verification/verify-shop.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let shop: Shop;

beforeEach(async () => {
  await queryRows(sql`delete from graphile_worker._private_jobs`);
  shop = await makeShop(db);
  await makeCreator(db, shop, "Anna");
  const firstTwo = rule({ purchase: "renewal", renewalsMax: 2, rateBasisPoints: 1_000 });
  const rules = rulesJson([firstTwo, nothing({ purchase: "renewal" })]);
  await db.terms.updateMany({ where: { shopId: shop.id }, data: { rules } });
});

const TEA = { id: "gid://shopify/Product/7", productType: "Tea", tags: [] };
const COFFEE = { id: "gid://shopify/Product/8", productType: "Coffee", tags: [] };

type Placed = Readonly<{
  month: number;
  isFirst?: boolean;
  product?: typeof TEA;
  customer?: string | null;
  isTest?: boolean;
}>;

/** An order of 100.00 by a subscription, on the first of a month of 2026; its number is the month's unless said otherwise. */
const subscription = (placed: Placed, number = placed.month): ShopifyOrder => {
  const { month, isFirst = false, product = TEA, customer = "1", isTest = false } = placed;
  const at = `2026-${String(month).padStart(2, "0")}-01T12:00:00Z`;
  return shopifyOrder({
    id: `gid://shopify/Order/${number}`,
    name: `#${number}`,
    processedAt: at,
    updatedAt: at,
    test: isTest,
    sourceName: isFirst ? "web" : "subscription_contract_checkout_one",
    customer:
      customer === null ? null : { id: `gid://shopify/Customer/${customer}`, numberOfOrders: "1" },
    applications: [{ index: 0, code: "ANNA10" }],
    lines: [
      shopifyLine({
        id: `gid://shopify/LineItem/${number}`,
        product,
        sellingPlan: { name: "Every month" },
      }),
    ],
    sales: [shopifySale({ lineGid: `gid://shopify/LineItem/${number}`, happenedAt: at })],
  });
};

const first = (month: number, given: Partial<Placed> = {}): ShopifyOrder =>
  subscription({ month, isFirst: true, ...given });
const renewal = (month: number, given: Partial<Placed> = {}): ShopifyOrder =>
  subscription({ month, ...given });

/** What stands in the ledger by order, in the order of their names; minor units. */
async function earned(): Promise<Record<string, number>> {
  const rows = await queryRows<{ name: string; minor: number }>(sql`
    select o."name", coalesce(sum(e."amountMinor"), 0)::int as "minor" from "Order" o
    left join "Entry" e on e."shopId" = o."shopId" and e."orderId" = o."id"
    where o."shopId" = ${shop.id} group by o."name", o."processedAt" order by o."processedAt"`);
  return Object.fromEntries(rows.map(({ name, minor }) => [name, minor]));
}

/** Does what the worker would do next. */
async function workJobs(): Promise<number> {
  const jobs = await queryRows<{ payload: Parameters<typeof reworkLater>[0] }>(sql`
    with job as (delete from graphile_worker._private_jobs returning "payload", "task_id")
    select job."payload" from job join graphile_worker._private_tasks t on t."id" = job."task_id"
    where t."identifier" = ${reworkOrdersJob.name}`);
  for (const { payload } of jobs) await reworkLater(payload);
  return jobs.length;
}

async function differences(): Promise<unknown[]> {
  const found: unknown[] = [];
  await verifyShop(shop, { tell: (difference) => found.push(difference) });
  return found;
}

test("the first two renewals pay, later ones nothing, and another product's are counted by themselves", async () => {
  await workOrders(shop, [
    first(1),
    renewal(2),
    renewal(3),
    renewal(4),
    subscription({ month: 5, product: COFFEE }),
    subscription({ month: 6, customer: "2" }),
  ]);
  expect(await earned()).toEqual({
    "#1": 1_250,
    "#2": 1_000,
    "#3": 1_000,
    "#4": 0,
    "#5": 1_000,
    "#6": 1_000,
  });
  expect(await workJobs()).toBe(0);
  expect(await differences()).toEqual([]);
});

test("renewals count from one again when the customer begins a subscription to the product anew", async () => {
  await workOrders(shop, [first(1), renewal(2), renewal(3), renewal(4), first(5), renewal(6)]);
  expect(await earned()).toMatchObject({ "#4": 0, "#5": 1_250, "#6": 1_000 });
});

test("a test order is no renewal, and one without a customer is not among the first", async () => {
  await workOrders(shop, [
    subscription({ month: 1, isTest: true }),
    renewal(2),
    renewal(3),
    subscription({ month: 4, customer: null }),
  ]);
  expect(await earned()).toEqual({ "#1": 0, "#2": 1_000, "#3": 1_000, "#4": 0 });
});

test("a renewal that comes late takes its place, and the one that it puts off loses its commission", async () => {
  await workOrders(shop, [first(1), renewal(3), renewal(4)]);
  expect(await earned()).toEqual({ "#1": 1_250, "#3": 1_000, "#4": 1_000 });
  await workOrders(shop, [renewal(2)]);
  expect(await workJobs()).toBe(1);
  expect(await earned()).toEqual({ "#1": 1_250, "#2": 1_000, "#3": 1_000, "#4": 0 });
  expect(await differences()).toEqual([]);
});

test("in whatever order and batches renewals arrive, each is paid by its place", async () => {
  const placed = [first(1), renewal(2), renewal(3), renewal(4), first(5), renewal(6), renewal(7)];
  const drawn = fc.tuple(
    fc.shuffledSubarray(placed, { minLength: placed.length }),
    fc.integer({ min: 1, max: placed.length }),
  );
  for (const [shuffled, size] of fc.sample(drawn, { numRuns: 12, seed: 26 })) {
    shop = await makeShop(db);
    await makeCreator(db, shop, "Anna");
    const firstOne = rule({ purchase: "renewal", renewalsMax: 1, rateBasisPoints: 1_000 });
    await db.terms.updateMany({
      where: { shopId: shop.id },
      data: { rules: rulesJson([firstOne, nothing({ purchase: "renewal" })]) },
    });
    for (let at = 0; at < shuffled.length; at += size)
      await workOrders(shop, shuffled.slice(at, at + size));
    await workJobs();
    expect(await earned()).toEqual({
      ...{ "#1": 1_250, "#2": 1_000, "#3": 0, "#4": 0 },
      ...{ "#5": 1_250, "#6": 1_000, "#7": 0 },
    });
    expect(await differences()).toEqual([]);
  }
});

test("two renewals that are stored at once by two workers are the first and the second", async () => {
  const placed = new Map([2, 3].map((month) => [`gid://shopify/Order/${month}`, renewal(month)]));
  await db.inboxEvent.createMany({
    data: [...placed.keys()].map((gid) => ({
      shopId: shop.id,
      id: `c/${gid}`,
      topic: "orders/create",
      subjectGid: gid,
    })),
  });
  const claims = [await claimAll(1), await claimAll(1)];
  expect(claims.map(({ events }) => events.length)).toEqual([1, 1]);
  await Promise.all(claims.map(({ events }) => processOrders(events, answersFrom(placed))));
  await workOrders(shop, [renewal(4)]);
  await workJobs();
  expect(await earned()).toEqual({ "#2": 1_000, "#3": 1_000, "#4": 0 });
  expect(await differences()).toEqual([]);
});

test("a renewal keeps its number when its customer is redacted", async () => {
  const second = renewal(2);
  await workOrders(shop, [first(1), second, renewal(3)]);
  await transaction((tx) =>
    redactCustomer(tx, shop, {
      customerGid: "gid://shopify/Customer/1",
      orderGids: [],
      eventId: "redact/1",
      now: new Date(),
    }),
  );
  await db.inboxEvent.deleteMany({ where: { shopId: shop.id } });
  await workOrders(shop, [second, renewal(4)]);
  await workJobs();
  expect(await earned()).toEqual({ "#1": 1_250, "#2": 1_000, "#3": 1_000, "#4": 0 });
  expect(await differences()).toEqual([]);
});

const merge = (deleted: number, kept: number) =>
  transaction((tx) =>
    mergeCustomers(tx, shop, {
      payload: {
        admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept}`,
        admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${deleted}`,
        admin_graphql_api_job_id: null,
        status: "completed",
        errors: [],
      },
      now: new Date(),
    }),
  );

test("customers that Shopify merges are one subscriber: their renewals are counted together", async () => {
  await workOrders(shop, [renewal(2, { customer: "2" }), renewal(3), renewal(4)]);
  expect(await earned()).toMatchObject({ "#4": 1_000 });
  const renumbered = await merge(2, 1);
  await reworkLater({ shopId: shop.id, orderIds: [...renumbered] });
  expect(await earned()).toEqual({ "#2": 1_000, "#3": 1_000, "#4": 0 });
  expect(await differences()).toEqual([]);
});

test("an order that becomes another customer's counts with hers, and no longer with his", async () => {
  const moved = renewal(2);
  await workOrders(shop, [moved, renewal(3), renewal(4)]);
  expect(await earned()).toMatchObject({ "#4": 0 });
  await db.inboxEvent.deleteMany({ where: { shopId: shop.id } });
  const hers = { id: "gid://shopify/Customer/2", numberOfOrders: "1" };
  const again = { ...moved, customer: hers, updatedAt: "2026-08-01T12:00:00Z" };
  await workOrders(shop, [again]);
  await workJobs();
  expect(await earned()).toEqual({ "#2": 1_000, "#3": 1_000, "#4": 1_000 });
  expect(await differences()).toEqual([]);
});

test("verification finds a renewal that has another number than its place", async () => {
  await workOrders(shop, [first(1), renewal(2)]);
  await db.orderLine.updateMany({ where: { shopId: shop.id, renewal: 1 }, data: { renewal: 2 } });
  expect(await differences()).toContainEqual({
    check: "renewal",
    key: "order #2",
    field: "renewal",
    expected: "1",
    found: "2",
  });
});
