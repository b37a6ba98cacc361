import { parseWithZod } from "@conform-to/zod/v4";
import fc from "fast-check";
import { expect, test } from "vitest";
import { offerForm, offerJobPayload } from "#app/programs/contract.ts";

const good = {
  name: "Autumn",
  valueKind: "percentage",
  value: "15",
  scope: "all",
  startsOn: "2026-09-01",
  oncePerCustomer: "on",
  commissionKind: "rate",
  rate: "12",
  holdDays: "30",
  windowDays: "30",
};

type Fields = Readonly<Record<string, string | readonly string[]>>;

function post(fields: Fields, currency = "USD") {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one);
  return parseWithZod(form, { schema: offerForm(currency) });
}

const errorsOf = (fields: Fields, currency?: string) =>
  post({ ...good, ...fields }, currency).reply().error ?? {};

test("a filled form is an offer and its terms, in basis points", () => {
  const submission = post(good);
  expect(submission.status === "success" && submission.value).toEqual({
    offer: {
      name: "Autumn",
      valueKind: "percentage",
      valueBasisPoints: 1500,
      valueMinor: null,
      scope: "all",
      scopeGids: [],
      minimumMinor: null,
      startsOn: "2026-09-01",
      endsOn: null,
      oncePerCustomer: true,
      combinesWith: [],
      appliesOnSubscription: false,
      subscriptionPayments: 1,
      usageLimit: null,
    },
    terms: {
      kind: "rate",
      rateBasisPoints: 1200,
      flatMinor: null,
      flatOnRefund: "whole",
      rules: [],
      period: null,
      minimumMinor: null,
      capMinor: null,
      contributionBasisPoints: null,
      lastOn: null,
      holdDays: 30,
      holdBasis: "order",
      windowDays: 30,
    },
  });
});

test("amounts are minor units of the shop's currency, repeated fields are lists", () => {
  const submission = post(
    {
      ...good,
      valueKind: "amount",
      value: "500",
      minimum: "5000",
      scope: "products",
      scopeGids: ["gid://shopify/Product/1", "gid://shopify/Product/1", "gid://shopify/Product/2"],
      combinesWith: ["shipping"],
      appliesOnSubscription: "on",
      commissionKind: "flat",
      flat: "250",
    },
    "JPY",
  );
  expect(submission.status === "success" && submission.value).toMatchObject({
    offer: {
      valueBasisPoints: null,
      valueMinor: 500n,
      minimumMinor: 5000n,
      scopeGids: ["gid://shopify/Product/1", "gid://shopify/Product/2"],
      combinesWith: ["shipping"],
      appliesOnSubscription: true,
    },
    terms: { kind: "flat", rateBasisPoints: null, flatMinor: 250n },
  });
});

test.each([
  [{ usageLimit: "100" }, { usageLimit: 100, subscriptionPayments: 1 }],
  [{ usageLimit: " 1,000 " }, { usageLimit: 1_000 }],
  [{ usageLimit: " " }, { usageLimit: null }],
  [{ appliesOnSubscription: "on" }, { subscriptionPayments: 1 }],
  [{ appliesOnSubscription: "on", paymentsKind: "every" }, { subscriptionPayments: 0 }],
  [
    { appliesOnSubscription: "on", paymentsKind: "some", payments: "3" },
    { subscriptionPayments: 3 },
  ],
  [
    { paymentsKind: "some", payments: "nonsense" },
    { appliesOnSubscription: false, subscriptionPayments: 1 },
  ],
  [
    { valueKind: "none", usageLimit: "5", appliesOnSubscription: "on", paymentsKind: "every" },
    { usageLimit: null, subscriptionPayments: 1 },
  ],
])("the form with %j says %j", (fields, values) => {
  const submission = post({ ...good, ...(fields as Fields) });
  expect(submission.status === "success" && submission.value.offer).toMatchObject(values);
});

test("codes without a discount are combined with every other, and may go on subscriptions", () => {
  const submission = post({
    ...good,
    ...{ valueKind: "code", value: "99", scope: "products", minimum: "30", usageLimit: "5" },
    ...{ appliesOnSubscription: "on", paymentsKind: "every" },
  });
  expect(submission.status === "success" && submission.value.offer).toMatchObject({
    ...{ valueKind: "code", valueBasisPoints: null, valueMinor: null },
    ...{ scope: "all", scopeGids: [], minimumMinor: null, usageLimit: null },
    oncePerCustomer: false,
    combinesWith: ["order", "product", "shipping"],
    ...{ appliesOnSubscription: true, subscriptionPayments: 0 },
  });
});

test("links only give the shopper nothing, whatever else was sent", () => {
  const submission = post({ ...good, valueKind: "none", value: "99", combinesWith: ["order"] });
  expect(submission.status === "success" && submission.value.offer).toMatchObject({
    valueKind: "none",
    valueBasisPoints: null,
    valueMinor: null,
    oncePerCustomer: false,
    combinesWith: [],
  });
});

test.each([
  [{ name: "" }, "name", "Enter a name."],
  [{ usageLimit: "0" }, "usageLimit", "Enter a whole number of uses from 1 to 1,000,000."],
  [{ usageLimit: "1.5" }, "usageLimit", "Enter a whole number of uses from 1 to 1,000,000."],
  [{ usageLimit: "-1" }, "usageLimit", "Enter a whole number of uses from 1 to 1,000,000."],
  [
    { appliesOnSubscription: "on", paymentsKind: "some", payments: "" },
    "payments",
    "Enter a whole number of payments from 1 to 100.",
  ],
  [{ name: "x".repeat(10_000) }, "name", "Use at most 100 characters."],
  [{ name: "<script>alert(1)</script>" }, "name", "Leave out < and >."],
  [{ name: "a\u0000b" }, "name", "Use one line of plain text."],
  [{ name: "a\u202eb" }, "name", "Use one line of plain text."],
  [{ value: "" }, "value", "Enter a percentage, such as 15 or 12.5."],
  [{ value: "101" }, "value", "Enter 100 % or less."],
  [{ value: "-5" }, "value", "Enter a percentage that is not negative."],
  [{ value: "0" }, "value", "Enter more than 0 %."],
  [{ valueKind: "amount", value: "-5" }, "value", "Enter an amount that is not negative."],
  [{ valueKind: "amount", value: "0" }, "value", "Enter an amount above zero."],
  [{ valueKind: "amount", value: "5.001" }, "value", "Enter an amount in USD, such as 10."],
  [{ valueKind: "bogus" }, "valueKind", "Choose one of the list."],
  [{ minimum: "-1" }, "minimum", "Enter an amount that is not negative."],
  [{ scope: "products" }, "scopeGids", "Choose at least one product."],
  [
    { scope: "collections", scopeGids: ["gid://shopify/Product/1"] },
    "scopeGids",
    "Choose each collection from the list.",
  ],
  [{ startsOn: "2026-02-30" }, "startsOn", "Enter a day that exists, such as 2026-11-30."],
  [{ startsOn: "0001-01-01" }, "startsOn", "Enter a day that exists, such as 2026-11-30."],
  [{ endsOn: "tomorrow" }, "endsOn", "Enter a day that exists, such as 2026-11-30."],
  [{ endsOn: "2026-08-31" }, "endsOn", "Choose a last day that is not before the first."],
  [{ rate: "100.01" }, "rate", "Enter 100 % or less."],
  [{ rate: "-1" }, "rate", "Enter a percentage that is not negative."],
  [{ commissionKind: "flat", flat: "-1" }, "flat", "Enter an amount that is not negative."],
  [{ commissionKind: "flat", flat: "" }, "flat", "Enter an amount in USD, such as 10."],
  [{ holdDays: "-1" }, "holdDays", "Enter a whole number of days from 0 to 365."],
  [{ holdDays: "1.5" }, "holdDays", "Enter a whole number of days from 0 to 365."],
  [{ windowDays: "0" }, "windowDays", "Enter a whole number of days from 1 to 365."],
  [{ combinesWith: ["order", "everything"] }, "combinesWith[1]", "Choose one of the list."],
])("bad input %# is a sentence at its field", (fields, field, sentence) => {
  expect(errorsOf(fields)[field]).toEqual([sentence]);
});

test("all faults are shown in one round", () => {
  expect(
    Object.keys(errorsOf({ name: "", value: "200", rate: "x", endsOn: "2026-13-01" })).sort(),
  ).toEqual(["endsOn", "name", "rate", "value"]);
});

test("whatever is posted, a form that passes holds only what the tables may hold", () => {
  const text = fc.oneof(fc.string(), fc.constantFrom("1", "100", "0.5", "-1", "2026-01-01"));
  fc.assert(
    fc.property(
      fc.record({
        name: text,
        value: text,
        minimum: text,
        startsOn: text,
        endsOn: text,
        rate: text,
        holdDays: text,
      }),
      (fields) => {
        const submission = post({ ...good, ...fields });
        if (submission.status !== "success") return;
        const { offer, terms } = submission.value;
        expect(offer.name.length).toBeGreaterThan(0);
        expect(offer.valueBasisPoints).toBeGreaterThan(0);
        expect(offer.valueBasisPoints).toBeLessThanOrEqual(10_000);
        expect(terms.rateBasisPoints).toBeLessThanOrEqual(10_000);
        expect(terms.holdDays).toBeGreaterThanOrEqual(0);
        if (offer.endsOn && offer.startsOn) expect(offer.endsOn >= offer.startsOn).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test("a job about an offer names both ids", () => {
  const payload = {
    shopId: "01932c07-0000-7000-8000-000000000001",
    offerId: "01932c07-0000-7000-8000-000000000002",
  };
  expect(offerJobPayload.parse(payload)).toEqual(payload);
  expect(offerJobPayload.safeParse({ shopId: "x" }).success).toBe(false);
});
