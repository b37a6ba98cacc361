import { expect, test } from "vitest";
import { type Draft, previewOf } from "#app/programs/preview.ts";

const draft: Draft = {
  valueKind: "percentage",
  value: "15",
  scope: "all",
  scopeGids: [],
  minimum: "",
  oncePerCustomer: true,
  combinesWith: [],
  appliesOnSubscription: false,
  commissionKind: "rate",
  rate: "12",
  flat: "",
  rules: [],
  tiers: [],
  goals: [],
  holdDays: "30",
  windowDays: "30",
};

test("a filled form says all four sentences", () => {
  expect(previewOf(draft, "USD")).toEqual({
    forShoppers: "15 % off everything, once per customer.",
    forCreators: "12 % of net sales, held 30 days. Links count for 30 days.",
    example: "On a $100 cart with 15 % off, tax and shipping apart: creator earns $10.20.",
    worstCase: "A $100 order costs at most $25.20: $15.00 discount and $10.20 commission.",
  });
});

test("a limit of uses and the payments of a subscription are said", () => {
  const limited = { usageLimit: "50", appliesOnSubscription: true, paymentsKind: "some" };
  expect(previewOf({ ...draft, ...limited, payments: "3" }, "USD").forShoppers).toBe(
    "15 % off everything, once per customer, for the first 50 uses of each code, also on the first 3 payments of a subscription.",
  );
  expect(previewOf({ ...draft, ...limited, payments: "" }, "USD").forShoppers).toBeNull();
});

test("one side speaks while the other is not filled yet", () => {
  expect(previewOf({ ...draft, rate: "" }, "USD")).toMatchObject({
    forShoppers: "15 % off everything, once per customer.",
    forCreators: null,
    example: null,
  });
  expect(previewOf({ ...draft, value: "150" }, "USD")).toMatchObject({
    forShoppers: null,
    forCreators: "12 % of net sales, held 30 days. Links count for 30 days.",
    worstCase: null,
  });
});

test("an exception for one chosen product is in the words, as one for several is", () => {
  const rules = [
    { subject: "product", productGids: "gid://shopify/Product/1", pays: "nothing", amount: "" },
  ];
  expect(previewOf({ ...draft, rules }, "USD").forCreators).toBe(
    "12 % of net sales, nothing on 1 product, held 30 days. Links count for 30 days.",
  );
});
