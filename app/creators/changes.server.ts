// The history of a profile: rows that are appended, by a form or by an import.
import { changesBetween, type FieldChange, type Profile } from "#app/creators/profile.ts";
import { newId } from "#app/platform/clock.server.ts";
import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";

export type Author = Readonly<{ source: "form" | "import" | "bulk"; staffId: string; now: Date }>;
export type Changed = FieldChange & Readonly<{ creatorId: string }>;

/** Appends what differs between two profiles of a creator. */
export async function noteChanges(
  tx: SqlTx,
  shopId: string,
  change: Readonly<{ creatorId: string; before: Profile; after: Profile; by: Author }>,
): Promise<void> {
  const { creatorId, before, after, by } = change;
  const changes = changesBetween(before, after).map((one) => ({ ...one, creatorId }));
  await appendChanges(tx, shopId, changes, by);
}

/** Appends changes of many creators in one statement. */
export async function appendChanges(
  tx: SqlTx,
  shopId: string,
  changes: readonly Changed[],
  { source, staffId, now }: Author,
): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(sql`
    insert into "ProfileChange" ("shopId", "id", "creatorId", "field", "before", "after", "source", "staffId", "changedAt")
    select ${shopId}::uuid, c.id, c.creator, c.field, c.before, c.after, ${source}::text, ${staffId}::text, ${now}::timestamptz
    from unnest(${changes.map(() => newId())}::uuid[], ${changes.map(({ creatorId }) => creatorId)}::uuid[],
      ${changes.map(({ field }) => field)}::text[], ${changes.map(({ before }) => before)}::text[],
      ${changes.map(({ after }) => after)}::text[]) as c(id, creator, field, before, after)`);
}

const SHOWN_MAX = 20;

/** The latest changes of a creator, the newest first. */
export const changesOf = (tx: Tx, shopId: string, creatorId: string) =>
  tx.profileChange.findMany({
    where: { shopId, creatorId },
    select: {
      id: true,
      field: true,
      before: true,
      after: true,
      source: true,
      staffId: true,
      changedAt: true,
    },
    orderBy: { id: "desc" },
    take: SHOWN_MAX,
  });
