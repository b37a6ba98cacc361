import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { refreshProducts } from "#app/landing/refresh-products.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { defineJob, enqueue, task } from "#app/platform/queue.server.ts";
import { findShop, installedShops } from "#app/shops/find-shop.server.ts";

const refreshShopJob = defineJob("refresh-landing-products", z.object({ shopId: z.uuid() }));
const refreshAllJob = defineJob("refresh-all-landing-products", z.object({}));
/** Between the shops, so that a night's looks do not come all at once. */
const SPREAD_MS = 500;

export const landingTasks: TaskList = {
  [refreshShopJob.name]: task(refreshShopJob, async ({ shopId }) => {
    const shop = await findShop(db, shopId);
    if (shop?.uninstalledAt === null) await refreshProducts(shop);
  }),
  [refreshAllJob.name]: task(refreshAllJob, async () => {
    let n = 0;
    for await (const { id: shopId } of installedShops()) {
      const name = `refresh-landing-products/${shopId}`;
      const runAt = new Date(now().getTime() + SPREAD_MS * n++);
      await transaction((tx) =>
        enqueue(tx, refreshShopJob, { shopId }, { key: name, queue: name, runAt }),
      );
    }
  }),
};

/** Each night, after the look at what links lead to: a visitor never waits for Shopify. */
export const landingCrons: readonly string[] = [
  "37 4 * * * refresh-all-landing-products ?max=3&jobKey=refresh-all-landing-products {}",
];
