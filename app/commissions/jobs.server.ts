import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { approveEntries } from "#app/commissions/approve-entries.server.ts";
import { learnOfOffer } from "#app/commissions/learn-collections.server.ts";
import { shopsWithEnded } from "#app/commissions/repository.server.ts";
import { reworkLater, reworkOrdersJob } from "#app/commissions/rework-later.server.ts";
import { plusDays } from "#app/kit/calendar.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, queryRows } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, task } from "#app/platform/queue.server.ts";
import {
  knownCollections,
  offersNamingCollections,
} from "#app/programs/find-collections.server.ts";
import { learnCollections, learnCollectionsJob } from "#app/programs/learn-collections.server.ts";
import { eachShop } from "#app/shops/each-shop.server.ts";

/** How far back a run looks: the minute's run over three days, the night's over everything. */
const approveEntriesJob = defineJob(
  "approve-entries",
  z.object({ lookbackDays: z.number().int().min(1).max(36_500) }),
);

export const commissionTasks: TaskList = {
  [reworkOrdersJob.name]: task(reworkOrdersJob, reworkLater),
  [learnCollectionsJob.name]: task(learnCollectionsJob, learnOfOffer),
  ...eachShop({ one: "learn-shop-collections", all: "learn-all-collections" }, async (shop) => {
    await learnCollections(shop, await knownCollections(db, shop.id));
    for (const offerId of await offersNamingCollections(db, shop.id))
      await learnOfOffer({ shopId: shop.id, offerId });
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
