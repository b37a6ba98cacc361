import { queryRows, type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";
import type { Outcome } from "#app/verification/verification.ts";

/** What a verification found, with the first differences in words. */
export type VerificationRow = Outcome &
  Readonly<{ id: string; startedAt: Date; finishedAt: Date; firstDifferences: readonly string[] }>;

/** Keeps what a verification found, and lets go of those that ended before an instant. */
export async function keepVerification(
  tx: SqlTx,
  shopId: string,
  { row, keptFrom }: Readonly<{ row: VerificationRow; keptFrom: Date }>,
): Promise<void> {
  const { id, startedAt, finishedAt, orders, entries, differences, firstDifferences } = row;
  await tx.query(sql`
    insert into "Verification" ("shopId", "id", "startedAt", "finishedAt", "orders", "entries", "differences", "firstDifferences")
    values (${shopId}, ${id}, ${startedAt}, ${finishedAt}, ${orders}, ${entries}, ${differences}, ${JSON.stringify(firstDifferences)})`);
  await tx.query(sql`
    delete from "Verification" where "shopId" = ${shopId} and "finishedAt" < ${keptFrom}`);
}

/** The last verification of a shop, null before the first. */
export async function lastVerification(tx: Tx, shopId: string): Promise<VerificationRow | null> {
  const rows = await tx.$queryRaw<VerificationRow[]>`
    select "id", "startedAt", "finishedAt", "orders", "entries", "differences", "firstDifferences" from "Verification"
    where "shopId" = ${shopId}::uuid order by "id" desc limit 1`;
  return rows[0] ?? null;
}

/** Differences in the last verification of each shop, all together; for the metric. */
export async function differencesNow(): Promise<number> {
  const rows = await queryRows<{ count: number }>(sql`
    select coalesce(sum(v."differences"), 0)::int as "count" from "Verification" v
    where v."differences" > 0
      and not exists (select from "Verification" later where later."shopId" = v."shopId" and later."id" > v."id")`);
  return rows[0]?.count ?? 0;
}
