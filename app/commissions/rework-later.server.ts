// Stored orders that an order beside them changed: worked out again by a job, since whoever changed them does not hold their locks.
import { z } from "zod";
import { reworkOrders } from "#app/commissions/rework-orders.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, type SqlTx, sqlTransaction } from "#app/platform/db.server.ts";
import { defineJob, enqueueSql } from "#app/platform/queue.server.ts";
import { countsRenewals } from "#app/programs/find-terms.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";

/** Orders of one job, which is one transaction. */
const ORDERS_MAX = 200;

export const reworkOrdersJob = defineJob(
  "rework-orders",
  z.object({ shopId: z.uuid(), orderIds: z.array(z.uuid()).max(ORDERS_MAX) }),
);

/** Has orders whose renewals have other numbers worked out again, where any terms of the shop look at that. */
export async function askToRework(
  tx: SqlTx,
  shopId: string,
  orderIds: readonly string[],
): Promise<void> {
  if (!(await countsRenewals(tx, shopId))) return;
  for (let at = 0; at < orderIds.length; at += ORDERS_MAX)
    await enqueueSql(tx, reworkOrdersJob, {
      shopId,
      orderIds: orderIds.slice(at, at + ORDERS_MAX),
    });
}

export async function reworkLater({
  shopId,
  orderIds,
}: z.infer<(typeof reworkOrdersJob)["schema"]>): Promise<void> {
  const shop = await findShop(db, shopId);
  if (shop) await sqlTransaction((tx) => reworkOrders(tx, shop, { orderIds, now: now() }));
}
