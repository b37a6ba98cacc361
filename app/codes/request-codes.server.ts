// Codes for many creators at once: one statement writes them, one job mints them.
import { freeCodes, normalCode, type Owner } from "#app/codes/code.ts";
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

/** How many proposals one look-up covers for a creator, and how many look-ups are made before chance ends the code. */
const PROPOSALS = 6;
const LOOK_UPS_MAX = 4;
const CHANCE_LENGTH = 5;

async function pickCodes(
  tx: SqlTx,
  shop: Shop,
  wishes: readonly CodeWish[],
): Promise<readonly string[]> {
  const patterns = await patternsOf(tx, shop.id);
  const proposals = ({ creator, offer }: CodeWish) =>
    proposalsBy(patterns.get(offer.id) ?? null, { shop, owner: creator, offer });
  const picked = wishes.map(({ wanted }) => wanted);
  const used = new Set(picked);
  const open = wishes.flatMap((wish, at) =>
    wish.wanted === null ? [{ at, candidates: proposals(wish) }] : [],
  );
  for (let lookUp = 0; lookUp < LOOK_UPS_MAX; lookUp++) {
    const asked = open.flatMap(({ at, candidates }) =>
      picked[at] === null ? [{ at, some: freeCodes(candidates, new Set(), PROPOSALS) }] : [],
    );
    if (asked.length === 0) break;
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
  }
  return picked.map((code, at) => code ?? byChance(wishes[at], proposals));
}

/** The patterns of a shop's offers, as typed. */
async function patternsOf(tx: SqlTx, shopId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ offerId: string; text: string }>(sql`
    select "offerId", "text" from "CodePattern" where "shopId" = ${shopId}::uuid`);
  return new Map(rows.map(({ offerId, text }) => [offerId, text]));
}

/** Many have the same name: 31^5 endings. */
function byChance(
  wish: CodeWish | undefined,
  proposals: (wish: CodeWish) => Generator<string>,
): string {
  const [first = "CREATOR"] = wish ? freeCodes(proposals(wish), new Set(), 1) : [];
  return normalCode(`${first}-${newToken(CHANCE_LENGTH)}`);
}
