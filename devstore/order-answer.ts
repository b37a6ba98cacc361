// What the control API answers about an order: ids as text, money as decimals of the shop's currency.
import { currentQuantityOf, quantityOf } from "./agreements.ts";
import { add, decimalOf, ZERO } from "./money.ts";
import { figuresAsText } from "./orders.ts";
import type { RefusedCode } from "./place-order.ts";
import { type Bag, gid, type Line, type Order, type Shop } from "./state.ts";

/** An order as the control API answers it: ids as text, money as decimals of the shop's currency. */
export function orderAnswer(shop: Shop, order: Order, refused: readonly RefusedCode[] = []) {
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
    received: decimalOf(order.received.shop, order.currency),
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

/** Every sale of an order in both currencies, as decimals. */
export function salesAnswer(order: Order) {
  const both = ({ shop, presentment }: Bag) => ({
    shop: decimalOf(shop, order.currency),
    presentment: decimalOf(presentment, order.presentmentCurrency),
  });
  return order.agreements.flatMap(({ reason, happenedAt, sales }) =>
    sales.map(({ id, actionType, lineType, lineId, quantity, total, tax }) => ({
      id,
      reason,
      happenedAt,
      actionType,
      lineType,
      lineId,
      quantity,
      total: both(total),
      tax: both(tax),
    })),
  );
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
    productGid: line.productId && gid("Product", line.productId),
    variantGid: line.variantId && gid("ProductVariant", line.variantId),
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
