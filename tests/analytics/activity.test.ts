import { expect, test } from "vitest";
import { activityOf, ageText, type Happening, sentenceOf } from "#app/analytics/activity.ts";

const NOW = new Date("2026-11-24T15:42:00Z");
const happening = (some: Partial<Happening>): Happening => ({
  kind: "earned",
  creatorId: "c1",
  creator: "Anna Berg",
  orderId: "o1",
  order: "#1043",
  amountMinor: 420n,
  entries: 1,
  at: NOW,
  ...some,
});

test.each<[Partial<Happening>, string]>([
  [{}, "Anna Berg earned $4.20 on order #1043."],
  [{ kind: "adjustment" }, "Order #1043 grew: $4.20 more for Anna Berg."],
  [
    { kind: "reversal", amountMinor: -110n },
    "Order #1043 was refunded or changed: $1.10 less for Anna Berg.",
  ],
  [{ kind: "payout", amountMinor: -916n, orderId: null, order: null }, "Anna Berg was paid $9.16."],
  [{ kind: "approved", entries: 3 }, "$4.20 became payable to Anna Berg (3 entries)."],
  [
    { kind: "approved", amountMinor: -425n },
    "$4.25 was taken off what is payable to Anna Berg (1 entry).",
  ],
])("%o reads: %s", (some, sentence) => {
  expect(sentenceOf(happening(some), "USD")).toBe(sentence);
});

test.each([
  ["2026-11-24T15:41:30Z", "just now"],
  ["2026-11-24T15:41:00Z", "1 minute ago"],
  ["2026-11-24T14:43:00Z", "59 minutes ago"],
  ["2026-11-24T13:00:00Z", "2 hours ago"],
  ["2026-11-23T15:42:00Z", "1 day ago"],
  ["2026-11-17T15:42:00Z", "7 days ago"],
  ["2026-11-16T03:00:00Z", "15 Nov 2026"], // still the 15th in New York
])("%s is %s", (at, age) => {
  expect(ageText(new Date(at), NOW, "America/New_York")).toBe(age);
});

test("the newest come first, and lead to their order or creator", () => {
  const items = activityOf(
    [
      happening({ at: new Date("2026-11-24T12:00:00Z") }),
      happening({ kind: "approved", orderId: null, order: null, at: NOW }),
      happening({ at: new Date("2026-11-20T12:00:00Z") }),
    ],
    { currency: "USD", zone: "America/New_York", now: NOW, countMax: 2 },
  );
  expect(items.map(({ url, age, exact }) => ({ url, age, exact }))).toEqual([
    { url: "/app/creators/c1", age: "just now", exact: "24 Nov 2026, 10:42" },
    { url: "/app/orders/o1", age: "3 hours ago", exact: "24 Nov 2026, 07:00" },
  ]);
});
