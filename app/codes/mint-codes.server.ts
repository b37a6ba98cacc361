import { forgetPlaces, learnPlaces } from "#app/codes/adopted-codes.server.ts";
import { alternativesTo, type Owner } from "#app/codes/code.ts";
import { firstFreeInBoth } from "#app/codes/free-in-both.server.ts";
import { proposalsIn } from "#app/codes/propose-codes.server.ts";
import {
  type CodeAnswer,
  type CodeRow,
  lockCodes,
  settleCodes,
  waitingCodes,
} from "#app/codes/repository.server.ts";
import { stopCodesOfPaused } from "#app/codes/stop-codes.server.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { elapsedMs, now } from "#app/platform/clock.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import type { Offer } from "#app/programs/offer.ts";
import { askLater, askToMint } from "#app/programs/publish-offer.server.ts";
import { type Admin, adminFor } from "#app/shopify/admin.server.ts";
import {
  type AddedCode,
  addCodes,
  CODES_MAX,
  codesResult,
  findCode,
  newestCodes,
  retireCodes,
  untilAdded,
} from "#app/shopify/discounts.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** A job begins no batch after so long, so that it never looks like a dead worker's; what is left is another job's. */
const JOB_MS_MAX = 120_000;
/** Batches of one job: more than the time allows. */
const BATCHES_MAX = 400;
/**
 * Ids of redeem codes cost three points a code, which for many codes is most of what a shop's points allow; they are learned from the next
 * look at the offer instead, which reads them for a third. Up to so many are read at once.
 */
const IDS_MAX = 50;

type Minting = Readonly<{
  admin: Admin;
  shop: Shop;
  offer: Offer;
  /** The discount that the codes are added to. */
  discountGid: string;
}>;

/**
 * Adds the waiting codes of a live offer to its discount, up to 250 at a time, and managed ones to the merchant's discount that they were in,
 * whether or not the offer is live. A code is live once Shopify says so, and refused with Shopify's words. Throws (to be tried again) when
 * Shopify cannot be reached; codes that got in before are then found and kept.
 */
export async function mintCodes({
  shopId,
  offerId,
}: Readonly<{ shopId: string; offerId: string }>): Promise<void> {
  const shop = await findShop(db, shopId);
  const offer = await findOfferFor(db, shopId, offerId);
  if (!shop || !offer) return;
  const ownGid = offer.state === "live" ? offer.discountGid : null;
  if (shop.uninstalledAt) return askLater((tx, later) => askToMint(tx, { shopId, offerId }, later));
  const admin = adminFor(shop.domain);
  const untilMs = elapsedMs() + JOB_MS_MAX;
  for (let batch = 0; batch < BATCHES_MAX && elapsedMs() < untilMs; batch++) {
    const isPublished = ownGid !== null;
    const codes = await waitingCodes(db, { shopId, offerId, isPublished, take: CODES_MAX });
    if (codes.length === 0) return;
    const byDiscount = Map.groupBy(codes, (code) => code.discountGid ?? ownGid);
    for (const [discountGid, some] of byDiscount)
      if (discountGid !== null) await mintBatch({ admin, shop, offer, discountGid }, some);
  }
  await transaction((tx) => askToMint(tx, { shopId, offerId }));
}

async function mintBatch(minting: Minting, codes: readonly CodeRow[]): Promise<void> {
  const { admin, shop, offer, discountGid } = minting;
  const added = await addCodes(admin, {
    discountGid,
    codes: codes.map(({ code }) => code),
  });
  const answers = added.ok
    ? await answersOf(minting, codes, added.value.bulkGid)
    : await answersWithout(minting, codes, `Shopify did not take the code: ${added.error.message}`);
  await transaction(async (tx) => {
    await lockCodes(tx, shop.id);
    await settleCodes(tx, shop.id, answers, now());
    await learnPlaces(
      tx,
      shop.id,
      answers.flatMap(({ code, place }) => (place ? { code, ...place } : [])),
    );
    await forgetPlaces(
      tx,
      shop.id,
      answers.flatMap(({ code, state }) => (state === "refused" ? code : [])),
    );
    await stopCodesOfPaused(
      tx,
      shop.id,
      codes.map(({ code }) => code),
    );
  });
  const minted = answers.filter(({ state }) => state === "live").length;
  log.info({ shopId: shop.id, offerId: offer.id, minted, codes: codes.length }, "codes minted");
  if (answers.length === 0) throw new Error("Shopify named none of the codes it was given");
}

async function answersOf(
  minting: Minting,
  codes: readonly CodeRow[],
  bulkGid: string,
): Promise<Answer[]> {
  const failed = await untilAdded(minting.admin, bulkGid);
  if (failed === 0 && codes.length > IDS_MAX) return codes.map(({ code }) => live(code, null));
  const added = await codesResult(minting.admin, bulkGid, codes.length);
  const byCode = new Map((added ?? []).map((one) => [one.code.toUpperCase(), one]));
  const ours = await alreadyIn(minting, failed);
  const answers: Answer[] = [];
  for (const row of codes) {
    const one = byCode.get(row.code);
    if (one) answers.push(await answerOf(minting, row, { added: one, ours })); // a code without an answer goes on waiting
  }
  return answers;
}

/** Shopify took none of them. A managed code may be elsewhere: the merchant made it anew in another discount. */
async function answersWithout(
  { admin }: Minting,
  codes: readonly CodeRow[],
  refusal: string,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { code, origin } of codes) {
    const found = origin === "adopted" ? await findCode(admin, code) : null;
    answers.push(found ? liveAt(code, found) : refused(code, refusal));
  }
  return answers;
}

/** An addition whose answer was lost has filled the discount already: one page of its newest codes says so of all that failed now. */
const alreadyIn = (
  { admin, discountGid }: Minting,
  failed: number,
): Promise<ReadonlyMap<string, string>> =>
  failed > 1 ? newestCodes(admin, { discountGid, take: CODES_MAX }) : Promise.resolve(new Map());

type Asked = Readonly<{
  added: AddedCode;
  /** Codes that are in the discount, with their redeem codes; not all of them. */
  ours: ReadonlyMap<string, string>;
}>;

async function answerOf(minting: Minting, row: CodeRow, { added, ours }: Asked): Promise<Answer> {
  if (added.errorCode === null && added.message === null)
    return live(row.code, added.redeemCodeGid);
  const own = ours.get(row.code);
  if (own !== undefined && own !== row.redeemCodeGid) return live(row.code, own);
  const owner = await findCode(minting.admin, row.code);
  if (owner?.discountGid === minting.discountGid) {
    const { discountGid, redeemCodeGid } = owner;
    // The gid that a code kept is the one that was taken out with a pause; what is asked for comes after it.
    if (redeemCodeGid !== null && redeemCodeGid === row.redeemCodeGid) {
      await retireCodes(minting.admin, { discountGid, redeemCodeGids: [redeemCodeGid] });
      throw new Error("Shopify is still at work on the removal of a code that comes back");
    }
    return live(row.code, redeemCodeGid);
  }
  if (owner === null)
    return refused(row.code, `Shopify did not take the code: ${added.message ?? added.errorCode}`);
  if (row.origin === "adopted") return liveAt(row.code, owner);
  const free = await freeInShopify(minting, row);
  const hint = free === null ? "Choose another code." : `${free} is free.`;
  return refused(row.code, `Taken by another discount in Shopify. ${hint}`);
}

/** The first proposal that neither a creator here nor a discount in Shopify has. */
async function freeInShopify(
  { admin, shop, offer }: Minting,
  row: CodeRow,
): Promise<string | null> {
  const owner: Owner = (await findOwner(db, shop.id, row.creatorId)) ?? { name: "", handle: "" };
  const candidates = alternativesTo(row.code, (await proposalsIn(db, shop, offer))(owner));
  return firstFreeInBoth(admin, shop.id, candidates);
}

type Place = Readonly<{ discountGid: string; redeemCodeGid: string | null }>;
/** `place` is where a managed code was found instead of in the discount that it was in. */
type Answer = CodeAnswer & Readonly<{ place?: Place }>;

const liveAt = (code: string, place: Place): Answer => ({
  ...live(code, place.redeemCodeGid),
  place,
});

const live = (code: string, redeemCodeGid: string | null): CodeAnswer => ({
  code,
  state: "live",
  redeemCodeGid,
  refusal: null,
});

const refused = (code: string, refusal: string): CodeAnswer => ({
  code,
  state: "refused",
  redeemCodeGid: null,
  refusal,
});
