import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { checkTargets } from "#app/links/check-targets.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { defineJob, enqueue, task } from "#app/platform/queue.server.ts";
import { findShop, installedShops } from "#app/shops/find-shop.server.ts";

const checkShopJob = defineJob("check-link-targets", z.object({ shopId: z.uuid() }));
const checkAllJob = defineJob("check-all-link-targets", z.object({}));
/** Between the shops, so that a night's looks do not come all at once. */
const SPREAD_MS = 500;

export const linkTasks: TaskList = {
  [checkShopJob.name]: task(checkShopJob, async ({ shopId }) => {
    const shop = await findShop(db, shopId);
    if (shop?.uninstalledAt === null) await checkTargets(shop);
  }),
  [checkAllJob.name]: task(checkAllJob, async () => {
    let n = 0;
    for await (const { id: shopId } of installedShops()) {
      const name = `check-link-targets/${shopId}`;
      const runAt = new Date(now().getTime() + SPREAD_MS * n++);
      await transaction((tx) =>
        enqueue(tx, checkShopJob, { shopId }, { key: name, queue: name, runAt }),
      );
    }
  }),
};

/** Each night: a redirect asks Shopify nothing, so a product that went is noticed by then. */
export const linkCrons: readonly string[] = [
  "17 4 * * * check-all-link-targets ?max=3&jobKey=check-all-link-targets {}",
];
