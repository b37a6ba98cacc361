// Compares an offer with its discount in Shopify: when a webhook says that the discount changed, and each night.
import { createHash } from "node:crypto";
import { normalCode } from "#app/codes/code.ts";
import {
  type CodePlace,
  codesInOffer,
  type LiveCode,
  learnCodes,
  offersOfCodesIn,
} from "#app/codes/follow-shopify.server.ts";
import { driftJobPayload } from "#app/drift/contract.ts";
import { differencesOf } from "#app/drift/drift.ts";
import { differencesOfCodes, driftedCodes } from "#app/drift/drifted-codes.ts";
import { deleteDrift, type Finding, putFinding } from "#app/drift/repository.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { offerOfDiscount } from "#app/programs/follow-discount.server.ts";
import type { Offer } from "#app/programs/offer.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import type { ShopifyDiscount } from "#app/shopify/discount.ts";
import { findCode } from "#app/shopify/discounts.server.ts";
import { readCodes, readDiscount } from "#app/shopify/read-discount.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** A burst of webhooks (250 codes are 250 of them) is one look, and Shopify's lists have caught up by then. */
const PAUSE_MS = 3_000;
/** While codes are being minted the list is in motion. */
const MINTING_MS = 30_000;
/** Codes that were in Shopify before us lie in other discounts and are looked up one by one. */
const ADOPTED_MAX = 100;

export const lookAtOfferJob = defineJob("look-at-offer", driftJobPayload);

type OfferJob = Readonly<{ shopId: string; offerId: string }>;

/** Asks for a look; several that are asked for at once are one, and looks at one offer come one after the other. */
export const askToLook = (
  tx: Tx,
  { shopId, offerId }: OfferJob,
  afterMs = PAUSE_MS,
): Promise<void> => {
  const name = `look-at-offer/${offerId}`;
  const runAt = new Date(now().getTime() + afterMs);
  return enqueue(tx, lookAtOfferJob, { shopId, offerId }, { key: name, queue: name, runAt });
};

/** A webhook about a discount: when it is an offer's, or holds a code that was in Shopify before, the offer is looked at. */
export async function lookAtDiscount(tx: Tx, shop: Shop, discountGid: string): Promise<void> {
  const own = await offerOfDiscount(tx, shop.id, discountGid);
  const others = await offersOfCodesIn(tx, shop.id, discountGid);
  for (const offerId of new Set([...(own ? [own] : []), ...others]))
    await askToLook(tx, { shopId: shop.id, offerId });
}

/** Compares an offer with Shopify and keeps what differs. Shopify is asked before the transaction. */
export async function lookAtOffer({ shopId, offerId }: OfferJob): Promise<void> {
  const shop = await findShop(db, shopId);
  const offer = await findOfferFor(db, shopId, offerId);
  if (!shop || shop.uninstalledAt !== null || offer?.state !== "live") return;
  const { live, isMinting } = await codesInOffer(db, shopId, offerId);
  if (isMinting) return transaction((tx) => askToLook(tx, { shopId, offerId }, MINTING_MS));
  const inShopify = await readShopify(shop, offer, live);
  await transaction(async (tx) => {
    const latest = await findOfferFor(tx, shopId, offerId);
    if (latest?.state !== "live" || latest.discountGid !== offer.discountGid) return;
    const finding = findingOf({ shop, offer: latest, live, ...inShopify });
    await learnCodes(tx, shopId, { live, inShopify: inShopify.codes, places: inShopify.places });
    if (finding) await putFinding(tx, shopId, finding, now());
    else await deleteDrift(tx, shopId, offerId);
  });
  log.debug({ shopId, offerId }, "offer compared with Shopify");
}

type InShopify = Readonly<{
  discount: ShopifyDiscount | null;
  /** All codes by redeem code, in normal form. */
  codes: ReadonlyMap<string, string>;
  /** Where codes lie that were there before. */
  places: readonly CodePlace[];
}>;

async function readShopify(
  shop: Shop,
  offer: Offer,
  live: readonly LiveCode[],
): Promise<InShopify> {
  const admin = adminFor(shop.domain);
  const { discountGid } = offer;
  const discount = discountGid === null ? null : await readDiscount(admin, discountGid);
  const found = discount && discountGid ? await readCodes(admin, discountGid) : new Map();
  const codes = new Map([...found].map(([gid, code]) => [gid, normalCode(code)]));
  const places: CodePlace[] = [];
  for (const { code } of live.filter(({ origin }) => origin === "adopted").slice(0, ADOPTED_MAX)) {
    const owner = await findCode(admin, code);
    if (owner) codes.set(owner.redeemCodeGid ?? code, code);
    if (owner) places.push({ code, ...owner });
  }
  return { discount, codes, places };
}

/** What differs; null when nothing does. An offer that has ended needs no discount. */
function findingOf(
  given: InShopify & Readonly<{ shop: Shop; offer: Offer; live: readonly LiveCode[] }>,
): Finding | null {
  const { shop, offer, live, discount, codes: inShopify } = given;
  const { currency, zone } = shop;
  const isGone = offer.discountGid !== null && discount === null;
  if (isGone && offer.endsAt !== null && offer.endsAt <= now()) return null;
  const codes = driftedCodes(live, inShopify);
  const fields = discount ? differencesOf(offer, discount, { currency, zone }) : [];
  const differences = isGone
    ? [{ field: "Discount", here: "Live", inShopify: "Deleted" }]
    : [...fields, ...differencesOfCodes(codes)];
  if (differences.length === 0) return null;
  const seen = createHash("sha256")
    .update(JSON.stringify([discount, codes, differences]))
    .digest("hex");
  return { offerId: offer.id, seen, inShopify: discount, codes, differences };
}
