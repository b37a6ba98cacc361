import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { parsePeriodTerms, periodJson } from "#app/programs/period-contract.ts";
import { termsForm } from "#app/programs/terms-contract.ts";
import { periodTerms } from "../support/terms.ts";

type Fields = Readonly<Record<string, string>>;

function read(fields: Fields, currency = "USD") {
  const form = new FormData();
  for (const [name, value] of Object.entries({ rate: "10", ...fields })) form.append(name, value);
  const submission = parseWithZod(form, { schema: termsForm(currency) });
  return submission.status === "success" ? submission.value.period : submission.reply().error;
}

const TIERS = {
  periodKind: "quarter",
  tierMode: "marginal",
  "tiers[0].from": "1000",
  "tiers[0].rate": "15",
  "tiers[1].from": "5000.50",
  "tiers[1].rate": "20",
};

test("without tiers, goals and a limit there are no period terms, whatever the period says", () => {
  expect(read({ periodKind: "quarter", tierMode: "whole" })).toBeNull();
});

test("tiers, goals and a limit are read in the shop's currency", () => {
  const fields = {
    ...TIERS,
    "goals[0].from": "10000",
    "goals[0].amount": "500",
    "goals[1].measure": "orders",
    "goals[1].from": "50",
    "goals[1].amount": "25",
    periodCap: "2000",
  };
  expect(read(fields)).toEqual({
    kind: "quarter",
    tiers: {
      measure: "net",
      mode: "marginal",
      steps: [
        { from: 100_000n, rateBasisPoints: 1500 },
        { from: 500_050n, rateBasisPoints: 2000 },
      ],
    },
    goals: [
      { measure: "net", from: 1_000_000n, amountMinor: 50_000n },
      { measure: "orders", from: 50n, amountMinor: 2_500n },
    ],
    capMinor: 200_000n,
    allTime: null,
  });
});

const ONCE = {
  "goals[0].from": "1000",
  "goals[0].amount": "50",
  "goals[0].per": "once",
  totalCap: "750",
};

test("goals that are paid once and the most in all are apart from those of a month", () => {
  const month = { "goals[1].from": "100", "goals[1].amount": "5", periodCap: "200" };
  expect(read({ ...ONCE, ...month })).toEqual({
    kind: "month",
    tiers: null,
    goals: [{ measure: "net", from: 10_000n, amountMinor: 500n }],
    capMinor: 20_000n,
    allTime: {
      goals: [{ measure: "net", from: 100_000n, amountMinor: 5_000n }],
      capMinor: 75_000n,
    },
  });
});

test("where all time is counted, a goal is paid once anyway, and there is one limit", () => {
  const { totalCap, ...goal } = ONCE;
  expect(read({ ...goal, periodKind: "lifetime" })).toMatchObject({
    goals: [{ amountMinor: 5_000n }],
    allTime: null,
  });
  expect(read({ totalCap, periodKind: "lifetime" })).toEqual({
    totalCap: ["The limit above counts over all time already."],
  });
});

test("tiers of orders are whole numbers", () => {
  const fields = { tierMode: "whole", tierMeasure: "orders", "tiers[0].rate": "15" };
  expect(read({ ...fields, "tiers[0].from": "10" })).toMatchObject({
    tiers: { measure: "orders", steps: [{ from: 10n }] },
  });
  for (const from of ["0", "1.5", "-1", "ten", "1000001"])
    expect(read({ ...fields, "tiers[0].from": from })).toEqual({
      "tiers[0].from": ["Enter a whole number of orders from 1 to 1,000,000."],
    });
});

test.each([
  [{ tierMode: "" }, "tierMode", "Choose what a tier's rate counts for."],
  [{ "tiers[1].from": "1000" }, "tiers[1].from", "Enter more than in the tier above."],
  [{ "tiers[0].from": "0" }, "tiers[0].from", "Enter an amount above zero."],
  [{ "tiers[0].rate": "101" }, "tiers[0].rate", "Enter 100 % or less."],
  [
    { cap: "5" },
    "cap",
    "Tiers are worked out over a period: limit the period instead of the order.",
  ],
  [
    { commissionKind: "flat", flat: "5" },
    "tiers",
    "Tiers change a rate: choose a share of net sales above.",
  ],
  [{ "goals[0].from": "100" }, "goals[0].amount", "Enter an amount in USD, such as 10."],
  [{ periodCap: "0" }, "periodCap", "Enter an amount above zero."],
  [{ periodKind: "week" }, "periodKind", "Choose one of the list."],
] as const)("tiers with %j are refused at %s: %s", (fields, field, sentence) => {
  expect(read({ ...TIERS, ...fields })).toMatchObject({ [field]: [sentence] });
});

test("a form has at most ten tiers and ten goals", () => {
  const rows = (list: string, row: Fields) =>
    Object.fromEntries(
      Array.from({ length: 11 }, (_, at) =>
        Object.entries(row).map(([name, value]) => [`${list}[${at}].${name}`, value]),
      ).flat(),
    );
  expect(read({ tierMode: "whole", ...rows("tiers", { from: "1", rate: "1" }) })).toMatchObject({
    tiers: ["Use at most 10 tiers."],
  });
  expect(read(rows("goals", { from: "1", amount: "1" }))).toMatchObject({
    goals: ["Use at most 10 goals."],
  });
});

test("period terms come back from storage as they were", () => {
  const terms = periodTerms({
    kind: "lifetime",
    tiers: { measure: "orders", mode: "whole", steps: [{ from: 5n, rateBasisPoints: 1 }] },
    goals: [{ measure: "net", from: 9_007_199_254_740_993n, amountMinor: 2n }],
    capMinor: 3n,
  });
  expect(parsePeriodTerms(JSON.parse(JSON.stringify(periodJson(terms))))).toEqual(terms);
  expect([periodJson(null), parsePeriodTerms(null)]).toEqual([null, null]);
  expect(() => parsePeriodTerms({ kind: "week" })).toThrow();
});
