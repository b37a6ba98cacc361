import { knownOrders, namesByGid } from "#app/orders/repository.server.ts";
import type { SqlTx, Tx } from "#app/platform/db.server.ts";

/** The stored version of each of some orders, by Shopify's id; deleted orders have none that could become newer. */
export async function storedVersions(
  tx: SqlTx,
  shopId: string,
  gids: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const known = await knownOrders(tx, shopId, gids);
  return new Map(known.map(({ gid, updatedAt }) => [gid, updatedAt]));
}

/** Name and id of those of some orders that are stored, by Shopify's id. */
export const storedNames = async (
  tx: Tx,
  shopId: string,
  gids: readonly string[],
): Promise<ReadonlyMap<string, Readonly<{ id: string; name: string }>>> =>
  new Map((await namesByGid(tx, shopId, gids)).map(({ gid, ...order }) => [gid, order]));
