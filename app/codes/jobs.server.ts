import type { TaskList } from "graphile-worker";
import { adoptCodeJob, lookForCode } from "#app/codes/adopt-code.server.ts";
import { bulkJob } from "#app/codes/ask-bulk.server.ts";
import { mintCodes } from "#app/codes/mint-codes.server.ts";
import { endCode, endCodeJob } from "#app/codes/replace-code.server.ts";
import { stopCodesJob, takeOutCodes } from "#app/codes/stop-codes.server.ts";
import { type BulkMembers, workBulk } from "#app/codes/work-bulk.server.ts";
import { task } from "#app/platform/queue.server.ts";
import { mintCodesJob } from "#app/programs/publish-offer.server.ts";

export const codeTasks = (members: BulkMembers): TaskList => ({
  [adoptCodeJob.name]: task(adoptCodeJob, lookForCode),
  [bulkJob.name]: task(bulkJob, (run) => workBulk(run, members)),
  [endCodeJob.name]: task(endCodeJob, endCode),
  [mintCodesJob.name]: task(mintCodesJob, mintCodes),
  [stopCodesJob.name]: task(stopCodesJob, takeOutCodes),
});
