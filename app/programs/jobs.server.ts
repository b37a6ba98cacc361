import type { TaskList } from "graphile-worker";
import { task } from "#app/platform/queue.server.ts";
import { publishOffer, publishOfferJob } from "#app/programs/publish-offer.server.ts";

export const programTasks: TaskList = {
  [publishOfferJob.name]: task(publishOfferJob, publishOffer),
};
