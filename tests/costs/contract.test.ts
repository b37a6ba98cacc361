import { expect, test } from "vitest";
import { costForm } from "#app/costs/contract.ts";

const fee = {
  id: "0199f5a0-0000-7000-8000-000000000001",
  creatorId: "0199f5a0-0000-7000-8000-000000000002",
  kind: "fee",
  amount: "250",
  incurredOn: "2026-11-04",
};
const gift = { ...fee, kind: "gift", amount: "", quantity: "2" };
const variantGid = "gid://shopify/ProductVariant/42";

const messageOf = (form: object, currency = "USD") => {
  const parsed = costForm(currency).safeParse(form);
  return parsed.success
    ? null
    : `${parsed.error.issues[0]?.path}: ${parsed.error.issues[0]?.message}`;
};

test("a fee comes out in minor units of the shop's currency", () => {
  expect(costForm("USD").parse(fee)).toMatchObject({ amount: 25_000n, note: "" });
  expect(costForm("JPY").parse(fee)).toMatchObject({ amount: 250n });
  expect(costForm("KWD").parse({ ...fee, amount: "1.234" })).toMatchObject({ amount: 1234n });
});

test.each([
  ["-1", "amount: Enter an amount in USD, like 250"],
  ["1.234", "amount: Enter an amount in USD, like 250"],
  ["1,50", "amount: Enter an amount in USD, like 250"],
  ["1e3", "amount: Enter an amount in USD, like 250"],
  ["1234567890123", "amount: Enter an amount in USD, like 250"],
  ["", "amount: Enter an amount"],
])("an amount of %j is a field error", (amount, message) => {
  expect(messageOf({ ...fee, amount })).toBe(message);
});

test.each(["2026-02-29", "2026-13-01", "04/11/2026", "", "0026-01-01"])(
  "%j is no date",
  (incurredOn) => {
    expect(messageOf({ ...fee, incurredOn })).toBe("incurredOn: Enter a real date, as YYYY-MM-DD");
  },
);

test("a gift needs how many, and what it costs from Shopify or by hand", () => {
  expect(costForm("USD").parse({ ...gift, variantGid })).toMatchObject({
    quantity: 2,
    amount: null,
  });
  expect(costForm("USD").parse({ ...gift, amount: "9.80" })).toMatchObject({ amount: 980n });
  expect(messageOf(gift)).toBe("variantGid: Choose a product, or enter what one piece costs you");
  expect(messageOf({ ...gift, variantGid, quantity: undefined })).toBe("quantity: Enter how many");
});

test.each(["0", "-2", "1.5", "10001", "many"])("a quantity of %j is a field error", (quantity) => {
  expect(messageOf({ ...gift, variantGid, quantity })).toMatch(/^quantity: /);
});

test("a note of 10,000 characters or with a NUL is a field error; markup is text", () => {
  expect(messageOf({ ...fee, note: "x".repeat(10_000) })).toBe("note: At most 500 characters");
  expect(messageOf({ ...fee, note: "a\u0000b" })).toBe("note: Use one line of plain text");
  expect(messageOf({ ...fee, note: "<script>alert(1)</script>" })).toBeNull();
});

test("ids of another shape are refused", () => {
  expect(messageOf({ ...fee, creatorId: "1 or 1=1" })).toBe("creatorId: Choose a creator");
  expect(messageOf({ ...gift, variantGid: "gid://shopify/Order/1" })).toBe(
    "variantGid: Choose a product",
  );
});
