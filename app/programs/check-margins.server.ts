import { formatMoney } from "#app/kit/money.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, plainSql } from "#app/platform/db.server.ts";
import { collectionsAt } from "#app/programs/collection.ts";
import { staysByProduct } from "#app/programs/find-collections.server.ts";
import { collectionsOf, learnCollections } from "#app/programs/learn-collections.server.ts";
import { lossesOf, lossInWords, type Piece } from "#app/programs/margin.ts";
import type { OfferTermsForShoppers } from "#app/programs/offer.ts";
import type { TermsValues } from "#app/programs/terms.ts";
import { type Admin, adminFor } from "#app/shopify/admin.server.ts";
import { listVariants, type PricedVariant } from "#app/shopify/products.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** So many variants cost 2,000 points at most, which a shop of any plan has at once. */
const VARIANTS_MAX = 500;
/** Collections that are looked into; each is a question of its own, also where it is empty. */
const SEARCHES_MAX = 10;
const SHOWN = 20;

/** Which products an offer would sell at a loss, in words; asks Shopify for prices and costs. Throws AdminError. */
export async function checkMargins(
  shop: Shop,
  { offer, terms }: Readonly<{ offer: OfferTermsForShoppers; terms: TermsValues }>,
) {
  const { variants: found, isCut } = await variantsOf(adminFor(shop.domain), shop, offer);
  const variants = await withCollections(shop, terms, found);
  const losses = lossesOf(offer, terms, variants);
  const unknown = variants.filter(({ unitCostMinor }) => unitCostMinor === null).length;
  return {
    checked: variants.length - unknown,
    unknown,
    isCut,
    hidden: Math.max(0, losses.length - SHOWN),
    losses: losses.slice(0, SHOWN).map((loss) => ({
      title: loss.title,
      loss: formatMoney({ minor: -loss.leftMinor, currency: shop.currency }),
      words: lossInWords(loss, shop.currency),
    })),
  };
}

/** Pieces with the collections that the terms name. */
async function withCollections(
  shop: Shop,
  terms: TermsValues,
  variants: readonly PricedVariant[],
): Promise<Piece[]> {
  await learnCollections(shop, collectionsOf(terms));
  const productGids = [...new Set(variants.map(({ productGid }) => productGid))];
  const stays = await staysByProduct(plainSql(db), shop.id, productGids);
  return variants.map((variant) => ({
    ...variant,
    collectionGids: collectionsAt(stays.get(variant.productGid) ?? [], now()),
  }));
}

/** What the offer's discount is for; a product of several collections once. */
async function variantsOf(admin: Admin, shop: Shop, offer: OfferTermsForShoppers) {
  const found = new Map<string, PricedVariant>();
  const searches = searchesOf(offer);
  let isCut = searches.length > SEARCHES_MAX;
  for (const query of searches.slice(0, SEARCHES_MAX)) {
    const max = VARIANTS_MAX - found.size;
    if (max <= 0) return { variants: [...found.values()], isCut: true };
    const part = await listVariants(admin, { query, max, currency: shop.currency });
    for (const variant of part.variants) found.set(variant.variantGid, variant);
    isCut ||= part.isCut;
  }
  return { variants: [...found.values()], isCut };
}

/** Shopify's search for the variants of an offer; each collection is a search of its own. */
function searchesOf({ scope, scopeGids }: OfferTermsForShoppers): string[] {
  const ids = scopeGids.map((gid) => gid.split("/").at(-1) ?? "");
  if (scope === "all") return ["gift_card:false"];
  if (scope === "products") return [`gift_card:false AND product_ids:${ids.join(",")}`];
  return ids.map((id) => `gift_card:false AND collection:${id}`);
}
