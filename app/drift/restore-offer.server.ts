// Writes an offer back to Shopify as it is here: its fields, its codes, or the whole discount when that was deleted.
import { normalCode } from "#app/codes/code.ts";
import { mintAgain } from "#app/codes/follow-shopify.server.ts";
import { driftJobPayload } from "#app/drift/contract.ts";
import { updateOf } from "#app/drift/drift.ts";
import type { DriftedCode } from "#app/drift/drifted-codes.ts";
import { askToLook } from "#app/drift/look-at-offer.server.ts";
import { deleteDrift, findDrift, lockDrift, markDrift } from "#app/drift/repository.server.ts";
import { ok, type Result } from "#app/kit/result.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { publishAnew } from "#app/programs/follow-discount.server.ts";
import type { Offer } from "#app/programs/offer.ts";
import { type Admin, adminFor } from "#app/shopify/admin.server.ts";
import { type Refusal, retireCodes, updateOffer } from "#app/shopify/discounts.server.ts";
import { readCodes, readDiscount } from "#app/shopify/read-discount.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";

export const restoreOfferJob = defineJob("restore-offer", driftJobPayload);

type OfferJob = Readonly<{ shopId: string; offerId: string }>;

export const askToRestore = (tx: Tx, { shopId, offerId }: OfferJob): Promise<void> => {
  const name = `restore-offer/${offerId}`;
  return enqueue(tx, restoreOfferJob, { shopId, offerId }, { key: name, queue: name });
};

/**
 * Restores what a person asked to have restored. What is written to Shopify is the same however often it is written, so that a try after
 * a lost answer does no harm; what Shopify refuses is kept in its words. Throws, to be tried again, when it cannot be reached.
 */
export async function restoreOffer({ shopId, offerId }: OfferJob): Promise<void> {
  const shop = await findShop(db, shopId);
  const offer = await findOfferFor(db, shopId, offerId);
  const drift = await findDrift(db, shopId, offerId);
  if (!shop || shop.uninstalledAt !== null || !offer || !drift?.restoringAt) return;
  const outcome = await writeBack(adminFor(shop.domain), {
    offer,
    codes: drift.codes,
    currency: shop.currency,
  });
  await transaction(async (tx) => {
    const locked = await lockDrift(tx, shopId, offerId);
    if (!locked?.restoringAt) return;
    if (!outcome.ok) {
      const refusal = outcome.error.message;
      await markDrift(tx, shopId, offerId, { restoringAt: null, refusal });
      return;
    }
    if (outcome.value === "gone") await publishAnew(tx, shopId, offerId);
    const codes = locked.codes.map(({ code }) => code);
    await mintAgain(tx, shopId, { offerId, codes });
    await deleteDrift(tx, shopId, offerId);
    await askToLook(tx, { shopId, offerId });
  });
  log.info({ shopId, offerId, isTaken: outcome.ok }, "offer written back to Shopify");
}

type Back = Readonly<{ offer: Offer; codes: readonly DriftedCode[]; currency: string }>;

/** The discount as the offer says; codes that go by another name in Shopify are taken out, so that they can be added under ours. */
async function writeBack(
  admin: Admin,
  { offer, codes, currency }: Back,
): Promise<Result<"written" | "gone", Refusal>> {
  const { discountGid } = offer;
  if (discountGid === null) return ok("written"); // links only: nothing but codes that were adopted
  const found = await readDiscount(admin, discountGid);
  if (found === null) return ok("gone");
  const updated = await updateOffer(admin, {
    discountGid,
    input: updateOf(offer, found, currency),
  });
  if (!updated.ok) return updated;
  const renamed = codes.filter(({ became }) => became !== null);
  const names =
    renamed.length > 0 ? await readCodes(admin, discountGid) : new Map<string, string>();
  for (const { code, redeemCodeGid } of renamed) {
    const name = redeemCodeGid && names.get(redeemCodeGid);
    if (!redeemCodeGid || !name || normalCode(name) === code) continue;
    const retired = await retireCodes(admin, { discountGid, redeemCodeGids: [redeemCodeGid] });
    if (!retired.ok) return retired;
  }
  return ok("written");
}
