// A small shop whose books agree, and hands that change its rows as no code of the app does. Import it after useTestDatabase().
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { approveEntries } from "#app/commissions/approve-entries.server.ts";
import { openPayout } from "#app/payouts/open-payout.server.ts";
import { stepPayout } from "#app/payouts/step-payout.server.ts";
import { db, pool, transaction } from "#app/platform/db.server.ts";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import type { Shop } from "#app/shops/shop.ts";
import { describeDifference } from "#app/verification/verification.ts";
import { verifyShop } from "#app/verification/verify-shop.server.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";
import { answersFrom, workAll } from "../support/pipeline.ts";

export type Books = Readonly<{ shop: Shop; anna: string; ben: string }>;

const NOW = new Date("2026-11-01T12:00:00Z");

/** Six orders, two of them Anna's, one refunded by half, one of Ben's cancelled and one not paid; Anna's are paid out. */
export async function makeBooks(): Promise<Books> {
  const shop = await makeShop(db);
  const anna = await makeCreator(db, shop, "Anna");
  const ben = await makeCreator(db, shop, "Ben");
  const of = (number: number, code: string | null, given: Partial<ShopifyOrder>) =>
    shopifyOrder({
      id: `gid://shopify/Order/${number}`,
      name: `#${number}`,
      applications: code === null ? [] : [{ index: 0, code }],
      ...given,
    });
  const back = { reason: "REFUND", actionType: "RETURN", quantity: -1 };
  await workOrders(shop, [
    of(1001, "ANNA10", {}),
    of(1002, "ANNA10", { sales: [shopifySale(), shopifySale({ ...back, total: "-50.00" })] }),
    of(1003, "BEN10", { cancelledAt: "2026-05-05T12:00:00Z" }),
    of(1004, null, {}),
    of(1005, "BEN10", { financialStatus: "PENDING" }),
    of(1006, "BEN10", { test: true }),
  ]);
  await payOut(shop);
  return { shop, anna, ben };
}

/** Brings orders into the books the way a webhook does. */
export async function workOrders(shop: Shop, orders: readonly ShopifyOrder[]): Promise<void> {
  await db.inboxEvent.createMany({
    data: orders.map(({ id }) => ({
      shopId: shop.id,
      id: `c/${id}`,
      topic: "orders/create",
      subjectGid: id,
    })),
  });
  await workAll(answersFrom(new Map(orders.map((order) => [order.id, order]))));
}

async function payOut(shop: Shop): Promise<void> {
  await approveEntries(shop.id, { from: new Date(0), to: new Date("2027-01-01") });
  const id = randomUUID();
  const request = { id, cutOffOn: "2026-05-04", now: NOW } as const;
  const opened = await transaction((tx) => openPayout(tx, shop, request));
  if (!opened.ok) throw new Error(opened.error.kind);
  for (const form of [{ step: "approve" }, { step: "settle", reference: "R1" }] as const)
    await transaction((tx) => stepPayout(tx, shop, { payoutId: id, form, now: NOW }));
}

/** Each difference in a line, sorted, with names for ids. */
export async function differencesOf(books: Books, chunkRows = 20_000): Promise<string[]> {
  const { shop, anna, ben } = books;
  const found: string[] = [];
  const { differences } = await verifyShop(shop, {
    tell: (one) => {
      const line = describeDifference(one, shop.currency);
      found.push(
        line
          .replaceAll(anna, "Anna")
          .replaceAll(ben, "Ben")
          .replaceAll(/[0-9a-f-]{36}/g, "…"),
      );
    },
    chunkRows,
  });
  expect(differences).toBe(found.length);
  return found.toSorted();
}

/** Changes rows of a shop ($1) as no code of the app does: without triggers, so without foreign keys and append-only tables. */
export async function tamper(shop: Shop, text: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("set session_replication_role = replica");
    const { rowCount } = await client.query(text, [shop.id]);
    expect(rowCount).toBeGreaterThan(0);
  } finally {
    await client.query("set session_replication_role = default");
    client.release();
  }
}
