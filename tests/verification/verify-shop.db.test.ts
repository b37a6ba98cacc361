// A row that is changed behind the app's back is found, whatever it is; books that nobody touched agree.
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { useTestDatabase } from "../support/db.ts";
import type { Books } from "./made-books.ts";

const { database } = await useTestDatabase();
const { closeDatabase, pool } = await import("#app/platform/db.server.ts");
const { verifyShop } = await import("#app/verification/verify-shop.server.ts");
const { differencesOf, makeBooks, tamper } = await import("./made-books.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let books: Books;
beforeEach(async () => {
  books = await makeBooks();
});

test("books that nobody touched agree, in one chunk and in many", async () => {
  expect(await differencesOf(books)).toEqual([]);
  expect(await differencesOf(books, 2)).toEqual([]);
  const outcome = await verifyShop(books.shop, { tell: () => undefined, chunkRows: 1 });
  // Six orders; Anna's two entries, and what was paid to her.
  expect(outcome).toEqual({ orders: 6, entries: 3, differences: 0 });
});

/** What is done to the rows of the shop ($1), and what the verification says of it. */
const CASES: readonly Readonly<{ name: string; text: string; found: readonly string[] }>[] = [
  {
    name: "an order's net that is not the sum of its sales",
    text: `update "Order" set "netMinor" = "netMinor" + 1, "grossMinor" = "grossMinor" + 1 where "shopId" = $1 and "name" = '#1004'`,
    found: [
      "figures: order #1004, grossMinor: expected 100.00 USD, found 100.01 USD",
      "figures: order #1004, netMinor: expected 100.00 USD, found 100.01 USD",
    ],
  },
  {
    name: "a sale that was changed",
    text: `update "Sale" set "totalMinor" = 9000, "discountMinor" = 1000 where "shopId" = $1
      and "orderId" = (select "id" from "Order" where "shopId" = $1 and "name" = '#1004')`,
    found: [
      "figures: order #1004, commissionableMinor: expected 90.00 USD, found 100.00 USD",
      "figures: order #1004, discountMinor: expected 10.00 USD, found 0.00 USD",
      "figures: order #1004, netMinor: expected 90.00 USD, found 100.00 USD",
      "figures: order #1004, placedNetMinor: expected 90.00 USD, found 100.00 USD",
    ],
  },
  {
    name: "an order that was worth more when it was placed",
    text: `update "Order" set "placedNetMinor" = 9999 where "shopId" = $1 and "name" = '#1003'`,
    found: ["figures: order #1003, placedNetMinor: expected 100.00 USD, found 99.99 USD"],
  },
  {
    name: "a refund that is not on the order",
    text: `update "Order" set "refundMinor" = 0 where "shopId" = $1 and "name" = '#1002'`,
    found: ["figures: order #1002, refundMinor: expected 50.00 USD, found 0.00 USD"],
  },
  {
    name: "a cancelled order that counts",
    text: `update "Order" set "exclusion" = null where "shopId" = $1 and "name" = '#1003'`,
    found: ["figures: order #1003, exclusion: expected cancelled, found nothing"],
  },
  {
    name: "a test order that is said to be no test",
    text: `update "Order" set "isTest" = false where "shopId" = $1 and "name" = '#1006'`,
    found: [
      "figures: order #1006, commissionableMinor: expected 100.00 USD, found 0.00 USD",
      "figures: order #1006, exclusion: expected nothing, found test",
      "figures: order #1006, grossMinor: expected 100.00 USD, found 0.00 USD",
      "figures: order #1006, netMinor: expected 100.00 USD, found 0.00 USD",
    ],
  },
  {
    name: "an unpaid order that is said to be paid",
    text: `update "Order" set "isPaid" = true where "shopId" = $1 and "name" = '#1005'`,
    found: ["figures: order #1005, isPaid: expected false, found true"],
  },
  {
    name: "an order in another currency",
    text: `update "Order" set "currency" = 'EUR' where "shopId" = $1 and "name" = '#1004'`,
    found: ["currency: order #1004, currency: expected USD, found EUR"],
  },
  {
    name: "a credit that is not the order's net",
    text: `update "Credit" set "netMinor" = 4999 where "shopId" = $1 and "netMinor" = 5000`,
    found: ["credit: order #1002, netMinor: expected 50.00 USD, found 49.99 USD"],
  },
  {
    name: "a credit of half the order",
    text: `update "Credit" set "shareOf10000" = 5000 where "shopId" = $1 and "netMinor" = 0
      and "orderId" = (select "id" from "Order" where "shopId" = $1 and "name" = '#1003')`,
    found: ["credit: order #1003, shareOf10000: expected 10000, found 5000"],
  },
  {
    name: "a credit that has another day than its order",
    text: `update "Credit" set "orderedAt" = '2026-05-03T12:00:00Z' where "shopId" = $1 and "netMinor" = 5000`,
    found: [
      "credit: order #1002, creator Anna, orderedAt: expected 2026-05-04 12:00:00+00, found 2026-05-03 12:00:00+00",
    ],
  },
  {
    name: "terms that were not in force",
    text: `update "Terms" set "id" = gen_random_uuid() where "shopId" = $1`,
    found: [
      "credit: order #1001, creator Anna, termsId: expected …, found …",
      "credit: order #1002, creator Anna, termsId: expected …, found …",
      "credit: order #1003, creator Ben, termsId: expected …, found …",
      "credit: order #1005, creator Ben, termsId: expected …, found …",
      "credit: order #1006, creator Ben, termsId: expected …, found …",
      "tenancy: entry …, termsId: expected …, found nothing",
      "tenancy: entry …, termsId: expected …, found nothing",
    ],
  },
  {
    name: "sales, a credit and an entry of no order",
    text: `delete from "Order" where "shopId" = $1 and "name" = '#1002'`,
    found: [
      "balance: creator Anna, balanceMinor: expected -6.25 USD, found 0.00 USD",
      "commission: order …, creator Anna, amountMinor: expected 0.00 USD, found 6.25 USD",
      "credit: order …, creator Anna, termsId: expected terms in force, found …",
      "credit: order …, discountMinor: expected nothing, found 0.00 USD",
      "credit: order …, netMinor: expected nothing, found 50.00 USD",
      "currency: order …, creator Anna, currency: expected an order, found USD",
      "tenancy: order …, sales: expected an order, found nothing",
    ],
  },
  {
    name: "an entry that was raised",
    text: `update "Entry" set "amountMinor" = "amountMinor" + 1 where "shopId" = $1 and "baseMinor" = 5000`,
    found: [
      "balance: creator Anna, balanceMinor: expected 0.00 USD, found 0.01 USD",
      "commission: order #1002, creator Anna, amountMinor: expected 6.25 USD, found 6.26 USD",
      "payout: entry … in payout 1, amountMinor: expected 6.26 USD, found 6.25 USD",
    ],
  },
  {
    name: "an entry that was deleted",
    text: `delete from "Entry" where "shopId" = $1 and "baseMinor" = 5000`,
    found: [
      "approval: entry …, approvedAt: expected an entry, found the approval",
      "balance: creator Anna, balanceMinor: expected 0.00 USD, found -6.25 USD",
      "commission: order #1002, creator Anna, amountMinor: expected 6.25 USD, found 0.00 USD",
      "currency: entry … in payout 1, currency: expected USD, found nothing",
      "payout: entry … in payout 1, amountMinor: expected nothing, found 6.25 USD",
      "payout: entry … in payout 1, creatorId: expected nothing, found Anna",
      "tenancy: entry … in payout 1, entry: expected an order's entry, found nothing",
    ],
  },
  {
    name: "an entry of a creator who has no credit",
    text: `update "Entry" set "creatorId" = (select "id" from "Creator" where "shopId" = $1 and "name" = 'Ben')
      where "shopId" = $1 and "baseMinor" = 5000`,
    found: [
      "balance: creator Anna, balanceMinor: expected 0.00 USD, found -6.25 USD",
      "balance: creator Ben, balanceMinor: expected 0.00 USD, found 6.25 USD",
      "commission: order #1002, creator Anna, amountMinor: expected 6.25 USD, found 0.00 USD",
      "commission: order #1002, creator Ben, amountMinor: expected 0.00 USD, found 6.25 USD",
      "payout: entry … in payout 1, creatorId: expected Ben, found Anna",
    ],
  },
  {
    name: "an entry in another currency",
    text: `update "Entry" set "currency" = 'EUR' where "shopId" = $1 and "baseMinor" = 5000`,
    found: [
      "currency: entry … in payout 1, currency: expected USD, found EUR",
      "currency: order #1002, creator Anna, currency: expected USD, found EUR",
    ],
  },
  {
    name: "an entry without its order",
    text: `update "Entry" set "orderId" = null where "shopId" = $1 and "baseMinor" = 5000`,
    found: [
      "commission: order #1002, creator Anna, amountMinor: expected 6.25 USD, found 0.00 USD",
      "tenancy: entry …, orderId: expected an order, found nothing",
    ],
  },
  {
    name: "a hold from the parcel that ends on another day",
    text: `update "Credit" c set "holdEndsAt" = '2026-06-01T12:00:00Z' from "Order" o
      where c."shopId" = $1 and o."shopId" = $1 and o."id" = c."orderId" and o."name" = '#1002'`,
    found: [
      "credit: order #1002, creator Anna, holdEndsAt: expected nothing, found 2026-06-01 12:00:00+00",
    ],
  },
  {
    name: "an approval before the hold has ended",
    text: `update "Entry" set "payableAt" = '2027-06-01' where "shopId" = $1 and "baseMinor" = 5000`,
    found: ["approval: entry …, approvedAt: expected after the hold, found before its end"],
  },
  {
    name: "an entry in a payout that was never approved",
    text: `delete from "Approval" a using "Entry" e where a."shopId" = $1 and e."shopId" = $1 and e."id" = a."id" and e."baseMinor" = 5000`,
    found: ["approval: entry … in payout 1, approvedAt: expected approved, found nothing"],
  },
  {
    name: "an item that is not its entry's amount",
    text: `update "PayoutItem" set "amountMinor" = 624 where "shopId" = $1 and "amountMinor" = 625`,
    found: [
      "balance: creator Anna, balanceMinor: expected 0.01 USD, found 0.00 USD",
      "payout: entry … in payout 1, amountMinor: expected 6.25 USD, found 6.24 USD",
      "payout: payout 1, creator Anna, amountMinor: expected -18.74 USD, found -18.75 USD",
    ],
  },
  {
    name: "a sheet that was changed after it was kept",
    text: `update "PayoutSheet" set "text" = 'x' where "shopId" = $1 and "state" = 'paid'`,
    found: [
      "payout: payout 1, sheet of paid, text: expected the bytes of its fingerprint, found others",
    ],
  },
  {
    name: "a payout that the ledger does not know",
    text: `delete from "Entry" where "shopId" = $1 and "kind" = 'payout'`,
    found: [
      "balance: creator Anna, balanceMinor: expected 0.00 USD, found 18.75 USD",
      "payout: payout 1, creator Anna, amountMinor: expected -18.75 USD, found nothing",
    ],
  },
  {
    name: "a payout that is paid in the ledger and not in its state",
    text: `update "Payout" set "state" = 'approved' where "shopId" = $1`,
    found: [
      "balance: creator Anna, balanceMinor: expected 18.75 USD, found 0.00 USD",
      "payout: payout 1, creator Anna, amountMinor: expected nothing, found -18.75 USD",
    ],
  },
  {
    name: "a cancelled payout that still holds entries",
    text: `update "Payout" set "state" = 'cancelled' where "shopId" = $1`,
    found: [
      "balance: creator Anna, balanceMinor: expected 18.75 USD, found 0.00 USD",
      "payout: entry … in payout 1, state: expected open, approved or paid, found cancelled",
      "payout: entry … in payout 1, state: expected open, approved or paid, found cancelled",
      "payout: payout 1, creator Anna, amountMinor: expected nothing, found -18.75 USD",
    ],
  },
  {
    name: "a redacted customer who is still on her order",
    text: `insert into "PrivacyRequest" ("shopId", "id", "kind", "customerGid", "sourceKey", "receivedAt", "doneAt")
      select $1::uuid, gen_random_uuid(), 'redact', "customerGid", 'r1', now(), now() from "Order" where "shopId" = $1 and "name" = '#1004'`,
    found: [
      "redaction: order #1001, customerGid: expected nothing, found still there",
      "redaction: order #1002, customerGid: expected nothing, found still there",
      "redaction: order #1003, customerGid: expected nothing, found still there",
      "redaction: order #1004, customerGid: expected nothing, found still there",
      "redaction: order #1005, customerGid: expected nothing, found still there",
      "redaction: order #1006, customerGid: expected nothing, found still there",
    ],
  },
  {
    name: "an answer to a data request that outlived the redaction",
    text: `insert into "PrivacyRequest" ("shopId", "id", "kind", "customerGid", "sourceKey", "receivedAt", "doneAt", "export")
      select $1::uuid, gen_random_uuid(), k, 'gid://shopify/Customer/7', k, at, at, x::jsonb
      from (values ('data_request', '2026-05-01'::timestamptz, '{}'), ('redact', '2026-05-02', null)) as r(k, at, x)`,
    found: ["redaction: data request …, export: expected nothing, found still there"],
  },
];

describe("what nobody in the app did is found:", () => {
  for (const { name, text, found } of CASES)
    test(name, async () => {
      await tamper(books.shop, text);
      expect(await differencesOf(books)).toEqual(found);
      expect(await differencesOf(books, 1)).toEqual(found);
    });
});

test("a foreign key that was never checked is found", async () => {
  await pool.query(
    `alter table "Cost" add constraint "unchecked" foreign key ("shopId") references "Shop" ("id") not valid`,
  );
  try {
    expect(await differencesOf(books)).toEqual([
      "tenancy: foreign key unchecked, columns: expected shopId first, validated, found shopId first, not validated",
    ]);
  } finally {
    await pool.query(`alter table "Cost" drop constraint "unchecked"`);
  }
});

test("an entry in two payouts is found, should its unique index ever be lost", async () => {
  await pool.query(`drop index "PayoutItem_shopId_entryId_key"`);
  await tamper(
    books.shop,
    `insert into "PayoutItem" ("shopId", "id", "payoutId", "entryId", "creatorId", "amountMinor")
    select "shopId", gen_random_uuid(), "payoutId", "entryId", "creatorId", "amountMinor" from "PayoutItem"
    where "shopId" = $1 and "amountMinor" = 625`,
  );
  expect(await differencesOf(books)).toEqual([
    "balance: creator Anna, balanceMinor: expected -6.25 USD, found 0.00 USD",
    "payout: entry … in payout 1, payouts: expected 1, found 2",
    "payout: entry … in payout 1, payouts: expected 1, found 2",
    "payout: payout 1, creator Anna, amountMinor: expected -25.00 USD, found -18.75 USD",
  ]);
});
