// Products as a creator's page shows them.
import { minorFromDecimal } from "#app/kit/money.ts";
import { ReadShownProductsDocument } from "#app/shopify/admin.generated.ts";
import type { Admin } from "#app/shopify/admin.server.ts";

/** Ids in one question: `nodes` takes 250, and a product with picture and prices costs a few points. */
export const SHOWN_AT_ONCE = 100;

/** `path` is within the storefront; `isThere` is false for a product that the online store does not show (draft, archived, unpublished). */
export type ShownProduct = Readonly<{
  gid: string;
  title: string;
  path: string;
  isThere: boolean;
  imageUrl: string | null;
  /** The lowest of its variants. */
  priceMinor: bigint;
  currency: string;
  /** Whether other variants cost more. */
  isVaried: boolean;
}>;

/** What of these products exists; what was deleted is left out. At most 100 ids. Throws AdminError. */
export async function readShownProducts(
  admin: Admin,
  gids: readonly string[],
): Promise<ShownProduct[]> {
  const { nodes } = await admin.request(ReadShownProductsDocument, {
    gids: gids.slice(0, SHOWN_AT_ONCE),
  });
  return nodes.flatMap((node): ShownProduct[] => {
    if (node?.__typename !== "Product") return [];
    const { minVariantPrice: lowest, maxVariantPrice: highest } = node.priceRangeV2;
    const currency = lowest.currencyCode;
    const priceMinor = minorFromDecimal(lowest.amount, currency);
    return [
      {
        gid: node.id,
        title: node.title,
        path: `/products/${encodeURIComponent(node.handle)}`,
        isThere: Boolean(node.onlineStoreUrl),
        imageUrl: node.featuredMedia?.preview?.image?.url ?? null,
        priceMinor,
        currency,
        isVaried: minorFromDecimal(highest.amount, currency) !== priceMinor,
      },
    ];
  });
}
