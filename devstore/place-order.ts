// Placing an order: what the storefront's checkout and the control API both call.
import type { CodeRefusal } from "./discounts.ts";
import { draftOrder } from "./draft-order.ts";
import type { PlaceOrderInput } from "./order-input.ts";
import { markChanged, type Order, type Shop } from "./state.ts";
import { announceOrder } from "./webhooks.ts";

export type RefusedCode = { code: string; reason: CodeRefusal };

/**
 * Places an order, with its first agreement, and sends the webhooks.
 * Codes that do not apply are refused with a reason; the order is placed without them, as a checkout does.
 * @throws InputError when the order cannot be (no such SKU, quantity below 1 …).
 */
export function placeOrder(
  shop: Shop,
  input: PlaceOrderInput,
): { order: Order; refused: RefusedCode[] } {
  const { order, pricing, newCustomer } = draftOrder(shop, input);
  if (newCustomer) shop.customers.set(newCustomer.id, newCustomer);
  shop.orders.set(order.id, order);
  shop.nextOrderNumber += 1;
  for (const { used } of pricing.applications) {
    if (!used) continue;
    used.redeemCode.uses += 1;
    if (!order.customerId) continue;
    const key = `${used.redeemCode.id} ${order.customerId}`;
    shop.codeUses.set(key, (shop.codeUses.get(key) ?? 0) + 1);
  }
  markChanged();
  const isPaid = order.financialStatus === "PAID";
  announceOrder(shop, order, [
    "orders/create",
    "orders/updated",
    ...(isPaid ? ["orders/paid"] : []),
  ]);
  return { order, refused: pricing.refused };
}

/** What placing the order would give, with nothing stored or sent: for a cart or checkout page. */
export function quoteOrder(
  shop: Shop,
  input: PlaceOrderInput,
): { order: Order; refused: RefusedCode[] } {
  const { order, pricing } = draftOrder(shop, input);
  return { order, refused: pricing.refused };
}
