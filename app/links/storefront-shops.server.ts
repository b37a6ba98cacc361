// Whose storefront a visit is in that Shopify's app proxy brought. The shop comes from the signed query and from nothing else.
import { now } from "#app/platform/clock.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { remembered } from "#app/platform/remembered.server.ts";
import { proxiedShop } from "#app/shopify/proxy-signature.server.ts";
import { installedShopOfDomain } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const SHOPS_MAX = 10_000;
const FRESH_MS = 60_000;

/** Shops by domain: only Shopify can name one, so that strangers cannot fill the memory. While the database is away an older one serves. */
export function storefrontShops() {
  const shops = remembered<Shop | null>({
    max: SHOPS_MAX,
    freshMs: (shop) => (shop ? FRESH_MS : 0),
  });

  return {
    /** The shop that signed the query of this address (path and query), or the status to refuse with; in a flood only what is known by heart. */
    async find(address: string, isFlood: boolean): Promise<Shop | 404 | 429 | 503> {
      const domain = proxiedShop(new URL(address, env.appUrl), now());
      if (domain === null) return 404;
      if (isFlood) return shops.fresh(domain) ?? 429;
      try {
        return (await shops.find(domain, (one) => installedShopOfDomain(db, one))) ?? 404;
      } catch (error) {
        log.warn({ error }, "shop not looked up");
        return shops.last(domain) ?? 503;
      }
    },
  };
}
