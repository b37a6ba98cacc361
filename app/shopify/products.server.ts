// What a product variant is called and what one piece of it costs the shop.
import { minorFromDecimal } from "#app/kit/money.ts";
import {
  ListPiecesDocument,
  type ListPiecesQuery,
  ReadCollectionProductsDocument,
  type ReadCollectionProductsQuery,
  ReadUnitCostsDocument,
} from "#app/shopify/admin.generated.ts";
import type { Admin } from "#app/shopify/admin.server.ts";

/** Largest list of ids that `nodes` takes. */
const VARIANTS_MAX = 250;

/** `unitCostMinor` is null where Shopify has no cost per item, or one in another currency than the shop's. */
export type VariantCost = Readonly<{
  variantGid: string;
  title: string;
  unitCostMinor: bigint | null;
}>;

/** The variants of these ids that exist, with their unit costs in `currency`. At most 250 ids. Throws AdminError. */
export async function readUnitCosts(
  admin: Admin,
  variantGids: readonly string[],
  currency: string,
): Promise<VariantCost[]> {
  const { nodes } = await admin.request(ReadUnitCostsDocument, {
    variantGids: variantGids.slice(0, VARIANTS_MAX),
  });
  return nodes.flatMap((node) => {
    if (node?.__typename !== "ProductVariant") return [];
    return [
      {
        variantGid: node.id,
        title: titleOf(node.product.title, node.title),
        unitCostMinor: costOf(node.inventoryItem.unitCost, currency),
      },
    ];
  });
}

const costOf = (
  unitCost: Readonly<{ amount: string; currencyCode: string }> | null | undefined,
  currency: string,
): bigint | null =>
  unitCost?.currencyCode === currency ? minorFromDecimal(unitCost.amount, currency) : null;

/** A variant as it is sold. */
export type PricedVariant = VariantCost &
  Readonly<{
    productGid: string;
    vendor: string;
    productType: string;
    productTags: readonly string[];
    priceMinor: bigint;
  }>;

/**
 * The variants that a search of Shopify's finds, by id, at most `max` of them (Shopify gives them in pages of 100), and whether there are
 * more. Amounts in `currency`. Throws AdminError.
 */
export async function listVariants(
  admin: Admin,
  { query, max, currency }: Readonly<{ query: string; max: number; currency: string }>,
): Promise<Readonly<{ variants: readonly PricedVariant[]; isCut: boolean }>> {
  const variants: PricedVariant[] = [];
  for (let after: string | null = null; ; ) {
    const { productVariants: page }: ListPiecesQuery = await admin.request(ListPiecesDocument, {
      query,
      after,
    });
    for (const { id, title, price, product, inventoryItem } of page.nodes)
      variants.push({
        variantGid: id,
        productGid: product.id,
        title: titleOf(product.title, title),
        vendor: product.vendor,
        productType: product.productType,
        productTags: product.tags,
        priceMinor: minorFromDecimal(price, currency),
        unitCostMinor: costOf(inventoryItem.unitCost, currency),
      });
    after = page.pageInfo.endCursor ?? null;
    if (!page.pageInfo.hasNextPage || after === null) return { variants, isCut: false };
    if (variants.length >= max) return { variants, isCut: true };
  }
}

/** The products of a collection, by id; none of one that is gone. A page of 250 costs a few points. Throws AdminError. */
export async function productsOfCollection(admin: Admin, collectionGid: string): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const answer: ReadCollectionProductsQuery = await admin.request(
      ReadCollectionProductsDocument,
      { collectionGid, after },
    );
    const page = answer.collection?.products;
    if (!page) return found;
    for (const { id } of page.nodes) found.push(id);
    after = page.pageInfo.endCursor ?? null;
    if (!page.pageInfo.hasNextPage || after === null) return found;
  }
}

// A product without options has one variant, and Shopify calls it so.
const titleOf = (product: string, variant: string): string =>
  variant === "Default Title" || variant === product ? product : `${product}, ${variant}`;
