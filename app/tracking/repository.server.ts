import type { Prisma } from "#app/generated/prisma/client.ts";
import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";
import type { ReconciliationKind } from "#app/tracking/reconciliation.ts";

const RUN = {
  id: true,
  kind: true,
  fromAt: true,
  toAt: true,
  after: true,
  orders: true,
  missed: true,
  startedAt: true,
  finishedAt: true,
  failure: true,
} as const satisfies Prisma.ReconciliationSelect;

export type Run = Prisma.ReconciliationGetPayload<{ select: typeof RUN }>;

export const findRun = (tx: Tx, shopId: string, id: string): Promise<Run | null> =>
  tx.reconciliation.findUnique({ where: { shopId_id: { shopId, id } }, select: RUN });

/** The newest run of a shop that has not finished. */
export const unfinishedRun = (tx: Tx, shopId: string): Promise<Run | null> =>
  tx.reconciliation.findFirst({
    where: { shopId, finishedAt: null },
    select: RUN,
    orderBy: { startedAt: "desc" },
  });

/** The newest run of a shop; null before the first. */
export const newestRun = (tx: Tx, shopId: string): Promise<Run | null> =>
  tx.reconciliation.findFirst({ where: { shopId }, select: RUN, orderBy: { startedAt: "desc" } });

/** What the runs since an instant looked at, and how much of it no webhook had told of. */
export async function missedSince(
  tx: Tx,
  shopId: string,
  since: Date,
): Promise<Readonly<{ orders: number; missed: number }>> {
  const { _sum } = await tx.reconciliation.aggregate({
    where: { shopId, startedAt: { gte: since } },
    _sum: { orders: true, missed: true },
  });
  return { orders: _sum.orders ?? 0, missed: _sum.missed ?? 0 };
}

/** Up to when the shop's orders were looked through without a gap; null before the first run is done. */
export async function reconciledUpTo(tx: Tx, shopId: string): Promise<Date | null> {
  const last = await tx.reconciliation.findFirst({
    where: { shopId, finishedAt: { not: null } },
    select: { toAt: true },
    orderBy: { toAt: "desc" },
  });
  return last?.toAt ?? null;
}

/**
 * Takes back what finished runs say of the future: the machine's clock was wrong then, and Shopify could not list what was still to come.
 * Such a run counts for where it began.
 */
export const takeBackFuture = (
  tx: Tx,
  shopId: string,
  now: Date,
): Promise<number> => tx.$executeRaw`
  update "Reconciliation" set "toAt" = "fromAt"
  where "shopId" = ${shopId}::uuid and "finishedAt" is not null and "toAt" > ${now}::timestamptz and "toAt" > "fromAt"`;

export const insertRun = (
  tx: Tx,
  shopId: string,
  run: Readonly<{
    id: string;
    kind: ReconciliationKind;
    fromAt: Date;
    toAt: Date;
    startedAt: Date;
  }>,
) => tx.reconciliation.create({ data: { shopId, ...run } });

type PageKey = Readonly<{
  runId: string;
  /** The cursor at which the page begins. */
  after: string | null;
}>;

/** Whether a run still stands at a page, and keeps it there until the transaction ends: two workers must not count a page twice. */
export async function lockPage(tx: SqlTx, shopId: string, page: PageKey): Promise<boolean> {
  const rows = await tx.query(sql`
    select "id" from "Reconciliation"
    where "shopId" = ${shopId}::uuid and "id" = ${page.runId}::uuid and "finishedAt" is null
      and "after" is not distinct from ${page.after}
    for update`);
  return rows.length === 1;
}

/** Counts a page that is locked and moves on to the next, or ends the run. */
export async function turnPage(
  tx: SqlTx,
  shopId: string,
  page: Readonly<{
    runId: string;
    next: string | null;
    orders: number;
    missed: number;
    now: Date;
  }>,
): Promise<void> {
  await tx.query(sql`
    update "Reconciliation" set "after" = ${page.next}, "orders" = "orders" + ${page.orders}, "missed" = "missed" + ${page.missed},
      "finishedAt" = case when ${page.next}::text is null then ${page.now}::timestamptz end, "failure" = null
    where "shopId" = ${shopId}::uuid and "id" = ${page.runId}::uuid`);
}

export const noteFailure = (tx: Tx, shopId: string, runId: string, failure: string) =>
  tx.reconciliation.updateMany({
    where: { shopId, id: runId, finishedAt: null },
    data: { failure },
  });

/** Keeps that a test order is asked for, unless this press was kept before; says whether it did. */
export async function insertTestOrder(
  tx: Tx,
  shopId: string,
  order: Readonly<{ id: string; askedAt: Date }>,
): Promise<boolean> {
  const { count } = await tx.testOrder.createMany({
    data: [{ shopId, ...order }],
    skipDuplicates: true,
  });
  return count === 1;
}

export const noteTestOrder = (
  tx: Tx,
  shopId: string,
  id: string,
  outcome: Readonly<{ orderGid: string | null; failure: string | null }>,
) => tx.testOrder.updateMany({ where: { shopId, id }, data: outcome });

/** The newest test order of a shop that was asked for since an instant. */
export const newestTestOrder = (tx: Tx, shopId: string, since: Date) =>
  tx.testOrder.findFirst({
    where: { shopId, askedAt: { gte: since } },
    select: { askedAt: true, orderGid: true, failure: true },
    orderBy: { askedAt: "desc" },
  });
