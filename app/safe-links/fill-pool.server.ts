// Keeps an offer's pool of single-use codes ahead of demand: its discount is made first, then codes are added 250 at a time.
import { err, ok, type Result } from "#app/kit/result.ts";
import { elapsedMs, newId, newToken, now } from "#app/platform/clock.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { safeOffers } from "#app/programs/find-program.server.ts";
import type { Offer } from "#app/programs/offer.ts";
import { askLater } from "#app/programs/publish-offer.server.ts";
import { poolJobPayload } from "#app/safe-links/contract.ts";
import { poolInput, poolTarget } from "#app/safe-links/pool.ts";
import {
  countReady,
  countTaken,
  findPool,
  insertCodes,
  mintingCodes,
  restartPool,
  settleCodes,
  settlePool,
} from "#app/safe-links/repository.server.ts";
import { type Admin, adminFor } from "#app/shopify/admin.server.ts";
import {
  addCodes,
  CODES_MAX,
  codesResult,
  createOffer,
  findCode,
  newestCodes,
  type Refusal,
  untilAdded,
} from "#app/shopify/discounts.server.ts";
import { readDiscount } from "#app/shopify/read-discount.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** 31^10 codes, 49 bits: of a million guesses none meets one of a thousand. */
const CODE_LENGTH = 10;
const HOUR_MS = 3_600_000;
/** A job begins no batch after so long, so that it never looks like a dead worker's; what is left is another job's. */
const JOB_MS_MAX = 120_000;
/** An offer that is still being published is looked at again. */
const PUBLISHING_MS = 5_000;

type PoolKey = Readonly<{ shopId: string; offerId: string }>;

export const fillPoolJob = defineJob("fill-pool", poolJobPayload);

/** Asks the worker to fill a pool; asked several times it is one job, and one at a time works on a pool. */
export const askToFill = (
  tx: Tx,
  { shopId, offerId }: PoolKey,
  later: Readonly<{ runAt?: Date }> = {},
): Promise<void> => {
  const name = `fill-pool/${offerId}`;
  return enqueue(tx, fillPoolJob, { shopId, offerId }, { key: name, queue: name, ...later });
};

/**
 * Fills a pool to what is kept ready. Codes are written down before Shopify is asked for them, so that a try whose answer was lost finds
 * its own codes there. Throws (to be tried again) when Shopify cannot be reached.
 */
export async function fillPool(key: PoolKey): Promise<void> {
  const { shopId, offerId } = key;
  const shop = await findShop(db, shopId);
  const offer = await findOfferFor(db, shopId, offerId);
  if (!shop || !offer || !(await safeOffers(db, shopId)).includes(offerId)) return;
  if (shop.uninstalledAt) return askLater((tx, later) => askToFill(tx, key, later));
  if (offer.state === "publishing") {
    const runAt = new Date(now().getTime() + PUBLISHING_MS);
    return transaction((tx) => askToFill(tx, key, { runAt }));
  }
  // It may be corrected and go live one day.
  if (offer.state === "refused") return askLater((tx, later) => askToFill(tx, key, later));
  const admin = adminFor(shop.domain);
  const discountGid = await discountOf(admin, shop, offer);
  if (discountGid === null) return;
  const untilMs = elapsedMs() + JOB_MS_MAX;
  while (elapsedMs() < untilMs) {
    const codes = await nextBatch(key);
    if (codes.length === 0) return;
    if (!(await mintBatch(admin, { ...key, discountGid, codes }))) return;
  }
  await transaction((tx) => askToFill(tx, key));
}

/** The pool's discount, made when it is not there yet; null when Shopify refuses it, or there is no pool. */
async function discountOf(admin: Admin, shop: Shop, offer: Offer): Promise<string | null> {
  const key = { shopId: shop.id, offerId: offer.id };
  const pool = await findPool(db, key);
  if (pool?.state !== "publishing") return pool?.discountGid ?? null;
  const made = await makeDiscount(admin, shop, offer);
  await transaction((tx) =>
    settlePool(
      tx,
      key,
      made.ok
        ? { state: "live", refusal: null, discountGid: made.value.discountGid }
        : { state: "refused", refusal: made.error.message, discountGid: null },
    ),
  );
  log.info({ ...key, isLive: made.ok }, "pool of single-use codes published");
  return made.ok ? made.value.discountGid : null;
}

async function makeDiscount(
  admin: Admin,
  shop: Shop,
  offer: Offer,
): Promise<Result<{ discountGid: string }, Refusal>> {
  const input = poolInput(offer, shop.currency);
  const made = await createOffer(admin, input);
  if (made.ok || made.error.code !== "TAKEN") return made;
  const found = await findCode(admin, input.code);
  return found ? ok({ discountGid: found.discountGid }) : err(made.error);
}

/** Codes that wait for Shopify; where there are none, new ones are written down as long as the pool is not full. */
async function nextBatch(key: PoolKey): Promise<string[]> {
  return transaction(async (tx) => {
    const waiting = await mintingCodes(tx, key, CODES_MAX);
    if (waiting.length > 0) return waiting.map(({ code }) => code);
    const taken = (hours: number) =>
      countTaken(tx, key, new Date(now().getTime() - hours * HOUR_MS));
    const target = poolTarget({ lastHour: await taken(1), lastDay: await taken(24) });
    const missing = target - (await countReady(tx, key));
    const codes = Array.from({ length: Math.min(Math.max(missing, 0), CODES_MAX) }, () => ({
      id: newId(),
      code: newToken(CODE_LENGTH).toUpperCase(),
    }));
    if (codes.length > 0) await insertCodes(tx, key, codes);
    return codes.map(({ code }) => code);
  });
}

type Batch = PoolKey & Readonly<{ discountGid: string; codes: readonly string[] }>;

/** Adds codes to the pool's discount; false where that is gone and is made anew. */
async function mintBatch(admin: Admin, batch: Batch): Promise<boolean> {
  const { discountGid, codes, ...key } = batch;
  const added = await addCodes(admin, { discountGid, codes });
  if (!added.ok) {
    if (await readDiscount(admin, discountGid))
      throw new Error(`Shopify did not take single-use codes: ${added.error.message}`);
    await beginAnew(batch);
    return false;
  }
  const failed = await untilAdded(admin, added.value.bulkGid);
  const refused = failed === 0 ? [] : await refusedOf(admin, batch, added.value.bulkGid);
  const lost = new Set(refused);
  const ready = codes.filter((code) => !lost.has(code));
  await transaction((tx) => settleCodes(tx, key, { ready, refused, now: now() }));
  return true;
}

export const beginAnew = (batch: PoolKey & Readonly<{ discountGid: string }>): Promise<void> =>
  transaction(async (tx) => {
    await restartPool(tx, batch);
    await askToFill(tx, batch);
  });

/** Codes that Shopify did not take, apart from those that are in the discount already since an earlier answer was lost. */
async function refusedOf(
  admin: Admin,
  { discountGid, codes }: Batch,
  bulkGid: string,
): Promise<string[]> {
  const results = (await codesResult(admin, bulkGid, codes.length)) ?? [];
  const own = await newestCodes(admin, { discountGid, take: CODES_MAX });
  return results
    .filter(({ errorCode, message }) => errorCode !== null || message !== null)
    .map(({ code }) => code.toUpperCase())
    .filter((code) => !own.has(code));
}
