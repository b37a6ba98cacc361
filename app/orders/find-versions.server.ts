import { knownOrders } from "#app/orders/repository.server.ts";
import type { SqlTx } from "#app/platform/db.server.ts";

/** The stored version of each of some orders, by Shopify's id; deleted orders have none that could become newer. */
export async function storedVersions(
  tx: SqlTx,
  shopId: string,
  gids: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const known = await knownOrders(tx, shopId, gids);
  return new Map(known.map(({ gid, updatedAt }) => [gid, updatedAt]));
}
