// The rules are written twice, as pure functions that the app uses and in SQL for the verification: they agree on whatever Shopify may send.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { rulesJson } from "#app/programs/terms-contract.ts";
import type { ShopifyOrder, ShopifySale } from "#app/shopify/order.ts";
import { makeCreator, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";
import { rule } from "../support/terms.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { differencesOf, workOrders } = await import("./made-books.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const ORDERS = 400;
const SEED = 20_261_126;

const decimal = (minor: number): string => (minor / 100).toFixed(2);

const sale = fc
  .record({
    reason: fc.constantFrom("ORDER", "ORDER_EDIT", "REFUND", "RETURN", "UNKNOWN"),
    actionType: fc.constantFrom("ORDER", "RETURN", "UPDATE", "UNKNOWN"),
    lineType: fc.constantFrom("PRODUCT", "PRODUCT", "ADJUSTMENT", "SHIPPING", "TIP", "GIFT_CARD"),
    line: fc.constantFrom("gid://shopify/LineItem/1", "gid://shopify/LineItem/2", null),
    minor: fc.integer({ min: -30_000, max: 60_000 }),
    taxPercent: fc.integer({ min: 0, max: 25 }),
    discount: fc.integer({ min: -5_000, max: 5_000 }),
    rate: fc.constantFrom(0.87, 0.913, 1.1),
  })
  .map((drawn): ShopifySale => {
    const { reason, actionType, lineType, line, minor, taxPercent, discount, rate } = drawn;
    const tax = Math.trunc((minor * taxPercent) / 100);
    return shopifySale({
      reason,
      actionType,
      lineType,
      lineGid: line,
      total: decimal(minor),
      tax: decimal(tax),
      discount: decimal(discount),
      presentmentTotal: decimal(Math.trunc(minor * rate)),
      presentmentTax: decimal(Math.trunc(tax * rate)),
    });
  });

const order = fc.record({
  sales: fc.array(sale, { minLength: 0, maxLength: 8 }),
  code: fc.constantFrom("ANNA10", "BEN10", null),
  presentmentCurrency: fc.constantFrom("USD", "USD", "EUR"),
  financialStatus: fc.constantFrom("PAID", "PAID", "PARTIALLY_REFUNDED", "PENDING", "VOIDED", null),
  isCancelled: fc.boolean(),
  test: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  day: fc.integer({ min: 1, max: 9 }),
  fulfillmentStatus: fc.constantFrom("FULFILLED", "UNFULFILLED", "FULFILLMENT_NOT_REQUIRED"),
  fulfillments: fc.array(
    fc.record({
      status: fc.constantFrom("SUCCESS", "SUCCESS", "CANCELLED"),
      createdAt: fc.constantFrom("2026-05-11T08:00:00Z", "2026-05-12T09:30:00Z"),
      deliveredAt: fc.constantFrom("2026-05-14T10:00:00Z", null),
    }),
    { maxLength: 2 },
  ),
});

test(`${ORDERS} random orders under five versions of terms, flat, by rate and by piece, held from order, fulfilment and delivery, leave no difference`, {
  timeout: 120_000,
}, async () => {
  const shop = await makeShop(db);
  const [anna, ben] = [await makeCreator(db, shop, "Anna"), await makeCreator(db, shop, "Ben")];
  const version = { shopId: shop.id, offerId: offerOf(shop), holdDays: 30, windowDays: 30 };
  await db.terms.createMany({
    data: [
      {
        ...version,
        id: anna,
        version: 2,
        kind: "flat",
        flatMinor: 777n,
        flatOnRefund: "share",
        holdBasis: "delivery",
        validFrom: day(4),
      },
      {
        ...version,
        id: ben,
        version: 3,
        kind: "rate",
        rateBasisPoints: 1333,
        holdBasis: "fulfilment",
        validFrom: day(6),
      },
      {
        ...version,
        id: randomUUID(),
        version: 4,
        kind: "rate",
        rateBasisPoints: 1000,
        minimumMinor: 1_000n,
        capMinor: 2_000n,
        validFrom: day(7),
      },
      {
        ...version,
        id: randomUUID(),
        version: 5,
        kind: "piece",
        flatMinor: 50n,
        rules: rulesJson([rule({ customers: "new" })]),
        validFrom: day(8),
      },
    ],
  });
  const drawn = fc.sample(order, { numRuns: ORDERS, seed: SEED });
  const orders = drawn.map(({ code, isCancelled, day: on, ...rest }, i): ShopifyOrder => {
    return shopifyOrder({
      ...rest,
      id: `gid://shopify/Order/${i + 1}`,
      name: `#${i + 1}`,
      processedAt: day(on).toISOString(),
      applications: code === null ? [] : [{ index: 0, code }],
      cancelledAt: isCancelled && i % 5 === 0 ? day(9).toISOString() : null,
      sales: rest.sales.map((one, n) => ({ ...one, id: `gid://shopify/Sale/${i}-${n}` })),
    });
  });
  await workOrders(shop, orders);
  expect(await db.order.count({ where: { shopId: shop.id } })).toBe(ORDERS);
  expect(await db.entry.count({ where: { shopId: shop.id } })).toBeGreaterThan(ORDERS / 8);
  expect(await differencesOf({ shop, anna, ben })).toEqual([]);
});

function day(on: number): Date {
  return new Date(`2026-05-0${on}T12:00:00Z`);
}
