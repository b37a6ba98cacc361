import { askToAdopt } from "#app/codes/adopt-code.server.ts";
import { alternativesTo, freeCodes, isOurs, type Owner } from "#app/codes/code.ts";
import { type NamingOffer, proposalsIn } from "#app/codes/propose-codes.server.ts";
import {
  codesOf,
  findCodeRow,
  insertMinting,
  lockCodes,
  resetRefused,
  takenOf,
} from "#app/codes/repository.server.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { hasCodes } from "#app/programs/offer.ts";
import { askToMint } from "#app/programs/publish-offer.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/**
 * How many candidates the first look-up covers; each next one covers twice as many, so that the last of thousands of namesakes takes a few
 * look-ups as well. Eleven cover more than eighty thousand candidates.
 */
const CANDIDATES = 40;
const LOOK_UPS_MAX = 11;

export type CodeTaken = Readonly<{ kind: "code-taken"; code: string; free: string }>;

/** What to tell somebody whose code is taken: "ANNA10 is taken. ANNAB10 is free." */
export const takenSentence = ({ code, free }: CodeTaken): string =>
  `${code} is taken. ${free} is free.`;

type Wish = Readonly<{
  shop: Shop;
  creator: Owner & Readonly<{ id: string }>;
  offer: NamingOffer;
}>;

/**
 * The code to give: the wanted one (in normal form) when it is free, or without a wish the first free proposal. Writes nothing, and keeps
 * other enrolments of the shop waiting until the transaction ends.
 */
export async function pickCode(
  tx: Tx,
  {
    shop,
    creator,
    offer,
    wanted,
  }: Omit<Wish, "creator"> & Readonly<{ creator: Owner; wanted: string | null }>,
): Promise<Result<string, CodeTaken>> {
  await lockCodes(tx, shop.id);
  const proposals = (await proposalsIn(tx, shop, offer))(creator);
  if (wanted === null) return ok(await firstFree(tx, shop.id, proposals));
  if (!(await findCodeRow(tx, shop.id, wanted))) return ok(wanted);
  const free = await firstFree(tx, shop.id, alternativesTo(wanted, proposals));
  return err({ kind: "code-taken", code: wanted, free });
}

/**
 * Reserves a code for a creator and asks the worker to mint it. A refused code of the same creator is simply tried again.
 */
export async function requestCode(
  tx: Tx,
  {
    shop,
    creator,
    offer,
    wanted,
    label = "",
    now,
  }: Wish & Readonly<{ wanted: string | null; label?: string; now: Date }>,
): Promise<Result<Readonly<{ code: string }>, CodeTaken>> {
  const own = wanted === null ? null : await findCodeRow(tx, shop.id, wanted);
  if (wanted !== null && own?.creatorId === creator.id && own.state !== "retired") {
    if (await resetRefused(tx, shop.id, own.id))
      await askToMint(tx, { shopId: shop.id, offerId: own.offerId });
    return ok({ code: wanted }); // live or waiting already: nothing to do
  }
  const picked = await pickCode(tx, { shop, creator, offer, wanted });
  if (!picked.ok) return picked;
  await insertMinting(tx, shop.id, {
    id: newId(),
    creatorId: creator.id,
    offerId: offer.id,
    code: picked.value,
    createdAt: now,
    origin: "minted",
    label,
  });
  await askToMint(tx, { shopId: shop.id, offerId: offer.id });
  return ok({ code: picked.value });
}

/** Tries a creator's refused or waiting code once more; false when there is none. */
export async function retryCode(
  tx: Tx,
  { shopId, creatorId }: Readonly<{ shopId: string; creatorId: string }>,
): Promise<boolean> {
  const code = (await codesOf(tx, shopId, [creatorId])).findLast(
    ({ state }) => state === "refused" || state === "minting",
  );
  if (!code) return false;
  if (code.state === "refused") await resetRefused(tx, shopId, code.id);
  if (!isOurs(code)) await askToAdopt(tx, { shopId, code: code.code });
  else await askToMint(tx, { shopId, offerId: code.offerId });
  return true;
}

/** The first `count` codes that no creator of the shop has or had. */
export async function firstFreeCodes(
  tx: Tx,
  shopId: string,
  candidates: Generator<string>,
  count: number,
): Promise<string[]> {
  const free: string[] = [];
  for (let lookUp = 0; lookUp < LOOK_UPS_MAX && free.length < count; lookUp++) {
    const some = freeCodes(candidates, new Set(), CANDIDATES * 2 ** lookUp);
    const taken = await takenOf(tx, shopId, some);
    free.push(...some.filter((code) => !taken.has(code)));
  }
  return free.slice(0, count);
}

async function firstFree(tx: Tx, shopId: string, candidates: Generator<string>): Promise<string> {
  const [free] = await firstFreeCodes(tx, shopId, candidates, 1);
  if (free === undefined) throw new Error("eighty thousand candidates and none is free");
  return free;
}

/** Gives a creator another code in their offer, in place of a refused one. */
export async function chooseCode(
  tx: Tx,
  {
    shop,
    creatorId,
    wanted,
    now,
  }: Readonly<{ shop: Shop; creatorId: string; wanted: string; now: Date }>,
): Promise<Result<Readonly<{ code: string }>, CodeTaken | Readonly<{ kind: "not-found" }>>> {
  const creator = await findOwner(tx, shop.id, creatorId);
  const offer = creator && (await findOfferFor(tx, shop.id, creator.offerId));
  if (!creator || !offer || !hasCodes(offer)) return err({ kind: "not-found" });
  return requestCode(tx, { shop, creator, offer, wanted, now });
}
