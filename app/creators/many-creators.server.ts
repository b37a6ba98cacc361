// Many creators in one statement, for imports and exports.
import { storedFields, storedHandles } from "#app/creators/contract.ts";
import type { Platform } from "#app/creators/creator.ts";
import type { Profile } from "#app/creators/profile.ts";
import { queryRows, type SqlTx, sql } from "#app/platform/db.server.ts";

type Row = Omit<Profile, "otherHandles" | "customFields"> &
  Readonly<{
    id: string;
    state: string;
    defaultOfferId: string;
    createdAt: Date;
    otherHandles: unknown;
    customFields: unknown;
  }>;

export type StoredCreator = Profile & Pick<Row, "id" | "state" | "defaultOfferId" | "createdAt">;

const toCreator = (row: Row): StoredCreator => ({
  ...row,
  platform: row.platform as Platform, // the column holds only what contract.ts let in
  otherHandles: storedHandles.parse(row.otherHandles),
  customFields: storedFields.parse(row.customFields),
});

/** Of so many creators with the same e-mail or handle some are enough to see that it is not one. */
const NAMESAKES_MAX = 3;

type Names = Readonly<{
  ids: readonly string[];
  emails: readonly string[];
  handles: readonly Readonly<{ platform: string; handle: string }>[];
}>;

/** Which creators have these ids, e-mails (in lower case) and handles; `at` is the place in the list that was given. */
export const findNamed = (tx: SqlTx, shopId: string, { ids, emails, handles }: Names) =>
  tx.query<{ by: "id" | "email" | "handle"; at: number; id: string }>(sql`
    select 'id' as "by", k.at::int, c."id" from unnest(${ids}::uuid[]) with ordinality k(id, at)
    join "Creator" c on c."shopId" = ${shopId}::uuid and c."id" = k.id
    union all
    select 'email', k.at::int, c."id" from unnest(${emails}::text[]) with ordinality k(email, at)
    cross join lateral (
      select "id" from "Creator" where "shopId" = ${shopId}::uuid and "email" = k.email limit ${NAMESAKES_MAX}) c
    union all
    select 'handle', k.at::int, c."id"
    from unnest(${handles.map(({ platform }) => platform)}::text[], ${handles.map(({ handle }) => handle)}::text[])
      with ordinality k(platform, handle, at)
    cross join lateral (
      select "id" from "Creator" where "shopId" = ${shopId}::uuid and lower("handle") = lower(k.handle)
        and "platform" = k.platform and "handle" <> '' limit ${NAMESAKES_MAX}) c`);

/** Creators by id. */
export async function creatorsByIds(
  tx: SqlTx,
  shopId: string,
  ids: readonly string[],
): Promise<StoredCreator[]> {
  const rows = await tx.query<Row>(sql`
    select "id", "name", "handle", "platform", "followers", coalesce("tags", '{}') as "tags", "note", "email", "niche", "country", "language", "owner",
      "otherHandles", "customFields", "state", "defaultOfferId", "createdAt"
    from "Creator" where "shopId" = ${shopId}::uuid and "id" = any(${ids}::uuid[])`);
  return rows.map(toCreator);
}

/** A part of all creators of a shop, by id, after one of them. */
export async function creatorsAfter(
  tx: SqlTx,
  shopId: string,
  { after, take }: Readonly<{ after: string | null; take: number }>,
): Promise<StoredCreator[]> {
  const rows = await tx.query<Row>(sql`
    select "id", "name", "handle", "platform", "followers", coalesce("tags", '{}') as "tags", "note", "email", "niche", "country", "language", "owner",
      "otherHandles", "customFields", "state", "defaultOfferId", "createdAt"
    from "Creator" where "shopId" = ${shopId}::uuid and (${after}::uuid is null or "id" > ${after}::uuid)
    order by "id" limit ${take}`);
  return rows.map(toCreator);
}

type WithId = Profile & Readonly<{ id: string }>;

/** Stands between two tags on their way; no tag holds it. */
const BETWEEN_TAGS = "\u001f";

/** The columns of profiles, as arrays. */
const columnsOf = (profiles: readonly WithId[]) => ({
  id: profiles.map(({ id }) => id),
  name: profiles.map(({ name }) => name),
  handle: profiles.map(({ handle }) => handle),
  platform: profiles.map(({ platform }) => platform),
  followers: profiles.map(({ followers }) => followers),
  tags: profiles.map(({ tags }) => tags.join(BETWEEN_TAGS)),
  note: profiles.map(({ note }) => note),
  email: profiles.map(({ email }) => email),
  niche: profiles.map(({ niche }) => niche),
  country: profiles.map(({ country }) => country),
  language: profiles.map(({ language }) => language),
  owner: profiles.map(({ owner }) => owner),
  otherHandles: profiles.map(({ otherHandles }) => JSON.stringify(otherHandles)),
  customFields: profiles.map(({ customFields }) => JSON.stringify(customFields)),
});

/** Writes down new creators of one offer. */
export async function insertCreators(
  tx: SqlTx,
  shopId: string,
  { profiles, offerId, now }: Readonly<{ profiles: readonly WithId[]; offerId: string; now: Date }>,
): Promise<void> {
  if (profiles.length === 0) return;
  const all = columnsOf(profiles);
  await tx.query(sql`
    insert into "Creator" ("shopId", "id", "name", "handle", "platform", "followers", "tags", "note", "email", "niche", "country",
      "language", "owner", "otherHandles", "customFields", "state", "defaultOfferId", "createdAt")
    select ${shopId}::uuid, p.id, p.name, p.handle, p.platform, p.followers, string_to_array(p.tags, ${BETWEEN_TAGS}), p.note, p.email,
      p.niche, p.country, p.language, p.owner, p.others, p.custom, 'active', ${offerId}::uuid, ${now}::timestamptz
    from unnest(${all.id}::uuid[], ${all.name}::text[], ${all.handle}::text[], ${all.platform}::text[], ${all.followers}::int[],
      ${all.tags}::text[], ${all.note}::text[], ${all.email}::text[], ${all.niche}::text[], ${all.country}::text[],
      ${all.language}::text[], ${all.owner}::text[], ${all.otherHandles}::jsonb[], ${all.customFields}::jsonb[])
      as p(id, name, handle, platform, followers, tags, note, email, niche, country, language, owner, others, custom)`);
}

/**
 * Has PostgreSQL count the creators anew; passed over while they are being counted or cleaned up. How it looks for the creator of a link or
 * code that is written is planned once a connection, and planned on a table that was empty it reads an index from end to end for each.
 */
export const countCreatorsAnew = (): Promise<unknown> =>
  queryRows(sql`analyze (skip_locked) "Creator"`);

/** Writes the profiles of known creators anew. */
export async function updateProfiles(
  tx: SqlTx,
  shopId: string,
  profiles: readonly WithId[],
): Promise<void> {
  if (profiles.length === 0) return;
  const all = columnsOf(profiles);
  await tx.query(sql`
    update "Creator" c set "name" = p.name, "handle" = p.handle, "platform" = p.platform, "followers" = p.followers,
      "tags" = string_to_array(p.tags, ${BETWEEN_TAGS}), "note" = p.note, "email" = p.email, "niche" = p.niche,
      "country" = p.country, "language" = p.language, "owner" = p.owner, "otherHandles" = p.others, "customFields" = p.custom
    from unnest(${all.id}::uuid[], ${all.name}::text[], ${all.handle}::text[], ${all.platform}::text[], ${all.followers}::int[],
      ${all.tags}::text[], ${all.note}::text[], ${all.email}::text[], ${all.niche}::text[], ${all.country}::text[],
      ${all.language}::text[], ${all.owner}::text[], ${all.otherHandles}::jsonb[], ${all.customFields}::jsonb[])
      as p(id, name, handle, platform, followers, tags, note, email, niche, country, language, owner, others, custom)
    where c."shopId" = ${shopId}::uuid and c."id" = p.id`);
}
