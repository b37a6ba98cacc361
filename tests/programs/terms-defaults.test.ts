import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { termsForm } from "#app/programs/terms-contract.ts";
import { BLANK_PERIOD, fieldsOfTerms } from "#app/programs/terms-defaults.ts";
import { flatValues, nothing, periodTerms, piece, rule, termsValues } from "../support/terms.ts";

/** Posts the fields as a browser does: a field of a row is "rules[0].names", one of several values comes several times. */
function post(fields: object, prefix = ""): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    const path = `${prefix}${name}`;
    if (!Array.isArray(value)) return [[path, String(value)]];
    return value.flatMap((one, at) =>
      typeof one === "string" ? [[path, one]] : post(one, `${path}[${at}].`),
    );
  });
}

function readBack(fields: object, currency: string) {
  const form = new FormData();
  for (const [name, value] of post(fields)) form.append(name, value);
  const submission = parseWithZod(form, { schema: termsForm(currency) });
  return submission.status === "success" ? submission.value : submission.reply().error;
}

const goal = (amountMinor: bigint) => ({ measure: "orders" as const, from: 20n, amountMinor });
const ALL = [
  termsValues(),
  termsValues({ rateBasisPoints: 0, minimumMinor: 5_000n, capMinor: 3_050n, windowDays: 7 }),
  termsValues({ contributionBasisPoints: 4_000, lastOn: "2026-12-31", holdBasis: "delivery" }),
  flatValues({ flatOnRefund: "share" }),
  termsValues({
    rules: [
      nothing({ subject: "product", values: ["gid://shopify/Product/1"] }),
      rule({ subject: "collection", values: ["gid://shopify/Collection/2"], customers: "new" }),
      piece(150n, { subject: "vendor", values: ["Northwind", "Toolco"] }),
      rule({ purchase: "renewal", renewalsMax: 3, rateBasisPoints: 750 }),
      rule({ discountBasisPoints: 2_000 }),
    ],
  }),
  termsValues({
    period: periodTerms({
      kind: "quarter",
      tiers: {
        measure: "net",
        mode: "whole",
        steps: [{ from: 100_050n, rateBasisPoints: 1_500 }],
      },
      goals: [goal(5_000n)],
      capMinor: 75_000n,
      allTime: { goals: [goal(9_000n)], capMinor: 200_000n },
    }),
  }),
];

test.each(ALL.map((terms, at) => [at, terms] as const))(
  "terms %i that a form shows are the same terms when they are read from it",
  (_, terms) => {
    expect(readBack(fieldsOfTerms(terms, "USD"), "USD")).toEqual(terms);
  },
);

test("amounts are shown as the currency has them", () => {
  const terms = termsValues({ minimumMinor: 5_000n });
  expect(fieldsOfTerms(terms, "JPY").minimumNet).toBe("5000");
  expect(fieldsOfTerms(terms, "KWD").minimumNet).toBe("5.000");
});

test("without anything over time the form begins with months", () => {
  expect(fieldsOfTerms(termsValues(), "USD")).toMatchObject(BLANK_PERIOD);
});
