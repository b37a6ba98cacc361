// Which shop is it: for the worker and for jobs, which know a shop by its id alone.
import type { SqlTx, Tx } from "#app/platform/db.server.ts";
import * as repository from "#app/shops/repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** The shop of an id, uninstalled ones too; null when it was erased. */
export const findShop = (tx: Tx, shopId: string): Promise<Shop | null> =>
  repository.findShopById(tx, shopId);

/** The shop whose public key begins a slug or token, unless it took the app out. */
export async function installedShopOfKey(tx: Tx, key: string): Promise<Shop | null> {
  const shop = await repository.findShopByKey(tx, key);
  return shop?.uninstalledAt === null ? shop : null;
}

/** The shops of a batch. */
export const findShops = (tx: SqlTx, shopIds: readonly string[]): Promise<Shop[]> =>
  repository.shopsByIds(tx, shopIds);
