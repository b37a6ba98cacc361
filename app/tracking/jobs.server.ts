import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { defineJob, task } from "#app/platform/queue.server.ts";
import { installedShops } from "#app/shops/find-shop.server.ts";
import {
  reconcileJob,
  reconcileOrders,
  startReconciliation,
} from "#app/tracking/reconcile-orders.server.ts";

const startJob = defineJob("start-reconciliations", z.object({ kind: z.enum(["hourly", "deep"]) }));

export const trackingTasks: TaskList = {
  [startJob.name]: task(startJob, async ({ kind }) => {
    for await (const shop of installedShops())
      await transaction((tx) => startReconciliation(tx, shop, { kind, now: now() }));
  }),
  [reconcileJob.name]: task(reconcileJob, (run) => reconcileOrders(run)),
};

/** Each hour since the hour before, each night the last sixty days once more. */
export const trackingCrons: readonly string[] = [
  '7 * * * * start-reconciliations ?id=reconcile-hourly&max=3&jobKey=reconcile-hourly {"kind":"hourly"}',
  '43 2 * * * start-reconciliations ?id=reconcile-deep&max=3&jobKey=reconcile-deep {"kind":"deep"}',
];
