// Which shop is it: for the worker and for jobs, which know a shop by its id alone.
import { db, type SqlTx, type Tx } from "#app/platform/db.server.ts";
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

/** The shop of a domain, unless it took the app out. */
export async function installedShopOfDomain(tx: Tx, domain: string): Promise<Shop | null> {
  const shop = await repository.findShopByDomain(tx, domain);
  return shop?.uninstalledAt === null ? shop : null;
}

/** Whether Shopify calls the shop a development store, where apps are tried and no sale is real. */
export const isDevelopmentShop = (tx: Tx, shopId: string): Promise<boolean> =>
  repository.readIsDevelopment(tx, shopId);

/** The shops of a batch. */
export const findShops = (tx: SqlTx, shopIds: readonly string[]): Promise<Shop[]> =>
  repository.shopsByIds(tx, shopIds);

const SHOPS_AT_ONCE = 500;

/** Every shop that has the app, a few hundred in memory at a time; for what is done for each of them by the clock. */
export async function* installedShops(): AsyncGenerator<Shop> {
  for (let after: string | null = null; ; ) {
    const shops: Shop[] = await repository.installedShopsAfter(db, after, SHOPS_AT_ONCE);
    yield* shops;
    const last = shops.at(-1);
    if (!last || shops.length < SHOPS_AT_ONCE) return;
    after = last.id;
  }
}
