import { expect, test } from "vitest";
import { accepted, differencesOf, updateOf } from "#app/drift/drift.ts";
import type { Offer } from "#app/programs/offer.ts";
import type { ShopifyDiscount } from "#app/shopify/discount.ts";

const offer: Offer = {
  id: "01932c07-0000-7000-8000-00000000a001",
  name: "Autumn",
  valueKind: "percentage",
  valueBasisPoints: 1500,
  valueMinor: null,
  scope: "all",
  scopeGids: [],
  minimumMinor: null,
  startsAt: new Date("2026-09-01T04:00:00.400Z"), // Shopify keeps whole seconds
  endsAt: null,
  oncePerCustomer: true,
  combinesWith: ["shipping", "order"],
  appliesOnSubscription: false,
  subscriptionPayments: 1,
  usageLimit: null,
  state: "live",
  refusal: null,
  discountGid: "gid://shopify/DiscountCodeNode/1",
  tolerated: [],
  createdAt: new Date("2026-08-30T12:00:00Z"),
};
const same: ShopifyDiscount = {
  title: "Autumn",
  startsAt: "2026-09-01T04:00:00Z",
  endsAt: null,
  value: { kind: "percentage", percentage: 0.15 },
  scope: { kind: "all" },
  minimum: { kind: "none" },
  oncePerCustomer: true,
  combinesWith: ["order", "shipping"],
  appliesOnSubscription: false,
  subscriptionPayments: 1,
  usageLimit: null,
  isForEverybody: true,
};
const place = { currency: "USD", zone: "America/New_York" };
const products = (...ids: number[]) => ids.map((id) => `gid://shopify/Product/${id}`);

test("a discount that is as the offer says differs in nothing", () => {
  expect(differencesOf(offer, same, place)).toEqual([]);
});

test.each<[string, Partial<ShopifyDiscount>, string, string, string]>([
  ["another title", { title: "Fall" }, "Name", "Autumn", "Fall"],
  [
    "a higher share",
    { value: { kind: "percentage", percentage: 0.2 } },
    "Discount",
    "15 %",
    "20 %",
  ],
  [
    "an amount",
    { value: { kind: "amount", amount: "5.0", isEachItem: false } },
    "Discount",
    "15 %",
    "$5.00",
  ],
  [
    "an amount off each item",
    { value: { kind: "amount", amount: "5.0", isEachItem: true } },
    "Discount",
    "15 %",
    "$5.00 off each item",
  ],
  [
    "some products",
    { scope: { kind: "products", gids: products(1, 2) } },
    "Applies to",
    "Everything",
    "2 products",
  ],
  ["a minimum", { minimum: { kind: "subtotal", amount: "30.00" } }, "Minimum", "None", "$30.00"],
  [
    "a number of items",
    { minimum: { kind: "quantity", quantity: "3" } },
    "Minimum",
    "None",
    "3 items",
  ],
  ["switched off", { endsAt: "2026-11-27T00:05:00Z" }, "Ends", "Never", "26 Nov 2026, 19:05"],
  ["more than once", { oncePerCustomer: false }, "Once per customer", "Yes", "No"],
  ["combined with nothing", { combinesWith: [] }, "Combines with", "order, shipping", "Nothing"],
  ["subscriptions", { appliesOnSubscription: true }, "Subscriptions", "No", "The first payment"],
  [
    "every payment of a subscription",
    { appliesOnSubscription: true, subscriptionPayments: 0 },
    "Subscriptions",
    "No",
    "Every payment",
  ],
  ["a limit of uses", { usageLimit: 100 }, "Uses of a code", "No limit", "At most 100"],
  [
    "chosen customers",
    { isForEverybody: false },
    "Who can use it",
    "Everybody",
    "Chosen customers",
  ],
])("%s is a difference with both sides in words", (_, change, field, here, inShopify) => {
  expect(differencesOf(offer, { ...same, ...change }, place)).toEqual([{ field, here, inShopify }]);
});

test("payments are counted where subscriptions are, and mean nothing elsewhere", () => {
  const three = { ...offer, appliesOnSubscription: true, subscriptionPayments: 3 };
  const found = { ...same, appliesOnSubscription: true, subscriptionPayments: 0 };
  expect(differencesOf(three, found, place)).toEqual([
    { field: "Subscriptions", here: "The first 3 payments", inShopify: "Every payment" },
  ]);
  expect(differencesOf(offer, { ...same, subscriptionPayments: 3 }, place)).toEqual([]);
  const next = accepted(three, found, { ...place, isNameFree: true });
  expect(next).toMatchObject({ subscriptionPayments: 0, tolerated: [] });
  const without = accepted(
    three,
    { ...same, subscriptionPayments: 3 },
    { ...place, isNameFree: true },
  );
  expect(without).toMatchObject({ appliesOnSubscription: false, subscriptionPayments: 1 });
  expect(updateOf(three, found, "USD").recurringCycleLimit).toBe(3);
  expect(updateOf(offer, found, "USD").recurringCycleLimit).toBe(1);
  expect(updateOf(offer, same, "USD")).not.toHaveProperty("recurringCycleLimit");
});

test("a limit of uses is the offer's own: it differs both ways, is written back and taken over", () => {
  const limited = { ...offer, usageLimit: 100 };
  expect(differencesOf(limited, { ...same, usageLimit: 100 }, place)).toEqual([]);
  expect(differencesOf(limited, same, place)).toEqual([
    { field: "Uses of a code", here: "At most 100", inShopify: "No limit" },
  ]);
  expect(updateOf(limited, same, "USD").usageLimit).toBe(100);
  const given = { ...place, isNameFree: true };
  expect(accepted(limited, { ...same, usageLimit: 2_000 }, given)).toMatchObject({
    usageLimit: 2_000,
    tolerated: [],
  });
  expect(accepted(limited, same, given)).toMatchObject({ usageLimit: null, tolerated: [] });
});

test("a limit that was tolerated before an offer could say it is no difference, and is left alone as long as it is that", () => {
  const older = { ...offer, tolerated: ["usageLimit=100"] };
  expect(differencesOf(older, { ...same, usageLimit: 100 }, place)).toEqual([]);
  expect(updateOf(older, { ...same, usageLimit: 100 }, "USD")).not.toHaveProperty("usageLimit");
  expect(differencesOf(older, { ...same, usageLimit: 50 }, place)).toHaveLength(1);
  expect(updateOf(older, { ...same, usageLimit: 50 }, "USD").usageLimit).toBeNull();
  const next = accepted(older, { ...same, usageLimit: 100 }, { ...place, isNameFree: true });
  expect(next).toMatchObject({ usageLimit: 100, tolerated: [] });
});

test("what is accepted is taken over, and then nothing differs", () => {
  const found: ShopifyDiscount = {
    ...same,
    title: "Fall",
    value: { kind: "amount", amount: "7.50", isEachItem: false },
    scope: { kind: "products", gids: products(2, 1) },
    minimum: { kind: "subtotal", amount: "30.00" },
    endsAt: "2026-12-01T05:00:00Z",
    oncePerCustomer: false,
    combinesWith: [],
    appliesOnSubscription: true,
  };
  const next = accepted(offer, found, { ...place, isNameFree: true });
  expect(next).toMatchObject({
    name: "Fall",
    valueKind: "amount",
    valueBasisPoints: null,
    valueMinor: 750n,
    scope: "products",
    scopeGids: products(2, 1),
    minimumMinor: 3000n,
    endsAt: new Date("2026-12-01T05:00:00Z"),
    oncePerCustomer: false,
    combinesWith: [],
    appliesOnSubscription: true,
    tolerated: [],
  });
  expect(differencesOf(next, found, place)).toEqual([]);
});

test("a discount that was set to 0 % becomes codes that only track, and the other way round", () => {
  const zero: ShopifyDiscount = { ...same, value: { kind: "percentage", percentage: 0 } };
  expect(differencesOf(offer, zero, place)).toEqual([
    { field: "Discount", here: "15 %", inShopify: "No discount" },
  ]);
  const next = accepted(offer, zero, { ...place, isNameFree: true });
  expect(next).toMatchObject({ valueKind: "code", valueBasisPoints: null, valueMinor: null });
  expect(differencesOf(next, zero, place)).toEqual([]);
  expect(differencesOf(next, same, place)).toEqual([
    { field: "Discount", here: "No discount", inShopify: "15 %" },
  ]);
  expect(updateOf(next, same, "USD").customerGets.value).toEqual({ percentage: 0 });
  const back = accepted(next, same, { ...place, isNameFree: true });
  expect(back).toMatchObject({ valueKind: "percentage", valueBasisPoints: 1500 });
});

test("what an offer cannot say is tolerated as it is, and differs again once it changes again", () => {
  const found: ShopifyDiscount = {
    ...same,
    title: "Taken",
    minimum: { kind: "quantity", quantity: "3" },
    isForEverybody: false,
  };
  const next = accepted(offer, found, { ...place, isNameFree: false });
  expect(next).toMatchObject({
    name: "Autumn",
    tolerated: ["name=Taken", "minimum=3 items", "buyers=some"],
  });
  expect(differencesOf(next, found, place)).toEqual([]);
  const again: ShopifyDiscount = { ...found, minimum: { kind: "quantity", quantity: "5" } };
  expect(differencesOf(next, again, place)).toEqual([
    { field: "Minimum", here: "None", inShopify: "5 items" },
  ]);
  expect(updateOf(next, found, "USD")).not.toHaveProperty("minimumRequirement");
  expect(updateOf(next, again, "USD").minimumRequirement).toBeNull();
});

test("what is written back is all of the offer but its first code and what is tolerated", () => {
  const input = updateOf(offer, same, "USD");
  expect(input).not.toHaveProperty("code");
  expect(input).toMatchObject({
    title: "Autumn",
    usageLimit: null,
    context: { all: "ALL" },
    minimumRequirement: null,
    customerGets: { value: { percentage: 0.15 }, items: { all: true } },
  });
  const tolerant = { ...offer, tolerated: ["buyers=some", "name=Taken"] };
  const found = { ...same, title: "Taken", isForEverybody: false };
  const kept = updateOf(tolerant, found, "USD");
  expect(kept).not.toHaveProperty("context");
  expect(kept.title).toBe("Taken");
});

test("products that the offer does not name are taken out of the discount", () => {
  const narrow: Offer = { ...offer, scope: "products", scopeGids: products(1, 2) };
  const found: ShopifyDiscount = { ...same, scope: { kind: "products", gids: products(2, 3) } };
  expect(updateOf(narrow, found, "USD").customerGets.items).toEqual({
    products: { productsToAdd: products(1, 2), productsToRemove: products(3) },
  });
});
