import { driftedOffers, findDrift } from "#app/drift/repository.server.ts";
import { formatInstant } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** What differs between an offer and Shopify, for its page; null when nothing does. */
export async function driftCard(tx: Tx, shop: Shop, offerId: string) {
  const drift = await findDrift(tx, shop.id, offerId);
  if (!drift) return null;
  return {
    seen: drift.seen,
    isGone: drift.inShopify === null,
    differences: drift.differences,
    found: formatInstant(drift.foundAt, shop.zone),
    isRestoring: drift.restoringAt !== null,
    refusal: drift.refusal,
  };
}

/** How Shopify has a creator's code of an offer when not as it is here: "Gone from Shopify"; null when it does. */
export async function driftOfCode(
  tx: Tx,
  shop: Shop,
  { offerId, code }: Readonly<{ offerId: string; code: string }>,
): Promise<string | null> {
  const drift = await findDrift(tx, shop.id, offerId);
  const drifted = drift?.codes.find((one) => one.code === code);
  if (!drifted) return null;
  return drifted.became === null ? "Gone from Shopify" : `Renamed to ${drifted.became} in Shopify`;
}

/** Which of some offers differ from Shopify. */
export const driftIn = (tx: Tx, shop: Shop, offerIds: readonly string[]): Promise<string[]> =>
  driftedOffers(tx, shop.id, offerIds);

/** What the Overview says of drift: only what waits for a person. */
export async function driftNotices(tx: Tx, shop: Shop) {
  const [first, ...others] = await driftedOffers(tx, shop.id, null);
  if (!first) return [];
  const count = 1 + others.length;
  return [
    {
      key: "drift",
      tone: "warning" as const,
      title:
        count === 1 ? "An offer was changed in Shopify" : `${count} offers were changed in Shopify`,
      text: "Creators may have been told something else than shoppers get. Accept Shopify’s version or restore yours.",
      action: count === 1 ? "See what differs" : "See offers",
      url: count === 1 ? `/app/programs/offers/${first}` : "/app/programs/offers",
    },
  ];
}
