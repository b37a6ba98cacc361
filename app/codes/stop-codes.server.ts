// The codes of a creator who is paused: taken out of Shopify, and put back when she is active again.
import { setTimeout as sleep } from "node:timers/promises";
import {
  noteStopped,
  restartStopped,
  stopLive,
  stoppedLeft,
} from "#app/codes/repository.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { offerJobPayload } from "#app/programs/contract.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { askLater, askToMint, mintingQueue } from "#app/programs/publish-offer.server.ts";
import { type Admin, adminFor } from "#app/shopify/admin.server.ts";
import { findCode, retireCode } from "#app/shopify/discounts.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";

/** A job takes out so many codes, about a second each; what is left is another try's. */
const CODES_MAX = 60;
/** Shopify removes a code a little after it was asked. */
const LOOKS_MAX = 20;
const LOOK_MS = 500;

type Which = Readonly<{ shopId: string; creatorId: string }>;
type OfferJob = Readonly<{ shopId: string; offerId: string }>;

/** Takes the stopped codes of an offer out of its discount. */
export const stopCodesJob = defineJob("stop-codes", offerJobPayload);

/** A creator's codes work no longer; asks the worker to take them out of Shopify. */
export async function stopCodes(tx: Tx, { shopId, creatorId }: Which): Promise<void> {
  for (const offerId of await stopLive(tx, shopId, { creatorId }))
    await askToStop(tx, { shopId, offerId });
}

/** A creator's stopped codes shall work again; asks the worker to add them to their discounts. */
export async function restartCodes(tx: Tx, { shopId, creatorId }: Which): Promise<void> {
  for (const offerId of await restartStopped(tx, shopId, creatorId))
    await askToMint(tx, { shopId, offerId });
}

/** Codes that went live while their creator was paused are stopped at once. */
export async function stopCodesOfPaused(
  tx: Tx,
  shopId: string,
  codes: readonly string[],
): Promise<void> {
  for (const offerId of await stopLive(tx, shopId, { codes }))
    await askToStop(tx, { shopId, offerId });
}

/** One after the other with the minting of the same offer: a code that is put back is never taken out by an older wish. */
const askToStop = (tx: Tx, job: OfferJob, later: Readonly<{ runAt?: Date }> = {}): Promise<void> =>
  enqueue(tx, stopCodesJob, job, {
    key: `stop-codes/${job.offerId}`,
    queue: mintingQueue(job.offerId),
    ...later,
  });

/**
 * Takes each stopped code of the offer out of its discount, and notes it once Shopify no longer has it. Throws (to be tried again) when
 * Shopify cannot be reached or is slow; what is out by then is noted, and a code that is out already is no fault.
 */
export async function takeOutCodes({ shopId, offerId }: OfferJob): Promise<void> {
  const shop = await findShop(db, shopId);
  const offer = await findOfferFor(db, shopId, offerId);
  if (!shop || !offer) return;
  if (shop.uninstalledAt) return askLater((tx, later) => askToStop(tx, { shopId, offerId }, later));
  const codes = await stoppedLeft(db, { shopId, offerId, take: CODES_MAX + 1 });
  for (const stopped of codes.slice(0, CODES_MAX)) {
    const { code } = stopped;
    const isAsked = await transaction((tx) => noteStopped(tx, shopId, code, { outAskedAt: now() }));
    if (!isAsked) continue; // its creator is active again
    await takeOut(adminFor(shop.domain), { ...stopped, discountGid: offer.discountGid });
    await transaction((tx) => noteStopped(tx, shopId, code, { outAt: now() }));
    log.info({ shopId, offerId }, "code stopped");
  }
  if (codes.length > CODES_MAX) throw new Error("codes are left after this job");
}

type Stopped = Readonly<{ code: string; redeemCodeGid: string | null; discountGid: string | null }>;

/** Has Shopify remove a code, under whatever name it has there by now, and waits until its name is gone. */
async function takeOut(admin: Admin, { code, redeemCodeGid, discountGid }: Stopped): Promise<void> {
  const asked = new Set<string>();
  for (let look = 0; look < LOOKS_MAX; look++) {
    const found = await findCode(admin, code);
    const isThere = found !== null && found.discountGid === discountGid;
    for (const gid of [redeemCodeGid, isThere ? found.redeemCodeGid : null]) {
      if (gid === null || discountGid === null || asked.has(gid)) continue;
      asked.add(gid);
      const retired = await retireCode(admin, { discountGid, redeemCodeGid: gid });
      if (!retired.ok && isThere)
        throw new Error(`Shopify did not remove a code: ${retired.error.message}`);
    }
    if (!isThere) return; // Shopify finds a code by its name even while its search does not show it yet
    await sleep(LOOK_MS);
  }
  throw new Error("Shopify is still at work on the removal of a code");
}
