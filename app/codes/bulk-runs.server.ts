// Part of the repository: bulk runs and their rows.
import type { BulkAction } from "#app/codes/bulk.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** Rows of one statement. */
const CHUNK = 5_000;

const RUN = {
  id: true,
  action: true,
  offerId: true,
  tag: true,
  programId: true,
  groupId: true,
  staffId: true,
  total: true,
  refused: true,
  askedAt: true,
  finishedAt: true,
} as const;

export type BulkRunRow = Readonly<{
  id: string;
  action: BulkAction;
  offerId: string | null;
  tag: string | null;
  programId: string | null;
  groupId: string | null;
  staffId: string;
  total: number;
  refused: number;
  askedAt: Date;
  finishedAt: Date | null;
}>;

type NewRun = Readonly<{
  id: string;
  action: BulkAction;
  offerId: string | null;
  tag: string | null;
  programId: string | null;
  groupId: string | null;
  staffId: string;
  askedAt: Date;
}>;

/** Writes a run with a row for each creator; false when a run of this id is there. */
export async function insertRun(
  tx: Tx,
  shopId: string,
  { creatorIds, ...run }: NewRun & Readonly<{ creatorIds: readonly string[] }>,
): Promise<boolean> {
  const total = creatorIds.length;
  const { count } = await tx.bulkRun.createMany({
    data: [{ shopId, ...run, total, refused: 0 }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  for (let from = 0; from < total; from += CHUNK) {
    const data = creatorIds
      .slice(from, from + CHUNK)
      .map((creatorId) => ({ shopId, id: newId(), runId: run.id, creatorId }));
    await tx.bulkRow.createMany({ data });
  }
  return true;
}

/** Runs that were over before an instant leave, with whom they left out. */
export const deleteOldRuns = (tx: Tx, shopId: string, before: Date) =>
  tx.bulkRun.deleteMany({ where: { shopId, finishedAt: { lt: before } } });

// The column holds only what the check of the table lets in.
const toRun = (row: Omit<BulkRunRow, "action"> & { action: string }): BulkRunRow => ({
  ...row,
  action: row.action as BulkAction,
});

export async function findRun(tx: Tx, shopId: string, runId: string): Promise<BulkRunRow | null> {
  const row = await tx.bulkRun.findUnique({
    where: { shopId_id: { shopId, id: runId } },
    select: RUN,
  });
  return row && toRun(row);
}

/** The latest runs, the newest first. */
export async function latestRuns(tx: Tx, shopId: string, take: number): Promise<BulkRunRow[]> {
  const rows = await tx.bulkRun.findMany({
    where: { shopId },
    select: RUN,
    orderBy: { id: "desc" },
    take,
  });
  return rows.map(toRun);
}

/** Creators of a run that wait, those that are here longest first, held until the transaction ends: no other worker takes them. */
export const takeWaiting = (
  tx: Tx,
  { shopId, runId, take }: Readonly<{ shopId: string; runId: string; take: number }>,
) =>
  tx.$queryRaw<{ id: string; creatorId: string }[]>`
    select "id", "creatorId" from "BulkRow"
    where "shopId" = ${shopId}::uuid and "runId" = ${runId}::uuid and "refusal" is null
    order by "creatorId" limit ${take} for update skip locked`;

export const countWaiting = (tx: Tx, shopId: string, runId: string): Promise<number> =>
  tx.bulkRow.count({ where: { shopId, runId, refusal: null } });

/** What was done leaves the table, what was refused keeps its reason. */
export async function settleRows(
  tx: Tx,
  { shopId, runId }: Readonly<{ shopId: string; runId: string }>,
  rows: readonly Readonly<{ id: string; refusal: string | null }>[],
): Promise<void> {
  const done = rows.filter(({ refusal }) => refusal === null).map(({ id }) => id);
  const refused = rows.flatMap(({ id, refusal }) => (refusal === null ? [] : [{ id, refusal }]));
  await tx.bulkRow.deleteMany({ where: { shopId, id: { in: done } } });
  for (const { id, refusal } of refused)
    await tx.bulkRow.updateMany({ where: { shopId, id }, data: { refusal } });
  await tx.bulkRun.updateMany({
    where: { shopId, id: runId },
    data: { refused: { increment: refused.length } },
  });
}

/** A run is over once no row of it waits, also none that another worker holds. */
export const finishRun = (
  tx: Tx,
  { shopId, runId, now }: Readonly<{ shopId: string; runId: string; now: Date }>,
) =>
  tx.bulkRun.updateMany({
    where: { shopId, id: runId, finishedAt: null, rows: { none: { refusal: null } } },
    data: { finishedAt: now },
  });

/** Rows that were refused, a page at a time. */
export const refusedRows = (
  tx: Tx,
  shopId: string,
  { runId, after, take }: Readonly<{ runId: string; after: string | null; take: number }>,
) =>
  tx.bulkRow.findMany({
    where: { shopId, runId, refusal: { not: null }, ...(after ? { id: { gt: after } } : {}) },
    select: { id: true, creatorId: true, refusal: true },
    orderBy: { id: "asc" },
    take,
  });
