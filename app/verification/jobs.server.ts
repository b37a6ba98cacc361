import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { db, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { defineJob, enqueue, task } from "#app/platform/queue.server.ts";
import { findShop, installedShops } from "#app/shops/find-shop.server.ts";
import { keepVerification } from "#app/verification/keep-verification.server.ts";
import { differencesNow } from "#app/verification/repository.server.ts";

const verifyBooksJob = defineJob("verify-books", z.object({}));
const verifyShopJob = defineJob("verify-shop", z.object({ shopId: z.uuid() }));

/** Shops are verified one after the other: what nobody waits for takes one connection. */
const QUEUE = "verification";

export const verificationTasks: TaskList = {
  [verifyBooksJob.name]: task(verifyBooksJob, async () => {
    for await (const { id: shopId } of installedShops())
      await transaction((tx) =>
        enqueue(tx, verifyShopJob, { shopId }, { key: `verify-shop/${shopId}`, queue: QUEUE }),
      );
  }),
  [verifyShopJob.name]: task(verifyShopJob, async ({ shopId }) => {
    const shop = await findShop(db, shopId);
    if (!shop || shop.uninstalledAt !== null) return;
    const outcome = await keepVerification(shop);
    if (outcome.differences > 0) log.error({ shopId, ...outcome }, "books differ from their facts");
    else log.info({ shopId, ...outcome }, "books verified");
  }),
};

/** Each night, when few orders come. */
export const verificationCrons: readonly string[] = [
  "23 2 * * * verify-books ?max=3&jobKey=verify-books {}",
];

/** Sets the metric to what the last verifications found, by whichever worker; part of the worker's regular look at its queues. */
export async function watchVerifications(): Promise<void> {
  metrics.verificationDifferences.set(await differencesNow());
}
