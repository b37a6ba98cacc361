import { err, ok, type Result } from "#app/kit/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { offerJobPayload } from "#app/programs/contract.ts";
import { anchorCode, discountInput, type Offer } from "#app/programs/offer.ts";
import { findOffer, settleOffer } from "#app/programs/repository.server.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import { createOffer, findCode, type Refusal } from "#app/shopify/discounts.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const LATER_MS = 3_600_000;

type OfferJob = Readonly<{ shopId: string; offerId: string }>;

/** Makes an offer's discount in Shopify. */
export const publishOfferJob = defineJob("publish-offer", offerJobPayload);

/** Adds the codes that wait to a live offer; its task is in codes/. Named here, since publishing asks for it first. */
export const mintCodesJob = defineJob("mint-codes", offerJobPayload);

/**
 * Publishes an offer that waits for it. Shopify is asked before the transaction; a try whose answer was lost finds its own anchor code
 * taken and adopts that discount. Throws (to be tried again) when Shopify cannot be reached.
 */
export async function publishOffer({ shopId, offerId }: OfferJob): Promise<void> {
  const shop = await findShop(db, shopId);
  const offer = await findOffer(db, shopId, offerId);
  if (!shop || offer?.state !== "publishing") return;
  if (shop.uninstalledAt)
    return askLater((tx, later) => askToPublish(tx, { shopId, offerId }, later));
  const outcome = await makeDiscount(offer, shop);
  await transaction(async (tx) => {
    const answer = outcome.ok
      ? { state: "live" as const, refusal: null, discountGid: outcome.value.discountGid }
      : { state: "refused" as const, refusal: outcome.error.message, discountGid: null };
    const isSettled = await settleOffer(tx, { shopId, offerId }, answer);
    if (isSettled && outcome.ok) await askToMint(tx, { shopId, offerId });
  });
  log.info({ shopId, offerId, isLive: outcome.ok }, "offer published");
}

type Later = Readonly<{ runAt?: Date }>;

/** Asks the worker (again) to publish; asking twice is one job. */
export const askToPublish = (
  tx: Tx,
  { shopId, offerId }: OfferJob,
  later: Later = {},
): Promise<void> =>
  enqueue(tx, publishOfferJob, { shopId, offerId }, { key: `publish-offer/${offerId}`, ...later });

/** The jobs that add codes to an offer's discount and take them out stand in one queue. */
export const mintingQueue = (offerId: string): string => `mint-codes/${offerId}`;

/** Asks the worker to mint the codes that wait in an offer; one job for all of them, one at a time an offer. */
export const askToMint = (
  tx: Tx,
  { shopId, offerId }: OfferJob,
  later: Later = {},
): Promise<void> => {
  const name = mintingQueue(offerId);
  return enqueue(tx, mintCodesJob, { shopId, offerId }, { key: name, queue: name, ...later });
};

/** While a shop has taken the app out there is nobody to ask: its jobs look again each hour, until it is back or erased. */
export const askLater = (ask: (tx: Tx, later: Later) => Promise<void>): Promise<void> =>
  transaction((tx) => ask(tx, { runAt: new Date(now().getTime() + LATER_MS) }));

async function makeDiscount(
  offer: Offer,
  shop: Shop,
): Promise<Result<{ discountGid: string }, Refusal>> {
  const admin = adminFor(shop.domain);
  const made = await createOffer(admin, discountInput(offer, shop.currency));
  if (made.ok || made.error.code !== "TAKEN") return made;
  const found = await findCode(admin, anchorCode(offer.id));
  return found ? ok({ discountGid: found.discountGid }) : err(made.error);
}
