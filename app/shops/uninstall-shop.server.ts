import type { Tx } from "#app/platform/db.server.ts";
import { forgetAccess } from "#app/shopify/admin.server.ts";
import { deleteSessionsOf, markUninstalled } from "#app/shops/repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/**
 * The shop took the app out: its tokens go at once and its work stops. Its data stays until shop/redact, 48 hours later, so that a
 * merchant who comes back before finds everything. A webhook that is older than a reinstall changes nothing.
 */
export async function uninstallShop(tx: Tx, shop: Shop, uninstalledAt: Date): Promise<void> {
  if (shop.installedAt > uninstalledAt) return;
  await deleteSessionsOf(tx, shop.domain);
  await markUninstalled(tx, shop.id, uninstalledAt);
  forgetAccess(shop.domain);
}
