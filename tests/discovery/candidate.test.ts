import { expect, test } from "vitest";
import {
  CANDIDATE_RULE,
  candidateReasons,
  consentNote,
  customerNumber,
  isAdvocate,
  leftOutFor,
  leftOutText,
  lookedAtText,
  noCandidates,
  TAGS_RULE,
} from "#app/discovery/candidate.ts";

const NOW = new Date("2026-11-30T12:00:00Z");
const bought = {
  orders: 5,
  netMinor: 42_000n,
  soldMinor: 43_000n,
  refundMinor: 1_000n,
  lastAt: new Date("2026-11-18T13:00:00Z"),
  ordersAbove: 90,
  netAbove: 75,
  repeats: 4,
};

test("the reasons are said in figures", () => {
  const facts = { isSubscribed: true, isOfCompany: false, tags: ["VIP", " Advocate"] };
  expect(
    candidateReasons(bought, { stillBuying: 87, facts }, { currency: "USD", now: NOW }),
  ).toEqual([
    "5 orders, more than 90 % of customers",
    "$420.00 net revenue, more than 75 % of customers",
    "Likely still buying: 87 %",
    "Advocate, by your tag in Shopify",
    "Last order 11 days ago", // 11 days and 23 hours
    "2.3 % given back", // 10.00 of 430.00
    "Agreed to e-mail marketing",
  ]);
});

test("what is not known is not said", () => {
  const today = { ...bought, lastAt: NOW, refundMinor: 0n, ordersAbove: 0, repeats: 0 };
  const unknown = { stillBuying: null, facts: null };
  expect(candidateReasons(today, unknown, { currency: "USD", now: NOW })).toEqual([
    "5 orders",
    "$420.00 net revenue, more than 75 % of customers",
    "All orders on one day",
    "Last order today",
    "Nothing given back",
  ]);
});

const facts = { isSubscribed: true, isOfCompany: false, tags: ["vip"] };

test.each([
  ["agreed, ten pieces", 10, facts, null],
  ["eleven pieces of one product", 11, facts, "reseller"],
  ["did not agree", 1, { ...facts, isSubscribed: false }, "not-agreed"],
  ["of a company", 1, { ...facts, isOfCompany: true }, "outsider"],
  ["tagged as staff, in capitals", 1, { ...facts, tags: ["vip", "STAFF "] }, "outsider"],
  ["a tag that only begins so", 1, { ...facts, tags: ["staff-pick"] }, null],
  ["not known to Shopify's answer", 10, null, null],
  ["not known, eleven pieces", 11, null, "reseller"],
] as const)(
  "a customer who is %s is left out for the right reason",
  (_what, piecesMax, known, why) => {
    expect(leftOutFor({ piecesMax }, known)).toBe(why);
  },
);

test("a merchant's tag makes an advocate; without Shopify's answer nobody knows", () => {
  expect(isAdvocate({ ...facts, tags: ["Ambassador"] })).toBe(true);
  expect(isAdvocate(facts)).toBe(false);
  expect(isAdvocate(null)).toBeNull();
});

test("why consent is not known ends with one full stop, and what to do follows", () => {
  for (const problem of ["Access denied", "Access denied."])
    expect(consentNote(problem)).toMatch(/^Access denied\. Check each customer in Shopify/);
});

test("who was left out is said in one sentence", () => {
  expect(leftOutText([])).toBeNull();
  expect(leftOutText(["reseller", "not-agreed", "outsider", "not-agreed"])).toBe(
    "Left out: 2 who did not agree to e-mail marketing, 1 of staff, a company or wholesale, 1 who bought more than 10 pieces of one product in an order.",
  );
});

test("the page says the rule and what tags do", () => {
  expect(CANDIDATE_RULE).toContain("At least 3 orders, the last within 120 days");
  expect(TAGS_RULE).toContain("“staff”, “employee”, “wholesale” or “reseller” are left out");
});

test("the number of a customer is in Shopify's id and in nothing else", () => {
  expect(customerNumber("gid://shopify/Customer/42")).toBe("42");
  expect(
    ["", "42", "gid://shopify/Order/42", "gid://shopify/Customer/42/x"].map(customerNumber),
  ).toEqual([null, null, null, null]);
});

test("a list that was cut says how many were looked at", () => {
  expect(lookedAtText(200)).toBe(
    "Only your 200 best customers by orders and net revenue were looked at.",
  );
});

test("a page without candidates says what is missing: a program, or customers, and why some were left out", () => {
  expect(noCandidates(0, [])).toMatchObject({ step: { url: "/app/programs/new" } });
  expect(noCandidates(1, ["Left out: 2 who did not agree to e-mail marketing."]).text).toBe(
    "Customers appear here once they order again and again. Left out: 2 who did not agree to e-mail marketing.",
  );
});
