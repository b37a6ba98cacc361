import { now } from "#app/platform/clock.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AdminError, adminFor, forgetAccess } from "#app/shopify/admin.server.ts";
import { readShop } from "#app/shopify/shop.server.ts";
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

/**
 * For a message that only a shop without the app is sent: should app/uninstalled never have come, Shopify's refusal of our token says
 * the same. Asks nothing of a shop that is known to be out, and changes nothing in one that came back.
 */
export async function uninstallIfGone(shop: Shop): Promise<void> {
  if (shop.uninstalledAt !== null) return;
  try {
    forgetAccess(shop.domain);
    await readShop(adminFor(shop.domain));
  } catch (error) {
    if (!(error instanceof AdminError) || error.kind !== "unauthorized") throw error;
    await transaction((tx) => uninstallShop(tx, shop, now()));
  }
}
