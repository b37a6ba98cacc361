import { type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import {
  deleteShopRows,
  deleteSomeRows,
  detachShop,
  TENANT_TABLES,
} from "#app/privacy/repository.server.ts";
import { SWEEP_MAX } from "#app/privacy/sweep-repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/**
 * Deletes most of what is to be erased, some rows a transaction: of a large shop one alone would outlast its time. Nothing is added to a
 * shop that is out, so it ends; cut off, it goes on where it was. The inbox stays, for it holds the request itself.
 */
export async function thinOutShop(shop: Shop): Promise<void> {
  if (!(await transaction((tx) => detachShop(tx, shop.id)))) return;
  for (const table of TENANT_TABLES.filter((name) => name !== "InboxEvent"))
    for (let deleted = SWEEP_MAX; deleted === SWEEP_MAX; )
      deleted = await transaction((tx) => deleteSomeRows(tx, shop.id, table));
}

/**
 * Erases a shop that took the app out: every row of it, its sessions and its record. A shop that came back in the meantime keeps
 * what it has, since the request belongs to the installation that ended.
 */
export async function eraseShop(tx: Tx, shop: Shop): Promise<void> {
  if (shop.uninstalledAt === null) {
    log.warn({ shopId: shop.id }, "shop not erased: it is installed again");
    return;
  }
  await deleteShopRows(tx, shop);
  log.info({ shopId: shop.id }, "shop erased");
}
