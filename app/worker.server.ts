// The worker process: the inbox, all background jobs and the clock. Any number of them share one database.
import { setTimeout as sleep } from "node:timers/promises";
import Fastify, { type FastifyInstance } from "fastify";
import { parseCrontab } from "graphile-worker";
import { z } from "zod";
import { bulkMembers } from "#app/applications/bulk-members.server.ts";
import { codeTasks } from "#app/codes/jobs.server.ts";
import { commissionCrons, commissionTasks } from "#app/commissions/jobs.server.ts";
import { discoveryCrons, discoveryTasks } from "#app/discovery/jobs.server.ts";
import { driftCrons, driftTasks } from "#app/drift/jobs.server.ts";
import { historyCrons, historyTasks } from "#app/history/jobs.server.ts";
import { importCrons, importTasks } from "#app/imports/jobs.server.ts";
import { landingCrons, landingTasks } from "#app/landing/jobs.server.ts";
import { linkCrons, linkTasks } from "#app/links/jobs.server.ts";
import { closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { registerHealthDoors } from "#app/platform/health.server.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { defineJob, task } from "#app/platform/queue.server.ts";
import { applyRetention } from "#app/privacy/jobs.server.ts";
import { redactedCustomers } from "#app/privacy/redact-customer.server.ts";
import { programTasks } from "#app/programs/jobs.server.ts";
import { safeLinkCrons, safeLinkTasks } from "#app/safe-links/jobs.server.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import { spendInBackground } from "#app/shopify/budget.server.ts";
import { inboxBacklog } from "#app/shopify/inbox-claim.server.ts";
import { trackingCrons, trackingTasks } from "#app/tracking/jobs.server.ts";
import {
  verificationCrons,
  verificationTasks,
  watchVerifications,
} from "#app/verification/jobs.server.ts";
import { freeJobsOfTheDead, freeLostJobs, holdWorkers } from "#app/worker-alive.server.ts";
import { workInbox } from "#app/worker-inbox.server.ts";
import { workJobs } from "#app/worker-jobs.server.ts";

const WATCH_MS = 10_000;
/** Work under way gets so long at the end; what is not done by then is taken over by another worker when its lease ends. */
const STOP_MS_MAX = 20_000;

const retentionJob = defineJob("apply-retention", z.object({}));
const RETENTION_CRON = "41 * * * * apply-retention ?max=3&jobKey=apply-retention";

const TASKS = {
  ...programTasks,
  ...codeTasks(bulkMembers),
  ...driftTasks,
  ...safeLinkTasks,
  ...linkTasks,
  ...landingTasks,
  ...importTasks,
  ...discoveryTasks,
  ...commissionTasks,
  ...historyTasks({ redactedCustomers, adminOf: ({ domain }) => adminFor(domain) }),
  ...verificationTasks,
  ...trackingTasks,
  [retentionJob.name]: task(retentionJob, applyRetention),
};
const CRONS = [
  ...commissionCrons,
  ...driftCrons,
  ...safeLinkCrons,
  ...linkCrons,
  ...landingCrons,
  ...importCrons,
  ...discoveryCrons,
  ...historyCrons,
  ...verificationCrons,
  ...trackingCrons,
  RETENTION_CRON,
];

spendInBackground();
const stopping = new AbortController();
const health = await serveHealth();
const inbox = workInbox(stopping.signal);
const jobs = workJobs(stopping.signal, {
  tasks: TASKS,
  crons: parseCrontab(CRONS.join("\n")),
});
const watch = keepWatching(stopping.signal);
log.info("worker process runs");

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
  stopping.abort();
  const ends = await Promise.allSettled([inbox, jobs, watch, health?.close()]);
  await closeDatabase();
  for (const end of ends)
    if (end.status === "rejected") log.error({ error: end.reason }, "worker did not stop cleanly");
  process.exit(ends.every(({ status }) => status === "fulfilled") ? 0 : 1);
}

/** One look after another: two at once would each want a connection for the same locks. */
async function keepWatching(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(WATCH_MS, undefined, { signal }).catch(() => undefined); // the signal ends the pause early
    if (!signal.aborted) await watchQueues();
  }
}

async function watchQueues(): Promise<void> {
  try {
    await holdWorkers();
    const { depth, ageSeconds } = await inboxBacklog();
    metrics.inboxDepth.set(depth);
    metrics.inboxAgeSeconds.set(ageSeconds);
    await watchVerifications();
    await freeJobsOfTheDead();
    await freeLostJobs();
  } catch (error) {
    log.warn({ error }, "queues not watched"); // the database is away; the loops say so too
  }
}

async function serveHealth(): Promise<FastifyInstance | null> {
  if (env.workerPort === null) return null;
  const app = Fastify();
  registerHealthDoors(app);
  await app.listen({ port: env.workerPort, host: env.host });
  return app;
}
