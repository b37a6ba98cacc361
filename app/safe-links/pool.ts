// A pool of single-use codes: how large it is kept, and the discount that holds it.
import { discountInput, type Offer } from "#app/programs/offer.ts";

/** What a quiet offer keeps ready; a launch's first seconds are met with these. */
const POOL_MIN = 1_000;
/** Below so many ready codes the worker is asked for more. */
export const POOL_LOW = 750;
const POOL_MAX = 20_000;

/** More than a shop's busiest day: whoever visits a link again and again to waste codes comes to an end here. */
const DAY_MAX = 100_000;

/**
 * How many codes are kept ready: twice what was taken in the last hour, between 1,000 and 20,000, and no more than the day has left. Shopify
 * lets a shop have 20 million codes in all.
 */
export const poolTarget = ({
  lastHour,
  lastDay,
}: Readonly<{ lastHour: number; lastDay: number }>): number =>
  Math.min(Math.max(2 * lastHour, POOL_MIN), POOL_MAX, Math.max(DAY_MAX - lastDay, 0));

/** The title of the discount in Shopify: "Spring offer · single-use codes". */
const poolTitle = (offer: Pick<Offer, "name">): string => `${offer.name} · single-use codes`;

/** The offer as its pool's discount says it: under another name, with one use of each code, and with nothing tolerated. */
export const pooledOffer = (offer: Offer): Offer => ({
  ...offer,
  name: poolTitle(offer),
  usageLimit: 1,
  tolerated: [],
});

/** The first code of a pool's discount, which Shopify requires and nobody is given. It is the same at every try, as an offer's is. */
const poolAnchor = (anchor: string): string => anchor.replace(/^CL-/, "CS-");

/** The pool's discount as Shopify's `DiscountCodeBasicInput` (2026-10). Throws for an offer of links only, which has no discount. */
export function poolInput(offer: Offer, currency: string) {
  const input = discountInput(pooledOffer(offer), currency);
  return { ...input, code: poolAnchor(input.code) };
}
