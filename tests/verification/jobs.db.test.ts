// The verification of each night: what it keeps, and what the metric says of it.
import type { JobHelpers } from "graphile-worker";
import { afterAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../support/db.ts";
import type { Books } from "./made-books.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { metricsText } = await import("#app/platform/metrics.server.ts");
const { verificationTasks, watchVerifications } = await import("#app/verification/jobs.server.ts");
const { verificationShown } = await import("#app/verification/pages.server.ts");
const { makeBooks, tamper } = await import("./made-books.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let books: Books;
beforeEach(async () => {
  books = await makeBooks();
});

const run = async (name: string, payload: unknown) =>
  verificationTasks[name]?.(payload, {} as JobHelpers);
const kept = (shopId: string) =>
  db.verification.findMany({ where: { shopId }, orderBy: { id: "asc" } });

async function gauge(): Promise<string | undefined> {
  await watchVerifications();
  const { text } = await metricsText();
  return /^creator_ledger_verification_differences (\d+)$/m.exec(text)?.[1];
}

test("books that agree are kept as such", async () => {
  await run("verify-shop", { shopId: books.shop.id });
  expect(await kept(books.shop.id)).toMatchObject([
    { orders: 6, entries: 3, differences: 0, firstDifferences: [] },
  ]);
  expect(await gauge()).toBe("0");
});

test("differences are kept in words, and the metric counts them until they are gone", async () => {
  const { shop } = books;
  await tamper(
    shop,
    `update "Order" set "refundMinor" = 0 where "shopId" = $1 and "name" = '#1002'`,
  );
  await run("verify-shop", { shopId: shop.id });
  expect(await kept(shop.id)).toMatchObject([
    {
      differences: 1,
      firstDifferences: ["figures: order #1002, refundMinor: expected 50.00 USD, found 0.00 USD"],
    },
  ]);
  expect(await gauge()).toBe("1");
  await tamper(
    shop,
    `update "Order" set "refundMinor" = 5000 where "shopId" = $1 and "name" = '#1002'`,
  );
  await run("verify-shop", { shopId: shop.id });
  expect((await kept(shop.id)).map(({ differences }) => differences)).toEqual([1, 0]);
  expect(await gauge()).toBe("0");
});

test("of many differences the first fifty are kept in words, and all are counted", async () => {
  const { shop } = books;
  await tamper(
    shop,
    `insert into "Approval" ("shopId", "id", "approvedAt") select $1::uuid, gen_random_uuid(), now() from generate_series(1, 60)`,
  );
  await run("verify-shop", { shopId: shop.id });
  const [row] = await kept(shop.id);
  expect(row?.differences).toBe(60);
  expect(row?.firstDifferences).toHaveLength(50);
});

test("pages tell the last verification alone: when, of what, and what it found", async () => {
  const { shop } = books;
  const shown = () => transaction((tx) => verificationShown(tx, shop));
  expect(await shown()).toBeNull();
  await tamper(shop, `update "Order" set "isPaid" = true where "shopId" = $1 and "name" = '#1005'`);
  await run("verify-shop", { shopId: shop.id });
  expect(await shown()).toMatchObject({
    scope: "6 orders, 3 entries",
    differences: 1,
    first: ["figures: order #1005, isPaid: expected false, found true"],
    more: 0,
  });
  await tamper(
    shop,
    `update "Order" set "isPaid" = false where "shopId" = $1 and "name" = '#1005'`,
  );
  await run("verify-shop", { shopId: shop.id });
  expect(await shown()).toMatchObject({ differences: 0, first: [] });
});

test("each night asks for every shop that has the app, once", async () => {
  const gone = await makeBooks();
  await db.shop.update({ where: { id: gone.shop.id }, data: { uninstalledAt: new Date() } });
  await run("verify-books", {});
  await run("verify-books", {});
  const jobs = await queryRows<{ key: string }>(sql`
    select "key" from graphile_worker.jobs where "task_identifier" = 'verify-shop' order by 1`);
  const keys = jobs.map(({ key }) => key);
  expect(keys).toContain(`verify-shop/${books.shop.id}`);
  expect(keys).not.toContain(`verify-shop/${gone.shop.id}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("a shop that took the app out is not verified", async () => {
  await db.shop.update({ where: { id: books.shop.id }, data: { uninstalledAt: new Date() } });
  await run("verify-shop", { shopId: books.shop.id });
  expect(await kept(books.shop.id)).toEqual([]);
});
