import { expect, test } from "vitest";
import { campaignForm } from "#app/campaigns/contract.ts";

const CREATOR = "01932c07-0000-7000-8000-000000000001";
const form = campaignForm("USD");
const fields = {
  name: "Black Friday",
  startsOn: "2026-11-20",
  endsOn: "2026-11-30",
  creatorIds: [CREATOR, CREATOR.toUpperCase()],
};

const faultsOf = (given: object) => {
  const read = form.safeParse({ ...fields, ...given });
  return read.success
    ? {}
    : Object.fromEntries(read.error.issues.map((i) => [i.path[0], i.message]));
};

test("a name, days and creators make a campaign; each creator is in it once", () => {
  expect(form.parse(fields).campaign).toEqual({
    name: "Black Friday",
    startsOn: "2026-11-20",
    endsOn: "2026-11-30",
    budgetMinor: null,
    goal: null,
    note: "",
    creatorIds: [CREATOR],
  });
});

test("a budget is money, and a goal is money or a count", () => {
  const given = { ...fields, budget: "5000", goal: "1200" };
  expect(form.parse({ ...given, goalKind: "net" }).campaign).toMatchObject({
    budgetMinor: 500_000n,
    goal: { kind: "net", minor: 120_000n },
  });
  expect(form.parse({ ...given, goalKind: "orders" }).campaign.goal).toEqual({
    kind: "orders",
    count: 1_200,
  });
  expect(form.parse(given).campaign.goal).toBeNull();
});

test.each([
  [{ name: "" }, { name: "Enter a name." }],
  [{ startsOn: "2026-02-30" }, { startsOn: "Enter a day that exists, such as 2026-11-30." }],
  [{ endsOn: "2026-11-19" }, { endsOn: "Choose a last day that is not before the first." }],
  [{ budget: "0" }, { budget: "Enter an amount above zero." }],
  [{ goalKind: "net", goal: "x" }, { goal: "Enter an amount in USD, such as 10." }],
  [{ goalKind: "orders", goal: "0" }, { goal: "Enter a whole number of orders, such as 40." }],
  [{ goalKind: "posts" }, { goalKind: "Choose one of the list." }],
  [{ note: "a\u0000" }, { note: "Use plain text." }],
  [{ note: "a".repeat(2_001) }, { note: "Use at most 2000 characters." }],
  [{ creatorIds: [] }, { creatorIds: "Choose at least one creator." }],
  [{ creatorIds: ["x"] }, { creatorIds: "Choose at least one creator." }],
])("%o is refused at its field", (given, faults) => {
  expect(faultsOf(given)).toEqual(faults);
});
