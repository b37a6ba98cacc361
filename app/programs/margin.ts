// Margin: what is left of a piece that is sold under an offer, after discount, commission and what it cost the shop.
import { applyBasisPoints, formatMoney, multiplyAndRound } from "#app/kit/money.ts";
import { commissionOn, orderOfOne } from "#app/programs/commission.ts";
import { lowersPrice, type OfferTermsForShoppers } from "#app/programs/offer.ts";
import { atTopTier } from "#app/programs/period-commission.ts";
import type { TermsValues } from "#app/programs/terms.ts";

/** A piece as the shop sells it; amounts in minor units of the shop's currency. */
export type Piece = Readonly<{
  title: string;
  productGid: string;
  vendor: string;
  productType: string;
  productTags: readonly string[];
  /** Collections that terms name and that it is in. */
  collectionGids: readonly string[];
  priceMinor: bigint;
  /** Null where Shopify has no cost of it. */
  unitCostMinor: bigint | null;
}>;

/** What is left of one piece; below zero it is sold at a loss. */
export type Margin = Readonly<{
  title: string;
  priceMinor: bigint;
  discountMinor: bigint;
  commissionMinor: bigint;
  unitCostMinor: bigint;
  leftMinor: bigint;
}>;

/**
 * The pieces that lose money when they are sold under an offer, the largest loss first, each for the customer, the purchase and the tier that earn the
 * creator most.
 * Pieces of unknown cost are left out. A discount in money is taken whole off a piece that reaches the offer's minimum, and by its share
 * off a cheaper one, which needs others beside it. Prices are as the shop sets them: tax inside them is not taken out, nor are payment
 * fees and shipping.
 * At 50.00 with 20 % off and 15 % commission, a piece that cost 36.00 leaves 50.00 − 10.00 − 6.00 − 36.00 = −2.00.
 */
export const lossesOf = (
  offer: OfferTermsForShoppers,
  terms: TermsValues,
  pieces: readonly Piece[],
): Margin[] =>
  pieces
    .flatMap((piece) => marginOf(offer, terms, piece) ?? [])
    .filter(({ leftMinor }) => leftMinor < 0n)
    .sort((a, b) => Number(a.leftMinor - b.leftMinor) || (a.title < b.title ? -1 : 1));

function marginOf(offer: OfferTermsForShoppers, terms: TermsValues, piece: Piece): Margin | null {
  const { title, priceMinor, unitCostMinor } = piece;
  if (unitCostMinor === null) return null;
  const discountMinor = discountOn(offer, priceMinor);
  const netMinor = priceMinor - discountMinor;
  // Others beside it may lift the order above the smallest that pays.
  const all = { ...atTopTier(terms), minimumMinor: null };
  const commissionMinor = CASES.map(
    (buyer) =>
      commissionOn(
        all,
        orderOfOne(netMinor, { ...productOf(piece), ...buyer, discountMinor, unitCostMinor }),
      ).amountMinor,
  ).reduce((most, minor) => (minor > most ? minor : most), 0n);
  const leftMinor = netMinor - commissionMinor - unitCostMinor;
  return { title, priceMinor, discountMinor, commissionMinor, unitCostMinor, leftMinor };
}

const productOf = ({ productGid, vendor, productType, productTags, collectionGids }: Piece) => ({
  productGid,
  vendor,
  productType,
  productTags,
  collectionGids,
});

/** Who buys, and how. */
const CASES = [true, false].flatMap((isNewCustomer) =>
  (["once", "first"] as const).map((purchase) => ({ isNewCustomer, purchase, renewal: null })),
);

function discountOn(offer: OfferTermsForShoppers, priceMinor: bigint): bigint {
  if (!lowersPrice(offer)) return 0n;
  if (offer.valueKind === "percentage")
    return applyBasisPoints(priceMinor, offer.valueBasisPoints ?? 0);
  const valueMinor = offer.valueMinor ?? 0n;
  const minimumMinor = offer.minimumMinor ?? 0n;
  const share =
    priceMinor < minimumMinor ? multiplyAndRound(valueMinor, priceMinor, minimumMinor) : valueMinor;
  return share < priceMinor ? share : priceMinor;
}

/** A loss in words: "$50.00 less $10.00 discount, $6.00 commission and $36.00 cost". */
export function lossInWords(
  { priceMinor, discountMinor, commissionMinor, unitCostMinor }: Margin,
  currency: string,
): string {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  return `${money(priceMinor)} less ${money(discountMinor)} discount, ${money(commissionMinor)} commission and ${money(unitCostMinor)} cost`;
}
