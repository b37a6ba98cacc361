// The products and collections that links lead to, as shoppers find them.
import { ReadLinkTargetsDocument } from "#app/shopify/admin.generated.ts";
import type { Admin } from "#app/shopify/admin.server.ts";

/** Ids in one question: `nodes` takes 250, and one product costs a point. */
export const TARGETS_AT_ONCE = 100;

/** `path` is within the storefront; `isThere` is false for a product that the online store does not show (draft, archived, unpublished). */
export type ShownPage = Readonly<{ gid: string; title: string; path: string; isThere: boolean }>;

/**
 * What of these products and collections exists; what was deleted is left out. Of a collection Shopify's scope for products says only
 * that it exists, not whether the online store shows it. Throws AdminError.
 */
export async function readLinkTargets(admin: Admin, gids: readonly string[]): Promise<ShownPage[]> {
  const { nodes } = await admin.request(ReadLinkTargetsDocument, {
    gids: gids.slice(0, TARGETS_AT_ONCE),
  });
  return nodes.flatMap((node): ShownPage[] => {
    if (node?.__typename === "Product") {
      const { id, title, handle, onlineStoreUrl } = node;
      const path = `/products/${encodeURIComponent(handle)}`;
      return [{ gid: id, title, path, isThere: Boolean(onlineStoreUrl) }];
    }
    if (node?.__typename !== "Collection") return [];
    const path = `/collections/${encodeURIComponent(node.handle)}`;
    return [{ gid: node.id, title: node.title, path, isThere: true }];
  });
}
