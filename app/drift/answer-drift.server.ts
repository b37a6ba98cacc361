// A person's answer to a drift: Shopify's version is accepted, or ours is written back.
import { followCodes } from "#app/codes/follow-shopify.server.ts";
import type { DriftForm } from "#app/drift/contract.ts";
import { accepted } from "#app/drift/drift.ts";
import { deleteDrift, insertDecision, lockDrift, markDrift } from "#app/drift/repository.server.ts";
import { askToRestore } from "#app/drift/restore-offer.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { nameProblem } from "#app/programs/field-readers.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { followDiscount, isNameFree } from "#app/programs/follow-discount.server.ts";
import type { Offer } from "#app/programs/offer.ts";
import type { ShopifyDiscount } from "#app/shopify/discount.ts";
import type { Shop } from "#app/shops/shop.ts";

const NAME_LENGTH_MAX = 100;

type Answer = Readonly<{ offerId: string; form: DriftForm; staffId: string; now: Date }>;

/** Does what was answered, and says it in a few words. An answer that comes twice counts once; one to an older finding is refused. */
export async function answerDrift(
  tx: Tx,
  shop: Shop,
  { offerId, form, staffId, now }: Answer,
): Promise<Result<string, { kind: "not-found" }>> {
  const drift = await lockDrift(tx, shop.id, offerId);
  const offer = await findOfferFor(tx, shop.id, offerId);
  if (!offer) return err({ kind: "not-found" });
  if (!drift) return ok("Nothing differs any more");
  if (drift.seen !== form.seen) return ok("Shopify’s version has changed again. Look at it first.");
  if (drift.restoringAt !== null) return ok("It is being restored");
  const kind = form.intent === "accept-drift" ? "accept" : "restore";
  const { differences } = drift;
  await insertDecision(tx, shop.id, {
    id: newId(),
    offerId,
    kind,
    differences,
    staffId,
    madeAt: now,
  });
  if (kind === "restore") {
    await markDrift(tx, shop.id, offerId, { restoringAt: now, refusal: null });
    await askToRestore(tx, { shopId: shop.id, offerId });
    return ok("Shopify gets our version back");
  }
  const changes = drift.codes.map((code) => ({ ...code, offerId }));
  await followCodes(tx, shop.id, { changes, now });
  await followDiscount(tx, shop.id, await nextOffer(tx, shop, { offer, drift, now }));
  await deleteDrift(tx, shop.id, offerId);
  return ok("Shopify’s version is accepted");
}

async function nextOffer(
  tx: Tx,
  shop: Shop,
  given: Readonly<{
    offer: Offer;
    drift: Readonly<{ inShopify: ShopifyDiscount | null }>;
    now: Date;
  }>,
): Promise<Offer> {
  const { offer, drift, now } = given;
  const found = drift.inShopify;
  // An offer of links only has no discount; one whose discount was deleted has ended.
  if (found === null) return offer.discountGid === null ? offer : { ...offer, endsAt: now };
  const isGood = nameProblem(found.title, NAME_LENGTH_MAX) === null;
  const isFree = await isNameFree(tx, shop.id, { offerId: offer.id, name: found.title });
  const { currency, zone } = shop;
  return accepted(offer, found, { currency, zone, isNameFree: isGood && isFree });
}
