import EventEmitter from "node:events";
import { Logger, run } from "graphile-worker";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "./support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { forgetWorkers, freeJobsOfTheDead, freeLostJobs, holdWorkers, noteWorkers } = await import(
  "#app/worker-alive.server.ts"
);

const MINUTE_MS = 60_000;
const START = new Date(Date.now() - 2 * MINUTE_MS);

beforeEach(async () => {
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await db.$executeRaw`select graphile_worker.add_job('verify', '{}'::json, run_at := ${START}) from generate_series(1, 2)`;
  await db.$executeRaw`
    update graphile_worker._private_jobs as j set locked_at = ${START}, locked_by = w.worker
    from (select id, 'worker-' || row_number() over (order by id) as worker from graphile_worker._private_jobs) w where w.id = j.id`;
});
afterEach(() => forgetWorkers());
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

test("the jobs of a worker that holds its lock stay locked, those of a dead one are free", async () => {
  await start("worker-1");
  await freeJobsOfTheDead(0);
  expect(await lockedBy()).toEqual(["worker-1", null]);
});

test("a worker whose runner has ended holds nothing any more", async () => {
  await start("worker-1");
  await forgetWorkers();
  await freeJobsOfTheDead(0);
  expect(await lockedBy()).toEqual([null, null]);
});

test("a job that stands for longer than any runs is free, though its worker seems to hold its lock", async () => {
  await db.$executeRaw`update graphile_worker._private_jobs set locked_at = ${new Date(Date.now() - 6 * MINUTE_MS)}`;
  await start("worker-1");
  await freeJobsOfTheDead(0);
  expect(await lockedBy()).toEqual([null, null]);
});

test("a job that was locked a moment ago stays locked, since its worker may not hold its lock yet", async () => {
  await db.$executeRaw`update graphile_worker._private_jobs set locked_at = now()`;
  await freeJobsOfTheDead();
  expect(await lockedBy()).toEqual(["worker-1", "worker-2"]);
});

test("a job that a real runner works on stays locked while its process lives, and is free after it", async () => {
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  const events = new EventEmitter();
  noteWorkers(events);
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const runner = await run({
    connectionString: database.url,
    events,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: {
      long: async () => {
        begun.resolve();
        await end.promise;
      },
    },
  });
  await runner.addJob("long", {});
  await begun.promise;
  await holdWorkers();
  const [locked] = await lockedBy();
  expect(locked).not.toBeNull();
  await freeJobsOfTheDead(0);
  expect(await lockedBy()).toEqual([locked]);
  await forgetWorkers();
  await freeJobsOfTheDead(0);
  expect(await lockedBy()).toEqual([null]);
  end.resolve();
  await runner.stop();
});

test("a job locked by a pool of this process that never heard of it is free, with its queue; what the pool works on stays locked", async () => {
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await db.$executeRaw`select graphile_worker.add_job('verify', '{}'::json, queue_name := 'q' || n) from generate_series(1, 2) n`;
  await db.$executeRaw`
    with q as (update graphile_worker._private_job_queues set locked_at = ${START}, locked_by = 'pool-1')
    update graphile_worker._private_jobs set locked_at = ${START}, locked_by = 'pool-1', attempts = 1`;
  const jobs = await db.$queryRaw<
    { id: bigint }[]
  >`select id from graphile_worker.jobs order by id`;
  const events = await start("pool-1");
  const worker = { workerPool: { id: "pool-1" } };
  events.emit("job:start", { worker, job: jobs[0] });
  await freeLostJobs();
  expect(await lockedBy()).toEqual(["pool-1", null]);
  expect(
    await db.$queryRaw`select queue_name as name, locked_by as worker from graphile_worker._private_job_queues order by 1`,
  ).toEqual([
    { name: "q1", worker: "pool-1" },
    { name: "q2", worker: null },
  ]);
  expect(await db.$queryRaw`select attempts from graphile_worker.jobs order by id`).toEqual([
    { attempts: 1 },
    { attempts: 0 }, // it was not tried
  ]);
});

test("a job locked by another process's pool is nobody's to free but its own", async () => {
  await start("worker-1");
  await freeLostJobs();
  expect(await lockedBy()).toEqual([null, "worker-2"]);
});

async function start(poolId: string): Promise<EventEmitter> {
  const events = new EventEmitter();
  noteWorkers(events);
  events.emit("pool:create", { workerPool: { id: poolId } });
  await holdWorkers();
  return events;
}

async function lockedBy(): Promise<(string | null)[]> {
  const rows = await db.$queryRaw<{ worker: string | null }[]>`
    select locked_by as worker from graphile_worker.jobs order by id`;
  return rows.map(({ worker }) => worker);
}
