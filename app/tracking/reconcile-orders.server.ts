// Finds the orders that no webhook told of and has them read, through the inbox, as a webhook would have.
import { z } from "zod";
import { JOURNEY_TOPIC, RECONCILE_TOPIC, reconcileEventId } from "#app/orders/contract.ts";
import { storedVersions } from "#app/orders/find-versions.server.ts";
import { newId, now } from "#app/platform/clock.server.ts";
import { db, type SqlTx, sqlTransaction, type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { AdminError, adminFor } from "#app/shopify/admin.server.ts";
import {
  type ChangedOrder,
  type ChangedPage,
  listChangedOrders,
} from "#app/shopify/changed-orders.server.ts";
import { plan, subjectsUnderWay } from "#app/shopify/inbox-claim.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import {
  isOverdue,
  type ReconciliationKind,
  spanOf,
  unheard,
} from "#app/tracking/reconciliation.ts";
import {
  findRun,
  insertRun,
  lockPage,
  noteFailure,
  type Run,
  reconciledUpTo,
  takeBackFuture,
  turnPage,
  unfinishedRun,
} from "#app/tracking/repository.server.ts";

/** Pages of a hundred orders that one job reads; what is left waits behind the jobs of other shops. */
const PAGES_MAX = 50;

export const reconcileJob = defineJob(
  "reconcile-orders",
  z.object({ shopId: z.uuid(), runId: z.uuid() }),
);

/** Begins a run, or goes on with the one that is not finished; two at once would find the same. Gives the run's id. */
export async function startReconciliation(
  tx: Tx,
  shop: Shop,
  { kind, now }: Readonly<{ kind: ReconciliationKind; now: Date }>,
): Promise<string> {
  const unfinished = await unfinishedRun(tx, shop.id);
  const runId = unfinished?.id ?? newId();
  if (!unfinished) {
    await takeBackFuture(tx, shop.id, now);
    const lastTo = await reconciledUpTo(tx, shop.id);
    const span = spanOf(kind, { lastTo, installedAt: shop.installedAt, now });
    await insertRun(tx, shop.id, {
      id: runId,
      kind,
      fromAt: span.from,
      toAt: span.to,
      startedAt: now,
    });
  }
  await askToGoOn(tx, shop.id, runId);
  return runId;
}

const askToGoOn = (tx: Tx, shopId: string, runId: string): Promise<void> =>
  enqueue(tx, reconcileJob, { shopId, runId }, { key: `reconcile-orders/${runId}` });

/**
 * Goes on with a run, page after page. Each page is counted, and what it found planned, in one transaction that also moves the cursor:
 * killed at any point, the run goes on where it was and counts nothing twice. Throws, to be tried again, when Shopify does not answer.
 */
export async function reconcileOrders(
  { shopId, runId }: z.output<typeof reconcileJob.schema>,
  clock: () => Date = now,
): Promise<void> {
  const shop = await findShop(db, shopId);
  if (!shop || shop.uninstalledAt !== null) return; // its next run, should it come back, begins where the last finished one ended
  let run = await findRun(db, shopId, runId);
  for (let pages = 0; run && run.finishedAt === null; pages++) {
    if (pages === PAGES_MAX) return transaction((tx) => askToGoOn(tx, shopId, runId));
    await workPage(shop, run, { page: await readPage(shop, run), at: clock() });
    run = await findRun(db, shopId, runId);
  }
  if (run) log.info({ shopId, orders: run.orders, missed: run.missed }, "orders reconciled");
}

async function readPage(shop: Shop, run: Run): Promise<ChangedPage> {
  try {
    const { fromAt: from, toAt: to, after } = run;
    return await listChangedOrders(adminFor(shop.domain), { from, to, after });
  } catch (error) {
    if (error instanceof AdminError)
      await transaction((tx) =>
        noteFailure(tx, shop.id, run.id, `Shopify did not give its orders: ${error.message}.`),
      );
    throw error;
  }
}

async function workPage(
  shop: Shop,
  run: Run,
  { page, at }: Readonly<{ page: ChangedPage; at: Date }>,
): Promise<void> {
  const { id: runId, after } = run;
  const gids = page.orders.map(({ gid }) => gid);
  await sqlTransaction(async (tx) => {
    if (!(await lockPage(tx, shop.id, { runId, after }))) return;
    // In this order: what settles between the two questions is then stored, and not taken for missed.
    // A look for a journey may wait six hours, and is no word of a change.
    const underWay = await subjectsUnderWay(tx, shop.id, { gids, except: JOURNEY_TOPIC });
    const stored = await storedVersions(tx, shop.id, gids);
    const found = unheard(page.orders, stored, underWay);
    const missed = await planReads(
      tx,
      shop.id,
      found.filter((order) => isOverdue(order, at)),
    );
    await planReads(tx, shop.id, found);
    await turnPage(tx, shop.id, {
      runId,
      next: page.next,
      orders: gids.length,
      missed,
      now: at,
    });
  });
}

/** Plans the reading of orders; gives how many were not planned before. */
const planReads = (tx: SqlTx, shopId: string, orders: readonly ChangedOrder[]): Promise<number> =>
  plan(
    tx,
    orders.map(({ gid, updatedAt }) => ({
      shopId,
      id: reconcileEventId(gid, updatedAt),
      topic: RECONCILE_TOPIC,
      subjectGid: gid,
      delaySeconds: 0,
    })),
  );
