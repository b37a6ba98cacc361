import fc from "fast-check";
import { expect, test } from "vitest";
import { lossesOf, lossInWords, type Piece } from "#app/programs/margin.ts";
import type { OfferTermsForShoppers } from "#app/programs/offer.ts";
import { flatValues, nothing, periodTerms, rule, termsValues } from "../support/terms.ts";

const percent = (basisPoints: number): OfferTermsForShoppers => ({
  valueKind: "percentage",
  valueBasisPoints: basisPoints,
  valueMinor: null,
  scope: "all",
  scopeGids: [],
  minimumMinor: null,
  oncePerCustomer: false,
  combinesWith: [],
  appliesOnSubscription: false,
  subscriptionPayments: 1,
  usageLimit: null,
});
const amount = (minor: bigint, minimumMinor: bigint | null = null): OfferTermsForShoppers => ({
  ...percent(0),
  valueKind: "amount",
  valueBasisPoints: null,
  valueMinor: minor,
  minimumMinor,
});
const piece = (
  priceMinor: bigint,
  unitCostMinor: bigint | null,
  given: Partial<Piece> = {},
): Piece => ({
  title: "Serum",
  productGid: "gid://shopify/Product/1",
  vendor: "Northwind",
  productType: "Skincare",
  productTags: ["Sale"],
  collectionGids: [],
  priceMinor,
  unitCostMinor,
  ...given,
});
const rate = termsValues({ rateBasisPoints: 1_500 });
const left = (...given: Parameters<typeof lossesOf>) =>
  lossesOf(...given).map(({ title, leftMinor }) => [title, leftMinor]);

test("a piece loses what discount, commission and cost take beyond its price: 50.00 − 10.00 − 6.00 − 36.00", () => {
  const [loss] = lossesOf(percent(2_000), rate, [piece(5_000n, 3_600n)]);
  expect(loss).toEqual({
    title: "Serum",
    priceMinor: 5_000n,
    discountMinor: 1_000n,
    commissionMinor: 600n,
    unitCostMinor: 3_600n,
    leftMinor: -200n,
  });
  expect(loss && lossInWords(loss, "USD")).toBe(
    "$50.00 less $10.00 discount, $6.00 commission and $36.00 cost",
  );
});

test("a piece that breaks even, and one whose cost is not known, are no losses", () => {
  expect(left(percent(2_000), rate, [piece(5_000n, 3_400n), piece(5_000n, null)])).toEqual([]);
});

test("the largest loss comes first", () => {
  const pieces = [piece(5_000n, 3_600n), piece(5_000n, 4_000n, { title: "Brush" })];
  expect(left(percent(2_000), rate, pieces)).toEqual([
    ["Brush", -600n],
    ["Serum", -200n],
  ]);
});

test.each([
  ["an amount off", amount(1_000n), 5_000n, -200n], // 50.00 − 10.00 − 6.00 − 36.00
  [
    "an amount off from 100.00, of which a piece of 50.00 bears half",
    amount(1_000n, 10_000n),
    5_000n,
    225n,
  ], // 45.00 − 6.75 − 36.00
  ["an amount above the price takes the price and no more", amount(9_000n), 5_000n, -3_600n],
  ["codes that only track", { ...percent(0), valueKind: "code" as const }, 5_000n, 650n], // 50.00 − 7.50 − 36.00
  ["links only", { ...percent(0), valueKind: "none" as const }, 5_000n, 650n], // 50.00 − 7.50 − 36.00
])("%s", (_, offer, price, leftMinor) => {
  const found = left(offer, rate, [piece(price, 3_600n)]);
  expect(found).toEqual(leftMinor < 0n ? [["Serum", leftMinor]] : []);
});

test("exceptions count for the pieces that they are about, and for the customer who costs most", () => {
  const terms = termsValues({
    rateBasisPoints: 1_000,
    rules: [
      nothing({ subject: "vendor", values: ["Toolco"] }),
      rule({ customers: "new", rateBasisPoints: 3_000 }),
    ],
  });
  const pieces = [
    piece(5_000n, 4_000n, { title: "Brush", vendor: "Toolco" }), // no commission: 10.00 are left
    piece(5_000n, 4_000n), // a new customer's pays 15.00
  ];
  expect(left(percent(0), terms, pieces)).toEqual([["Serum", -500n]]);
});

test("an order above the smallest that pays holds such pieces too, and a subscription may begin with one", () => {
  const from50 = termsValues({ rateBasisPoints: 3_000, minimumMinor: 5_000n });
  expect(left(percent(0), from50, [piece(2_000n, 1_500n)])).toEqual([["Serum", -100n]]); // 20.00 − 6.00 − 15.00
  const first = termsValues({ rules: [rule({ purchase: "first", rateBasisPoints: 5_000 })] });
  expect(left(percent(0), first, [piece(2_000n, 1_500n)])).toEqual([["Serum", -500n]]); // 20.00 − 10.00 − 15.00
});

test("a fixed commission on a cheap piece", () => {
  expect(left(percent(0), flatValues(), [piece(600n, 200n)])).toEqual([["Serum", -100n]]); // 6.00 − 5.00 − 2.00
});

test("a piece that costs nothing never loses money by a rate", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 1_000_000n), fc.nat(10_000), fc.nat(10_000), (price, off, points) => {
      const terms = termsValues({ rateBasisPoints: points });
      expect(lossesOf(percent(off), terms, [piece(price, 0n)])).toEqual([]);
    }),
  );
});

test("a piece that only the highest tier's rate makes a loss is one: 50.00 − 10.00 − 8.00 − 33.00", () => {
  const period = periodTerms({
    tiers: { measure: "net", mode: "marginal", steps: [{ from: 1n, rateBasisPoints: 2_000 }] },
  });
  const cheap = [piece(5_000n, 3_300n)];
  expect(left(percent(2_000), rate, cheap)).toEqual([]);
  expect(left(percent(2_000), { ...rate, period }, cheap)).toEqual([["Serum", -100n]]);
});
