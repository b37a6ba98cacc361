import { expect, test } from "vitest";
import {
  days,
  describeOpenHold,
  describeTerms,
  describeWindow,
  holdEndsAt,
  isSameTerms,
  type Terms,
  type TermsValues,
  termsInForce,
} from "#app/programs/terms.ts";
import { termsValues } from "../support/terms.ts";

const rate = termsValues();
const flat: TermsValues = { ...rate, kind: "flat", rateBasisPoints: null, flatMinor: 500n };

const at = (day: string) => new Date(`2026-${day}T12:00:00Z`);
const version = (number: number, validFrom: string): Terms => ({
  ...rate,
  id: `terms-${number}`,
  offerId: "offer",
  version: number,
  validFrom: new Date(validFrom),
});
const versions = [
  version(3, "2026-09-01T00:00:00Z"),
  version(1, "2026-03-01T00:00:00Z"),
  version(2, "2026-06-01T00:00:00Z"),
];

test.each([
  ["2026-01-01T00:00:00Z", 1, "before the first version begins, the first counts"],
  ["2026-05-31T23:59:59.999Z", 1, "until the next one begins"],
  ["2026-06-01T00:00:00Z", 2, "from its first instant"],
  ["2026-12-01T00:00:00Z", 3, "the latest goes on"],
])("at %s version %i is in force: %s", (at, number) => {
  expect(termsInForce(versions, new Date(at)).version).toBe(number);
});

test("an offer without terms is a bug", () => {
  expect(() => termsInForce([], new Date(0))).toThrow("an offer has terms");
});

const placed = { processedAt: at("05-01"), fulfilledAt: null, deliveredAt: null };
const sent = { ...placed, fulfilledAt: at("05-04") };
const arrived = { ...sent, deliveredAt: at("05-07") };

test.each([
  ["order", placed, at("05-31")],
  ["order", arrived, at("05-31")],
  ["fulfilment", placed, null],
  ["fulfilment", sent, at("06-03")],
  ["fulfilment", arrived, at("06-03")],
  ["delivery", placed, null],
  ["delivery", sent, at("06-17")], // no word of the carrier: 14 days, then 30
  ["delivery", arrived, at("06-06")],
] as const)(
  "a hold of 30 days from %s ends by what is known of the parcel (%#)",
  (holdBasis, order, end) => {
    expect(holdEndsAt({ holdBasis, holdDays: 30 }, order)).toEqual(end);
  },
);

test("terms are the same only when every value is", () => {
  expect(isSameTerms(rate, { ...rate })).toBe(true);
  const others = [
    flat,
    { ...rate, rateBasisPoints: 1201 },
    { ...rate, holdDays: 29 },
    { ...rate, holdBasis: "delivery" as const },
    { ...rate, flatOnRefund: "share" as const },
    { ...rate, windowDays: 7 },
  ];
  for (const other of others) expect(isSameTerms(rate, other)).toBe(false);
});

test("terms read as a merchant would say them", () => {
  expect(describeTerms(rate, "USD")).toBe("12 % of net sales, held 30 days");
  expect(describeTerms({ ...rate, rateBasisPoints: 1250, holdDays: 1 }, "USD")).toBe(
    "12.5 % of net sales, held 1 day",
  );
  expect(describeTerms({ ...flat, holdDays: 0 }, "USD")).toBe("$5.00 an order, not held");
  expect(describeTerms({ ...flat, flatOnRefund: "share", holdBasis: "delivery" }, "USD")).toBe(
    "$5.00 an order, less the share that is refunded, held 30 days from delivery",
  );
  expect(describeTerms({ ...rate, holdDays: 0, holdBasis: "fulfilment" }, "USD")).toBe(
    "12 % of net sales, held until fulfilment",
  );
  expect(describeOpenHold({ holdDays: 14, holdBasis: "delivery" })).toBe("14 days after delivery");
  expect(describeOpenHold({ holdDays: 0, holdBasis: "fulfilment" })).toBe("At fulfilment");
  expect(describeWindow(rate)).toBe("Links count for 30 days");
  expect(days(1)).toBe("1 day");
});
