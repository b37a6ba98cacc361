// Which pools there are, and what keeps them as their offers say: a pool's discount is the app's own and follows the offer by itself.
import { answerDrift } from "#app/drift/answer-drift.server.ts";
import { differencesOf, updateOf } from "#app/drift/drift.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { safeOffers } from "#app/programs/find-program.server.ts";
import { poolJobPayload } from "#app/safe-links/contract.ts";
import { askToFill, beginAnew } from "#app/safe-links/fill-pool.server.ts";
import { pooledOffer } from "#app/safe-links/pool.ts";
import {
  findPool,
  noteCorrected,
  poolOfDiscount,
  putPools,
} from "#app/safe-links/repository.server.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import { updateOffer } from "#app/shopify/discounts.server.ts";
import { readDiscount } from "#app/shopify/read-discount.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** A burst of webhooks is one look. */
const PAUSE_MS = 3_000;

type PoolKey = Readonly<{ shopId: string; offerId: string }>;

export const keepPoolJob = defineJob("keep-pool", poolJobPayload);

/** Makes the pools that the shop's programs want, and has them filled; after a program or group was saved, and each night. */
export async function openPools(tx: Tx, shopId: string): Promise<void> {
  const offerIds = await safeOffers(tx, shopId);
  if (offerIds.length === 0) return;
  await putPools(tx, shopId, offerIds);
  for (const offerId of offerIds) await askToFill(tx, { shopId, offerId });
}

/** Asks for a pool's discount to be compared with its offer; asked several times it is one look. */
export const askToKeep = (tx: Tx, { shopId, offerId }: PoolKey): Promise<void> => {
  const name = `keep-pool/${offerId}`;
  const runAt = new Date(now().getTime() + PAUSE_MS);
  return enqueue(tx, keepPoolJob, { shopId, offerId }, { key: name, queue: name, runAt });
};

/** A webhook about a discount: when it is a pool's, it is compared with its offer. */
export async function keepPoolOf(tx: Tx, shop: Shop, discountGid: string): Promise<void> {
  const pool = await poolOfDiscount(tx, shop.id, discountGid);
  if (pool) await askToKeep(tx, { shopId: shop.id, offerId: pool.id });
}

/** A person's answer to the drift of an offer; its single-use codes then give what the offer gives. */
export async function answerDriftOf(
  tx: Tx,
  shop: Shop,
  which: Parameters<typeof answerDrift>[2],
): ReturnType<typeof answerDrift> {
  const answer = await answerDrift(tx, shop, which);
  await askToKeep(tx, { shopId: shop.id, offerId: which.offerId });
  return answer;
}

/** Writes a pool's discount back as its offer says; one that is gone is made anew. What it had is kept, to be shown. */
export async function keepPool(key: PoolKey): Promise<void> {
  const shop = await findShop(db, key.shopId);
  const offer = await findOfferFor(db, key.shopId, key.offerId);
  const pool = await findPool(db, key);
  const discountGid = pool?.discountGid ?? null;
  if (!shop || shop.uninstalledAt !== null || offer?.state !== "live" || discountGid === null)
    return;
  const admin = adminFor(shop.domain);
  const found = await readDiscount(admin, discountGid);
  if (found === null) return beginAnew({ ...key, discountGid });
  const ours = pooledOffer(offer);
  const { currency, zone } = shop;
  const differences = differencesOf(ours, found, { currency, zone });
  if (differences.length === 0) return;
  const input = updateOf(ours, found, currency);
  const updated = await updateOffer(admin, { discountGid, input });
  if (!updated.ok)
    throw new Error(`Shopify did not take the pool's discount: ${updated.error.message}`);
  const corrected = differences.map((difference) => ({ ...difference }));
  await transaction((tx) => noteCorrected(tx, key, { correctedAt: now(), corrected }));
  log.info({ ...key, fields: differences.length }, "pool's discount written back");
}
