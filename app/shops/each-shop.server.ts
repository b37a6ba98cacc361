import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { now } from "#app/platform/clock.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { defineJob, enqueue, task } from "#app/platform/queue.server.ts";
import { findShop, installedShops } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Between the shops, so that a night's looks do not come all at once. */
const SPREAD_MS = 500;

/**
 * What is done for each shop that has the app, by the clock: a cron line asks for the job `all`, which asks for one job `one` a shop. One
 * shop's fault is tried again by itself and keeps none of the others waiting.
 */
export function eachShop(
  names: Readonly<{ one: string; all: string }>,
  work: (shop: Shop) => Promise<void>,
): TaskList {
  const one = defineJob(names.one, z.object({ shopId: z.uuid() }));
  const all = defineJob(names.all, z.object({}));
  return {
    [one.name]: task(one, async ({ shopId }) => {
      const shop = await findShop(db, shopId);
      if (shop?.uninstalledAt === null) await work(shop);
    }),
    [all.name]: task(all, async () => {
      let n = 0;
      for await (const { id: shopId } of installedShops()) {
        const name = `${one.name}/${shopId}`;
        const runAt = new Date(now().getTime() + SPREAD_MS * n++);
        await transaction((tx) => enqueue(tx, one, { shopId }, { key: name, queue: name, runAt }));
      }
    }),
  };
}
