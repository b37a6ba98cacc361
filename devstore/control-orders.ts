// The control API's part about orders.
import { currentQuantityOf, quantityOf } from "./agreements.ts";
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
import { editOrder } from "./edit-order.ts";
import { add, decimalOf, ZERO } from "./money.ts";
import type { PlaceOrderInput } from "./order-input.ts";
import { figuresAsText, orderOf } from "./orders.ts";
import { placeOrder, type RefusedCode } from "./place-order.ts";
import { cancelOrder, captureOrder, refundOrder } from "./refund-order.ts";
import { gid, InputError, type Line, markChanged, type Order, type Shop } from "./state.ts";
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
  else if (action === "capture") captureOrder(shop, order);
  else if (action === "delete") deleteOrder(shop, order);
  else throw new InputError(`There is no action "${action}" on an order.`);
  return { status: 200, body: orderAnswer(shop, order) };
}

function deleteOrder(shop: Shop, order: Order): void {
  shop.orders.delete(order.id);
  markChanged();
  announceOrder(shop, order, ["orders/delete"]);
}

/** One order, or a page of all in the order they were placed. */
export function showOrders(shop: Shop, path: readonly string[], query: URLSearchParams): unknown {
  const [id] = path;
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

function statusFrom(body: Body): "paid" | "authorized" | "pending" | null {
  const status = readText(body, "financialStatus")?.toLowerCase();
  if (status === undefined) return null;
  if (status === "paid" || status === "authorized" || status === "pending") return status;
  throw new InputError(`"financialStatus" is paid, authorized or pending.`);
}

function customerFrom(body: Body): NonNullable<PlaceOrderInput["customer"]> | null {
  const { customer } = body;
  if (customer === undefined || customer === null) return null;
  if (typeof customer === "string" || typeof customer === "number") return String(customer);
  const object = readObject(body, "customer") ?? {};
  if (object.new === true) return { new: true, ...given({ email: readText(object, "email") }) };
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
  };
}

function editFrom(body: Body) {
  return {
    add: readObjects(body, "add").map((line) => ({
      sku: readText(line, "sku") ?? "",
      quantity: readNumber(line, "quantity") ?? 1,
      price: readAmount(line, "price"),
    })),
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

/** An order as the control API answers it: ids as text, money as decimals of the shop's currency. */
function orderAnswer(shop: Shop, order: Order, refused: readonly RefusedCode[] = []) {
  return {
    id: order.id,
    gid: gid("Order", order.id),
    name: order.name,
    number: order.number,
    shop: shop.domain,
    createdAt: order.createdAt,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    test: order.test,
    edited: order.edited,
    source: order.sourceName,
    financialStatus: order.financialStatus.toLowerCase(),
    customer: order.customerId && {
      id: order.customerId,
      gid: gid("Customer", order.customerId),
      orderIndex: order.customerOrderIndex,
    },
    codes: { applied: appliedCodes(order), refused },
    lines: order.lines.map((line) => lineAnswer(order, line)),
    currency: order.currency,
    presentmentCurrency: order.presentmentCurrency,
    rate: order.rate,
    taxesIncluded: order.taxesIncluded,
    taxRate: order.taxRate,
    noteAttributes: order.attributes,
    landingSite: order.landingSite,
    checkoutToken: order.checkoutToken,
    refunds: order.refunds.map(({ id, processedAt, total }) => ({
      id,
      gid: gid("Refund", id),
      processedAt,
      total: decimalOf(total.shop, order.currency),
    })),
    figures: figuresAsText(order),
  };
}

function appliedCodes(order: Order) {
  return order.applications
    .filter(({ kind }) => kind === "code")
    .map(({ title, index }) => {
      const parts = order.lines.flatMap(({ allocations }) =>
        allocations.filter((one) => one.index === index).map(({ amount }) => amount),
      );
      return { code: title, amount: decimalOf(add(ZERO, ...parts).shop, order.currency) };
    });
}

function lineAnswer(order: Order, line: Line) {
  const decimal = (minor: bigint) => decimalOf(minor, order.currency);
  const sum = (read: (batch: Line["batches"][number]) => bigint) =>
    decimal(line.batches.reduce((total, batch) => total + read(batch), 0n));
  return {
    id: line.id,
    gid: gid("LineItem", line.id),
    sku: line.sku,
    title: line.title,
    productGid: gid("Product", line.productId),
    variantGid: gid("ProductVariant", line.variantId),
    quantity: quantityOf(line),
    currentQuantity: currentQuantityOf(line),
    unitPrice: decimal(line.unitPrice.shop),
    discount: decimal(line.allocations.reduce((total, { amount }) => total + amount.shop, 0n)),
    /** As sold, before anything was given back; net is without tax. */
    net: sum(({ net }) => net.shop),
    tax: sum(({ tax }) => tax.shop),
    giftCard: line.isGiftCard,
    sellingPlan: line.sellingPlan,
    addedByEdit: line.addedByEdit,
  };
}
