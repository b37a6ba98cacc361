// The control API's part about orders.
import {
  type Body,
  given,
  readAmount,
  readAttributes,
  readFlag,
  readId,
  readNumber,
  readObject,
  readObjects,
  readText,
  readTexts,
} from "./control-input.ts";
import { customerInputFrom } from "./customers.ts";
import { editOrder } from "./edit-order.ts";
import { deliverOrder, fulfilOrder } from "./fulfil-order.ts";
import { decimalOf } from "./money.ts";
import { orderAnswer, salesAnswer } from "./order-answer.ts";
import type { PlaceOrderInput } from "./order-input.ts";
import { orderOf } from "./orders.ts";
import { placeOrder } from "./place-order.ts";
import { cancelOrder, captureOrder, refundOrder } from "./refund-order.ts";
import { gid, InputError, markChanged, type Order, type Shop } from "./state.ts";
import { announceOrder, silently } from "./webhooks.ts";

const PAGE_MAX = 500;

export type Answer = { status: number; body: unknown };

/** POST /control/orders and what follows it in the path; what happened silently is told by no webhook. */
export function handleOrders(shop: Shop, path: readonly string[], body: Body): Answer {
  const act = () => actOnOrders(shop, path, body);
  return readFlag(body, "silent") ? silently(act) : act();
}

function actOnOrders(shop: Shop, path: readonly string[], body: Body): Answer {
  const [id, action] = path;
  if (!id) {
    const { order, refused } = placeOrder(shop, placementFrom(body));
    return { status: 201, body: orderAnswer(shop, order, refused) };
  }
  const order = orderOf(shop, id);
  if (action === "refunds") {
    const refund = refundOrder(shop, order, refundFrom(body));
    const total = decimalOf(refund.total.shop, order.currency);
    const own = { id: refund.id, gid: gid("Refund", refund.id), total };
    return { status: 201, body: { refund: own, ...orderAnswer(shop, order) } };
  }
  if (action === "edits") editOrder(shop, order, editFrom(body));
  else if (action === "cancel")
    cancelOrder(
      shop,
      order,
      given({
        refund: readFlag(body, "refund"),
        reason: reasonFrom(body),
        processedAt: readText(body, "processedAt"),
      }),
    );
  else if (action === "capture") captureOrder(shop, order, readAmount(body, "amount"));
  else if (action === "fulfillments") fulfilOrder(shop, order, fulfilmentFrom(body));
  else if (action === "delivery") deliverOrder(shop, order, readText(body, "deliveredAt"));
  else if (action === "delete") deleteOrder(shop, order);
  else throw new InputError(`There is no action "${action}" on an order.`);
  return { status: 200, body: orderAnswer(shop, order) };
}

function deleteOrder(shop: Shop, order: Order): void {
  shop.orders.delete(order.id);
  markChanged();
  announceOrder(shop, order, ["orders/delete"]);
}

/** One order, its sales, or a page of all orders as they were placed. */
export function showOrders(shop: Shop, path: readonly string[], query: URLSearchParams): unknown {
  const [id, part] = path;
  if (id && part === "sales") return { sales: salesAnswer(orderOf(shop, id)) };
  if (id) return orderAnswer(shop, orderOf(shop, id));
  const all = [...shop.orders.values()];
  const after = query.get("after");
  const limit = Math.min(Number(query.get("limit")) || 250, PAGE_MAX);
  const start = after ? all.findIndex((order) => order.id === after) + 1 : 0;
  const page = all.slice(start, start + limit);
  const hasMore = start + limit < all.length;
  return {
    orders: page.map((order) => orderAnswer(shop, order)),
    next: hasMore ? (page.at(-1)?.id ?? null) : null,
    count: all.length,
  };
}

function placementFrom(body: Body): PlaceOrderInput {
  return {
    lines: readObjects(body, "lines").map((line) => ({
      sku: readText(line, "sku"),
      variantId: readId(line, "variantId"),
      quantity: readNumber(line, "quantity") ?? 1,
      price: readAmount(line, "price"),
      sellingPlan: readText(line, "sellingPlan"),
    })),
    codes: readTexts(body, "codes"),
    attributes: readAttributes(body, "noteAttributes"),
    customer: customerFrom(body),
    processedAt: readText(body, "processedAt"),
    createdAt: readText(body, readFlag(body, "silent") ? "processedAt" : "createdAt"),
    presentmentCurrency: readText(body, "presentmentCurrency") ?? readText(body, "currency"),
    rate: readAmount(body, "rate"),
    taxesIncluded: readFlag(body, "taxesIncluded"),
    shipping: readAmount(body, "shipping"),
    tip: readAmount(body, "tip"),
    duties: readAmount(body, "duties"),
    fees: readAmount(body, "fees"),
    paid: readAmount(body, "paid"),
    landingSite: readText(body, "landingSite"),
    referringSite: readText(body, "referringSite"),
    manualDiscount: merchantDiscountFrom(body, "manualDiscount"),
    automaticDiscount: merchantDiscountFrom(body, "automaticDiscount"),
    cartToken: readText(body, "cartToken"),
    checkoutToken: readText(body, "checkoutToken"),
    ...given({
      taxRate: readNumber(body, "taxRate"),
      source: readText(body, "source"),
      test: readFlag(body, "test"),
      financialStatus: statusFrom(body),
    }),
    ...(body.visits ? { visits: visitsFrom(body) } : {}),
  };
}

function visitsFrom(body: Body) {
  return readObjects(body, "visits").map((visit) => ({
    landingSite: readText(visit, "landingSite") ?? "/",
    referringSite: readText(visit, "referringSite"),
    ...given({ occurredAt: readText(visit, "occurredAt") }),
  }));
}

function statusFrom(body: Body): NonNullable<PlaceOrderInput["financialStatus"]> | null {
  const status = readText(body, "financialStatus")?.toLowerCase();
  if (status === undefined) return null;
  if (status === "paid" || status === "partially_paid") return status;
  if (status === "authorized" || status === "pending") return status;
  throw new InputError(`"financialStatus" is paid, partially_paid, authorized or pending.`);
}

function customerFrom(body: Body): NonNullable<PlaceOrderInput["customer"]> | null {
  const { customer } = body;
  if (customer === undefined || customer === null) return null;
  if (typeof customer === "string" || typeof customer === "number") return String(customer);
  const object = readObject(body, "customer") ?? {};
  if (object.new === true) return { new: true, ...customerInputFrom(object) };
  const id = readId(object, "id");
  if (!id) throw new InputError(`"customer" is an id, {"new": true} or null.`);
  return id;
}

function merchantDiscountFrom(body: Body, name: string) {
  const object = readObject(body, name);
  if (!object) return null;
  return {
    title: readText(object, "title") ?? "Discount",
    ...given({
      amount: readAmount(object, "amount"),
      percentage: readNumber(object, "percentage"),
    }),
  };
}

/** Lines are named by id, gid or SKU. */
function lineNameOf(line: Body): string {
  const name =
    readId(line, "lineId") ?? readId(line, "id") ?? readText(line, "sku") ?? readId(line, "line");
  if (!name) throw new InputError("A line is named by its lineId or sku.");
  return name;
}

function refundFrom(body: Body) {
  const shipping = body.shipping === true ? "all" : readAmount(body, "shipping");
  return {
    lines: readObjects(body, "lines").map((line) => ({
      line: lineNameOf(line),
      quantity: readNumber(line, "quantity") ?? 1,
      restock: readFlag(line, "restock") ?? true,
    })),
    shipping,
    amount: readAmount(body, "amount"),
    rate: readAmount(body, "rate"),
    processedAt: readText(body, "processedAt"),
    note: readText(body, "note"),
    asReturn: readFlag(body, "asReturn") ?? false,
    exchange: additionsFrom(body, "exchange"),
  };
}

function fulfilmentFrom(body: Body) {
  return {
    lines: readObjects(body, "lines").map((line) => ({
      line: lineNameOf(line),
      quantity: readNumber(line, "quantity") ?? 1,
    })),
    createdAt: readText(body, "createdAt"),
    deliveredAt: readText(body, "deliveredAt"),
  };
}

const additionsFrom = (body: Body, name: string) =>
  readObjects(body, name).map((line) => ({
    sku: readText(line, "sku") ?? "",
    quantity: readNumber(line, "quantity") ?? 1,
    price: readAmount(line, "price"),
  }));

function editFrom(body: Body) {
  return {
    add: additionsFrom(body, "add"),
    remove: removalsFrom(body),
    change: readObjects(body, "change").map((line) => ({
      line: lineNameOf(line),
      quantity: readNumber(line, "quantity") ?? Number.NaN,
    })),
    processedAt: readText(body, "processedAt"),
  };
}

function removalsFrom(body: Body): string[] {
  const { remove } = body;
  const hasObjects = Array.isArray(remove) && remove.some((one) => typeof one === "object");
  return hasObjects ? readObjects(body, "remove").map(lineNameOf) : readTexts(body, "remove");
}

const REASONS = ["CUSTOMER", "DECLINED", "FRAUD", "INVENTORY", "OTHER", "STAFF"] as const;

function reasonFrom(body: Body): (typeof REASONS)[number] | null {
  const text = readText(body, "reason")?.toUpperCase();
  if (text === undefined) return null;
  const reason = REASONS.find((one) => one === text);
  if (!reason) throw new InputError(`"reason" is one of ${REASONS.join(", ").toLowerCase()}.`);
  return reason;
}
