import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { localIso, orderPayload, refundPayload } from "../../devstore/payloads.ts";
import { placeOrder } from "../../devstore/place-order.ts";
import { refundOrder } from "../../devstore/refund-order.ts";
import { testCode, testShop } from "./shop.ts";

test("instants are written in the shop's zone, on both sides of a clock change", () => {
  expect(localIso("2026-11-01T05:30:00.000Z", "America/New_York")).toBe(
    "2026-11-01T01:30:00-04:00",
  );
  expect(localIso("2026-11-01T06:30:00.000Z", "America/New_York")).toBe(
    "2026-11-01T01:30:00-05:00",
  );
  expect(localIso("2026-07-01T00:00:00.000Z", "Asia/Kolkata")).toBe("2026-07-01T05:30:00+05:30");
  expect(localIso("2026-07-01T00:00:00.000Z", "UTC")).toBe("2026-07-01T00:00:00+00:00");
});

test("an order's body says what was bought, with codes and allocations by index", () => {
  const shop = testShop({ zone: "UTC" });
  testCode(shop, "SEVEN", { value: { kind: "percentage", percentage: 0.07 } });
  const { order } = placeOrder(shop, {
    lines: [{ sku: "SERUM", quantity: 1 }],
    codes: ["seven"],
    landingSite: "/?utm_source=x",
    attributes: [{ name: "_creator_ref", value: "12n" }],
  });
  const body = JSON.parse(JSON.stringify(orderPayload(shop, order, null)));
  expect(body).toMatchObject({
    ...{ id: Number(order.id), name: "#1001", financial_status: "paid", total_price: "37.20" },
    ...{ landing_site: "/?utm_source=x", source_name: "web", test: false },
    discount_codes: [{ code: "seven", amount: "2.80", type: "percentage" }],
    discount_applications: [{ type: "discount_code", code: "seven", value: "7.0" }],
    line_items: [
      { sku: "SERUM", discount_allocations: [{ amount: "2.80", discount_application_index: 0 }] },
    ],
    note_attributes: [{ name: "_creator_ref", value: "12n" }],
  });
});

test("a refund's body names its order, its pieces and what belongs to no piece", () => {
  const shop = testShop();
  const { order } = placeOrder(shop, { lines: [{ sku: "SERUM", quantity: 2 }], shipping: "5" });
  const refund = refundOrder(shop, order, {
    ...{ lines: [{ line: "SERUM", quantity: 1, restock: false }], shipping: "2", amount: "1.50" },
  });
  expect(JSON.parse(JSON.stringify(refundPayload(shop, order, refund)))).toMatchObject({
    order_id: Number(order.id),
    refund_line_items: [
      {
        quantity: 1,
        restock_type: "no_restock",
        subtotal_set: { shop_money: { amount: "40.00" } },
      },
    ],
    refund_shipping_lines: [{ subtotal_amount_set: { shop_money: { amount: "2.00" } } }],
    order_adjustments: [{ kind: "refund_discrepancy", amount: "-1.50" }],
  });
});

function sample(name: string): Record<string, unknown> {
  const file = new URL(`../shopify/payloads/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

const keysOf = (value: unknown) => Object.keys(Object(Array.isArray(value) ? value[0] : value));

test("bodies have no field that Shopify's samples do not have", () => {
  const shop = testShop();
  const { order } = placeOrder(shop, { lines: [{ sku: "SERUM", quantity: 2 }] });
  const refund = refundOrder(shop, order, { lines: [{ line: "SERUM", quantity: 1 }] });
  const [body, refundBody] = [orderPayload(shop, order, null), refundPayload(shop, order, refund)];
  const ofOrder = sample("docs_2026-07_orders_create");
  const ofRefund = sample("docs_2026-07_refunds_create");
  expect(keysOf(ofOrder)).toEqual(expect.arrayContaining(keysOf(body)));
  expect(keysOf(ofOrder.line_items)).toEqual(
    expect.arrayContaining(keysOf(Object(body).line_items)),
  );
  expect(keysOf(ofRefund)).toEqual(expect.arrayContaining(keysOf(refundBody)));
  expect(keysOf(ofRefund.refund_line_items)).toEqual(
    expect.arrayContaining(keysOf(refundBody.refund_line_items)),
  );
});
