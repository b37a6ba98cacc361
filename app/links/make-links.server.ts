// Links for many creators at once.
import { newId, newToken } from "#app/platform/clock.server.ts";
import { type SqlTx, sql } from "#app/platform/db.server.ts";

/** As long as that of one enrolment (enrol-with-code.server.ts). */
const LINK_KEY_LENGTH = 8;

/** A link in an offer for each of these creators. */
export async function makeLinks(
  tx: SqlTx,
  shopId: string,
  {
    creatorIds,
    offerId,
    now,
  }: Readonly<{ creatorIds: readonly string[]; offerId: string; now: Date }>,
): Promise<void> {
  if (creatorIds.length === 0) return;
  await tx.query(sql`
    insert into "Link" ("shopId", "id", "creatorId", "offerId", "key", "createdAt")
    select ${shopId}::uuid, l.id, l.creator, ${offerId}::uuid, l.key, ${now}::timestamptz
    from unnest(${creatorIds.map(() => newId())}::uuid[], ${creatorIds}::uuid[],
      ${creatorIds.map(() => newToken(LINK_KEY_LENGTH))}::text[]) as l(id, creator, key)`);
}

/** The first link of each of these creators. */
export const firstLinksOf = (tx: SqlTx, shopId: string, creatorIds: readonly string[]) =>
  tx.query<{ creatorId: string; key: string }>(sql`
    select distinct on ("creatorId") "creatorId", "key" from "Link"
    where "shopId" = ${shopId}::uuid and "creatorId" = any(${creatorIds}::uuid[]) order by "creatorId", "id"`);
