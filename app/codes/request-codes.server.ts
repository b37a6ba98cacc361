// Codes for many creators at once: one statement writes them, one job mints them.
import { freeCodes, type Owner, proposalsThenChance } from "#app/codes/code.ts";
import { proposalsBy } from "#app/codes/propose-codes.server.ts";
import { newId, newToken } from "#app/platform/clock.server.ts";
import { plainSql, type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";
import type { Offer } from "#app/programs/offer.ts";
import { askToMint } from "#app/programs/publish-offer.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** One transaction at a time gives out codes in a shop: what it finds free is free until it ends. */
export const holdCodes = (tx: SqlTx, shopId: string): Promise<unknown> =>
  tx.query(sql`select count(pg_advisory_xact_lock(hashtextextended(${`codes/${shopId}`}, 0)))`);

/** A code to ask for; without a wish the first free proposal is taken. */
export type CodeWish = Readonly<{
  creator: Owner & Readonly<{ id: string }>;
  offer: Pick<Offer, "id" | "valueKind" | "valueBasisPoints" | "valueMinor">;
  wanted: string | null;
}>;

/** Whose these codes (in normal form) are, in whatever state: a code keeps its owner for ever. */
export async function ownersOfAll(
  tx: SqlTx,
  shopId: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ code: string; creatorId: string }>(sql`
    select "code", "creatorId" from "Code" where "shopId" = ${shopId}::uuid and "code" = any(${codes}::text[])`);
  return new Map(rows.map(({ code, creatorId }) => [code, creatorId]));
}

/** The codes of these creators that work or are waited for, the oldest first. */
export const codesOfAll = (tx: SqlTx, shopId: string, creatorIds: readonly string[]) =>
  tx.query<{ code: string; creatorId: string }>(sql`
    select "code", "creatorId" from "Code" where "shopId" = ${shopId}::uuid and "creatorId" = any(${creatorIds}::uuid[])
      and "state" in ('live', 'minting', 'paused')
    order by "id"`);

/**
 * Reserves codes, to be minted once `askToMintWaiting` asks for it. The caller holds `holdCodes`, and has seen that the wanted ones are
 * free and stand once in the list.
 */
export async function requestCodes(
  tx: SqlTx,
  shop: Shop,
  wishes: readonly CodeWish[],
  now: Date,
): Promise<void> {
  if (wishes.length === 0) return;
  const codes = await pickCodes(tx, shop, wishes);
  await tx.query(sql`
    insert into "Code" ("shopId", "id", "creatorId", "offerId", "code", "state", "origin", "createdAt", "creditsFrom")
    select ${shop.id}::uuid, w.id, w.creator, w.offer, w.code, 'minting', 'minted', ${now}::timestamptz, ${now}::timestamptz
    from unnest(${wishes.map(() => newId())}::uuid[], ${wishes.map(({ creator }) => creator.id)}::uuid[],
      ${wishes.map(({ offer }) => offer.id)}::uuid[], ${codes}::text[]) as w(id, creator, offer, code)`);
}

/** Asks the worker to mint whatever waits for it in a shop: one job an offer, however often it is asked. */
export async function askToMintWaiting(tx: Tx, shopId: string): Promise<void> {
  const offers = await plainSql(tx).query<{ offerId: string }>(sql`
    select distinct "offerId" from "Code" where "shopId" = ${shopId}::uuid and "state" = 'minting' and "origin" = 'minted'`);
  for (const { offerId } of offers) await askToMint(tx, { shopId, offerId });
}

/** How many candidates one look-up covers for a creator. */
const CANDIDATES = 6;
/** Chance gives six free codes in each look-up: so many without one are a fault, not bad luck. */
const LOOK_UPS_MAX = 12;
const CHANCE_LENGTH = 5;

/** A free code for each wish, none of them twice: chance alone may give two namesakes one ending, or one that is taken. */
async function pickCodes(
  tx: SqlTx,
  shop: Shop,
  wishes: readonly CodeWish[],
): Promise<readonly string[]> {
  const patterns = await patternsOf(tx, shop.id);
  const candidatesOf = ({ creator, offer }: CodeWish) =>
    proposalsThenChance(
      proposalsBy(patterns.get(offer.id) ?? null, { shop, owner: creator, offer }),
      () => newToken(CHANCE_LENGTH),
    );
  const picked = wishes.map(({ wanted }) => wanted);
  const used = new Set(picked.flatMap((code) => code ?? []));
  let open = wishes.flatMap((wish, at) =>
    wish.wanted === null ? [{ at, candidates: candidatesOf(wish) }] : [],
  );
  for (let lookUp = 0; open.length > 0; lookUp++) {
    if (lookUp === LOOK_UPS_MAX) throw new Error(`no free code for ${open.length} creators`);
    const asked = open.map(({ at, candidates }) => ({
      at,
      some: freeCodes(candidates, used, CANDIDATES),
    }));
    const owners = await ownersOfAll(
      tx,
      shop.id,
      asked.flatMap(({ some }) => some),
    );
    for (const { at, some } of asked) {
      const free = some.find((code) => !owners.has(code) && !used.has(code));
      if (free === undefined) continue;
      picked[at] = free;
      used.add(free);
    }
    open = open.filter(({ at }) => picked[at] === null);
  }
  return picked.flatMap((code) => code ?? []); // none is open any more
}

/** The patterns of a shop's offers, as typed. */
async function patternsOf(tx: SqlTx, shopId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ offerId: string; text: string }>(sql`
    select "offerId", "text" from "CodePattern" where "shopId" = ${shopId}::uuid`);
  return new Map(rows.map(({ offerId, text }) => [offerId, text]));
}
