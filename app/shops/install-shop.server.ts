import { newId, newToken, now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { adminFor, forgetAccess } from "#app/shopify/admin.server.ts";
import { readShop } from "#app/shopify/shop.server.ts";
import { findShopByDomain, upsertShop } from "#app/shops/repository.server.ts";
import { SHOP_KEY_LENGTH, type Shop, storefrontOrigin } from "#app/shops/shop.ts";

/**
 * Makes the shop's record from what Shopify says of it. The first page load asks twice in parallel: both end with the same one row.
 * Also the way back after an uninstall, and the refresh after shop/update.
 */
export async function installShop(domain: string): Promise<Shop> {
  forgetAccess(domain);
  const facts = await readShop(adminFor(domain));
  return transaction(async (tx) => {
    await upsertShop(tx, {
      id: newId(),
      domain,
      key: newToken(SHOP_KEY_LENGTH),
      name: facts.name,
      currency: facts.currency,
      zone: facts.zone,
      planName: facts.planName,
      storefrontUrl: storefrontOrigin(facts.primaryUrl),
      installedAt: now(),
    });
    const shop = await findShopByDomain(tx, domain);
    if (!shop) throw new Error("the shop that was just written is not there");
    log.info({ shopId: shop.id }, "shop installed");
    return shop;
  });
}
