// Which workers of the job queue are alive: each holds a lock that ends with its connection, and so with its process. The queue's own rule
// is to leave the jobs of a killed worker locked for four hours.
import type EventEmitter from "node:events";
import type pg from "pg";
import { lockConnection, queryRows, sql, takeLock } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";

/** So long a worker may take to hold its lock: at its start, or when the database comes back. */
const GRACE_SECONDS = 30;
/** No job of ours runs so long: its worker is gone, though the server may not have noticed, as when a whole machine dies. */
const JOB_MINUTES_MAX = 5;
const LOCK_PREFIX = "job-worker/";

/** After its end a job's row is deleted, tried again while the database is away. */
const ENDED_MS = 60_000;

/** The pools of this process, each with the jobs it works on or has just ended. */
const pools = new Map<string, Set<string>>();
type Holder = Readonly<{ client: pg.Client; held: Set<string> }>;

let holder: Holder | null = null;

type JobEvent = Readonly<{ worker: { workerPool: { id: string } }; job: { id: unknown } }>;

/** Notes the pool of a runner's workers as it is made, since jobs are locked by its id, and what it works on; `forgetWorkers` ends it. */
export function noteWorkers(events: EventEmitter): void {
  events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) =>
    pools.set(workerPool.id, new Set()),
  );
  events.on("job:start", ({ worker, job }: JobEvent) =>
    pools.get(worker.workerPool.id)?.add(String(job.id)),
  );
  events.on("job:complete", ({ worker, job }: JobEvent) => {
    const forget = () => pools.get(worker.workerPool.id)?.delete(String(job.id));
    setTimeout(forget, ENDED_MS).unref();
  });
}

export async function forgetWorkers(): Promise<void> {
  pools.clear();
  await letGo();
}

/** Takes the locks of this process's pools that it does not hold yet, all of them after a broken connection. */
export async function holdWorkers(): Promise<void> {
  const { client, held } = holder ?? (await connect());
  for (const id of pools.keys()) {
    if (held.has(id)) continue;
    await takeLock(client, LOCK_PREFIX + id);
    held.add(id);
  }
}

/** Unlocks the jobs of workers whose lock nobody holds, after a grace for those that have just started, and any that stand too long. */
export async function freeJobsOfTheDead(graceSeconds = GRACE_SECONDS): Promise<void> {
  const freed = await queryRows<{ worker: string }>(sql`
    with locked as materialized (
      select "locked_by" as worker, min("locked_at") as since from graphile_worker.jobs
      where "locked_by" is not null and "locked_at" < now() - make_interval(secs => ${graceSeconds})
        and pg_postmaster_start_time() < now() - make_interval(secs => ${graceSeconds})
      group by 1
    ), dead as materialized (
      select worker from locked where since < now() - make_interval(mins => ${JOB_MINUTES_MAX})
        or pg_try_advisory_xact_lock(hashtextextended(${LOCK_PREFIX}::text || worker, 0))
    ) select worker, graphile_worker.force_unlock_workers(array[worker]) from dead`);
  for (const { worker } of freed) log.warn({ worker }, "jobs of a dead worker are free again");
}

/**
 * Unlocks the jobs that a pool of this process has locked and does not work on: the database ended between the commit of the lock and the
 * answer, so no worker has heard of them.
 */
export async function freeLostJobs(graceSeconds = GRACE_SECONDS): Promise<void> {
  const own = [...pools.keys()];
  const known = [...pools.values()].flatMap((jobs) => [...jobs]);
  const freed = await queryRows<{ job: string }>(sql`
    with lost as materialized (
      select id, job_queue_id from graphile_worker._private_jobs
      where locked_by = any(${own}::text[]) and locked_at < now() - make_interval(secs => ${graceSeconds})
        and id <> all(${known}::bigint[])
      for update skip locked
    ), queues as (
      update graphile_worker._private_job_queues as q set locked_at = null, locked_by = null
      from lost where q.id = lost.job_queue_id and q.locked_by = any(${own}::text[])
    )
    update graphile_worker._private_jobs as j
    set locked_at = null, locked_by = null, attempts = greatest(j.attempts - 1, 0)
    from lost where j.id = lost.id returning j.id::text as job`);
  for (const { job } of freed) log.warn({ job }, "a job that no worker has heard of is free again");
}

async function connect(): Promise<Holder> {
  const client = lockConnection(() => void letGo(client)); // its locks are gone; the next look takes them again
  const own = { client, held: new Set<string>() };
  await client.connect();
  holder = own;
  return own;
}

/** Ends a connection; one that took its place meanwhile stays. */
async function letGo(client = holder?.client): Promise<void> {
  if (holder?.client === client) holder = null;
  await client?.end().catch(() => undefined);
}
