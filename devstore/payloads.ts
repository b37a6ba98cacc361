// Webhook bodies in the shapes of Shopify's samples. Ids are written as JSON numbers, also those above 2^53.
import { currentQuantityOf, type LineDelta, quantityOf } from "./agreements.ts";
import type { Customer } from "./customer-model.ts";
import type { Discount, RedeemCode } from "./discount-model.ts";
import { statusOf } from "./discounts.ts";
import { fulfilmentStatusOf } from "./fulfilment-status.ts";
import { add, decimalOf, percentOf, ZERO } from "./money.ts";
import { figuresOf, totalOf } from "./orders.ts";
import { type Bag, gid, type Line, newId, type Order, type Refund, type Shop } from "./state.ts";

type RawJson = JSON & { rawJSON(text: string): unknown };

/** An id as a JSON number with all its digits. */
export function number(id: string): unknown {
  return (JSON as RawJson).rawJSON(id);
}

const offsets = new Map<string, Intl.DateTimeFormat>();

/** An instant as Shopify's REST bodies write it, in the shop's zone: "2026-11-22T04:52:08-05:00". */
export function localIso(instant: string, zone: string): string {
  let format = offsets.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
    offsets.set(zone, format);
  }
  const at = new Date(instant);
  const name = format.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "00", minutes = "00"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -60_000 : 60_000);
  const local = new Date(at.getTime() + shift).toISOString().slice(0, 19);
  return `${local}${sign}${hours}:${minutes}`;
}

type OrderField = (order: Order, shop: Shop) => unknown;

function set(bag: Bag, order: Order) {
  return {
    shop_money: { amount: decimalOf(bag.shop, order.currency), currency_code: order.currency },
    presentment_money: {
      amount: decimalOf(bag.presentment, order.presentmentCurrency),
      currency_code: order.presentmentCurrency,
    },
  };
}

const shopMoney = (minor: bigint, order: Order) => decimalOf(minor, order.currency);
const ORDERED = ["ORDER"];

const discountOf = (line: Line) => add(ZERO, ...line.allocations.map(({ amount }) => amount));

const ORDER_FIELDS: Readonly<Record<string, OrderField>> = {
  id: ({ id }) => number(id),
  admin_graphql_api_id: ({ id }) => gid("Order", id),
  cancel_reason: ({ cancelReason }) => cancelReason?.toLowerCase() ?? null,
  cancelled_at: (order, shop) => order.cancelledAt && localIso(order.cancelledAt, shop.zone),
  cart_token: ({ cartToken }) => cartToken,
  checkout_token: ({ checkoutToken }) => checkoutToken,
  confirmed: () => true,
  created_at: (order, shop) => localIso(order.createdAt, shop.zone),
  currency: ({ currency }) => currency,
  current_total_price: (order) => shopMoney(totalOf(order).shop, order),
  current_total_price_set: (order) => set(totalOf(order), order),
  current_total_tax: (order) => shopMoney(figuresOf(order).tax, order),
  discount_applications: (order) => order.applications.map((one) => application(one, order)),
  discount_codes: (order) =>
    order.applications
      .filter(({ kind }) => kind !== "automatic")
      .map(({ title, index, value }) => ({
        code: title,
        amount: shopMoney(allocatedTo(order, index), order),
        type: value.kind === "percentage" ? "percentage" : "fixed_amount",
      })),
  financial_status: ({ financialStatus }) => financialStatus.toLowerCase(),
  fulfillment_status: (order) => {
    const status = fulfilmentStatusOf(order);
    return status === "FULFILLED" ? "fulfilled" : status === "UNFULFILLED" ? null : "partial";
  },
  landing_site: ({ landingSite }) => landingSite,
  line_items: (order) => order.lines.map((line) => lineItem(line, order)),
  name: ({ name }) => name,
  note: () => null,
  note_attributes: ({ attributes }) => attributes,
  number: ({ number: n }) => n - 1000,
  order_number: ({ number: n }) => n,
  presentment_currency: ({ presentmentCurrency }) => presentmentCurrency,
  processed_at: (order, shop) => localIso(order.processedAt, shop.zone),
  referring_site: ({ referringSite }) => referringSite,
  refunds: (order, shop) => order.refunds.map((refund) => refundPayload(shop, order, refund)),
  source_name: ({ sourceName }) => sourceName,
  taxes_included: ({ taxesIncluded }) => taxesIncluded,
  test: ({ test }) => test,
  total_discounts: (order) =>
    shopMoney(
      order.lines.reduce((sum, line) => sum + discountOf(line).shop, 0n),
      order,
    ),
  total_price: (order) => shopMoney(totalOf(order, ORDERED).shop, order),
  total_price_set: (order) => set(totalOf(order, ORDERED), order),
  total_shipping_price_set: (order) => set(add(order.shipping.net, order.shipping.tax), order),
  total_tip_received: (order) => shopMoney(order.tip.shop, order),
  updated_at: (order, shop) => localIso(order.updatedAt, shop.zone),
  customer: ({ customerId }) =>
    customerId && { id: number(customerId), admin_graphql_api_id: gid("Customer", customerId) },
};

function allocatedTo(order: Order, index: number): bigint {
  return order.lines
    .flatMap((line) => line.allocations)
    .reduce((sum, part) => (part.index === index ? sum + part.amount.shop : sum), 0n);
}

function application(one: Order["applications"][number], order: Order) {
  const { kind, title, value } = one;
  return {
    target_type: "line_item",
    type: kind === "code" ? "discount_code" : kind,
    value:
      value.kind === "percentage"
        ? percentOf(value.percentage).toFixed(1)
        : decimalOf(value.amount.shop, order.currency),
    value_type: value.kind === "percentage" ? "percentage" : "fixed_amount",
    allocation_method: one.allocationMethod.toLowerCase(),
    target_selection: one.targetSelection.toLowerCase(),
    ...(kind === "code" ? { code: title } : { title }),
  };
}

function lineItem(line: Line, order: Order) {
  return {
    id: number(line.id),
    admin_graphql_api_id: gid("LineItem", line.id),
    current_quantity: currentQuantityOf(line),
    gift_card: line.isGiftCard,
    name: line.title,
    price: decimalOf(line.unitPrice.shop, order.currency),
    price_set: set(line.unitPrice, order),
    product_id: line.productId ? number(line.productId) : null,
    quantity: quantityOf(line),
    sku: line.sku || null,
    title: line.title,
    total_discount: "0.00",
    variant_id: line.variantId ? number(line.variantId) : null,
    discount_allocations: line.allocations.map(({ index, amount }) => ({
      amount: decimalOf(amount.shop, order.currency),
      amount_set: set(amount, order),
      discount_application_index: index,
    })),
  };
}

/** The body of the order topics; with `fields`, only those. */
export function orderPayload(shop: Shop, order: Order, fields: readonly string[] | null): unknown {
  const payload: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(ORDER_FIELDS))
    if (!fields || fields.includes(name)) payload[name] = field(order, shop);
  return payload;
}

export function refundPayload(shop: Shop, order: Order, refund: Refund): Record<string, unknown> {
  const { adjustment, shipping } = refund;
  return {
    id: number(refund.id),
    admin_graphql_api_id: gid("Refund", refund.id),
    order_id: number(order.id),
    created_at: localIso(refund.createdAt, shop.zone),
    processed_at: localIso(refund.processedAt, shop.zone),
    note: refund.note,
    refund_line_items: refund.lines.map((line) => ({
      id: number(line.id),
      line_item_id: number(line.lineId),
      quantity: line.quantity,
      restock_type: line.restock ? "return" : "no_restock",
      subtotal_set: set(line.subtotal, order),
      total_tax_set: set(line.tax, order),
    })),
    refund_shipping_lines: shipping
      ? [{ id: number(shipping.id), subtotal_amount_set: set(shipping.subtotal, order) }]
      : [],
    order_adjustments: adjustment
      ? [
          {
            id: number(adjustment.id),
            kind: "refund_discrepancy",
            amount: decimalOf(adjustment.amount.shop, order.currency),
            amount_set: set(adjustment.amount, order),
            tax_amount: decimalOf(0n, order.currency),
          },
        ]
      : [],
    transactions: [],
  };
}

/** orders/edited is not shaped as an order: it only names it. */
export function editPayload(shop: Shop, order: Order, deltas: readonly LineDelta[]): unknown {
  const list = (sign: 1 | -1) =>
    deltas
      .filter(({ delta }) => delta * sign > 0)
      .map(({ lineId, delta }) => ({ id: number(lineId), delta: delta * sign }));
  return {
    order_edit: {
      id: number(newId()),
      app_id: null,
      created_at: localIso(order.updatedAt, shop.zone),
      committed_at: localIso(order.updatedAt, shop.zone),
      notify_customer: false,
      order_id: number(order.id),
      staff_note: "",
      user_id: null,
      line_items: { additions: list(1), removals: list(-1) },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}

export function discountPayload(shop: Shop, discount: Discount) {
  return {
    admin_graphql_api_id: gid("DiscountCodeNode", discount.id),
    title: discount.title,
    status: statusOf(discount, Date.now()),
    created_at: localIso(discount.createdAt, shop.zone),
    updated_at: localIso(discount.updatedAt, shop.zone),
  };
}

export function redeemCodePayload(discount: Discount, redeemCode: RedeemCode) {
  return {
    admin_graphql_api_id: gid("DiscountCodeNode", discount.id),
    redeem_code: { id: gid("DiscountRedeemCode", redeemCode.id), code: redeemCode.code },
    updated_at: discount.updatedAt,
  };
}

export function shopPayload(shop: Shop) {
  return {
    id: number(shop.id),
    name: shop.name,
    email: `owner@${shop.handle}.example.com`,
    currency: shop.currency,
    iana_timezone: shop.zone,
    myshopify_domain: shop.domain,
    plan_name: shop.plan,
    taxes_included: shop.taxesIncluded,
    created_at: localIso(shop.createdAt, shop.zone),
    updated_at: localIso(new Date().toISOString(), shop.zone),
  };
}

/** The bodies of the three compliance topics; customers/* need the customer. */
export function compliancePayload(shop: Shop, topic: string, customer: Customer | null) {
  const common = { shop_id: number(shop.id), shop_domain: shop.domain };
  if (topic === "shop/redact" || !customer) return common;
  const orders = [...shop.orders.values()]
    .filter((order) => order.customerId === customer.id)
    .map((order) => number(order.id));
  const person = { id: number(customer.id), email: customer.email, phone: null };
  return topic === "customers/redact"
    ? { ...common, customer: person, orders_to_redact: orders }
    : {
        ...common,
        customer: person,
        orders_requested: orders,
        data_request: { id: number(newId()) },
      };
}
