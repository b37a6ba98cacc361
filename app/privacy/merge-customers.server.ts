import { mergeInvited } from "#app/applications/invited-customers.server.ts";
import { lockSubscribers, numberRenewals } from "#app/orders/renewals.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import { plainSql, type Tx } from "#app/platform/db.server.ts";
import { customerMerge } from "#app/privacy/contract.ts";
import { insertMerge, moveOrders } from "#app/privacy/repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/**
 * Shopify merged a customer into another: her orders are now the other's, and what is asked about the other later finds them, also those
 * that an older answer brings under her old id. Whether she was new stays, since that was decided at each order's time. A second arrival
 * changes nothing; a merge that failed is none. Gives the orders whose renewals are counted otherwise now: they are to be worked out again.
 */
export async function mergeCustomers(
  tx: Tx,
  shop: Shop,
  { payload, now }: Readonly<{ payload: unknown; now: Date }>,
): Promise<readonly string[]> {
  const merge = customerMerge.parse(payload);
  if (!merge.isDone || merge.deletedGid === merge.keptGid) return [];
  const { deletedGid, keptGid } = merge;
  const sql = plainSql(tx);
  // Before any order is moved: whoever stores one of hers takes these locks first, too.
  const both = [deletedGid, keptGid].map((customerGid) => ({ shopId: shop.id, customerGid }));
  await lockSubscribers(sql, both);
  await insertMerge(tx, shop.id, { id: newId(), deletedGid, keptGid, mergedAt: now });
  await moveOrders(tx, shop.id, { deletedGid, keptGid });
  await mergeInvited(tx, shop.id, { deletedGid, keptGid });
  return numberRenewals(sql, shop.id, [keptGid]);
}
