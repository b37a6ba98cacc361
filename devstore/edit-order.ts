// Editing an order: lines added, taken away, or changed in quantity. What is added carries no discount.
import {
  addAgreement,
  currentQuantityOf,
  type LineDelta,
  lineSale,
  takePieces,
  wholeOf,
} from "./agreements.ts";
import { bagOf, minorOf } from "./money.ts";
import { instantOf } from "./order-input.ts";
import { batchOf, exchangeOf, lineOf, totalOf, touchOrder } from "./orders.ts";
import { InputError, type Line, newId, type Order, type Sale, type Shop } from "./state.ts";
import { announceOrder } from "./webhooks.ts";

export type EditInput = {
  add?: readonly { sku: string; quantity: number; price?: string | null }[];
  /** Ids, gids or SKUs of lines. */
  remove?: readonly string[];
  change?: readonly { line: string; quantity: number }[];
  processedAt?: string | null;
};

/**
 * Applies all changes of an edit as one agreement of reason ORDER_EDIT.
 * @throws InputError when nothing changes or a line or SKU does not exist.
 */
export function editOrder(shop: Shop, order: Order, input: EditInput): void {
  if (order.cancelledAt) throw new InputError(`Order ${order.name} is cancelled.`);
  const targets = new Map<Line, number>();
  for (const id of input.remove ?? []) targets.set(lineOf(order, id), 0);
  for (const { line, quantity } of input.change ?? []) targets.set(lineOf(order, line), quantity);
  for (const quantity of targets.values()) checkQuantity(quantity, 0);
  for (const { quantity } of input.add ?? []) checkQuantity(quantity, 1);
  const added = (input.add ?? []).map((entry) => newLine(shop, order, entry));

  const sales: Sale[] = added.map((line) => lineSale(line, pieces(line, 0), 1));
  const deltas: LineDelta[] = added.map((line) => ({
    lineId: line.id,
    delta: currentQuantityOf(line),
  }));
  order.lines.push(...added);
  for (const [line, quantity] of targets) {
    const delta = quantity - currentQuantityOf(line);
    if (delta === 0) continue;
    deltas.push({ lineId: line.id, delta });
    sales.push(
      delta > 0 ? moreOf(order, line, delta) : lineSale(line, takePieces(line, -delta), -1),
    );
  }
  if (sales.length === 0) throw new InputError("The edit changes nothing.");

  const happenedAt = instantOf(input.processedAt);
  addAgreement(order, { reason: "ORDER_EDIT", happenedAt, refundId: null }, sales);
  order.edited = true;
  // What the buyer still owes is taken at once; what the shop owes is given back by a refund.
  const total = totalOf(order, ["ORDER", "ORDER_EDIT"]);
  const isOwed = order.financialStatus !== "PARTIALLY_PAID" && order.received.shop > 0n;
  if (isOwed && total.shop > order.received.shop) order.received = total;
  touchOrder(order);
  announceOrder(shop, order, ["orders/edited", "orders/updated"], { deltas });
}

function checkQuantity(quantity: number, least: number): void {
  if (!Number.isInteger(quantity) || quantity < least)
    throw new InputError(`A quantity is a whole number from ${least} up, not ${quantity}.`);
}

/** A line that is put on an order after it was placed, without a discount. */
export function newLine(
  shop: Shop,
  order: Order,
  { sku, quantity, price }: { sku: string; quantity: number; price?: string | null },
): Line {
  const variant = shop.variantsBySku.get(sku.toLowerCase());
  const product = variant && shop.products.get(variant.productId);
  if (!variant || !product)
    throw new InputError(`The shop ${shop.handle} has no product with SKU "${sku}".`);
  const unitPrice = price == null ? variant.price : minorOf(price, shop.currency);
  const isTaxed = product.type !== "gift_card";
  const exchange = exchangeOf(order);
  return {
    id: newId(),
    variantId: variant.id,
    productId: product.id,
    sku: variant.sku,
    title: product.title,
    isGiftCard: !isTaxed,
    sellingPlan: null,
    addedByEdit: true,
    unitPrice: bagOf(unitPrice, exchange),
    taxRate: isTaxed ? order.taxRate : 0,
    allocations: [],
    batches: [
      batchOf(
        { gross: unitPrice * BigInt(quantity), discount: 0n, quantity, isTaxed },
        order,
        exchange,
      ),
    ],
  };
}

function moreOf(order: Order, line: Line, quantity: number): Sale {
  line.batches.push(
    batchOf(
      {
        gross: line.unitPrice.shop * BigInt(quantity),
        discount: 0n,
        quantity,
        isTaxed: !line.isGiftCard,
      },
      order,
      exchangeOf(order),
    ),
  );
  return lineSale(line, pieces(line, line.batches.length - 1), 1);
}

function pieces(line: Line, batch: number) {
  const found = line.batches[batch];
  if (!found) throw new Error(`Line ${line.id} has no batch ${batch}.`);
  return wholeOf(found);
}
