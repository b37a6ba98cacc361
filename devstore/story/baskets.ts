// What is in an order, and what is on its way: products, shipping, tip, the page where the visit began.
import type { OfferKey } from "./creators.ts";
import { GIFT_CARD_SKU, type PlannedProduct, plannedProducts, REFILL_SKU } from "./products.ts";
import type { Random } from "./random.ts";
import type { PlannedLine } from "./types.ts";

const SIZES = [1, 2, 3, 4] as const;
const SIZE_WEIGHTS = [46, 31, 16, 7];
const FREE_SHIPPING_FROM_CENTS = 5_000;
const TEN_OFF_FROM_CENTS = 6_000;

export type Shelf = Readonly<{
  /** Popular products are picked more often. */
  popular: () => PlannedProduct;
  centsOf: (sku: string) => number;
}>;

export function shelfOf(random: Random): Shelf {
  const products = plannedProducts();
  const ordinary = random.shuffled(
    products.filter(({ sku }) => ![REFILL_SKU, GIFT_CARD_SKU].includes(sku)),
  );
  const cents = new Map(
    products.map(({ sku, price }) => [sku, Number(price.replace(".", ""))] as const),
  );
  return {
    popular: () => random.weighted(ordinary, (_, rank) => 1 / (rank + 6)),
    centsOf: (sku) => cents.get(sku) ?? 0,
  };
}

/** A basket; with the ten-dollar offer's code it reaches that offer's minimum, with the refill offer it has the refill in it. */
export function basketOf(
  random: Random,
  shelf: Shelf,
  { offer, isGiftCard }: Readonly<{ offer: OfferKey | null; isGiftCard: boolean }>,
): PlannedLine[] {
  if (isGiftCard) return [{ sku: GIFT_CARD_SKU, quantity: 1, isSubscription: false }];
  const lines = new Map<string, PlannedLine>();
  const put = (sku: string, isSubscription: boolean) =>
    lines.set(sku, { sku, quantity: random.isLucky(0.08) ? 2 : 1, isSubscription });
  if (offer === "refill") {
    put(REFILL_SKU, true);
    if (random.isLucky(0.7)) return [...lines.values()];
  }
  const size = random.weighted(SIZES, (each) => SIZE_WEIGHTS[each - 1] ?? 0);
  while (lines.size < size) put(shelf.popular().sku, false);
  while (offer === "ten" && centsOf(shelf, [...lines.values()]) < TEN_OFF_FROM_CENTS)
    put(shelf.popular().sku, false);
  return [...lines.values()];
}

export function centsOf(shelf: Shelf, lines: readonly PlannedLine[]): number {
  return lines.reduce((sum, { sku, quantity }) => sum + shelf.centsOf(sku) * quantity, 0);
}

export function shippingOf(random: Random, cents: number): string {
  if (random.isLucky(0.07)) return "12.95";
  return cents >= FREE_SHIPPING_FROM_CENTS ? "0.00" : "5.95";
}

export function tipOf(random: Random): string | null {
  return random.isLucky(0.04) ? random.pick(["2.00", "3.00", "5.00"]) : null;
}

/** Where visits begin that no creator brought. */
const DOORS: readonly Readonly<{ weight: number; path: string; referrer: string | null }>[] = [
  { weight: 30, path: "/", referrer: null },
  { weight: 22, path: "/collections/serums", referrer: "https://www.google.com/" },
  {
    weight: 14,
    path: "/collections/all?utm_source=google&utm_medium=cpc&utm_campaign=brand",
    referrer: "https://www.google.com/",
  },
  {
    weight: 12,
    path: "/?utm_source=newsletter&utm_medium=email&utm_campaign=weekly",
    referrer: null,
  },
  {
    weight: 9,
    path: "/collections/sets?utm_source=facebook&utm_medium=paid&utm_campaign=sets",
    referrer: "https://www.facebook.com/",
  },
  { weight: 8, path: "/collections/sun-care", referrer: "https://duckduckgo.com/" },
  { weight: 5, path: "/pages/about", referrer: "https://www.pinterest.com/" },
];

export function doorOf(random: Random): Readonly<{ path: string; referrer: string | null }> {
  return random.weighted(DOORS, ({ weight }) => weight);
}

const LANDINGS = [
  "/",
  "/collections/all",
  "/collections/serums",
  "/collections/sun-care",
  "/collections/sets",
];

/** The page that a creator's link leads to. */
export function landingOf(random: Random, offer: OfferKey): string {
  return offer === "refill" ? "/collections/refill-club" : random.pick(LANDINGS);
}
