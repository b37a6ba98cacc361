import { expect, test } from "vitest";
import {
  countWords,
  exclusionWords,
  type Flagged,
  flagsOf,
  kindWords,
  paymentWords,
  saleWords,
} from "#app/orders/present.ts";

const flags = (given: Partial<Flagged>) =>
  flagsOf({
    exclusion: null,
    isRefunded: false,
    isPaid: true,
    isSubscription: false,
    isExchange: false,
    sourceName: "web",
    ...given,
  }).map(({ text }) => text);

test("an ordinary order has no flag", () => {
  expect(flags({})).toEqual([]);
  expect(flags({ sourceName: "755357713" })).toEqual([]);
});

test("flags say why an order counts nothing, what is awaited, what came back, and how it was made", () => {
  expect(flags({ exclusion: "cancelled", isRefunded: true, sourceName: "pos" })).toEqual([
    "Cancelled",
    "Refunded",
    "POS",
  ]);
  expect(flags({ isPaid: false, isExchange: true, isSubscription: true })).toEqual([
    "Unpaid",
    "Exchange",
    "Subscription",
  ]);
  expect(flags({ sourceName: "shopify_draft_order" })).toEqual(["Draft"]);
  // Of an order that counts nothing no payment is awaited.
  expect(flags({ exclusion: "voided", isPaid: false })).toEqual(["Voided"]);
});

test.each([
  ["PENDING", false, "Not paid yet: commission waits for the payment."],
  [
    "AUTHORIZED",
    false,
    "The payment is authorised, not received: commission waits for the payment.",
  ],
  ["PARTIALLY_PAID", false, "Paid in part: commission waits for the rest."],
  ["EXPIRED", false, "The authorised payment ran out unused: commission waits for a payment."],
  [null, false, "Not paid yet: commission waits for the payment."],
  [
    "PARTIALLY_PAID",
    true,
    "An edit added an amount that is not paid yet. The order as placed is paid, so its commission counts.",
  ],
  ["PAID", true, null],
])("a payment that is %s, counted as paid %s, says %j", (financialStatus, isPaid, words) => {
  expect(paymentWords({ exclusion: null, isPaid, financialStatus })).toBe(words);
  expect(paymentWords({ exclusion: "cancelled", isPaid, financialStatus })).toBeNull();
});

test("an order that counts nothing says why, any other nothing", () => {
  expect([exclusionWords("test"), exclusionWords(null)]).toEqual([
    "A test order counts nothing.",
    null,
  ]);
});

test.each([
  ["PRODUCT", "ORDER", "ORDER", "Product ordered"],
  ["SHIPPING", "REFUND", "RETURN", "Shipping refunded"],
  ["PRODUCT", "ORDER_EDIT", "RETURN", "Product taken out by an edit"],
  ["ADJUSTMENT", "REFUND", "RETURN", "Amount without a product refunded"],
  ["PRODUCT", "RETURN", "ORDER", "Product given in exchange"],
  ["UNKNOWN", "UNKNOWN", "UNKNOWN", "Other changed"],
])("a sale of %s by %s, %s is %j", (lineType, reason, actionType, words) => {
  expect(saleWords({ lineType, reason, actionType })).toBe(words);
});

test("a sale of a named product says its name", () => {
  const sale = { lineType: "PRODUCT", reason: "REFUND", actionType: "RETURN" };
  expect(saleWords(sale, "Serum")).toBe("Serum refunded");
  expect([kindWords("GIFT_CARD"), kindWords("SOMETHING_NEW")]).toEqual(["Gift card", "Other"]);
});

test("a count says where it stopped", () => {
  expect([1, 9_876, 10_000, 10_001].map((count) => countWords(count, 10_000))).toEqual([
    "1 order",
    "9,876 orders",
    "10,000 orders",
    "10,000+ orders",
  ]);
});
