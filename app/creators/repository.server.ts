import { storedFields, storedHandles } from "#app/creators/contract.ts";
import type { CreatorState, Pause, Platform } from "#app/creators/creator.ts";
import type { CustomField, OtherHandle, Profile } from "#app/creators/profile.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";

const TAGS_MAX = 100;

const CREATOR = {
  id: true,
  name: true,
  handle: true,
  platform: true,
  followers: true,
  tags: true,
  note: true,
  email: true,
  niche: true,
  country: true,
  language: true,
  owner: true,
  otherHandles: true,
  customFields: true,
  state: true,
  defaultOfferId: true,
  createdAt: true,
} as const satisfies Prisma.CreatorSelect;

export type CreatorRow = Readonly<
  Omit<
    Prisma.CreatorGetPayload<{ select: typeof CREATOR }>,
    "platform" | "state" | "otherHandles" | "customFields"
  > & {
    platform: Platform;
    state: CreatorState;
    otherHandles: readonly OtherHandle[];
    customFields: readonly CustomField[];
  }
>;

// The columns hold only what contract.ts let in.
const toCreator = (row: Prisma.CreatorGetPayload<{ select: typeof CREATOR }>): CreatorRow => ({
  ...row,
  platform: row.platform as Platform,
  state: row.state as CreatorState,
  otherHandles: storedHandles.parse(row.otherHandles),
  customFields: storedFields.parse(row.customFields),
});

export type CreatorFilter = Readonly<{
  /** Part of the name or handle; or the creator is one of `ids` (found by their code). Empty asks for all. */
  text: string;
  ids: readonly string[];
  /** Null asks for all but the archived. */
  state: CreatorState | null;
  followersMin: number;
  followersMax: number | null;
  tag: string;
  country: string;
  niche: string;
}>;

export type CreatorOrder = Readonly<{
  sort: "name" | "followers" | "createdAt";
  direction: "asc" | "desc";
  /** Sort value and id of the row that the page begins after. */
  after: Readonly<{ value: string | number | Date; id: string }> | null;
  take: number;
}>;

/** Creators in order of a column, then id, so that a page begins exactly where the last one ended. */
export async function listCreators(
  tx: Tx,
  shopId: string,
  filter: CreatorFilter,
  { sort, direction, after, take }: CreatorOrder,
): Promise<CreatorRow[]> {
  const beyond = direction === "asc" ? "gt" : "lt";
  const keyset: Prisma.CreatorWhereInput =
    after === null
      ? {}
      : {
          OR: [
            { [sort]: { [beyond]: after.value } },
            { [sort]: after.value, id: { [beyond]: after.id } },
          ],
        };
  const rows = await tx.creator.findMany({
    where: { AND: [whereOf(shopId, filter), keyset] },
    select: CREATOR,
    orderBy: [{ [sort]: direction }, { id: direction }],
    take,
  });
  return rows.map(toCreator);
}

export const countCreators = (tx: Tx, shopId: string, filter: CreatorFilter): Promise<number> =>
  tx.creator.count({ where: whereOf(shopId, filter) });

/** All creators that a filter finds, up to `take`. */
export async function idsOfCreators(
  tx: Tx,
  shopId: string,
  filter: CreatorFilter,
  take: number,
): Promise<string[]> {
  const where = whereOf(shopId, filter);
  const rows = await tx.creator.findMany({
    where,
    select: { id: true },
    orderBy: { id: "asc" },
    take,
  });
  return rows.map(({ id }) => id);
}

/** Creators by id, without an order. */
export async function creatorsById(
  tx: Tx,
  shopId: string,
  creatorIds: readonly string[],
): Promise<CreatorRow[]> {
  const where = { shopId, id: { in: [...creatorIds] } };
  return (await tx.creator.findMany({ where, select: CREATOR })).map(toCreator);
}

export const hasCreators = async (tx: Tx, shopId: string): Promise<boolean> =>
  (await tx.creator.findFirst({ where: { shopId }, select: { id: true } })) !== null;

/** How many creators have each offer as theirs. */
export const countByOffer = (tx: Tx, shopId: string, offerIds: readonly string[]) =>
  tx.creator.groupBy({
    by: ["defaultOfferId"],
    where: { shopId, defaultOfferId: { in: [...offerIds] } },
    _count: { _all: true },
  });

export async function tagsInUse(tx: Tx, shopId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ tag: string }[]>`
    select distinct unnest("tags") as "tag" from "Creator" where "shopId" = ${shopId}::uuid order by 1 limit ${TAGS_MAX}`;
  return rows.map(({ tag }) => tag);
}

/** Countries and niches of a shop's creators, to choose from. */
export async function regionsInUse(tx: Tx, shopId: string) {
  const rows = await tx.$queryRaw<{ field: string; text: string }[]>`
    (select distinct 'country' as "field", "country" as "text" from "Creator" where "shopId" = ${shopId}::uuid and "country" <> ''
      order by 2 limit ${TAGS_MAX})
    union all
    (select distinct 'niche', "niche" from "Creator" where "shopId" = ${shopId}::uuid and "niche" <> '' order by 2 limit ${TAGS_MAX})`;
  const of = (field: string) => rows.filter((row) => row.field === field).map(({ text }) => text);
  return { countries: of("country"), niches: of("niche") };
}

export async function findCreator(
  tx: Tx,
  shopId: string,
  creatorId: string,
): Promise<CreatorRow | null> {
  const row = await tx.creator.findUnique({
    where: { shopId_id: { shopId, id: creatorId } },
    select: CREATOR,
  });
  return row && toCreator(row);
}

/** Held until the transaction ends: a creator of one id is enrolled by one request at a time. */
export const lockCreator = (tx: Tx, shopId: string, creatorId: string): Promise<number> =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`creator/${shopId}/${creatorId}`}, 0))`;

/** The first creators by name, to choose from. */
export const creatorsByName = (tx: Tx, shopId: string, take: number) =>
  tx.creator.findMany({
    where: { shopId },
    select: { id: true, name: true, handle: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take,
  });

/** Names by id, for tables of other features. */
export const creatorNames = (tx: Tx, shopId: string, creatorIds: readonly string[]) =>
  tx.creator.findMany({
    where: { shopId, id: { in: [...creatorIds] } },
    select: { id: true, name: true, handle: true },
  });

export const insertCreator = (
  tx: Tx,
  shopId: string,
  creator: Profile & Readonly<{ id: string; defaultOfferId: string; createdAt: Date }>,
) =>
  tx.creator.create({
    data: { shopId, ...creator, ...listsOf(creator), state: "active" },
    select: { id: true },
  });

export async function updateProfile(
  tx: Tx,
  { shopId, creatorId }: Readonly<{ shopId: string; creatorId: string }>,
  profile: Profile,
): Promise<boolean> {
  const { count } = await tx.creator.updateMany({
    where: { shopId, id: creatorId },
    data: { ...profile, ...listsOf(profile) },
  });
  return count === 1;
}

export const updateTags = (
  tx: Tx,
  { shopId, creatorId }: Readonly<{ shopId: string; creatorId: string }>,
  tags: readonly string[],
) => tx.creator.updateMany({ where: { shopId, id: creatorId }, data: { tags: [...tags] } });

/** The lists of a profile, as lists that Prisma may change. */
const listsOf = ({ tags, otherHandles, customFields }: Profile) => ({
  tags: [...tags],
  otherHandles: [...otherHandles],
  customFields: [...customFields],
});

export async function updateState(
  tx: Tx,
  { shopId, creatorId }: Readonly<{ shopId: string; creatorId: string }>,
  state: CreatorState,
): Promise<boolean> {
  const { count } = await tx.creator.updateMany({
    where: { shopId, id: creatorId },
    data: { state },
  });
  return count === 1;
}

/** Begins a pause; one that goes on already stays as it is. */
export const openPause = (
  tx: Tx,
  shopId: string,
  pause: Readonly<{ id: string; creatorId: string; fromAt: Date }>,
) => tx.pause.createMany({ data: [{ shopId, ...pause }], skipDuplicates: true });

/** Ends the pause that goes on. */
export const closePause = (
  tx: Tx,
  shopId: string,
  { creatorId, untilAt }: Readonly<{ creatorId: string; untilAt: Date }>,
) => tx.pause.updateMany({ where: { shopId, creatorId, untilAt: null }, data: { untilAt } });

/** Since when a creator is paused; null when she is not. */
export async function pausedSince(tx: Tx, shopId: string, creatorId: string): Promise<Date | null> {
  const open = await tx.pause.findFirst({
    where: { shopId, creatorId, untilAt: null },
    select: { fromAt: true },
  });
  return open?.fromAt ?? null;
}

/** All pauses of some creators. */
export const pausesOf = (
  tx: SqlTx,
  shopId: string,
  creatorIds: readonly string[],
): Promise<Pause[]> =>
  tx.query<Pause>(sql`
    select "creatorId", "fromAt", "untilAt" from "Pause"
    where "shopId" = ${shopId}::uuid and "creatorId" = any(${creatorIds}::uuid[])`);

function whereOf(shopId: string, filter: CreatorFilter): Prisma.CreatorWhereInput {
  const contains = { contains: filter.text, mode: "insensitive" } as const;
  return {
    shopId,
    ...(filter.text === ""
      ? {}
      : { OR: [{ name: contains }, { handle: contains }, { id: { in: [...filter.ids] } }] }),
    state: filter.state ?? { not: "archived" },
    ...(filter.tag === "" ? {} : { tags: { has: filter.tag } }),
    ...(filter.country === "" ? {} : { country: filter.country }),
    ...(filter.niche === "" ? {} : { niche: filter.niche }),
    followers: {
      gte: filter.followersMin,
      ...(filter.followersMax === null ? {} : { lt: filter.followersMax }),
    },
  };
}
