// What a product variant is called and what one piece of it costs the shop.
import { minorFromDecimal } from "#app/kit/money.ts";
import { ReadUnitCostsDocument } from "#app/shopify/admin.generated.ts";
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
    const unitCost = node.inventoryItem.unitCost;
    const isComparable = unitCost?.currencyCode === currency;
    return [
      {
        variantGid: node.id,
        title: titleOf(node.product.title, node.title),
        unitCostMinor:
          unitCost && isComparable ? minorFromDecimal(unitCost.amount, currency) : null,
      },
    ];
  });
}

// A product without options has one variant, and Shopify calls it so.
const titleOf = (product: string, variant: string): string =>
  variant === "Default Title" || variant === product ? product : `${product}, ${variant}`;
