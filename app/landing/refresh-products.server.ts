import { changeOf } from "#app/landing/product-columns.ts";
import { productsAfter, updateProduct } from "#app/landing/repository.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import { readShownProducts, SHOWN_AT_ONCE } from "#app/shopify/shown-products.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Kept = Awaited<ReturnType<typeof productsAfter>>[number];

/**
 * Reads the products of a shop's pages again: titles, pictures and prices follow Shopify's, and one that has left the online store is left out
 * until it is back. A hundred in one question to Shopify, before a transaction opens.
 */
export async function refreshProducts(shop: Shop): Promise<void> {
  const admin = adminFor(shop.domain);
  for (let after: string | null = null; ; ) {
    const kept: Kept[] = await productsAfter(db, shop.id, { after, take: SHOWN_AT_ONCE });
    const gids = [...new Set(kept.map(({ productGid }) => productGid))];
    const read = gids.length > 0 ? await readShownProducts(admin, gids) : [];
    const at = now();
    const changed = kept.flatMap(({ id, productGid, ...columns }) => {
      const found = read.find(({ gid }) => gid === productGid) ?? null;
      const change = changeOf(columns, found, at);
      return change ? [{ id, change }] : [];
    });
    await transaction(async (tx) => {
      for (const { id, change } of changed) await updateProduct(tx, shop.id, id, change);
    });
    if (changed.length > 0)
      log.info({ shopId: shop.id, products: changed.length }, "products of pages changed");
    const last = kept.at(-1);
    if (!last || kept.length < SHOWN_AT_ONCE) return;
    after = last.id;
  }
}
