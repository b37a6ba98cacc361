// Background jobs on graphile-worker: named and parsed in one place, added by the transaction that asks for them.
import type { Task } from "graphile-worker";
import type { z } from "zod";
import { plainSql, type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";

const ATTEMPTS_MAX = 12;
/**
 * A worker may take the waiting job of a key between the two steps of `add_job`, which then adds none and gives no row: what is asked for
 * would be lost. Asked again, it sees the job at work and adds another.
 */
const ADDING_MAX = 5;

export type Job<T> = Readonly<{ name: string; schema: z.ZodType<T> }>;

/** A job's name and the shape of its payload; a task is bound to it by `task`. */
export const defineJob = <T>(name: string, schema: z.ZodType<T>): Job<T> => ({ name, schema });

/**
 * Adds a job as part of `tx`: it lives and dies with it. A second job of the same `key` replaces the first while that waits.
 * `queue` runs the jobs of one queue one after the other.
 */
export const enqueue = <T>(tx: Tx, job: Job<T>, payload: T, options: Options = {}): Promise<void> =>
  enqueueSql(plainSql(tx), job, payload, options);

type Options = Readonly<{ key?: string; runAt?: Date; queue?: string }>;

/** The same in a transaction over plain SQL. */
export async function enqueueSql<T>(
  tx: SqlTx,
  job: Job<T>,
  payload: T,
  options: Options = {},
): Promise<void> {
  const { key = null, runAt = null, queue = null } = options;
  for (let tries = 0; tries < ADDING_MAX; tries++) {
    const [added] = await tx.query<{ isAdded: boolean }>(sql`
      select (graphile_worker.add_job(
        ${job.name}::text, ${JSON.stringify(payload)}::json, queue_name := ${queue}::text, run_at := ${runAt}::timestamptz,
        max_attempts := ${ATTEMPTS_MAX}::int, job_key := ${key}::text
      )).id is not null as "isAdded"`);
    if (added?.isAdded) return;
  }
  throw new Error(`the job ${job.name} could not be added`);
}

/** The task of a job: its payload is parsed before the handler sees it. A handler that throws is tried again with back-off. */
export const task =
  <T>(job: Job<T>, handler: (payload: T) => Promise<void>): Task =>
  async (payload) =>
    handler(job.schema.parse(payload));
