// Asks Shopify which products the collections of terms hold: before such terms are tried or saved, and each night.
import { newId, now } from "#app/platform/clock.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { changedProducts } from "#app/programs/collection.ts";
import {
  lockCollection,
  noteLook,
  productsIn,
  readTimes,
} from "#app/programs/collection-repository.server.ts";
import { offerJobPayload } from "#app/programs/contract.ts";
import type { TermsValues } from "#app/programs/terms.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import { productsOfCollection } from "#app/shopify/products.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** What was read so lately is not read again: a form is tried with every change of a field. */
const FRESH_MS = 60_000;
const AGAIN_MS = 90_000;

/** Learns the collections of an offer's terms; its task is in commissions/, since orders of meanwhile may pay otherwise. */
export const learnCollectionsJob = defineJob("learn-collections", offerJobPayload);

/** Asks the worker to learn the collections that terms name, where they name any. */
export async function askToLearn(
  tx: Tx,
  { shopId, offerId, terms }: Readonly<{ shopId: string; offerId: string; terms: TermsValues }>,
): Promise<void> {
  if (collectionsOf(terms).length === 0) return;
  const name = `learn-collections/${offerId}`;
  await enqueue(tx, learnCollectionsJob, { shopId, offerId }, { key: name, queue: name });
  // Once more: an order may have been read before the look and be posted after the first time.
  const runAt = new Date(now().getTime() + AGAIN_MS);
  await enqueue(
    tx,
    learnCollectionsJob,
    { shopId, offerId },
    { key: `${name}/again`, queue: name, runAt },
  );
}

/** The collections that terms name. */
export const collectionsOf = ({ rules }: Pick<TermsValues, "rules">): string[] => [
  ...new Set(rules.flatMap(({ subject, values }) => (subject === "collection" ? values : []))),
];

/**
 * Reads collections that were not read in the last minute. What a first look finds has been there since ever, as far as is known; later ones
 * date what changed. Shopify is asked before the transaction. Throws AdminError.
 */
export async function learnCollections(
  shop: Shop,
  collectionGids: readonly string[],
): Promise<void> {
  if (collectionGids.length === 0) return;
  const known = new Map(
    (await readTimes(db, shop.id, collectionGids)).map((row) => [row.collectionGid, row.readAt]),
  );
  const freshFrom = now().getTime() - FRESH_MS;
  for (const collectionGid of collectionGids) {
    const readAt = known.get(collectionGid);
    if (readAt && readAt.getTime() > freshFrom) continue;
    const found = await productsOfCollection(adminFor(shop.domain), collectionGid);
    await keepLook(shop, { collectionGid, found });
  }
}

const keepLook = (
  shop: Shop,
  { collectionGid, found }: Readonly<{ collectionGid: string; found: readonly string[] }>,
): Promise<void> =>
  transaction(async (tx) => {
    await lockCollection(tx, shop.id, collectionGid);
    const isFirst = (await readTimes(tx, shop.id, [collectionGid])).length === 0;
    const before = await productsIn(tx, shop.id, collectionGid);
    const { came, left } = changedProducts(before, found);
    const at = now();
    await noteLook(tx, shop.id, {
      ...{ collectionGid, left, id: newId(), at },
      came: came.map((productGid) => ({ id: newId(), productGid, fromAt: isFirst ? null : at })),
    });
    const counts = { came: came.length, left: left.length };
    log.debug({ shopId: shop.id, collectionGid, ...counts }, "collection read");
  });
