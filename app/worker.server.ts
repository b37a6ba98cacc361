// The worker process: the inbox, all background jobs and the clock. Any number of them share one database.
import EventEmitter from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import Fastify, { type FastifyInstance } from "fastify";
import { Logger, parseCrontab, type Runner, run } from "graphile-worker";
import { z } from "zod";
import { codeTasks } from "#app/codes/jobs.server.ts";
import { commissionCrons, commissionTasks } from "#app/commissions/jobs.server.ts";
import { driftCrons, driftTasks } from "#app/drift/jobs.server.ts";
import { historyCrons, historyTasks } from "#app/history/jobs.server.ts";
import { closeDatabase, pool } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { registerHealthDoors } from "#app/platform/health.server.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { defineJob, task } from "#app/platform/queue.server.ts";
import { applyRetention } from "#app/privacy/jobs.server.ts";
import { redactedCustomers } from "#app/privacy/redact-customer.server.ts";
import { programTasks } from "#app/programs/jobs.server.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import { spendInBackground } from "#app/shopify/budget.server.ts";
import { inboxBacklog } from "#app/shopify/inbox-claim.server.ts";
import { trackingCrons, trackingTasks } from "#app/tracking/jobs.server.ts";
import {
  verificationCrons,
  verificationTasks,
  watchVerifications,
} from "#app/verification/jobs.server.ts";
import {
  forgetWorkers,
  freeJobsOfTheDead,
  holdWorkers,
  noteWorkers,
} from "#app/worker-alive.server.ts";
import { workInbox } from "#app/worker-inbox.server.ts";

const JOBS_AT_ONCE = 4;
const POLL_MS = 1_000;
const RESTART_MS_FIRST = 250;
const RESTART_MS_MAX = 5_000;
const WATCH_MS = 10_000;
/** A queue that ends takes no job any more; after so long another takes its place. */
const END_MS_MAX = 30_000;
/** Work under way gets so long at the end; what is not done by then is taken over by another worker when its lease ends. */
const STOP_MS_MAX = 20_000;

const retentionJob = defineJob("apply-retention", z.object({}));
const RETENTION_CRON = "41 * * * * apply-retention ?max=3&jobKey=apply-retention";

spendInBackground();
const stopping = new AbortController();
const health = await serveHealth();
const inbox = workInbox(stopping.signal);
const jobs = keepJobsRunning(stopping.signal);
const watch = keepWatching(stopping.signal);
log.info("worker process runs");

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());

/** The queue's runner; when it cannot start or go on, as while the database is away, another takes its place. */
async function keepJobsRunning(signal: AbortSignal): Promise<void> {
  for (let waitMs = RESTART_MS_FIRST; !signal.aborted; ) {
    try {
      const { runner, hangs } = await runJobs();
      waitMs = RESTART_MS_FIRST;
      signal.addEventListener("abort", () => void runner.stop().catch(() => undefined)); // its end is awaited below
      await Promise.race([runner.promise, hangs]);
    } catch (error) {
      log.warn({ error }, "job queue waits");
      await sleep(waitMs, undefined, { signal }).catch(() => undefined); // the signal ends the pause early
      waitMs = Math.min(waitMs * 2, RESTART_MS_MAX);
    } finally {
      await forgetWorkers();
    }
  }
}

/** A runner, and what fails when it has begun to end, as when the database went away, and does not. */
async function runJobs(): Promise<Readonly<{ runner: Runner; hangs: Promise<never> }>> {
  const events = new EventEmitter();
  noteWorkers(events);
  const hangs = new Promise<never>((_, reject) =>
    events.once("pool:gracefulShutdown", () =>
      setTimeout(() => reject(new Error("the queue does not end")), END_MS_MAX).unref(),
    ),
  );
  hangs.catch(() => undefined); // told where the runner is awaited
  const runner = await run({
    pgPool: pool,
    events,
    taskList: {
      ...programTasks,
      ...codeTasks,
      ...driftTasks,
      ...commissionTasks,
      ...historyTasks({ redactedCustomers, adminOf: ({ domain }) => adminFor(domain) }),
      ...verificationTasks,
      ...trackingTasks,
      [retentionJob.name]: task(retentionJob, applyRetention),
    },
    parsedCronItems: parseCrontab(
      [
        ...commissionCrons,
        ...driftCrons,
        ...historyCrons,
        ...verificationCrons,
        ...trackingCrons,
        RETENTION_CRON,
      ].join("\n"),
    ),
    concurrency: JOBS_AT_ONCE,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: new Logger(() => logQueue),
  });
  return { runner, hangs };
}

async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
  stopping.abort();
  const ends = await Promise.allSettled([inbox, jobs, watch, health?.close()]);
  await closeDatabase();
  for (const end of ends)
    if (end.status === "rejected") log.error({ error: end.reason }, "worker did not stop cleanly");
  process.exit(ends.every(({ status }) => status === "fulfilled") ? 0 : 1);
}

/** The queue's own words; that a job was done is news for nobody but who looks for it. */
function logQueue(level: string, message: string): void {
  if (level === "error") log.error({ library: "graphile-worker" }, message);
  else if (level === "warning") log.warn({ library: "graphile-worker" }, message);
  else log.debug({ library: "graphile-worker" }, message);
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
