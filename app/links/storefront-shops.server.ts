// Whose storefront a visit is in that Shopify's app proxy brought. The shop comes from the signed query and from nothing else.
import { elapsedMs, now } from "#app/platform/clock.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { proxiedShop } from "#app/shopify/proxy-signature.server.ts";
import { installedShopOfDomain } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const SHOPS_MAX = 10_000;
const FRESH_MS = 60_000;

/** Shops by domain, remembered for a minute in bounded memory: only Shopify can name one, so that strangers cannot fill it. */
export function storefrontShops() {
  const known = new Map<string, Readonly<{ shop: Shop; untilMs: number }>>();
  const asked = new Map<string, Promise<Shop | null>>();

  async function ask(domain: string): Promise<Shop | null> {
    const shop = await installedShopOfDomain(db, domain);
    if (!shop) return null;
    if (known.size >= SHOPS_MAX) known.clear();
    known.set(domain, { shop, untilMs: elapsedMs() + FRESH_MS });
    return shop;
  }

  return {
    /** The shop that signed the query of this address (path and query), or the status to refuse with; in a flood only what is known by heart. */
    async find(address: string, isFlood: boolean): Promise<Shop | 404 | 429 | 503> {
      const domain = proxiedShop(new URL(address, env.appUrl), now());
      if (domain === null) return 404;
      const entry = known.get(domain);
      if (entry && entry.untilMs > elapsedMs()) return entry.shop;
      if (isFlood) return 429;
      try {
        const under = asked.get(domain) ?? ask(domain).finally(() => asked.delete(domain));
        asked.set(domain, under);
        return (await under) ?? 404;
      } catch (error) {
        log.warn({ error }, "shop not looked up");
        return entry?.shop ?? 503;
      }
    },
  };
}
