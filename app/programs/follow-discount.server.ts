// What becomes of an offer whose discount was changed in Shopify: it follows, or is published anew.
import type { Tx } from "#app/platform/db.server.ts";
import type { Offer } from "#app/programs/offer.ts";
import { askToPublish } from "#app/programs/publish-offer.server.ts";
import {
  findOfferByName,
  findOfferOfDiscount,
  liveOffersAfter,
  unpublishOffer,
  writeOffer,
} from "#app/programs/repository.server.ts";

/** The offer of a discount in Shopify; null when the discount is none of ours. */
export async function offerOfDiscount(
  tx: Tx,
  shopId: string,
  discountGid: string,
): Promise<string | null> {
  const offer = await findOfferOfDiscount(tx, shopId, discountGid);
  return offer?.id ?? null;
}

const OFFERS_AT_ONCE = 500;

/** The ids of all live offers of a shop. */
export async function* liveOffers(tx: Tx, shopId: string): AsyncGenerator<string> {
  for (let after: string | null = null; ; ) {
    const offers: { id: string }[] = await liveOffersAfter(tx, shopId, after, OFFERS_AT_ONCE);
    for (const { id } of offers) yield id;
    after = offers.at(-1)?.id ?? null;
    if (offers.length < OFFERS_AT_ONCE) return;
  }
}

/** Whether an offer may have a name: no other of the shop has it. */
export async function isNameFree(
  tx: Tx,
  shopId: string,
  { offerId, name }: Readonly<{ offerId: string; name: string }>,
): Promise<boolean> {
  const other = await findOfferByName(tx, shopId, name);
  return other === null || other.id === offerId;
}

/** Takes over what Shopify's discount says. */
export async function followDiscount(tx: Tx, shopId: string, offer: Offer): Promise<void> {
  await writeOffer(tx, shopId, offer);
}

/** Makes the discount of an offer anew: the one it had was deleted. */
export async function publishAnew(tx: Tx, shopId: string, offerId: string): Promise<void> {
  await unpublishOffer(tx, shopId, offerId);
  await askToPublish(tx, { shopId, offerId });
}
