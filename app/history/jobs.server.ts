import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { askFirstImport, enqueueStep, importJob } from "#app/history/ask-import.server.ts";
import { creditPastJob, workOnPast } from "#app/history/credit-past.server.ts";
import { importsUnderWay } from "#app/history/repository.server.ts";
import { type ImportSources, stepImport } from "#app/history/step-import.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { defineJob, task } from "#app/platform/queue.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import { shopInstalledJob } from "#app/shops/install-shop.server.ts";

const resumeJob = defineJob("resume-imports", z.object({}));

export const historyTasks = (sources: ImportSources): TaskList => ({
  [importJob.name]: task(importJob, (payload) => stepImport(payload, sources)),
  [shopInstalledJob.name]: task(shopInstalledJob, ({ shopId }) =>
    transaction(async (tx) => {
      const shop = await findShop(tx, shopId);
      if (shop?.uninstalledAt === null) await askFirstImport(tx, shop, now());
    }),
  ),
  [creditPastJob.name]: task(creditPastJob, workOnPast),
  [resumeJob.name]: task(resumeJob, async () => {
    for (const payload of await importsUnderWay(db))
      await transaction((tx) => enqueueStep(tx, payload, null));
  }),
});

/** An import whose step was lost, as after a long stop of the database, is taken up again. */
export const historyCrons: readonly string[] = [
  "*/15 * * * * resume-imports ?max=3&jobKey=resume-imports",
];
