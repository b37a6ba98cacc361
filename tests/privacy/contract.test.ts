import { expect, test } from "vitest";
import { dataRequest, redactRequest, retentionForm } from "#app/privacy/contract.ts";

const customer = { id: 191167, email: "john@example.com", phone: "555-625-1199" };

test("a data request keeps ids alone: e-mail and phone do not come through", () => {
  const payload = {
    shop_id: 954889,
    shop_domain: "demo.myshopify.com",
    customer,
    orders_requested: [299938, 280263],
    data_request: { id: 9999 },
  };
  expect(dataRequest.parse(payload)).toEqual({
    customer: { customerGid: "gid://shopify/Customer/191167" },
    orders_requested: ["gid://shopify/Order/299938", "gid://shopify/Order/280263"],
    data_request: { id: "9999" },
  });
});

test("a redaction without orders is one of the customer alone", () => {
  expect(redactRequest.parse({ customer })).toEqual({
    customer: { customerGid: "gid://shopify/Customer/191167" },
    orders_to_redact: [],
  });
});

test("an order's id that JSON rounded is left out, and the request is still done", () => {
  const payload = {
    customer,
    orders_to_redact: [JSON.parse("820982911946154508"), 299938, "820982911946154508"],
  };
  expect(redactRequest.parse(payload).orders_to_redact).toEqual([
    "gid://shopify/Order/299938",
    "gid://shopify/Order/820982911946154508",
  ]);
});

test.each([{}, { customer: {} }, { customer: { id: -1 } }, { customer: { id: "1 or 1=1" } }])(
  "%j is no redaction",
  (payload) => {
    expect(redactRequest.safeParse(payload).success).toBe(false);
  },
);

test.each([
  ["2", 2],
  [" 365 ", 365],
  ["1", null],
  ["366", null],
  ["2.5", null],
  ["-3", null],
  ["", null],
  ["1e2", null],
])("messages can be kept from two days to a year: %j", (messageDays, days) => {
  const parsed = retentionForm.safeParse({ messageDays });
  expect(parsed.success ? parsed.data.messageDays : null).toBe(days);
});
