import { expect, test } from "vitest";
import { type Statement, statementCsv } from "#app/payouts/statement.ts";

const statement: Statement = {
  payoutId: "p1",
  currency: "USD",
  state: "paid",
  reference: "BATCH-7",
  lines: [
    {
      creatorId: "c2",
      creator: '=cmd|"/c calc"!A1',
      amountMinor: 5n,
      entries: 1,
      firstOrderAt: null,
      lastOrderAt: null,
    },
    {
      creatorId: "c1",
      creator: "Anna Berg",
      amountMinor: 21_460n,
      entries: 3,
      firstOrderAt: new Date("2026-11-01T03:59:59Z"), // 31 Oct, 23:59 in New York
      lastOrderAt: new Date("2026-11-20T12:00:00Z"),
    },
  ],
};

test("the sheet has the columns of its contract, one row a creator, days in the shop's zone", () => {
  expect(statementCsv(statement, "America/New_York")).toBe(
    "payout_id,creator_id,creator,amount,currency,entries,first_order_on,last_order_on,status,reference\r\n" +
      "p1,c1,Anna Berg,214.60,USD,3,2026-10-31,2026-11-20,paid,BATCH-7\r\n" +
      `p1,c2,"'=cmd|""/c calc""!A1",0.05,USD,1,,,paid,BATCH-7\r\n`,
  );
});

test("the order of reading changes no byte", () => {
  const turned = { ...statement, lines: [...statement.lines].reverse() };
  expect(statementCsv(turned, "America/New_York")).toBe(
    statementCsv(statement, "America/New_York"),
  );
});

test("a currency without decimals has none, and no reference is an empty cell", () => {
  const open: Statement = {
    ...statement,
    currency: "JPY",
    state: "open",
    reference: null,
    lines: statement.lines.slice(1),
  };
  expect(statementCsv(open, "Asia/Tokyo")).toContain(
    "\r\np1,c1,Anna Berg,21460,JPY,3,2026-11-01,2026-11-20,open,\r\n",
  );
});
