// Chunks of past orders that are written at once and count for one period of a creator.
import { afterAll, expect, test } from "vitest";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { makeImport } from "../support/history.ts";
import { fileOf, pastOrder } from "../support/past-orders.ts";
import { periodTerms, termsColumns, termsValues } from "../support/terms.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { booksOf, load } = await import("../support/load-past.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

test("chunks with orders of one creator's month wait for each other in one way only, and count together", async () => {
  const shop = await makeShop(db);
  await makeCreator(db, shop, "Anna");
  const goals = [{ measure: "orders" as const, from: 801n, amountMinor: 5_000n }];
  await db.terms.updateMany({
    where: { shopId: shop.id },
    data: termsColumns(termsValues({ rateBasisPoints: 1_250, period: periodTerms({ goals }) })),
  });
  // The last chunk has one order, and is at the month long before the chunk ahead of it.
  const orders = Array.from({ length: 801 }, (_, i) => pastOrder(i + 1, { codes: ["ANNA10"] }));
  const id = await makeImport(db, shop);
  const part = await load(shop, id, { text: fileOf(orders), chunkOrders: 400 });
  expect(part).toMatchObject({ orders: 801, isAtEnd: true });
  const { entries } = await booksOf(shop);
  expect(entries.filter(({ amountMinor }) => amountMinor === 5_000n)).toHaveLength(1);
}, 60_000);
