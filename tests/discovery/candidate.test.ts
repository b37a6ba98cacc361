import { expect, test } from "vitest";
import { candidateReasons, candidateScore, customerNumber } from "#app/discovery/candidate.ts";

const NOW = new Date("2026-11-30T12:00:00Z");
const bought = {
  orders: 5,
  netMinor: 42_000n,
  soldMinor: 43_000n,
  refundMinor: 1_000n,
  lastAt: new Date("2026-11-18T13:00:00Z"),
  ordersAbove: 90,
  netAbove: 75,
};

test("the score is half of each share, rounded up from the half", () => {
  expect(candidateScore(bought)).toBe(83); // 82.5
  expect(candidateScore({ ordersAbove: 0, netAbove: 0 })).toBe(0);
  expect(candidateScore({ ordersAbove: 100, netAbove: 100 })).toBe(100);
});

test("the reasons are said in figures", () => {
  expect(candidateReasons(bought, "USD", NOW)).toEqual([
    "5 orders, more than 90 % of customers",
    "$420.00 net revenue, more than 75 % of customers",
    "Last order 11 days ago", // 11 days and 23 hours
    "2.3 % given back", // 10.00 of 430.00
  ]);
  const today = { ...bought, lastAt: NOW, refundMinor: 0n, ordersAbove: 0 };
  expect(candidateReasons(today, "USD", NOW)).toEqual([
    "5 orders",
    "$420.00 net revenue, more than 75 % of customers",
    "Last order today",
    "Nothing given back",
  ]);
});

test("the number of a customer is in Shopify's id and in nothing else", () => {
  expect(customerNumber("gid://shopify/Customer/42")).toBe("42");
  expect(
    ["", "42", "gid://shopify/Order/42", "gid://shopify/Customer/42/x"].map(customerNumber),
  ).toEqual([null, null, null, null]);
});
