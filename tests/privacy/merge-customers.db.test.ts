// Customers that Shopify merges: what is asked about the one that is left finds the orders of all.
import { v7 } from "uuid";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, transaction } = await import("#app/platform/db.server.ts");
const { mergeCustomers } = await import("#app/privacy/merge-customers.server.ts");
const { redactCustomer, redactedCustomers } = await import(
  "#app/privacy/redact-customer.server.ts"
);
const { exportCustomer } = await import("#app/privacy/export-customer.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-22T15:00:00Z");
const gid = (n: number) => `gid://shopify/Customer/${n}`;
let shop: Shop;
let other: Shop;

beforeEach(async () => {
  shop = await makeShop(db);
  other = await makeShop(db);
});

const order = (of: Shop, n: number) =>
  makeOrder(db, of, { processedAt: NOW, netMinor: 100n, customerGid: gid(n) });
const merge = (deleted: number, kept: number, status: string | null = "completed") =>
  transaction((tx) =>
    mergeCustomers(tx, shop, {
      payload: {
        admin_graphql_api_customer_kept_id: gid(kept),
        admin_graphql_api_customer_deleted_id: gid(deleted),
        admin_graphql_api_job_id: null,
        status,
        errors: [],
      },
      now: NOW,
    }),
  );
const customersOf = async (of: Shop) =>
  (await db.order.findMany({ where: { shopId: of.id }, orderBy: { id: "asc" } })).map(
    ({ customerGid }) => customerGid,
  );
const redact = (n: number) =>
  transaction((tx) =>
    redactCustomer(tx, shop, { customerGid: gid(n), orderGids: [], eventId: v7(), now: NOW }),
  );

test("her orders are the other's from then on, once however often it is told, and in this shop alone", async () => {
  for (const n of [1, 2, 3]) await order(shop, n);
  await order(other, 1);
  await merge(1, 2);
  await merge(1, 2);
  expect(await customersOf(shop)).toEqual([gid(2), gid(2), gid(3)]);
  expect(await customersOf(other)).toEqual([gid(1)]);
  expect(await db.customerMerge.count({ where: { shopId: shop.id } })).toBe(1);
});

test("a merge that failed is none, and one without a status is one", async () => {
  await order(shop, 1);
  await merge(1, 2, "failed");
  expect(await customersOf(shop)).toEqual([gid(1)]);
  await merge(1, 2, null);
  expect(await customersOf(shop)).toEqual([gid(2)]);
});

test("a redaction finds orders that an older answer brought under an id of before, over two merges in any order", async () => {
  await merge(2, 3);
  await merge(1, 2); // told late
  for (const n of [1, 2, 3, 4]) await order(shop, n);
  await redact(3);
  expect(await customersOf(shop)).toEqual([null, null, null, gid(4)]);
  const asked = [1, 2, 3, 4].map(gid);
  const redacted = await redactedCustomers({ query: queryRows }, shop.id, asked);
  expect([...redacted].sort()).toEqual([1, 2, 3].map(gid));
  expect(await redactedCustomers({ query: queryRows }, other.id, asked)).toEqual([]);
});

test("a data request is answered with the orders of all her ids, and of nobody else", async () => {
  for (const n of [1, 2, 4]) await order(shop, n);
  await merge(1, 2);
  await order(shop, 1); // an answer from before the merge
  await transaction((tx) =>
    exportCustomer(tx, shop, {
      customerGid: gid(2),
      orderGids: [],
      requestNumber: "7",
      now: NOW,
    }),
  );
  const request = await db.privacyRequest.findFirstOrThrow({ where: { shopId: shop.id } });
  expect((request.export as { orders: unknown[] }).orders).toHaveLength(3);
});

test("merges in a ring end, and what is no merge is a fault", async () => {
  await order(shop, 1);
  await merge(1, 2);
  await merge(2, 1);
  await redact(1);
  expect(await customersOf(shop)).toEqual([null]);
  await expect(
    transaction((tx) => mergeCustomers(tx, shop, { payload: { status: "completed" }, now: NOW })),
  ).rejects.toThrow();
});
