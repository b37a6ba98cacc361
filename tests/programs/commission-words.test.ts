import { expect, test } from "vitest";
import { commissionOn } from "#app/programs/commission.ts";
import { commissionInWords } from "#app/programs/commission-words.ts";
import type { TermsValues } from "#app/programs/terms.ts";
import { flatValues, nothing, piece, rule, termsValues } from "../support/terms.ts";

const lines = [
  { productGid: "1", vendor: "Northwind", productType: "Skincare", pieces: 2, minor: 8_500n },
  { productGid: "2", vendor: "Toolco", productType: "Tools", pieces: 1, minor: 1_500n },
].map(({ minor, ...line }) => ({
  ...line,
  productTags: [],
  purchase: "once" as const,
  commissionableMinor: minor,
  soldMinor: minor,
}));
const order = {
  commissionableMinor: 10_000n,
  soldMinor: 10_000n,
  isNewCustomer: true,
  discountMinor: 0n,
  lines,
};

const wordsOf = (terms: TermsValues) =>
  commissionInWords(commissionOn(terms, order), terms, { currency: "USD", netMinor: 10_000n });

const skincare = { subject: "type", values: ["Skincare"] } as const;

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
