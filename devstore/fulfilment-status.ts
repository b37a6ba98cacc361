// How much of an order has been sent.
import { currentQuantityOf } from "./agreements.ts";
import type { Order } from "./state.ts";

const sentOf = (order: Order, lineId: string): number =>
  order.fulfilments
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => (line.lineId === lineId ? sum + line.quantity : sum), 0);

/** Pieces that no parcel holds yet, line by line. */
export const unsent = (order: Order) =>
  order.lines
    .map((line) => ({
      lineId: line.id,
      quantity: currentQuantityOf(line) - sentOf(order, line.id),
    }))
    .filter(({ quantity }) => quantity > 0);

/** Shopify's displayFulfillmentStatus. */
export function fulfilmentStatusOf(order: Order): string {
  if (order.fulfilments.length === 0) return "UNFULFILLED";
  return unsent(order).length === 0 ? "FULFILLED" : "PARTIALLY_FULFILLED";
}
