// The examples of docs/terms.md, worked by hand there, apart from the laws that hold for any terms.
import { expect, test } from "vitest";
import {
  type CommissionLine,
  type CommissionOrder,
  commissionOn,
  contributionOf,
  looksAtLines,
  paysNothing,
  placedOnFor,
} from "#app/programs/commission.ts";
import type { TermsValues } from "#app/programs/terms.ts";
import { line, order } from "../support/commission.ts";
import { flatValues, nothing, piece, rule, termsValues } from "../support/terms.ts";

/** Two pieces of serum. */
const serum = (minor = 8_500n, pieces = 2) =>
  line({
    productGid: "gid://shopify/Product/1",
    vendor: "Northwind",
    productType: "Skincare",
    pieces,
    commissionableMinor: minor,
    soldMinor: 8_500n,
  });
const brush = (minor = 1_500n, pieces = 1) =>
  line({
    productGid: "gid://shopify/Product/2",
    vendor: "Toolco",
    productType: "Tools",
    productTags: ["Sale"],
    pieces,
    commissionableMinor: minor,
    soldMinor: 1_500n,
  });

const pays = (terms: TermsValues, of: CommissionOrder) => commissionOn(terms, of).amountMinor;

const skincare = { subject: "type", values: ["Skincare"] } as const;
const toolco = { subject: "vendor", values: ["Toolco"] } as const;
const both = order([serum(), brush()]);

const moreForNew = termsValues({
  rateBasisPoints: 1_000,
  rules: [rule({ customers: "new", rateBasisPoints: 1_500 })],
});

test.each([
  ["1: a rate", termsValues(), both, 1_200n],
  ["1: a sum an order", flatValues(), both, 500n],
  ["1: a sum a piece", flatValues({ kind: "piece", flatMinor: 150n }), both, 450n],
  [
    "1: a piece came back",
    flatValues({ kind: "piece", flatMinor: 150n }),
    order([serum(4_250n, 1), brush()]),
    300n,
  ],
  [
    "2: less where a fifth was discounted",
    termsValues({ rules: [rule({ discountBasisPoints: 2_000, rateBasisPoints: 500 })] }),
    { ...both, discountMinor: 2_500n },
    500n,
  ],
  ["2: another rate on a type", termsValues({ rules: [rule(skincare)] }), both, 1_880n],
  ["2: nothing on a vendor", termsValues({ rules: [nothing(toolco)] }), both, 1_020n],
  [
    "2: another rate on a tag",
    termsValues({ rules: [rule({ subject: "tag", values: ["sale"], rateBasisPoints: 500 })] }),
    both,
    1_095n,
  ],
  [
    "2: a sum a piece on a product",
    termsValues({
      rules: [piece(200n, { subject: "product", values: ["gid://shopify/Product/1"] })],
    }),
    both,
    580n,
  ],
  [
    "2: one of the two came back",
    termsValues({ rules: [piece(200n, skincare)] }),
    order([serum(4_250n, 1), brush()]),
    380n,
  ],
  [
    "2: a sum an order, for what no exception takes",
    flatValues({ rules: [nothing(toolco)] }),
    both,
    500n,
  ],
  [
    "2: all of that came back",
    flatValues({ rules: [nothing(toolco)] }),
    order([serum(0n, 0), brush()]),
    0n,
  ],
  [
    "2: half of that came back, where the share goes",
    flatValues({ flatOnRefund: "share", rules: [nothing(toolco)] }),
    order([serum(4_250n, 1), brush()]),
    250n,
  ],
  ["3: a new customer", moreForNew, order([serum(), brush()], true), 1_500n],
  ["3: a returning customer", moreForNew, order([serum(), brush()], false), 1_000n],
  ["3: nobody knows", moreForNew, both, 1_000n],
  [
    "4: the first that fits",
    termsValues({ rules: [nothing(toolco), rule({ customers: "new" })] }),
    order([serum(), brush()], true),
    1_700n,
  ],
  [
    "5: rounded once",
    termsValues({ rateBasisPoints: 1_250, rules: [rule({ ...toolco, rateBasisPoints: 750 })] }),
    order([serum(12n), brush(20n)]),
    3n,
  ],
  [
    "6: below the smallest order",
    termsValues({ minimumMinor: 5_000n }),
    order([serum(4_999n)]),
    0n,
  ],
  ["6: the smallest order", termsValues({ minimumMinor: 5_000n }), order([serum(5_000n)]), 600n],
  ["7: more than an order pays", termsValues({ capMinor: 1_000n }), both, 1_000n],
  [
    "7: after a refund less than that",
    termsValues({ capMinor: 1_000n }),
    order([serum(6_500n), brush()]),
    960n,
  ],
  [
    "8: more came back on a line than was paid",
    termsValues({ rules: [rule(skincare)] }),
    order([serum(-500n, 0), brush()]),
    80n,
  ],
])("%s", (_, terms, of, minor) => {
  expect(pays(terms, of)).toBe(minor);
});

const plain = (minor: bigint) => order([line({ commissionableMinor: minor })]);

test.each([
  [termsValues(), 8_500n, 1_020n], // 12 % of $85.00
  [termsValues(), 4n, 0n], // 0.48 of a cent
  [termsValues(), 5n, 1n], // 0.6 of a cent
  [termsValues({ rateBasisPoints: 1_250 }), 8_925n, 1_116n], // 1115.625
  [termsValues(), 0n, 0n],
  [termsValues(), -8_500n, 0n],
  [flatValues(), 8_500n, 500n],
  [flatValues(), 1n, 500n],
  [flatValues(), 0n, 0n],
  [flatValues(), -1n, 0n],
])("terms %# on %s pay %s", (terms, base, minor) => {
  expect(pays(terms, plain(base))).toBe(minor);
});

const tea = (purchase: CommissionLine["purchase"]) =>
  line({ productType: "Tea", purchase, commissionableMinor: 4_000n });
const subscriptions = termsValues({
  rules: [nothing({ purchase: "renewal" }), rule({ purchase: "first" })],
});

const renewed = (renewal: number | null) => [{ ...tea("renewal"), renewal }];
const firstRenewals = termsValues({
  rules: [
    rule({ purchase: "renewal", renewalsMax: 2, rateBasisPoints: 1_000 }),
    nothing({ purchase: "renewal" }),
  ],
});

test.each([
  [
    "9: the first order of a subscription, with serum beside it",
    subscriptions,
    [serum(), tea("first")],
    1_820n,
  ],
  ["9: a renewal", subscriptions, [tea("renewal")], 0n],
  ["9: bought once", subscriptions, [tea("once")], 480n],
  ["9: the first renewal of two that pay", firstRenewals, renewed(1), 400n],
  ["9: the second", firstRenewals, renewed(2), 400n],
  ["9: the third", firstRenewals, renewed(3), 0n],
  ["9: a renewal whose customer nobody knows", firstRenewals, renewed(null), 0n],
  ["9: the order before them", firstRenewals, [tea("first")], 480n],
])("%s", (_, terms, lines, minor) => {
  expect(pays(terms, order(lines))).toBe(minor);
});

const costly = (unitCostMinor: bigint | null, of = serum()) => ({ ...of, unitCostMinor });
const share = (contributionBasisPoints: number, given: Partial<TermsValues> = {}) =>
  termsValues({ rateBasisPoints: 4_000, contributionBasisPoints, ...given });

test.each([
  [
    "14: of 100.00 with goods for 25.00",
    share(5_000),
    [costly(950n), costly(600n, brush())],
    3_750n,
  ],
  [
    "14: with one serum back",
    share(5_000),
    [costly(950n, serum(4_250n, 1)), costly(600n, brush())],
    2_100n,
  ],
  ["14: the brush without a cost", share(5_000), [costly(950n), costly(null, brush())], 4_000n],
  ["14: goods dearer than their price", share(5_000), [costly(6_000n), costly(600n, brush())], 0n],
  [
    "14: beside a smaller limit an order",
    share(5_000, { capMinor: 3_000n }),
    [costly(950n), costly(600n, brush())],
    3_000n,
  ],
  [
    "14: beside a larger limit an order",
    share(5_000, { capMinor: 3_900n }),
    [costly(950n), costly(600n, brush())],
    3_750n,
  ],
])("%s", (_, terms, lines, minor) => {
  expect(pays(terms, order(lines))).toBe(minor);
});

test("what an order leaves counts the pieces that were kept, and the lines whose cost nobody knows", () => {
  const all = order([costly(950n), costly(null, brush())]);
  expect(contributionOf(all)).toEqual({ minor: 8_100n, unknown: 1 });
  const back = order([costly(950n, serum(4_250n, 1)), costly(null, brush(0n, 0))]);
  expect(contributionOf(back)).toEqual({ minor: 3_300n, unknown: 0 });
});

test("15: the last day still counts, the day after does not, and an example has no day", () => {
  const terms = termsValues({ lastOn: "2026-12-31" });
  const on = (placedOn: string | null) => commissionOn(terms, { ...both, placedOn });
  expect(on("2026-12-31")).toMatchObject({ amountMinor: 1_200n, limit: null });
  expect(on("2027-01-01")).toEqual({ baseMinor: 0n, amountMinor: 0n, parts: [], limit: "ended" });
  expect(on(null).amountMinor).toBe(1_200n);
});

test("an order that is too small or too late counts for no period; one that was limited does", () => {
  expect((["ended", "minimum", "cap", "contribution", null] as const).map(paysNothing)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("the day of an order is the shop's, and is told only for terms that ask", () => {
  const late = new Date("2027-01-01T04:59:00Z"); // 23:59 in New York
  const asks = termsValues({ lastOn: "2026-12-31" });
  expect(placedOnFor([termsValues(), asks], late, "America/New_York")).toBe("2026-12-31");
  expect(placedOnFor([termsValues()], late, "America/New_York")).toBeNull();
});

test("each part is told with what it was paid on, and a limit with its name", () => {
  const terms = termsValues({ rules: [rule(skincare), nothing(toolco)] });
  expect(
    commissionOn(terms, order([serum(), brush(), line({ commissionableMinor: 1_000n })])),
  ).toEqual({
    baseMinor: 9_500n,
    amountMinor: 1_820n,
    parts: [
      { rule: 0, baseMinor: 8_500n, pieces: 2, amountMinor: 1_700n },
      { rule: 1, baseMinor: 1_500n, pieces: 1, amountMinor: 0n },
      { rule: null, baseMinor: 1_000n, pieces: 1, amountMinor: 120n },
    ],
    limit: null,
  });
  expect(commissionOn(termsValues({ capMinor: 100n }), both).limit).toBe("cap");
  expect(commissionOn(termsValues({ minimumMinor: 10_001n }), both).limit).toBe("minimum");
});

test("terms without exceptions are paid on the order's net, whatever its lines", () => {
  expect(looksAtLines(termsValues())).toBe(false);
  expect(looksAtLines(flatValues())).toBe(false);
  expect(looksAtLines(flatValues({ kind: "piece" }))).toBe(true);
  expect(looksAtLines(termsValues({ rules: [rule()] }))).toBe(true);
  expect(looksAtLines(termsValues({ contributionBasisPoints: 5_000 }))).toBe(true);
  expect(pays(termsValues(), { ...both, lines: [] })).toBe(1_200n);
});
