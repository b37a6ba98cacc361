// Some rows of a file: what is known of the creators and codes they name is read, what becomes of each is decided by plan.ts, and in the
// import itself, not in its check, it is written. All of it in one transaction with the import's place.

import { normalCode } from "#app/codes/code.ts";
import {
  type CodeWish,
  holdCodes,
  ownersOfAll,
  requestCodes,
} from "#app/codes/request-codes.server.ts";
import { appendChanges } from "#app/creators/changes.server.ts";
import {
  creatorsByIds,
  findNamed,
  insertCreators,
  updateProfiles,
} from "#app/creators/many-creators.server.ts";
import type { CreatorImport } from "#app/imports/creator-import.ts";
import type { FirstLines } from "#app/imports/first-lines.ts";
import { noteResults } from "#app/imports/outcome-repository.server.ts";
import {
  handleKey,
  type Known,
  type KnownOffer,
  planRow,
  type ReadRow,
  type RowPlan,
} from "#app/imports/plan.ts";
import type { PlacedRow } from "#app/imports/read-rows.server.ts";
import { moveImport } from "#app/imports/repository.server.ts";
import { makeLinks } from "#app/links/make-links.server.ts";
import { newId, now } from "#app/platform/clock.server.ts";
import { db, type SqlTx, sqlTransaction } from "#app/platform/db.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { hasCodes, type Offer } from "#app/programs/offer.ts";
import type { Shop } from "#app/shops/shop.ts";

/** The import is no longer where this step left it. */
export class TakenOver extends Error {}

/** A row of the file, read, with the place at which the next one begins. */
export type WorkedRow = ReadRow & Pick<PlacedRow, "nextLine" | "nextByte">;

export type File = Readonly<{
  shop: Shop;
  one: CreatorImport;
  /** The line that first names each creator and code; grows with the rows that are read. */
  firstLines: FirstLines;
  /** The line that first led to each creator, by her id; grows with the rows that are decided; a step whose transaction fails ends, and what it has learnt with it. */
  seenCreators: FirstLines;
  /** The offers that rows were about so far. */
  offers: Map<string, Offer>;
}>;

/** The import's place is in the same transaction, so the disk need not be waited for. */
const COMMIT = { mayBeForgotten: true };

/**
 * Works through rows in one transaction; gives how many creators it wrote. Throws TakenOver, and nothing is written, when another worker
 * went on.
 */
export async function workRows(
  file: File,
  rows: readonly WorkedRow[],
  fromByte: number,
): Promise<number> {
  const { shop, one, seenCreators } = file;
  const last = rows.at(-1);
  if (!last) return 0;
  const isWriting = one.state === "running";
  return sqlTransaction(async (tx) => {
    if (isWriting) await holdCodes(tx, shop.id); // a code that is free here is free when it is written
    const known = await readKnown(tx, file, rows);
    const plans = rows.map((row) => {
      const plan = planRow(row, known, one.offerId ?? "");
      const { creatorId, line } = plan;
      if (creatorId !== null) seenCreators.note(creatorId, line);
      return plan;
    });
    const { nextLine, nextByte } = last;
    const place = { round: one.round, fromByte, nextLine, nextByte };
    if (!(await moveImport(tx, shop.id, one.id, { ...place, results: plans })))
      throw new TakenOver();
    await noteResults(tx, shop.id, one, plans);
    if (isWriting) await write(tx, file, plans);
    return isWriting ? plans.filter(({ outcome }) => outcome === "made").length : 0;
  }, COMMIT);
}

type Offers = ReadonlyMap<string, Offer>;

async function readKnown(
  tx: SqlTx,
  { shop, one, seenCreators, offers }: File,
  rows: readonly ReadRow[],
): Promise<Known> {
  const { byEmail, byHandle, ids } = await readNamed(tx, shop.id, rows);
  const creators = await creatorsByIds(tx, shop.id, ids);
  const codes = [...new Set(rows.flatMap(({ said }) => said.codes.map(normalCode)))];
  const owners = codes.length === 0 ? new Map() : await ownersOfAll(tx, shop.id, codes);
  await learnOffers(shop.id, offers, [
    ...(one.offerId === null ? [] : [one.offerId]),
    ...creators.map(({ defaultOfferId }) => defaultOfferId),
  ]);
  return {
    creators: new Map(creators.map((creator) => [creator.id, creator])),
    byEmail,
    byHandle,
    owners,
    offers: new Map([...offers].map(([id, offer]) => [id, knownOffer(offer)])),
    seenCreators,
  };
}

/** Reads offers that this step has not met, outside of the transaction that writes. */
async function learnOffers(
  shopId: string,
  offers: Map<string, Offer>,
  ids: readonly string[],
): Promise<void> {
  for (const offerId of new Set(ids)) {
    if (offers.has(offerId)) continue;
    const offer = await findOfferFor(db, shopId, offerId);
    if (offer) offers.set(offerId, offer);
  }
}

const knownOffer = (offer: Offer): KnownOffer => ({
  id: offer.id,
  hasCodes: hasCodes(offer),
  isRefused: offer.state === "refused",
});

async function readNamed(tx: SqlTx, shopId: string, rows: readonly ReadRow[]) {
  const ids = [...new Set(rows.flatMap(({ names }) => names.id || []))];
  const emails = [...new Set(rows.flatMap(({ names }) => names.email || []))];
  const handles = new Map(
    rows.flatMap(({ names }) => names.handles.map((handle) => [handleKey(handle), handle])),
  );
  const keys = [...handles.keys()];
  const named = await findNamed(tx, shopId, { ids, emails, handles: [...handles.values()] });
  const byEmail = new Map<string, string[]>();
  const byHandle = new Map<string, string[]>();
  for (const { by, at, id } of named) {
    if (by === "id") continue;
    const [map, key] = by === "email" ? [byEmail, emails[at - 1]] : [byHandle, keys[at - 1]];
    if (key !== undefined) map.set(key, [...(map.get(key) ?? []), id]);
  }
  return { byEmail, byHandle, ids: [...new Set(named.map(({ id }) => id))] };
}

/** Writes what was decided: new creators with link and code, changed profiles with their history, further codes. */
async function write(
  tx: SqlTx,
  { shop, one, offers }: File,
  plans: readonly RowPlan[],
): Promise<void> {
  const at = now();
  const offerId = one.offerId ?? "";
  const made = plans.flatMap(({ outcome, profile, codes }) =>
    outcome === "made" && profile ? [{ ...profile, id: newId(), codes }] : [],
  );
  const creatorIds = made.map(({ id }) => id);
  const changed = plans.flatMap(({ outcome, creatorId, profile, changes, codes }) =>
    outcome === "changed" && creatorId !== null ? [{ creatorId, profile, changes, codes }] : [],
  );
  const profiles = changed.flatMap(({ creatorId, profile }) =>
    profile ? [{ ...profile, id: creatorId }] : [],
  );
  const history = changed.flatMap(({ creatorId, changes }) =>
    changes.map((change) => ({ ...change, creatorId })),
  );
  const by = { source: "import", staffId: one.staffId, now: at } as const;
  await insertCreators(tx, shop.id, { profiles: made, offerId, now: at });
  await makeLinks(tx, shop.id, { creatorIds, offerId, now: at });
  await updateProfiles(tx, shop.id, profiles);
  await appendChanges(tx, shop.id, history, by);
  const wishes = await wishesOf(tx, shop.id, { made, changed, offers, offerId });
  await requestCodes(tx, shop, wishes, at);
}

type Written = Readonly<{
  made: readonly Readonly<{ id: string; name: string; handle: string; codes: readonly string[] }>[];
  changed: readonly Readonly<{ creatorId: string; codes: readonly string[] }>[];
  offers: Offers;
  offerId: string;
}>;

/** The codes of a row are asked for; a new creator without one in an offer with codes gets a proposal. */
async function wishesOf(
  tx: SqlTx,
  shopId: string,
  { made, changed, offers, offerId }: Written,
): Promise<CodeWish[]> {
  const offer = offers.get(offerId);
  const ofNew = made.flatMap(({ codes, ...creator }): CodeWish[] => {
    if (!offer || !hasCodes(offer)) return [];
    const wanted = codes.length === 0 ? [null] : codes;
    return wanted.map((code) => ({ creator, offer, wanted: code }));
  });
  const withCodes = new Map(
    changed.flatMap(({ creatorId, codes }) => (codes.length > 0 ? [[creatorId, codes]] : [])),
  );
  if (withCodes.size === 0) return ofNew;
  const owners = await creatorsByIds(tx, shopId, [...withCodes.keys()]);
  const ofKnown = owners.flatMap((creator): CodeWish[] => {
    const own = offers.get(creator.defaultOfferId);
    return own
      ? (withCodes.get(creator.id) ?? []).map((wanted) => ({ creator, offer: own, wanted }))
      : [];
  });
  return [...ofNew, ...ofKnown];
}
