import { expect, test } from "vitest";
import { aboutOf, runWords } from "#app/tracking/present.ts";

const ORDER = "gid://shopify/Order/6100000000011";

test.each([
  ["orders/updated", ORDER, "#1001", "Order #1001"],
  ["orders/updated", ORDER, null, "Order 6100000000011"],
  ["shop/update", "gid://shopify/Shop/1", null, "Shop details"],
  ["customers/redact", "", null, "Erasure of a customer"],
  ["discounts/update", "gid://shopify/DiscountCodeNode/1", null, "Discount"],
  ["app/scopes_update", "", null, "The app itself"],
  ["something/else", "", null, "Message"],
])("%s of %s is about a thing a merchant knows", (topic, subjectGid, name, words) => {
  expect(aboutOf({ topic, subjectGid }, name)).toBe(words);
});

test("a reconciliation is told with its time, or as under way", () => {
  const at = "20 Nov 2026, 12:09";
  expect(runWords({ orders: 1_214, missed: 2 }, at)).toBe(
    `${at}: 1,214 orders looked at, 2 missed`,
  );
  expect(runWords({ orders: 1, missed: 0 }, null)).toBe(
    "Under way: 1 order looked at, none missed",
  );
});
