import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { kindOf, ORDER_TOPICS, subjectOf } from "#app/shopify/topics.ts";

const payload = (name: string) =>
  readFileSync(new URL(`./payloads/${name}.json`, import.meta.url), "utf8");

test.each([
  ["orders/create", "docs_2026-07_orders_create", "gid://shopify/Order/820982911946154508"],
  ["orders/paid", "docs_2026-07_orders_paid", "gid://shopify/Order/820982911946154508"],
  ["orders/edited", "docs_2026-07_orders_edited", "gid://shopify/Order/820982911946154500"],
  ["refunds/create", "docs_2026-07_refunds_create", "gid://shopify/Order/820982911946154500"],
  ["refunds/create", "shopify_docs_refund_line_items", "gid://shopify/Order/450789469"],
  ["orders/updated", "shopify_docs_order_presentment_EUR", "gid://shopify/Order/1073459976"],
  ["orders/updated", "gadget_2025-04_orders_1", "gid://shopify/Order/123"],
  ["orders/edited", "gadget_2025-04_orders_2", "gid://shopify/Order/123"],
])("%s of %s is about %s", (topic, name, gid) => {
  expect(subjectOf(topic, payload(name))).toEqual({ kind: "order", gid, shopDomain: null });
});

test("an order id that comes as a number only keeps every digit", () => {
  expect(subjectOf("orders/delete", '{"id":820982911946154508}')?.gid).toBe(
    "gid://shopify/Order/820982911946154508",
  );
  expect(subjectOf("refunds/create", '{"id":7,"order_id":9007199254740993}')?.gid).toBe(
    "gid://shopify/Order/9007199254740993",
  );
});

test("a line's order id before the order's own does not deceive", () => {
  const text = '{"transactions":[{"order_id":1}],"refund_line_items":[],"id":2,"order_id":3}';
  expect(subjectOf("refunds/create", text)?.gid).toBe("gid://shopify/Order/3");
});

test("an id of something else is no order's", () => {
  const text = '{"admin_graphql_api_id":"gid://shopify/Refund/1","id":2}';
  expect(subjectOf("orders/updated", text)?.gid).toBe("gid://shopify/Order/2");
  expect(subjectOf("refunds/create", text)).toBeNull();
});

test("an order topic whose body names no order is malformed", () => {
  expect(subjectOf("orders/create", payload("gadget_2025-04_orders_3"))).toBeNull();
  expect(subjectOf("orders/create", "{}")).toBeNull();
  expect(subjectOf("orders/create", "[]")).toBeNull();
});

test("a message keeps its subject and the shop it names itself", () => {
  expect(
    subjectOf("discounts/redeemcode_added", payload("docs_2026-07_discounts_redeemcode_added")),
  ).toEqual({ kind: "message", gid: "gid://shopify/DiscountCodeNode/1", shopDomain: null });
  expect(subjectOf("shop/redact", '{"shop_id":1,"shop_domain":"Demo.myshopify.com"}')).toEqual({
    kind: "message",
    gid: "",
    shopDomain: "demo.myshopify.com",
  });
  expect(
    subjectOf("app/uninstalled", '{"domain":"x.com","myshopify_domain":"a.myshopify.com"}'),
  ).toMatchObject({ shopDomain: "a.myshopify.com" });
});

test("a placeholder is not taken for a shop", () => {
  expect(subjectOf("shop/redact", payload("docs_2026-07_shop_redact"))?.shopDomain).toBeNull();
});

test("topics the app does not subscribe to are unknown", () => {
  for (const topic of ["", "orders", "products/update", "__proto__", "toString", "ORDERS/CREATE"])
    expect(kindOf(topic)).toBeNull();
  expect(kindOf("customers/redact")).toBe("message");
});

test("every order topic means that the order is read again", () => {
  expect(ORDER_TOPICS).toEqual([
    "orders/create",
    "orders/updated",
    "orders/paid",
    "orders/edited",
    "orders/cancelled",
    "orders/delete",
    "refunds/create",
  ]);
});
