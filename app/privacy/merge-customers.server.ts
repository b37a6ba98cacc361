import { mergeInvited } from "#app/applications/invited-customers.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { customerMerge } from "#app/privacy/contract.ts";
import { insertMerge, moveOrders } from "#app/privacy/repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/**
 * Shopify merged a customer into another: her orders are now the other's, and what is asked about the other later finds them, also those
 * that an older answer brings under her old id. Whether she was new stays, since that was decided at each order's time. A second arrival
 * changes nothing; a merge that failed is none.
 */
export async function mergeCustomers(
  tx: Tx,
  shop: Shop,
  { payload, now }: Readonly<{ payload: unknown; now: Date }>,
): Promise<void> {
  const merge = customerMerge.parse(payload);
  if (!merge.isDone || merge.deletedGid === merge.keptGid) return;
  const { deletedGid, keptGid } = merge;
  await insertMerge(tx, shop.id, { id: newId(), deletedGid, keptGid, mergedAt: now });
  await moveOrders(tx, shop.id, { deletedGid, keptGid });
  await mergeInvited(tx, shop.id, { deletedGid, keptGid });
}
