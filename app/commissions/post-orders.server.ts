// The one way of an order into the books, whether a webhook, a reconciliation or the import of the past brought it.
import { attributeOrders } from "#app/attribution/attribute-order.server.ts";
import { postEntries } from "#app/commissions/post-entries.server.ts";
import { askToRework } from "#app/commissions/rework-later.server.ts";
import type { ReadOrder } from "#app/orders/from-shopify.ts";
import { numberRenewals } from "#app/orders/renewals.server.ts";
import { type NewestOrder, storeDeletions, storeOrders } from "#app/orders/store-order.server.ts";
import { formerSubscribers, subscribersOf } from "#app/orders/subscriber.ts";
import type { SqlTx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

export type OrderBatch = Readonly<{
  orders: readonly ReadOrder[];
  /** Orders that Shopify says it deleted. */
  deletedGids: readonly string[];
  /** Customers that were redacted: nothing that points to them is stored again. */
  redacted: ReadonlySet<string>;
  now: Date;
  /**
   * Of a batch that is committed after another which is still being written: what it waits for before it locks periods. The database could not
   * see that the other waits for a period that this one holds while it waits for its turn.
   */
  turn?: Promise<unknown>;
}>;

type Stored = Readonly<{
  orders: readonly ReadOrder[];
  stored: readonly NewestOrder[];
}>;

/**
 * Stores a shop's orders, says whose they are and posts what follows. An answer older than the stored version changes nothing. Gives how
 * many entries were appended. The caller holds the locks of the orders and of their subscribers.
 */
export async function postOrders(tx: SqlTx, shop: Shop, batch: OrderBatch): Promise<number> {
  const { orders, deletedGids, redacted, now, turn } = batch;
  const stored = await storeOrders(tx, shop, { orders, redacted });
  const deleted = await storeDeletions(tx, shop, deletedGids, now);
  const all = [...stored, ...deleted];
  await renumber(tx, shop.id, { orders, stored });
  const credits = await attributeOrders(tx, shop, all);
  return postEntries(tx, shop, { orders: all, credits, now, ...(turn ? { turn } : {}) });
}

/**
 * Numbers the renewals of the batch's customers, and of those who lost an order to one of them, which is rare and done without their lock: who
 * they are is known too late for it. Orders beside the batch whose numbers change with it are worked out again afterwards.
 */
async function renumber(tx: SqlTx, shopId: string, { orders, stored }: Stored): Promise<void> {
  const customerGids = subscribersOf(shopId, orders).map(({ customerGid }) => customerGid);
  const own = new Set(stored.map(({ id }) => id));
  const formerGids = formerSubscribers(orders, stored);
  const changed = await numberRenewals(tx, shopId, [...customerGids, ...formerGids]);
  const others = changed.filter((orderId) => !own.has(orderId));
  if (others.length > 0) await askToRework(tx, shopId, others);
}
