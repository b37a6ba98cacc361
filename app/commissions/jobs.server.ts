import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { approveEntries } from "#app/commissions/approve-entries.server.ts";
import { learnOfOffer } from "#app/commissions/learn-collections.server.ts";
import { shopsWithEnded } from "#app/commissions/repository.server.ts";
import { plusDays } from "#app/kit/calendar.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, queryRows, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue, task } from "#app/platform/queue.server.ts";
import {
  knownCollections,
  offersNamingCollections,
} from "#app/programs/find-collections.server.ts";
import { learnCollections, learnCollectionsJob } from "#app/programs/learn-collections.server.ts";
import { findShop, installedShops } from "#app/shops/find-shop.server.ts";

/** How far back a run looks: the minute's run over three days, the night's over everything. */
const approveEntriesJob = defineJob(
  "approve-entries",
  z.object({ lookbackDays: z.number().int().min(1).max(36_500) }),
);

const learnShopJob = defineJob("learn-shop-collections", z.object({ shopId: z.uuid() }));
const learnAllJob = defineJob("learn-all-collections", z.object({}));
/** Between the shops, so that a night's looks do not come all at once. */
const SPREAD_MS = 500;

export const commissionTasks: TaskList = {
  [learnCollectionsJob.name]: task(learnCollectionsJob, learnOfOffer),
  [learnShopJob.name]: task(learnShopJob, async ({ shopId }) => {
    const shop = await findShop(db, shopId);
    if (shop?.uninstalledAt !== null) return;
    await learnCollections(shop, await knownCollections(db, shopId));
    for (const offerId of await offersNamingCollections(db, shopId))
      await learnOfOffer({ shopId, offerId });
  }),
  [learnAllJob.name]: task(learnAllJob, async () => {
    let n = 0;
    for await (const { id: shopId } of installedShops()) {
      const name = `learn-shop-collections/${shopId}`;
      const runAt = new Date(now().getTime() + SPREAD_MS * n++);
      await transaction((tx) =>
        enqueue(tx, learnShopJob, { shopId }, { key: name, queue: name, runAt }),
      );
    }
  }),
  [approveEntriesJob.name]: task(approveEntriesJob, async ({ lookbackDays }) => {
    const to = now();
    const ended = { from: plusDays(to, -lookbackDays), to };
    for (const shopId of await shopsWithEnded({ query: queryRows }, ended)) {
      const approved = await approveEntries(shopId, ended);
      if (approved > 0) log.info({ shopId, approved }, "entries approved");
    }
  }),
};

/** Each minute what ended lately; each night whatever a long stop may have left, and which products collections hold. */
export const commissionCrons: readonly string[] = [
  '* * * * * approve-entries ?max=3&jobKey=approve-entries {"lookbackDays":3}',
  "37 4 * * * learn-all-collections ?max=3&jobKey=learn-all-collections {}",
  '17 3 * * * approve-entries ?id=approve-entries-all&max=3&jobKey=approve-entries-all {"lookbackDays":36500}',
];
