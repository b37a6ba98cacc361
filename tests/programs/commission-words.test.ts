import { expect, test } from "vitest";
import { type CommissionOrder, commissionOn } from "#app/programs/commission.ts";
import { commissionInWords } from "#app/programs/commission-words.ts";
import type { TermsValues } from "#app/programs/terms.ts";
import { flatValues, nothing, piece, rule, termsValues } from "../support/terms.ts";

const lines = [
  { productGid: "1", vendor: "Northwind", productType: "Skincare", pieces: 2, minor: 8_500n },
  { productGid: "2", vendor: "Toolco", productType: "Tools", pieces: 1, minor: 1_500n },
].map(({ minor, ...line }) => ({
  ...line,
  productTags: [],
  collectionGids: [],
  unitCostMinor: null as bigint | null,
  purchase: "once" as const,
  renewal: null,
  commissionableMinor: minor,
  soldMinor: minor,
}));
const order = {
  commissionableMinor: 10_000n,
  soldMinor: 10_000n,
  isNewCustomer: true,
  discountMinor: 0n,
  lines,
  placedOn: "2026-11-04",
};

const wordsOf = (terms: TermsValues, of: CommissionOrder = order) =>
  commissionInWords(commissionOn(terms, of), terms, { currency: "USD", order: of });

const skincare = { subject: "type", values: ["Skincare"] } as const;

test("a share of the contribution is said with the contribution, and with what it leaves out", () => {
  const terms = termsValues({ rateBasisPoints: 5_000, contributionBasisPoints: 4_000 });
  const costs = [950n, null]; // 100.00 less 19.00 is 81.00, and 40 % of it 32.40
  const known = {
    ...order,
    lines: lines.map((line, at) => ({ ...line, unitCostMinor: costs[at] ?? null })),
  };
  expect(wordsOf(terms, known)).toEqual([
    "50 % of net sales: $32.40 of $100.00",
    "No order earns more than 40 % of its contribution, $81.00: net revenue less the cost of its products. 1 product has no cost in Shopify and counts without one.",
  ]);
});

test("an order after the last day says so", () => {
  expect(wordsOf(termsValues({ lastOn: "2026-11-03" }))).toEqual([
    "These terms ended on 3 Nov 2026; the order was placed later.",
  ]);
});

test.each([
  [termsValues(), ["12 % of net sales: $12.00 of $100.00"]],
  [flatValues(), ["$5.00 an order: $5.00 of $100.00"]],
  [flatValues({ kind: "piece" }), ["$5.00 a piece: $15.00 for 3 pieces"]],
  [
    termsValues({ rules: [rule(skincare), nothing({ subject: "vendor", values: ["Toolco"] })] }),
    ["20 % on Skincare: $17.00 of $85.00", "Nothing on products of Toolco: $15.00 does not count"],
  ],
  [
    termsValues({ rules: [piece(200n, { subject: "product", values: ["2"] })] }),
    ["$2.00 a piece on 1 product: $2.00 for 1 piece", "12 % of net sales: $10.20 of $85.00"],
  ],
  [
    termsValues({ rules: [nothing({ customers: "new" })] }),
    ["Nothing for new customers: $100.00 does not count"],
  ],
  [
    termsValues({ capMinor: 1_000n }),
    ["12 % of net sales: $10.00 of $100.00", "No order earns more than $10.00."],
  ],
  [
    termsValues({ minimumMinor: 15_000n }),
    ["Orders below $150.00 net earn nothing; this one has $100.00."],
  ],
])("terms %#", (terms, words) => {
  expect(wordsOf(terms)).toEqual(words);
});
