import { expect, test } from "vitest";
import {
  type Balances,
  differencesOfBalances,
  find,
  expect as say,
} from "#app/verification/balance.ts";

test("sums of several chunks are added before they are compared", () => {
  const balances: Balances = new Map();
  say(balances, "anna", 700n);
  say(balances, "anna", -200n);
  find(balances, "anna", 300n);
  find(balances, "anna", 200n);
  expect(differencesOfBalances(balances)).toEqual([]);
});

test("who is in the ledger and not in the facts, or the other way round, differs; by id", () => {
  const balances: Balances = new Map();
  find(balances, "ben", 1n);
  say(balances, "anna", 5n);
  expect(differencesOfBalances(balances)).toMatchObject([
    { check: "balance", key: "creator anna", expected: "5", found: "0" },
    { key: "creator ben", expected: "0", found: "1" },
  ]);
});
