import { expect, test } from "vitest";
import { describeDifference, describeOutcome } from "#app/verification/verification.ts";

const NET = {
  check: "figures",
  key: "order #1001",
  field: "netMinor",
  expected: "8000",
  found: "-9000",
} as const;

test("an amount is told in the currency's decimals", () => {
  expect(describeDifference(NET, "USD")).toBe(
    "figures: order #1001, netMinor: expected 80.00 USD, found -90.00 USD",
  );
  expect(describeDifference(NET, "JPY")).toBe(
    "figures: order #1001, netMinor: expected 8000 JPY, found -9000 JPY",
  );
});

test("what is not there is said to be nothing, and words stay words", () => {
  expect(
    describeDifference({ ...NET, field: "exclusion", expected: "cancelled", found: null }, "USD"),
  ).toBe("figures: order #1001, exclusion: expected cancelled, found nothing");
  expect(describeDifference({ ...NET, expected: "above 0" }, "USD")).toContain("expected above 0");
});

test("the outcome counts in words, one of a thing in the singular", () => {
  expect(describeOutcome({ differences: 0, orders: 9_000, entries: 9_412 })).toBe(
    "0 differences in 9,000 orders, 9,412 entries",
  );
  expect(describeOutcome({ differences: 1, orders: 1, entries: 1 })).toBe(
    "1 difference in 1 order, 1 entry",
  );
});
