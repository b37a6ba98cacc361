// Sending what was ordered, parcel by parcel, and its arrival.
import { unsent } from "./fulfilment-status.ts";
import { instantOf } from "./order-input.ts";
import { lineOf, touchOrder } from "./orders.ts";
import { InputError, newId, type Order, type Shop } from "./state.ts";
import { announceOrder } from "./webhooks.ts";

export type FulfilInput = {
  /** All that was not sent yet when left out. */
  lines: readonly { line: string; quantity: number }[];
  createdAt: string | null;
  deliveredAt: string | null;
};

/** Sends pieces as one parcel. @throws InputError when there is nothing, or not so much, to send. */
export function fulfilOrder(shop: Shop, order: Order, input: FulfilInput): void {
  if (order.cancelledAt) throw new InputError(`Order ${order.name} is cancelled.`);
  const left = unsent(order);
  const lines =
    input.lines.length === 0
      ? left
      : input.lines.map(({ line, quantity }) => ({ lineId: lineOf(order, line).id, quantity }));
  const isThere = ({ lineId, quantity }: (typeof lines)[number]) =>
    quantity >= 1 && quantity <= (left.find((one) => one.lineId === lineId)?.quantity ?? 0);
  if (lines.length === 0 || !lines.every(isThere))
    throw new InputError(`Order ${order.name} has not so much left to send.`);
  const createdAt = instantOf(input.createdAt);
  const deliveredAt = input.deliveredAt === null ? null : instantOf(input.deliveredAt);
  order.fulfilments.push({ id: newId(), createdAt, deliveredAt, lines });
  touchOrder(order);
  announceOrder(shop, order, ["orders/updated"]);
}

/** All parcels that are under way arrive. @throws InputError when there are none. */
export function deliverOrder(shop: Shop, order: Order, deliveredAt: string | null): void {
  const underWay = order.fulfilments.filter((one) => one.deliveredAt === null);
  if (underWay.length === 0) throw new InputError(`Order ${order.name} has nothing under way.`);
  for (const one of underWay) one.deliveredAt = instantOf(deliveredAt);
  touchOrder(order);
  announceOrder(shop, order, ["orders/updated"]);
}
