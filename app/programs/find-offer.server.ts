import type { Tx } from "#app/platform/db.server.ts";
import { hasCodes, type Offer } from "#app/programs/offer.ts";
import { findOffer, offerKinds } from "#app/programs/repository.server.ts";

/** An offer as the rooms above need it; null when the shop has no such offer. */
export const findOfferFor = (tx: Tx, shopId: string, offerId: string): Promise<Offer | null> =>
  findOffer(tx, shopId, offerId);

/** Those of some offers in which creators get codes. */
export async function offersWithCodes(
  tx: Tx,
  shopId: string,
  offerIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const kinds = await offerKinds(tx, shopId, offerIds);
  return new Set(kinds.filter(hasCodes).map(({ id }) => id));
}
