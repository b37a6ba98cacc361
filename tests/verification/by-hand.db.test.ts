// What people decide by hand agrees too: orders given, taken and given back, and amounts that no order caused.
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { adjustBalance } = await import("#app/commissions/adjust-balance.server.ts");
const { correctOrder } = await import("#app/commissions/correct-order.server.ts");
const { differencesOf, makeBooks, tamper } = await import("./made-books.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const by = { staffId: "42", now: new Date("2026-11-02T12:00:00Z") };

test("books corrected and adjusted by hand leave no difference", async () => {
  const books = await makeBooks();
  const { shop, ben } = books;
  const orderOf = async (name: string) =>
    (await db.order.findFirstOrThrow({ where: { shopId: shop.id, name } })).id;
  const note = "agreed by phone";
  const correct = async (name: string, kind: "exclude" | "undo") =>
    correctOrder(shop, { ...by, orderId: await orderOf(name), form: { id: v7(), kind, note } });
  const assign = async (name: string, creatorId: string) => {
    const form = { id: v7(), kind: "assign", creatorId, note } as const;
    return correctOrder(shop, { ...by, orderId: await orderOf(name), form });
  };
  const adjust = (kind: "bonus" | "debit", amount: bigint) =>
    adjustBalance(shop, { ...by, form: { id: v7(), creatorId: ben, kind, amount, note } });

  const steps = [
    await assign("#1004", ben), // nobody's
    await correct("#1001", "exclude"), // paid out already: Anna owes it
    await assign("#1002", ben),
    await correct("#1002", "undo"),
    await adjust("bonus", 5_000n),
    await adjust("debit", 1_234n),
  ];
  expect(steps.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true]);
  expect(await db.entry.count({ where: { shopId: shop.id, kind: "clawback" } })).toBeGreaterThan(0);
  expect(await differencesOf(books)).toEqual([]);
  expect(await differencesOf(books, 1)).toEqual([]);

  // 12.5 % of order 1004's 100.00, and 50.00 given, less 12.34 taken.
  const { _sum } = await db.entry.aggregate({
    where: { shopId: shop.id, creatorId: ben },
    _sum: { amountMinor: true },
  });
  expect(_sum.amountMinor).toBe(5_016n);
  await tamper(shop, `delete from "Correction" where "shopId" = $1 and "kind" = 'exclude'`);
  expect(await differencesOf(books)).toEqual([
    "credit: order #1001, owner: expected code, creator Anna, offer …, found nothing",
  ]);
});
