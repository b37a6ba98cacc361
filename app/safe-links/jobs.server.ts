import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { now } from "#app/platform/clock.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { defineJob, enqueue, task } from "#app/platform/queue.server.ts";
import { fillPool, fillPoolJob } from "#app/safe-links/fill-pool.server.ts";
import { askToKeep, keepPool, keepPoolJob, openPools } from "#app/safe-links/keep-pools.server.ts";
import { livePools } from "#app/safe-links/repository.server.ts";
import { takeOutJob, takeOutSafeCodes } from "#app/safe-links/take-out-codes.server.ts";
import { installedShops } from "#app/shops/find-shop.server.ts";

const tendAllJob = defineJob("tend-safe-pools", z.object({}));
/** Between the pools, so that a night's calls do not come all at once. */
const SPREAD_MS = 2_000;

export const safeLinkTasks: TaskList = {
  [fillPoolJob.name]: task(fillPoolJob, fillPool),
  [keepPoolJob.name]: task(keepPoolJob, keepPool),
  [takeOutJob.name]: task(takeOutJob, takeOutSafeCodes),
  [tendAllJob.name]: task(tendAllJob, tendPools),
};

/** Each night: a webhook may have been lost, and what was given out long ago is over. */
export const safeLinkCrons: readonly string[] = [
  "29 3 * * * tend-safe-pools ?max=3&jobKey=tend-safe-pools {}",
];

async function tendPools(): Promise<void> {
  let n = 0;
  for await (const { id: shopId } of installedShops()) {
    await transaction((tx) => openPools(tx, shopId));
    for (const { id: offerId } of await livePools(db, shopId)) {
      const name = `take-out-safe-codes/${offerId}`;
      const runAt = new Date(now().getTime() + SPREAD_MS * n++);
      await transaction(async (tx) => {
        await enqueue(tx, takeOutJob, { shopId, offerId }, { key: name, queue: name, runAt });
        await askToKeep(tx, { shopId, offerId });
      });
    }
  }
}
