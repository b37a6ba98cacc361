// The codes of a creator who is paused: taken out of Shopify, and put back when she is active again.
import { setTimeout as sleep } from "node:timers/promises";
import {
  noteAsked,
  noteOut,
  noteRemovalRefused,
  resetRemovalRefused,
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
import { CODES_MAX, findCode, isJobDone, retireCodes } from "#app/shopify/discounts.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";

/** A job begins no batch after so long, so that it never looks like a dead worker's; what is left is another job's. */
const JOB_MS_MAX = 60_000;
const BATCHES_MAX = 100;
/** Shopify removes a code a little after it was asked. */
const LOOKS_MAX = 20;
const LOOK_MS = 500;

type Which = Readonly<{ shopId: string; creatorId: string }>;
type OfferJob = Readonly<{ shopId: string; offerId: string }>;

/** Takes the stopped codes of an offer out of the discounts that they lie in. */
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

/** Asks once more for a code that Shopify kept; false when it kept none of that id. */
export async function stopAgain(
  tx: Tx,
  which: Which & Readonly<{ codeId: string }>,
): Promise<boolean> {
  const offerId = await resetRemovalRefused(tx, which);
  if (offerId !== null) await askToStop(tx, { shopId: which.shopId, offerId });
  return offerId !== null;
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
 * Takes the stopped codes of the offer out of its discount, and managed ones out of the merchant's that they lie in. Notes each once Shopify
 * no longer has it, or why Shopify kept it. Throws (to be tried again) when Shopify cannot be reached or is slow; what is out by then is
 * noted, and a code that is out already is no fault.
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

/** `discountGid` is the discount that codes are taken out of; null where the offer has none, and a code lies in none of the merchant's. */
type From = Readonly<{ shopId: string; admin: Admin; discountGid: string | null }>;
type Stopped = Readonly<{
  code: string;
  redeemCodeGid: string | null;
  origin: string;
  /** The merchant's discount that the code lies in; null is the offer's own. */
  discountGid: string | null;
}>;

/** Notes which codes are asked for, and takes them out of each discount that has some of them. */
async function takeOutBatch(from: From, stopped: readonly Stopped[]): Promise<void> {
  const known: Stopped[] = [];
  for (const one of stopped) known.push(await locate(from, one));
  // Whose creator is active again is not asked for. What is asked for keeps its id, so that a code that comes back can be told from it.
  const asked = await transaction((tx) => noteAsked(tx, from.shopId, { codes: known, at: now() }));
  const left = known.filter(({ code }) => asked.has(code));
  for (const [discountGid, codes] of Map.groupBy(left, (one) => one.discountGid))
    await takeOutOf({ ...from, discountGid: discountGid ?? from.discountGid }, codes);
}

/** A code with the id and the discount that it has in Shopify: the app knows where it put its own, and the merchant may have moved others. */
async function locate({ admin, discountGid }: From, stopped: Stopped): Promise<Stopped> {
  const isAdopted = stopped.origin === "adopted";
  if (!isAdopted && stopped.redeemCodeGid !== null) return stopped;
  const place = await findCode(admin, stopped.code);
  if (place === null) return stopped;
  if (isAdopted)
    return { ...stopped, ...place, redeemCodeGid: place.redeemCodeGid ?? stopped.redeemCodeGid };
  return place.discountGid === discountGid
    ? { ...stopped, redeemCodeGid: place.redeemCodeGid }
    : stopped;
}

/** What Shopify said when it was asked to take codes out, by redeem code. */
type Answers = Map<string, Awaited<ReturnType<typeof retireCodes>>>;

/** Asks for all of them in one call, and then looks one by one whether they are gone. */
async function takeOutOf(from: From, codes: readonly Stopped[]): Promise<void> {
  const { shopId } = from;
  const answers = await askForAll(
    from,
    codes.flatMap(({ redeemCodeGid }) => redeemCodeGid ?? []),
  );
  for (const { code } of codes) {
    const refusal = await untilGone(from, code, answers);
    await transaction((tx) =>
      refusal === null
        ? noteOut(tx, shopId, { code, at: now() })
        : noteRemovalRefused(tx, shopId, { code, refusal }),
    );
  }
}

async function askForAll({ admin, discountGid }: From, gids: readonly string[]): Promise<Answers> {
  if (discountGid === null || gids.length === 0) return new Map();
  const answer = await retireCodes(admin, { discountGid, redeemCodeGids: gids });
  if (answer.ok || gids.length === 1) return new Map(gids.map((gid) => [gid, answer]));
  const answers: Answers = new Map(); // one that Shopify keeps must not keep the others
  for (const gid of gids)
    answers.set(gid, await retireCodes(admin, { discountGid, redeemCodeGids: [gid] }));
  return answers;
}

/**
 * Waits until a code's name is gone, and says why it is not, or null: Shopify finds it by that even while its search does not show it yet.
 * Under whatever id it is there by now, Shopify is asked for that one as well.
 */
async function untilGone(
  { admin, discountGid }: From,
  code: string,
  answers: Answers,
): Promise<string | null> {
  let jobGid: string | null = null;
  for (let look = 0; look < LOOKS_MAX; look++) {
    const place = await findCode(admin, code);
    if (place === null || discountGid === null || place.discountGid !== discountGid) return null;
    const gid = place.redeemCodeGid;
    if (gid !== null && !answers.has(gid))
      answers.set(gid, await retireCodes(admin, { discountGid, redeemCodeGids: [gid] }));
    const answer = gid === null ? undefined : answers.get(gid);
    if (answer?.ok === false) return answer.error.message;
    jobGid = answer?.value.jobGid ?? jobGid;
    await sleep(LOOK_MS);
  }
  if (jobGid !== null && (await isJobDone(admin, jobGid))) return IN_VAIN;
  throw new Error("Shopify is still at work on the removal of a code");
}

/** Shopify ends such a job without a word. */
const IN_VAIN = "The removal was done and the code is still there";
