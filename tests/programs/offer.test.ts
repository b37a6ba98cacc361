import fc from "fast-check";
import { expect, test } from "vitest";
import {
  anchorCode,
  describeExample,
  describeForFollowers,
  describeOffer,
  describePayments,
  describeValue,
  describeWorstCase,
  discountInput,
  type Offer,
} from "#app/programs/offer.ts";
import { nothing, piece, rule, termsValues } from "../support/terms.ts";

const offer: Offer = {
  id: "01932c07-0000-7000-8000-00000000a001",
  name: "Autumn",
  valueKind: "percentage",
  valueBasisPoints: 1500,
  valueMinor: null,
  scope: "all",
  scopeGids: [],
  minimumMinor: null,
  startsAt: new Date("2026-09-01T04:00:00Z"),
  endsAt: null,
  oncePerCustomer: true,
  combinesWith: [],
  appliesOnSubscription: false,
  subscriptionPayments: 1,
  usageLimit: null,
  state: "publishing",
  refusal: null,
  discountGid: null,
  tolerated: [],
  createdAt: new Date("2026-08-30T12:00:00Z"),
};
const amount: Offer = { ...offer, valueKind: "amount", valueBasisPoints: null, valueMinor: 500n };
const linksOnly: Offer = { ...offer, valueKind: "none", valueBasisPoints: null };
const codeOnly: Offer = { ...offer, valueKind: "code", valueBasisPoints: null };
const terms = termsValues();

test("an offer of 15 % off everything is Shopify's input with the fraction 0.15", () => {
  expect(discountInput(offer, "USD")).toEqual({
    title: "Autumn",
    code: anchorCode(offer.id),
    startsAt: "2026-09-01T04:00:00.000Z",
    endsAt: null,
    context: { all: "ALL" },
    customerGets: {
      items: { all: true },
      value: { percentage: 0.15 },
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
    },
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    appliesOncePerCustomer: true,
    usageLimit: null,
    tags: ["creator-ledger"],
  });
});

test("an amount, a minimum, products, an end and a subscription reach Shopify's input", () => {
  const input = discountInput(
    {
      ...amount,
      minimumMinor: 5000n,
      scope: "products",
      scopeGids: ["gid://shopify/Product/1", "gid://shopify/Product/2"],
      endsAt: new Date("2026-12-01T04:59:59Z"),
      combinesWith: ["shipping", "product"],
      appliesOnSubscription: true,
    },
    "USD",
  );
  expect(input.customerGets.value).toEqual({
    discountAmount: { amount: "5.00", appliesOnEachItem: false },
  });
  expect(input.customerGets.items).toEqual({
    products: { productsToAdd: ["gid://shopify/Product/1", "gid://shopify/Product/2"] },
  });
  expect(input.minimumRequirement).toEqual({ subtotal: { greaterThanOrEqualToSubtotal: "50.00" } });
  expect(input.endsAt).toBe("2026-12-01T04:59:59.000Z");
  expect(input.combinesWith).toEqual({
    orderDiscounts: false,
    productDiscounts: true,
    shippingDiscounts: true,
  });
  expect(input.recurringCycleLimit).toBe(1);
});

test("a limit of uses and the payments of a subscription reach Shopify's input", () => {
  const limited = { ...offer, usageLimit: 100, appliesOnSubscription: true };
  const input = (subscriptionPayments: number) =>
    discountInput({ ...limited, subscriptionPayments }, "USD");
  expect([input(0).recurringCycleLimit, input(3).recurringCycleLimit]).toEqual([0, 3]);
  expect(input(3).usageLimit).toBe(100);
  const once = { ...limited, appliesOnSubscription: false, subscriptionPayments: 3 };
  expect(discountInput(once, "USD")).not.toHaveProperty("recurringCycleLimit");
});

test.each([
  [0, "every payment"],
  [1, "the first payment"],
  [12, "the first 12 payments"],
])("%i payments of a subscription are %s", (count, words) => {
  expect(describePayments(count)).toBe(words);
});

test("collections are added as collections", () => {
  const input = discountInput(
    { ...offer, scope: "collections", scopeGids: ["gid://shopify/Collection/9"] },
    "USD",
  );
  expect(input.customerGets.items).toEqual({
    collections: { add: ["gid://shopify/Collection/9"] },
  });
});

test("every percentage is written as the exact decimal fraction", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (valueBasisPoints) => {
      const { value } = discountInput({ ...offer, valueBasisPoints }, "USD").customerGets;
      const written = JSON.stringify(value).match(/[\d.]+/)?.[0] ?? "";
      const [whole = "0", fraction = ""] = written.split(".");
      expect(Number(whole) * 10_000 + Number(fraction.padEnd(4, "0"))).toBe(valueBasisPoints);
      expect(fraction.length).toBeLessThanOrEqual(4);
    }),
  );
});

test("codes that only track are a discount of 0 %, and promise none", () => {
  expect(discountInput(codeOnly, "USD").customerGets.value).toEqual({ percentage: 0 });
  expect(describeOffer(codeOnly, "USD")).toBe(
    "No discount: the code only shows who sent the shopper.",
  );
  expect(describeValue(codeOnly, "USD")).toBe("No discount");
  expect(describeExample(codeOnly, terms, "USD")).toBe(describeExample(linksOnly, terms, "USD"));
  expect(describeWorstCase(codeOnly, terms, "USD")).toMatch(
    /^A \$100 order costs at most \$12\.00: \$0\.00 discount and \$12\.00 commission\./,
  );
});

test.each([
  [offer, "Your followers get 15 % off everything, once per customer."],
  [codeOnly, "Your code gives your followers no discount: it tells the shop that you sent them."],
  [linksOnly, null],
])("a creator is told what her followers get (%#)", (one, words) => {
  expect(describeForFollowers(one, "USD")).toBe(words);
});

test("an offer of links only has no discount to make", () => {
  expect(() => discountInput(linksOnly, "USD")).toThrow("links only");
});

test("an anchor code is CL- and twelve letters, the same at every try and another for each offer", () => {
  fc.assert(
    fc.property(fc.uuid({ version: 7 }), fc.uuid({ version: 7 }), (a, b) => {
      expect(anchorCode(a)).toMatch(/^CL-[2-9A-HJ-NP-Z]{12}$/);
      expect(anchorCode(a)).toBe(anchorCode(a));
      if (a.slice(-15) !== b.slice(-15)) expect(anchorCode(a)).not.toBe(anchorCode(b));
    }),
  );
});

test("the anchor code of an id is worked out from its last sixty bits", () => {
  // …000-8000-00000000a001 ends in the bits of 0x00800000000a001: five at a time from the right 1, 0, 8, 1, 0, …
  expect(anchorCode("01932c07-0000-7000-8000-00000000a001").startsWith("CL-32A3")).toBe(true);
});

test.each([
  [offer, "15 % off everything, once per customer."],
  [{ ...offer, oncePerCustomer: false, minimumMinor: 5000n }, "15 % off everything, from $50.00."],
  [
    { ...amount, scope: "products" as const, scopeGids: ["a"], appliesOnSubscription: true },
    "$5.00 off 1 product, once per customer, also on the first payment of a subscription.",
  ],
  [
    { ...offer, scope: "collections" as const, scopeGids: ["a", "b"] },
    "15 % off 2 collections, once per customer.",
  ],
  [
    { ...offer, usageLimit: 1_500, appliesOnSubscription: true, subscriptionPayments: 0 },
    "15 % off everything, once per customer, for the first 1,500 uses of each code, also on every payment of a subscription.",
  ],
  [
    { ...offer, oncePerCustomer: false, usageLimit: 1 },
    "15 % off everything, for the first use of each code.",
  ],
  [linksOnly, "No discount: links only show who sent the shopper."],
])("offer %# is said in one sentence", (given, sentence) => {
  expect(describeOffer(given, "USD")).toBe(sentence);
});

test("a value is said alone", () => {
  expect(describeValue({ ...offer, valueBasisPoints: 1250 }, "USD")).toBe("12.5 %");
  expect(describeValue(amount, "JPY")).toBe("¥500");
  expect(describeValue(linksOnly, "USD")).toBe("No discount");
});

test("the example is a cart of 100 in the shop's currency", () => {
  expect(describeExample(offer, terms, "USD")).toBe(
    "On a $100 cart with 15 % off, tax and shipping apart: creator earns $10.20.",
  );
  expect(describeExample(linksOnly, terms, "USD")).toBe(
    "On a $100 cart, tax and shipping apart: creator earns $12.00.",
  );
  expect(describeExample(offer, terms, "JPY")).toBe(
    "On a ¥10,000 cart with 15 % off, tax and shipping apart: creator earns ¥1,020.",
  );
});

test("exceptions are told apart from the example, and the dearest of them is the worst case", () => {
  const ruled = {
    ...terms,
    rules: [
      nothing({ subject: "vendor", values: ["Toolco"] }),
      rule({ subject: "type", values: ["Skincare"], customers: "new" }),
      rule({ customers: "returning", rateBasisPoints: 500 }),
    ],
  };
  expect(describeExample(offer, ruled, "USD")).toBe(
    "On a $100 cart with 15 % off, tax, shipping and exceptions apart: creator earns $10.20.",
  );
  expect(describeWorstCase(offer, ruled, "USD")).toBe(
    "A $100 order costs at most $32.00: $15.00 discount and $17.00 commission.",
  );
  expect(describeWorstCase(offer, { ...ruled, capMinor: 1_200n }, "USD")).toBe(
    "A $100 order costs at most $27.00: $15.00 discount and $12.00 commission.",
  );
  expect(describeWorstCase(offer, { ...terms, rules: [piece(3_000n)] }, "USD")).toBe(
    "A $100 order of one piece costs at most $45.00: $15.00 discount and $30.00 commission.",
  );
  const flat = { ...ruled, kind: "flat", rateBasisPoints: null, flatMinor: 500n } as const;
  expect(describeWorstCase(offer, flat, "USD")).toBe(
    "A $100 order of one piece costs at most $32.00: $15.00 discount and $17.00 commission.",
  );
});

test("the worst case adds discount and commission, and a discount never exceeds the cart", () => {
  expect(describeWorstCase(offer, terms, "USD")).toBe(
    "A $100 order costs at most $25.20: $15.00 discount and $10.20 commission.",
  );
  expect(describeWorstCase({ ...amount, valueMinor: 20_000n }, terms, "USD")).toBe(
    "A $100 order costs at most $100.00: $100.00 discount and $0.00 commission.",
  );
  expect(describeWorstCase({ ...offer, combinesWith: ["order"] }, terms, "USD")).toMatch(
    /Discounts it is combined with come on top\.$/,
  );
});
