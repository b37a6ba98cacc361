import { CREATOR_CHOICES_MAX, type Pause } from "#app/creators/creator.ts";
import {
  type CreatorRow,
  creatorNames,
  creatorsById,
  creatorsByName,
  findCreator,
  pausesOf,
  pausedSince as queryPausedSince,
} from "#app/creators/repository.server.ts";
import type { SqlTx, Tx } from "#app/platform/db.server.ts";

/** Name, handle, platform and offer of a creator, for the rooms that give codes and links; null when the shop has no such creator. */
export async function findOwner(tx: Tx, shopId: string, creatorId: string) {
  const creator = await findCreator(tx, shopId, creatorId);
  return (
    creator && {
      id: creator.id,
      name: creator.name,
      handle: creator.handle,
      platform: creator.platform,
      offerId: creator.defaultOfferId,
    }
  );
}

/** Names of creators by id. */
export async function namesOfCreators(
  tx: Tx,
  shopId: string,
  creatorIds: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const rows = await creatorNames(tx, shopId, [...new Set(creatorIds)]);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** Creators to choose from, the first by name, and these whatever their names: who is chosen already must not fall out of a list. */
export async function creatorChoices(tx: Tx, shopId: string, chosen: readonly string[] = []) {
  const rows = await creatorsByName(tx, shopId, CREATOR_CHOICES_MAX);
  const listed = new Set(rows.map(({ id }) => id));
  const others = await creatorNames(
    tx,
    shopId,
    chosen.filter((id) => !listed.has(id)),
  );
  return [...rows, ...others].map(({ id, name, handle }) => ({
    value: id,
    label: handle === "" ? name : `${name} (@${handle})`,
  }));
}

/** When which of these creators earned nothing. */
export const pausesOfCreators = (
  tx: SqlTx,
  shopId: string,
  creatorIds: readonly string[],
): Promise<Pause[]> => pausesOf(tx, shopId, [...new Set(creatorIds)]);

/** Since when a creator is paused or archived; null when she is active. */
export const pausedSince = (tx: Tx, shopId: string, creatorId: string): Promise<Date | null> =>
  queryPausedSince(tx, shopId, creatorId);

/** The first creators by name, as codes are named for them. */
export const firstOwners = (
  tx: Tx,
  shopId: string,
  take: number,
): Promise<{ id: string; name: string; handle: string }[]> => creatorsByName(tx, shopId, take);

/** Creators by id, for what is done to many of them; an unknown one is left out. */
export const findCreators = (
  tx: Tx,
  shopId: string,
  creatorIds: readonly string[],
): Promise<CreatorRow[]> => creatorsById(tx, shopId, creatorIds);
