// Whose an order is follows from what people said of it and from the codes on it; a credit that says otherwise is found.
import { afterAll, expect, test } from "vitest";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase } = await import("#app/platform/db.server.ts");
const { differencesOf, makeBooks, tamper } = await import("./made-books.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** What is done to the rows of the shop ($1), and what the verification says of it. */
const CASES: readonly Readonly<{ name: string; text: string; found: readonly string[] }>[] = [
  {
    name: "an order with a creator's code that is nobody's",
    text: `delete from "Credit" where "shopId" = $1 and "netMinor" = 0
      and "orderId" = (select "id" from "Order" where "shopId" = $1 and "name" = '#1003')`,
    found: ["credit: order #1003, owner: expected code, creator Ben, offer …, found nothing"],
  },
  {
    name: "a credit by a code that is not on the order",
    text: `update "Order" set "codes" = '{}', "codeDiscountsMinor" = '{}' where "shopId" = $1 and "name" = '#1003'`,
    found: ["credit: order #1003, owner: expected no code, found code, creator Ben, offer …"],
  },
  {
    name: "a credit of a creator whose code gave less",
    text: `update "Order" set "codes" = '{BEN10,ANNA10}', "codeDiscountsMinor" = '{100,200}' where "shopId" = $1 and "name" = '#1003'`,
    found: [
      "credit: order #1003, owner: expected code, creator Anna, offer …, found code, creator Ben, offer …",
    ],
  },
  {
    name: "a credit of an order that somebody excluded",
    text: `insert into "Correction" ("shopId", "id", "orderId", "kind", "note", "staffId", "madeAt")
      select "shopId", gen_random_uuid(), "id", 'exclude', 'mine', 'staff', now() from "Order" where "shopId" = $1 and "name" = '#1003'`,
    found: ["credit: order #1003, owner: expected nobody, found code, creator Ben, offer …"],
  },
  {
    name: "a credit by hand that nobody gave",
    text: `update "Credit" set "kind" = 'hand' where "shopId" = $1 and "netMinor" = 5000`,
    found: [
      "credit: order #1002, owner: expected code, creator Anna, offer …, found hand, creator Anna, offer …",
    ],
  },
  {
    name: "a code that was live only after the order decides nothing",
    text: `update "Code" set "liveAt" = '2026-06-01T12:00:00Z' where "shopId" = $1 and "code" = 'BEN10'`,
    found: [],
  },
];

for (const { name, text, found } of CASES)
  test(name, async () => {
    const books = await makeBooks();
    await tamper(books.shop, text);
    expect(await differencesOf(books)).toEqual(found);
    expect(await differencesOf(books, 1)).toEqual(found);
  });
