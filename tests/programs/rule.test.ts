import { expect, test } from "vitest";
import { describeRule, isSameRules, ruleOf } from "#app/programs/rule.ts";
import { nothing, piece, rule } from "../support/terms.ts";

const serum = {
  productGid: "gid://shopify/Product/1",
  vendor: "Northwind",
  productType: "Skincare",
  productTags: ["Bestseller", "Vegan"],
  collectionGids: ["c2"],
  purchase: "once" as const,
  renewal: null,
};
const deleted = {
  productGid: null,
  vendor: null,
  productType: null,
  productTags: [],
  collectionGids: [] as string[],
  purchase: "once" as const,
  renewal: null,
};

/** An order of 80.00 after a discount of 20.00: one of five was taken off. */
const by = (isNewCustomer: boolean | null) => ({
  isNewCustomer,
  soldMinor: 8_000n,
  discountMinor: 2_000n,
});

test.each([
  ["any product", rule(), serum, true],
  ["its product", rule({ subject: "product", values: ["gid://shopify/Product/1"] }), serum, true],
  [
    "another product",
    rule({ subject: "product", values: ["gid://shopify/Product/2"] }),
    serum,
    false,
  ],
  [
    "its vendor, whatever the capitals",
    rule({ subject: "vendor", values: ["Toolco", "northwind "] }),
    serum,
    true,
  ],
  ["another vendor", rule({ subject: "vendor", values: ["North"] }), serum, false],
  ["its type", rule({ subject: "type", values: ["Skincare"] }), serum, true],
  ["one of its tags", rule({ subject: "tag", values: ["sale", "vegan"] }), serum, true],
  ["a collection it was in", rule({ subject: "collection", values: ["c1", "c2"] }), serum, true],
  ["another collection", rule({ subject: "collection", values: ["c1"] }), serum, false],
  ["another tag", rule({ subject: "tag", values: ["Best"] }), serum, false],
  ["its vendor as a type", rule({ subject: "type", values: ["Northwind"] }), serum, false],
  [
    "a deleted product by id",
    rule({ subject: "product", values: ["gid://shopify/Product/1"] }),
    deleted,
    false,
  ],
  ["a deleted product by a name", rule({ subject: "type", values: [""] }), deleted, false],
  ["a deleted product by no name", rule(), deleted, true],
])("%s", (_, one, line, fits) => {
  expect(ruleOf([one], line, by(null)) === one).toBe(fits);
});

test.each([
  ["all", true, true],
  ["all", false, true],
  ["all", null, true],
  ["new", true, true],
  ["new", false, false],
  ["new", null, false],
  ["returning", true, false],
  ["returning", false, true],
  ["returning", null, true], // whoever is not known to be new returns
] as const)("for %s customers, where new is %s: %s", (customers, isNew, fits) => {
  expect(ruleOf([rule({ customers })], serum, by(isNew)) !== null).toBe(fits);
});

test.each([
  ["any", "renewal", true],
  ["once", "once", true],
  ["once", "first", false],
  ["first", "first", true],
  ["first", "renewal", false],
  ["renewal", "renewal", true],
] as const)("a rule for %s purchases, a line bought as %s: %s", (purchase, bought, fits) => {
  expect(ruleOf([rule({ purchase })], { ...serum, purchase: bought }, by(null)) !== null).toBe(
    fits,
  );
});

test.each([
  [1, true],
  [3, true],
  [4, false],
  [null, false], // nobody knows which it is
] as const)("a rule for the first 3 renewals, renewal number %s: %s", (renewal, fits) => {
  const rules = [rule({ purchase: "renewal", renewalsMax: 3 })];
  const bought = { ...serum, purchase: "renewal" as const, renewal };
  expect(ruleOf(rules, bought, by(null)) !== null).toBe(fits);
});

test.each([
  [null, true],
  [1_999, true],
  [2_000, true], // 20.00 of 100.00
  [2_001, false],
] as const)(
  "a rule for discounts of at least %s basis points, on an order of which a fifth was taken off: %s",
  (least, fits) => {
    const rules = [rule({ discountBasisPoints: least })];
    expect(ruleOf(rules, serum, by(null)) !== null).toBe(fits);
  },
);

test("the first rule that fits decides", () => {
  const [first, second] = [
    nothing({ subject: "vendor", values: ["Northwind"] }),
    rule({ customers: "new" }),
  ];
  expect(ruleOf([first, second], serum, by(true))).toBe(first);
  expect(ruleOf([second, first], serum, by(true))).toBe(second);
  expect(ruleOf([first, second], { ...serum, vendor: "Toolco" }, by(true))).toBe(second);
  expect(ruleOf([first, second], { ...serum, vendor: "Toolco" }, by(false))).toBeNull();
});

test.each([
  [rule({ subject: "type", values: ["Skincare"] }), "20 % on Skincare"],
  [
    rule({ subject: "vendor", values: ["Northwind", "Toolco"] }),
    "20 % on products of Northwind and Toolco",
  ],
  [rule({ subject: "type", values: ["A", "B", "C"], rateBasisPoints: 750 }), "7.5 % on A, B and C"],
  [rule({ customers: "new" }), "20 % for new customers"],
  [nothing({ purchase: "renewal" }), "nothing on renewals of subscriptions"],
  [rule({ purchase: "renewal", renewalsMax: 3 }), "20 % on the first 3 renewals of a subscription"],
  [rule({ purchase: "renewal", renewalsMax: 1 }), "20 % on the first renewal of a subscription"],
  [
    rule({ subject: "type", values: ["Tea"], purchase: "first" }),
    "20 % on Tea on the first order of a subscription",
  ],
  [nothing({ subject: "product", values: ["1"] }), "nothing on 1 product"],
  [
    rule({ discountBasisPoints: 2_000, rateBasisPoints: 500 }),
    "5 % where 20 % or more was discounted",
  ],
  [rule({ subject: "tag", values: ["Sale"] }), "20 % on products tagged Sale"],
  [
    nothing({ subject: "product", values: ["1", "2"], customers: "returning" }),
    "nothing on 2 products for returning customers",
  ],
  [
    piece(200n, { subject: "vendor", values: ["Northwind"] }),
    "$2.00 a piece on products of Northwind",
  ],
])("in words: %# %s", (one, words) => {
  expect(describeRule(one, "USD")).toBe(words);
});

test("lists are the same when each rule is, in the same order", () => {
  const [a, b] = [rule({ customers: "new" }), piece(200n)];
  expect(isSameRules([a, b], [rule({ customers: "new" }), piece(200n)])).toBe(true);
  expect(isSameRules([a, b], [b, a])).toBe(false);
  expect(isSameRules([a], [a, b])).toBe(false);
  expect(isSameRules([b], [piece(201n)])).toBe(false);
  expect(isSameRules([a], [rule({ customers: "new", values: ["x"] })])).toBe(false);
  expect(isSameRules([a], [rule({ customers: "new", discountBasisPoints: 1 })])).toBe(false);
});
