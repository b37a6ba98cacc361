import type { TaskList } from "graphile-worker";
import { mintCodes } from "#app/codes/mint-codes.server.ts";
import { task } from "#app/platform/queue.server.ts";
import { mintCodesJob } from "#app/programs/publish-offer.server.ts";

export const codeTasks: TaskList = {
  [mintCodesJob.name]: task(mintCodesJob, mintCodes),
};
