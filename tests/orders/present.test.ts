import { expect, test } from "vitest";
import { exclusionWords, flagsOf, saleWords } from "#app/orders/present.ts";

test("an ordinary order has no flag", () => {
  expect(flagsOf({ exclusion: null, isRefunded: false, sourceName: "web" })).toEqual([]);
  expect(flagsOf({ exclusion: null, isRefunded: false, sourceName: "755357713" })).toEqual([]);
});

test("flags say why an order counts nothing, what came back and where it was made", () => {
  const flags = flagsOf({ exclusion: "cancelled", isRefunded: true, sourceName: "pos" });
  expect(flags.map(({ text }) => text)).toEqual(["Cancelled", "Refunded", "POS"]);
  const [draft] = flagsOf({
    exclusion: null,
    isRefunded: false,
    sourceName: "shopify_draft_order",
  });
  expect(draft?.text).toBe("Draft");
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
  ["UNKNOWN", "UNKNOWN", "UNKNOWN", "Other changed"],
])("a sale of %s by %s, %s is %j", (lineType, reason, actionType, words) => {
  expect(saleWords({ lineType, reason, actionType })).toBe(words);
});
