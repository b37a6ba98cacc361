import type { Tx } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { deleteShopRows } from "#app/privacy/repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

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
