import type { Tx } from "#app/platform/db.server.ts";
import type { Offer } from "#app/programs/offer.ts";
import { findOffer } from "#app/programs/repository.server.ts";

/** An offer as the rooms above need it; null when the shop has no such offer. */
export const findOfferFor = (tx: Tx, shopId: string, offerId: string): Promise<Offer | null> =>
  findOffer(tx, shopId, offerId);
