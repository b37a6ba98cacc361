// The codes of a creator who is paused: taken out of Shopify, and put back when she is active again.
import { setTimeout as sleep } from "node:timers/promises";
import {
  noteAsked,
  noteOut,
  restartStopped,
  stopLive,
  stoppedLeft,
} from "#app/codes/stopped-codes.server.ts";
import { elapsedMs, now } from "#app/platform/clock.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { offerJobPayload } from "#app/programs/contract.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { askLater, askToMint, mintingQueue } from "#app/programs/publish-offer.server.ts";
import { type Admin, adminFor } from "#app/shopify/admin.server.ts";
import { CODES_MAX, findCode, retireCodes } from "#app/shopify/discounts.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";

/** A job begins no batch after so long, so that it never looks like a dead worker's; what is left is another job's. */
const JOB_MS_MAX = 60_000;
const BATCHES_MAX = 100;
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
export const askToStop = (
  tx: Tx,
  job: OfferJob,
  later: Readonly<{ runAt?: Date }> = {},
): Promise<void> =>
  enqueue(tx, stopCodesJob, job, {
    key: `stop-codes/${job.offerId}`,
    queue: mintingQueue(job.offerId),
    ...later,
  });

/**
 * Takes the stopped codes of the offer out of its discount, and notes each once Shopify no longer has it. Throws (to be tried again) when
 * Shopify cannot be reached or is slow; what is out by then is noted, and a code that is out already is no fault.
 */
export async function takeOutCodes({ shopId, offerId }: OfferJob): Promise<void> {
  const shop = await findShop(db, shopId);
  const offer = await findOfferFor(db, shopId, offerId);
  if (!shop || !offer) return;
  if (shop.uninstalledAt) return askLater((tx, later) => askToStop(tx, { shopId, offerId }, later));
  const from = { shopId, admin: adminFor(shop.domain), discountGid: offer.discountGid };
  const untilMs = elapsedMs() + JOB_MS_MAX;
  for (let batch = 0; batch < BATCHES_MAX && elapsedMs() < untilMs; batch++) {
    const codes = await stoppedLeft(db, { shopId, offerId, take: CODES_MAX });
    if (codes.length === 0) return;
    await takeOutBatch(from, codes);
    log.info({ shopId, offerId, codes: codes.length }, "codes stopped");
  }
  await transaction((tx) => askToStop(tx, { shopId, offerId }));
}

type From = Readonly<{ shopId: string; admin: Admin; discountGid: string | null }>;
type Stopped = Readonly<{ code: string; redeemCodeGid: string | null }>;

/** Asks for all of them in one call, and then looks one by one whether they are gone. */
async function takeOutBatch(from: From, stopped: readonly Stopped[]): Promise<void> {
  const { shopId, admin, discountGid } = from;
  const known: Stopped[] = [];
  for (const one of stopped) known.push(await withId(from, one));
  // Whose creator is active again is not asked for. What is asked for keeps its id, so that a code that comes back can be told from it.
  const asked = await transaction((tx) => noteAsked(tx, shopId, { codes: known, at: now() }));
  const gids = known.flatMap(({ code, redeemCodeGid }) =>
    redeemCodeGid !== null && asked.has(code) ? redeemCodeGid : [],
  );
  if (discountGid !== null && gids.length > 0)
    await retireCodes(admin, { discountGid, redeemCodeGids: gids });
  for (const { code } of known.filter((one) => asked.has(one.code))) {
    await untilGone(from, code, new Set(gids));
    await transaction((tx) => noteOut(tx, shopId, { code, at: now() }));
  }
}

async function withId({ admin, discountGid }: From, stopped: Stopped): Promise<Stopped> {
  if (stopped.redeemCodeGid !== null) return stopped;
  const found = await findCode(admin, stopped.code);
  return found?.discountGid === discountGid
    ? { ...stopped, redeemCodeGid: found.redeemCodeGid }
    : stopped;
}

/**
 * Waits until a code's name is gone: Shopify finds it by that even while its search does not show it yet. Under whatever id it is there by
 * now, Shopify is asked for that one as well.
 */
async function untilGone(
  { admin, discountGid }: From,
  code: string,
  asked: Set<string>,
): Promise<void> {
  for (let look = 0; look < LOOKS_MAX; look++) {
    const found = await findCode(admin, code);
    if (found === null || discountGid === null || found.discountGid !== discountGid) return;
    const { redeemCodeGid } = found;
    if (redeemCodeGid !== null && !asked.has(redeemCodeGid)) {
      asked.add(redeemCodeGid);
      const retired = await retireCodes(admin, { discountGid, redeemCodeGids: [redeemCodeGid] });
      if (!retired.ok) throw new Error(`Shopify did not remove a code: ${retired.error.message}`);
    }
    await sleep(LOOK_MS);
  }
  throw new Error("Shopify is still at work on the removal of a code");
}
