// Part of the worker: the runner of background jobs. One that cannot start, that ends, or that lives and takes no jobs, as the queue's own
// can after the database was away, is replaced by another.
import EventEmitter from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, type ParsedCronItem, type Runner, run, type TaskList } from "graphile-worker";
import { elapsedMs } from "#app/platform/clock.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { forgetWorkers, noteWorkers } from "#app/worker-alive.server.ts";

const JOBS_AT_ONCE = 4;
const POLL_MS = 1_000;
const RESTART_MS_FIRST = 250;
const RESTART_MS_MAX = 5_000;
/** A runner that ends takes no job any more; after so long another takes its place. */
const END_MS_MAX = 30_000;
/**
 * A runner whose every look for a job has failed for so long is ended. graphile-worker 0.18 asks once for the numbers of its tasks and
 * keeps the answer, a failed one too: a database that was away at that moment leaves it looking in vain for ever.
 */
const DEAF_MS_MAX = 10_000;

type Work = Readonly<{ tasks: TaskList; crons: ParsedCronItem[]; deafMsMax?: number }>;

/** Runs jobs until the signal; resolves when what was begun is done. */
export async function workJobs(signal: AbortSignal, work: Work): Promise<void> {
  for (let waitMs = RESTART_MS_FIRST; !signal.aborted; ) {
    try {
      const { runner, fault } = await startRunner(work);
      const end = () => void runner.stop().catch(() => undefined); // its end is awaited below
      if (signal.aborted) end();
      else signal.addEventListener("abort", end, { once: true });
      waitMs = RESTART_MS_FIRST;
      await Promise.race([runner.promise, fault]);
      signal.removeEventListener("abort", end);
    } catch (error) {
      log.warn({ error }, "job queue waits");
      await sleep(waitMs, undefined, { signal }).catch(() => undefined); // the signal ends the pause early
      waitMs = Math.min(waitMs * 2, RESTART_MS_MAX);
    } finally {
      await forgetWorkers();
    }
  }
}

/** A runner, and a promise that fails when the runner is of no use any more and does not end. */
async function startRunner({
  tasks,
  crons,
  deafMsMax = DEAF_MS_MAX,
}: Work): Promise<Readonly<{ runner: Runner; fault: Promise<never> }>> {
  const events = new EventEmitter();
  noteWorkers(events);
  const hangs = Promise.withResolvers<never>();
  hangs.promise.catch(() => undefined); // told where the runner is awaited
  events.once("pool:gracefulShutdown", () =>
    setTimeout(() => hangs.reject(new Error("the queue does not end")), END_MS_MAX).unref(),
  );
  const deaf = deafness(events, deafMsMax);
  const runner = await run({
    pgPool: pool,
    events,
    taskList: tasks,
    parsedCronItems: crons,
    concurrency: JOBS_AT_ONCE,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: new Logger(() => logQueue),
  });
  void deaf.then(() => {
    log.warn({}, "the queue takes no jobs");
    return runner.stop().catch(() => undefined); // what it works on is done first
  });
  return { runner, fault: hangs.promise };
}

/** Resolves when every look for a job has failed for so long. */
function deafness(events: EventEmitter, msMax: number): Promise<void> {
  let since: number | null = null;
  const hears = () => {
    since = null;
  };
  events.on("worker:getJob:empty", hears);
  events.on("job:start", hears);
  return new Promise((resolve) =>
    events.on("worker:getJob:error", () => {
      since ??= elapsedMs();
      if (elapsedMs() - since >= msMax) resolve();
    }),
  );
}

/** The queue's own words; that a job was done is news for nobody but who looks for it. */
function logQueue(level: string, message: string): void {
  if (level === "error") log.error({ library: "graphile-worker" }, message);
  else if (level === "warning") log.warn({ library: "graphile-worker" }, message);
  else log.debug({ library: "graphile-worker" }, message);
}
