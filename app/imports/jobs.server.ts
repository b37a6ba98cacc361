import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { importsUnderWay } from "#app/imports/repository.server.ts";
import { stepCreatorImport } from "#app/imports/step-import.server.ts";
import { creatorImportJob, enqueueStep } from "#app/imports/take-step.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { defineJob, task } from "#app/platform/queue.server.ts";

const resumeJob = defineJob("resume-creator-imports", z.object({}));

export const importTasks: TaskList = {
  [creatorImportJob.name]: task(creatorImportJob, (payload) => stepCreatorImport(payload)),
  [resumeJob.name]: task(resumeJob, async () => {
    for (const payload of await importsUnderWay(db))
      await transaction((tx) => enqueueStep(tx, payload, null));
  }),
};

/** An import whose step was lost, as after a long stop of the database, is taken up again. */
export const importCrons: readonly string[] = [
  "*/15 * * * * resume-creator-imports ?max=3&jobKey=resume-creator-imports",
];
