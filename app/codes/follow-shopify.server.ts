// What becomes of codes that were removed or renamed in Shopify.
import { type CodePlace, learnPlaces, offersWithCodesIn } from "#app/codes/adopted-codes.server.ts";
import {
  codesOfOffer,
  findCodeRow,
  insertLive,
  type LiveCode,
  learnRedeemCodes,
  lockCodes,
  remint,
  retireCodes,
} from "#app/codes/repository.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { askToMint } from "#app/programs/publish-offer.server.ts";

export type { CodePlace } from "#app/codes/adopted-codes.server.ts";
export type { LiveCode } from "#app/codes/repository.server.ts";

/** The live codes that hang on an offer, and whether others still wait for Shopify. */
export async function codesInOffer(
  tx: Tx,
  shopId: string,
  offerId: string,
): Promise<Readonly<{ live: readonly LiveCode[]; isMinting: boolean }>> {
  const codes = await codesOfOffer(tx, shopId, offerId);
  return {
    live: codes.filter(({ state }) => state === "live"),
    isMinting: codes.some(({ state }) => state === "minting"),
  };
}

/** The offers of the live codes that lie in a discount of the merchant's. */
export const offersOfCodesIn = (tx: Tx, shopId: string, discountGid: string): Promise<string[]> =>
  offersWithCodesIn(tx, shopId, discountGid);

/**
 * Live codes whose redeem code is not known yet learn it from a look at Shopify: codes in normal form, by redeem code. Those that were in
 * Shopify before learn where they lie.
 */
export async function learnCodes(
  tx: Tx,
  shopId: string,
  {
    live,
    inShopify,
    places,
  }: Readonly<{
    live: readonly LiveCode[];
    inShopify: ReadonlyMap<string, string>;
    places: readonly CodePlace[];
  }>,
): Promise<void> {
  await learnPlaces(tx, shopId, places);
  const unknown = new Set(
    live.flatMap(({ code, redeemCodeGid }) => (redeemCodeGid === null ? code : [])),
  );
  const learned = [...inShopify].filter(([gid, code]) => gid !== code && unknown.has(code));
  if (learned.length > 0) await learnRedeemCodes(tx, shopId, learned);
}

type Change = Readonly<{ offerId: string; code: string; became: string | null }>;

/**
 * Codes follow Shopify: what is gone is retired and keeps its orders; a code with a new name is its creator's under both names. A new
 * name that is another creator's code already stays hers.
 */
export async function followCodes(
  tx: Tx,
  shopId: string,
  { changes, now }: Readonly<{ changes: readonly Change[]; now: Date }>,
): Promise<void> {
  await lockCodes(tx, shopId);
  for (const { code, became, offerId } of changes) {
    const row = await findCodeRow(tx, shopId, code);
    if (row?.state !== "live") continue;
    await retireCodes(tx, shopId, { codes: [code], now });
    if (became === null || (await findCodeRow(tx, shopId, became))) continue;
    const { creatorId, redeemCodeGid } = row;
    await insertLive(tx, shopId, {
      id: newId(),
      creatorId,
      offerId,
      code: became,
      redeemCodeGid,
      now,
    });
  }
}

/** Live codes of an offer are added to its discount again. */
export async function mintAgain(
  tx: Tx,
  shopId: string,
  { offerId, codes }: Readonly<{ offerId: string; codes: readonly string[] }>,
): Promise<void> {
  if (codes.length === 0) return;
  await remint(tx, shopId, codes);
  await askToMint(tx, { shopId, offerId });
}
