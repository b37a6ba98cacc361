// Commissions whose terms look at lines are worked out again from the sales.
import { afterAll, expect, test } from "vitest";
import { rulesJson } from "#app/programs/terms-contract.ts";
import { useTestDatabase } from "../support/db.ts";
import { rule } from "../support/terms.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { differencesOf, makeBooks } = await import("./made-books.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

test("an exception that nobody was paid by is found at each order, and in the balance", async () => {
  const books = await makeBooks();
  const rules = rulesJson([rule({ customers: "new" })]);
  await db.terms.updateMany({ where: { shopId: books.shop.id }, data: { rules } });
  // Anna's two orders, 100.00 and what is left of another, at 20 % and not at 12.5 %; the earned 18.75 was paid out.
  expect(await differencesOf(books)).toEqual([
    "balance: creator Anna, balanceMinor: expected 11.25 USD, found 0.00 USD",
    "commission: order #1001, creator Anna, amountMinor: expected 20.00 USD, found 12.50 USD",
    "commission: order #1002, creator Anna, amountMinor: expected 10.00 USD, found 6.25 USD",
  ]);
});
