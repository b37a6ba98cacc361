import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { parseRules, rulesJson, termsForm } from "#app/programs/terms-contract.ts";
import { nothing, piece, rule, termsValues } from "../support/terms.ts";

type Fields = Readonly<Record<string, string | readonly string[]>>;

function post(fields: Fields, currency = "USD") {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one);
  return parseWithZod(form, { schema: termsForm(currency) });
}

const read = (fields: Fields, currency?: string) => {
  const submission = post({ rate: "12", ...fields }, currency);
  return submission.status === "success" ? submission.value : submission.reply().error;
};

test("changed terms are read alone; a rate of nothing is allowed", () => {
  expect(read({ rate: "0" })).toEqual(termsValues({ rateBasisPoints: 0 }));
});

test("a sum a piece is read in the shop's currency, and keeps no rate and no share", () => {
  const fields = { commissionKind: "piece", flat: "1.5", flatOnRefund: "share" };
  expect(read(fields)).toEqual(
    termsValues({ kind: "piece", rateBasisPoints: null, flatMinor: 150n }),
  );
  expect(read({ ...fields, flat: "150" }, "JPY")).toMatchObject({ flatMinor: 150n });
});

test("exceptions and limits are read in their order", () => {
  const fields = {
    "rules[0].subject": "product",
    "rules[0].productGids": ["gid://shopify/Product/1", "gid://shopify/Product/2"],
    "rules[0].pays": "nothing",
    "rules[0].amount": "9",
    "rules[1].subject": "vendor",
    "rules[1].names": " Northwind \r\nToolco\n\nNorthwind",
    "rules[1].pays": "piece",
    "rules[1].amount": "2",
    "rules[2].subject": "any",
    "rules[2].customers": "new",
    "rules[2].pays": "rate",
    "rules[2].amount": "20",
    minimumNet: "50",
    cap: "30",
    contribution: "40",
    lastOn: "2026-12-31",
  };
  expect(read(fields)).toEqual(
    termsValues({
      rules: [
        nothing({
          subject: "product",
          values: ["gid://shopify/Product/1", "gid://shopify/Product/2"],
        }),
        piece(200n, { subject: "vendor", values: ["Northwind", "Toolco"] }),
        rule({ customers: "new" }),
      ],
      minimumMinor: 5_000n,
      capMinor: 3_000n,
      contributionBasisPoints: 4_000,
      lastOn: "2026-12-31",
    }),
  );
});

test.each([
  [
    { subject: "any" },
    "subject",
    "Choose products, customers, purchases or a discount that pay otherwise.",
  ],
  [{ subject: "vendor" }, "names", "Enter at least one vendor."],
  [{ subject: "type", names: " \n " }, "names", "Enter at least one product type."],
  [
    { subject: "type", names: "a<b" },
    "names",
    "Enter each product type as it is in Shopify, one a line.",
  ],
  [
    { subject: "vendor", names: "x".repeat(256) },
    "names",
    "Enter each vendor as it is in Shopify, one a line.",
  ],
  [{ subject: "product" }, "productGids", "Choose at least one product."],
  [{ subject: "collection" }, "collectionGids", "Choose at least one collection."],
  [
    { subject: "collection", collectionGids: "gid://shopify/Product/1" },
    "collectionGids",
    "Choose each collection from the list.",
  ],
  [
    { subject: "product", productGids: "gid://shopify/Order/1" },
    "productGids",
    "Choose each product from the list.",
  ],
  [{ names: "A", amount: "100.5" }, "amount", "Enter 100 % or less."],
  [{ names: "A", discount: "0" }, "discount", "Enter more than 0 %."],
  [{ names: "A", pays: "piece", amount: "two" }, "amount", "Enter an amount in USD, such as 10."],
] as const)("rule %j is refused at %s: %s", (fields, field, sentence) => {
  const named = Object.entries({ amount: "5", ...fields }).map(([name, value]) => [
    `rules[0].${name}`,
    value,
  ]);
  expect(read(Object.fromEntries(named))).toMatchObject({ [`rules[0].${field}`]: [sentence] });
});

test("limits are above zero, and rules are not without number", () => {
  expect(read({ minimumNet: "0", cap: "-1" })).toEqual({
    minimumNet: ["Enter an amount above zero."],
    cap: ["Enter an amount that is not negative."],
  });
  const many = Array.from({ length: 21 }, (_, at) => [`rules[${at}].names`, "A"]);
  expect(read(Object.fromEntries(many))).toMatchObject({ rules: ["Use at most 20 rules."] });
});

test("rules come back from storage as they were", () => {
  const rules = [
    rule({ customers: "new" }),
    piece(200n),
    nothing({ subject: "type", values: ["A"] }),
  ];
  expect(parseRules(JSON.parse(JSON.stringify(rulesJson(rules))))).toEqual(rules);
  expect(() => parseRules([{ subject: "galaxy" }])).toThrow();
});
