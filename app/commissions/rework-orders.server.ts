import { attributeOrders } from "#app/attribution/attribute-order.server.ts";
import { postEntries } from "#app/commissions/post-entries.server.ts";
import { lockStoredOrders } from "#app/orders/find-stored.server.ts";
import type { SqlTx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/**
 * Says again whose some stored orders are and posts what follows, from what is stored alone: after a correction by hand, when a code is
 * credited for the past, or when renewals have other numbers. What an order has earned before is changed by this decision, so by today's
 * date. Gives how many entries were appended. It locks the orders; done twice it changes nothing.
 */
export async function reworkOrders(
  tx: SqlTx,
  shop: Shop,
  { orderIds, now }: Readonly<{ orderIds: readonly string[]; now: Date }>,
): Promise<number> {
  const orders = await lockStoredOrders(tx, shop.id, orderIds);
  const credits = await attributeOrders(tx, shop, orders);
  return postEntries(tx, shop, {
    orders: orders.map((order) => ({ ...order, changedAt: now })),
    credits,
    now,
  });
}
