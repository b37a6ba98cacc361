// How a buyer came to the shop; known a while after the order, and only when a browser placed it.
import type { Order, Shop } from "./state.ts";

/** Position among the customer's orders that are no tests, counting this one; null for a test or without a customer. */
export function customerOrderIndex(
  shop: Shop,
  order: Pick<Order, "customerId" | "test" | "processedAt">,
): number | null {
  if (!order.customerId || order.test) return null;
  let earlier = 0;
  for (const other of shop.orders.values())
    if (
      other.customerId === order.customerId &&
      !other.test &&
      other.processedAt <= order.processedAt
    )
      earlier += 1;
  return earlier + 1;
}

/** Days between the first visit and the order, rounded down; null when no visit is known. */
export function daysToConversion(order: Order): number | null {
  const first = order.journey?.visits[0];
  if (!first) return null;
  const elapsed = Date.parse(order.processedAt) - Date.parse(first.occurredAt);
  return Math.max(0, Math.floor(elapsed / 86_400_000));
}

export function isJourneyReady(order: Order, at: number): boolean {
  return order.journey !== null && Date.parse(order.journey.readyAt) <= at;
}
