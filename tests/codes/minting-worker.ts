// A worker process for tests: the app's own runner with the jobs of offers and codes, which may be killed at any moment. One that starts
// takes over at once from the dead, for which a real one waits half a minute.
import { setTimeout as sleep } from "node:timers/promises";
import { bulkMembers } from "#app/applications/bulk-members.server.ts";
import { codeTasks } from "#app/codes/jobs.server.ts";
import { programTasks } from "#app/programs/jobs.server.ts";
import { spendInBackground } from "#app/shopify/budget.server.ts";
import { freeJobsOfTheDead, holdWorkers } from "#app/worker-alive.server.ts";
import { workJobs } from "#app/worker-jobs.server.ts";

spendInBackground();
const stopping = new AbortController();
void workJobs(stopping.signal, {
  tasks: { ...programTasks, ...codeTasks(bulkMembers) },
  crons: [],
});

for (;;) {
  await holdWorkers();
  await freeJobsOfTheDead(0);
  await sleep(100);
}
