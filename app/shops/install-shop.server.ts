import { z } from "zod";
import { newId, newToken, now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { adminFor, forgetAccess } from "#app/shopify/admin.server.ts";
import { hasten } from "#app/shopify/inbox-claim.server.ts";
import { readShop, type ShopFacts } from "#app/shopify/shop.server.ts";
import { findShopByDomain, updateFacts, upsertShop } from "#app/shops/repository.server.ts";
import { SHOP_KEY_LENGTH, type Shop, storefrontOrigin } from "#app/shops/shop.ts";

/** Told once to those who have something to do when a shop installs the app, or comes back to it. */
export const shopInstalledJob = defineJob("shop-installed", z.object({ shopId: z.uuid() }));

/**
 * Makes the shop's record from what Shopify says of it. The first page load asks twice in parallel: both end with the same one row.
 * Also the way back after an uninstall: orders that waited for it are worked through now.
 */
export async function installShop(domain: string): Promise<Shop> {
  forgetAccess(domain);
  const facts = await readShop(adminFor(domain));
  return transaction(async (tx) => {
    const before = await findShopByDomain(tx, domain);
    await upsertShop(tx, {
      id: newId(),
      domain,
      key: newToken(SHOP_KEY_LENGTH),
      ...columnsOf(facts),
      installedAt: now(),
    });
    const shop = await findShopByDomain(tx, domain);
    if (!shop) throw new Error("the shop that was just written is not there");
    await hasten(tx, shop.id);
    if (before?.uninstalledAt !== null)
      await enqueue(
        tx,
        shopInstalledJob,
        { shopId: shop.id },
        { key: `shop-installed/${shop.id}` },
      );
    log.info({ shopId: shop.id }, "shop installed");
    return shop;
  });
}

/** Reads a shop's facts again, after shop/update. It never installs: the shop may take the app out while Shopify answers. */
export async function refreshShop(shop: Shop): Promise<void> {
  if (shop.uninstalledAt !== null) return;
  const facts = await readShop(adminFor(shop.domain));
  await transaction((tx) => updateFacts(tx, shop.id, columnsOf(facts)));
}

const columnsOf = ({ primaryUrl, ...facts }: ShopFacts) => ({
  ...facts,
  storefrontUrl: storefrontOrigin(primaryUrl),
});
