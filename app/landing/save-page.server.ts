import { findOwner } from "#app/creators/find-creator.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { LandingValues } from "#app/landing/landing-contract.ts";
import { columnsOf } from "#app/landing/product-columns.ts";
import { putPage, replaceProducts } from "#app/landing/repository.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import { readShownProducts } from "#app/shopify/shown-products.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** The shop has no such creator; Shopify has not all of these products. */
type PageFault = Readonly<{ kind: "not-found" | "no-product" }>;

/**
 * Makes or changes a creator's page. Its products are read from Shopify before the transaction opens, and kept as they are now: no visitor
 * waits for Shopify. A product that the online store does not have is kept too and left out until it is there.
 */
export async function savePage(
  shop: Shop,
  { creatorId, values, now }: Readonly<{ creatorId: string; values: LandingValues; now: Date }>,
): Promise<Result<null, PageFault>> {
  const { productGids, ...page } = values;
  const read =
    productGids.length > 0 ? await readShownProducts(adminFor(shop.domain), productGids) : [];
  const products = productGids.flatMap((gid) => read.find((product) => product.gid === gid) ?? []);
  if (products.length < productGids.length) return err({ kind: "no-product" });
  return transaction(async (tx): Promise<Result<null, PageFault>> => {
    if (!(await findOwner(tx, shop.id, creatorId))) return err({ kind: "not-found" });
    await putPage(tx, shop.id, creatorId, page);
    const rows = products.map((product, position) => ({
      id: newId(),
      position,
      productGid: product.gid,
      ...columnsOf(product, null, now),
    }));
    await replaceProducts(tx, shop.id, creatorId, rows);
    return ok(null);
  });
}
