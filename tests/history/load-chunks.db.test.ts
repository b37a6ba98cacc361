// Two chunks of past orders are written at once: what one that fails leaves of the others, and what PostgreSQL knows after the first.
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { makeImport } from "../support/history.ts";
import { shopifySale } from "../support/order.ts";
import { fileOf, pastOrder } from "../support/past-orders.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { booksOf, importNow, load } = await import("../support/load-past.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

test("wherever an order is that the database refuses, told twice or not, the chunks before and after it are in once", async () => {
  const refused = (n: number) =>
    pastOrder(n, {
      sales: [shopifySale({ id: `gid://shopify/Sale/${n}`, total: "99999999999999999.00" })],
    });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      async (bad, chunkOrders, isTwice) => {
        const own = await makeShop(db);
        await makeCreator(db, own, "Anna");
        const orders = Array.from({ length: 9 }, (_, i) =>
          i + 1 === bad ? refused(bad) : pastOrder(i + 1, { codes: ["ANNA10"] }),
        ).flatMap((order) => (isTwice ? [order, order] : [order]));
        const id = await makeImport(db, own);
        const part = await load(own, id, { text: fileOf(orders), chunkOrders });
        expect(part.isAtEnd).toBe(true);
        const books = await booksOf(own);
        expect(books.orders).toHaveLength(8);
        expect(books.entries.map(({ amountMinor }) => amountMinor)).toEqual(Array(8).fill(1250n));
        const times = isTwice ? 2 : 1;
        expect(part.orders).toBe(8 * times);
        expect(await importNow(own, id)).toMatchObject({
          ordersDone: 8 * times,
          ordersFaulty: times,
          bytesDone: Buffer.byteLength(fileOf(orders)),
        });
      },
    ),
    { numRuns: 20 },
  );
});

test("after the first orders PostgreSQL counts them, so that it does not plan for an empty table", async () => {
  const counted = async () => {
    const [row] = await db.$queryRaw<{ times: bigint }[]>`
      select analyze_count as times from pg_stat_user_tables where relname = 'Order'`;
    return row?.times ?? 0n;
  };
  const before = await counted();
  const shop = await makeShop(db);
  const text = fileOf([1, 2, 3].map((n) => pastOrder(n)));
  await load(shop, await makeImport(db, shop), { text });
  await expect.poll(counted, { timeout: 10_000 }).toBeGreaterThan(before);
});
