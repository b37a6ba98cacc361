import { expect, test } from "vitest";
import {
  describeChanges,
  describeEarning,
  type EarningEntry,
  reasonForCreator,
} from "#app/portal/earning.ts";

const ZONE = "America/New_York";
const entry = (given: Partial<EarningEntry> = {}): EarningEntry => ({
  amountMinor: 1116n,
  currency: "USD",
  occurredAt: new Date("2026-11-03T15:00:00Z"),
  payableAt: new Date("2026-12-03T15:00:00Z"),
  hold: null,
  isApproved: false,
  payout: null,
  ...given,
});
const approved = { isApproved: true };
const paid = {
  ...approved,
  payout: { state: "paid", paidAt: new Date("2026-12-05T12:00:00Z") },
} as const;
const leaving = { ...approved, payout: { state: "open", paidAt: null } } as const;

test.each<[string, EarningEntry[], string]>([
  ["an order on hold names its day", [entry()], "Becomes payable on 3 Dec 2026"],
  [
    "the day is the shop's",
    [entry({ payableAt: new Date("2026-12-03T04:59:59Z") })],
    "Becomes payable on 2 Dec 2026",
  ],
  [
    "an order that is not sent yet says what it waits for",
    [entry({ payableAt: null, hold: { holdBasis: "fulfilment", holdDays: 14 } })],
    "Becomes payable 14 days after the order is sent",
  ],
  [
    "one that has not arrived, too, though an earlier part has its day",
    [entry(), entry({ payableAt: null, hold: { holdBasis: "delivery", holdDays: 1 } })],
    "Becomes payable 1 day after the order has arrived",
  ],
  [
    "without days it waits for the parcel alone",
    [entry({ payableAt: null, hold: { holdBasis: "delivery", holdDays: 0 } })],
    "Becomes payable once the order has arrived",
  ],
  ["an approved order is paid next", [entry(approved)], "To be paid next"],
  ["an order in a batch is in payout", [entry(leaving)], "In payout"],
  ["a paid order names the day", [entry(paid)], "Paid on 5 Dec 2026"],
  [
    "a refund after the payout comes off the next one",
    [entry(paid), entry({ ...approved, amountMinor: -425n })],
    "Comes off your next payout",
  ],
  [
    "a refund that was netted leaves the order paid",
    [entry(paid), entry({ ...paid, amountMinor: -425n })],
    "Paid on 5 Dec 2026",
  ],
  [
    "an order refunded in full before its payout pays nothing",
    [entry(), entry({ amountMinor: -1116n })],
    "Nothing left to pay",
  ],
])("%s", (_, entries, text) => {
  expect(describeEarning(entries, ZONE).text).toBe(text);
});

test("changes are named with their amount and day, in the order in which they happened", () => {
  const entries = [
    entry({ amountMinor: -410n, occurredAt: new Date("2026-11-15T15:00:00Z") }),
    entry(),
    entry({ amountMinor: 225n, occurredAt: new Date("2026-11-08T15:00:00Z") }),
  ];
  expect(describeChanges(entries, ZONE)).toEqual([
    "Added: $2.25 on 8 Nov 2026",
    "Refunded: −$4.10 on 15 Nov 2026",
  ]);
  expect(describeChanges([entry()], ZONE)).toEqual([]);
});

test.each([
  [{ kind: "code", code: "ANNA10" }, "Your code ANNA10 was used."],
  [
    { kind: "hand", note: "ordered by phone" },
    "The shop credited this order to you: “ordered by phone”.",
  ],
  [{ kind: "link", clickedAt: null }, "Someone came through your link."],
  [
    { kind: "link", clickedAt: "2026-11-02T15:00:01.000Z" },
    "Someone came through your link within the day before.",
  ],
  [
    { kind: "link", clickedAt: "2026-11-02T15:00:00.000Z" },
    "Someone came through your link a day before.",
  ],
  [
    { kind: "link", clickedAt: "2026-10-31T12:00:00.000Z" },
    "Someone came through your link 3 days before.",
  ],
  [null, "This order is no longer credited to you."],
] as const)("the reason of %j names no shopper", (trace, sentence) => {
  expect(reasonForCreator(trace, new Date("2026-11-03T15:00:00Z"))).toBe(sentence);
});
