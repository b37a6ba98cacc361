// How much of what has happened in the dev store the app has still to do.
import pg from "pg";

export type Left = Readonly<{ deliveries: number; events: number; jobs: number; imports: number }>;

/**
 * Webhooks not yet delivered, inbox events and jobs that are due and not done, imports of the past under way. Later visits to an order (journey events that wait for
 * their time), orders of a shop that has taken the app out, and jobs of the time table are no work that is left.
 */
export async function whatIsLeft(databaseUrl: string, store: string): Promise<Left> {
  const [deliveries, due] = await Promise.all([countDeliveries(store), countDue(databaseUrl)]);
  return { deliveries, ...due };
}

async function countDeliveries(store: string): Promise<number> {
  const response = await fetch(`${store}/control/deliveries?status=pending&limit=0`, {
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`The dev store answered ${response.status}`);
  return ((await response.json()) as { pending: number }).pending;
}

async function countDue(databaseUrl: string): Promise<Omit<Left, "deliveries">> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query(`
      select
        (select count(*)::int from "InboxEvent"
          where "dueAt" is not null and ("dueAt" <= now() or (attempts > 0 and id not like 'journey/%'))) as events,
        (select count(*)::int from graphile_worker.jobs
          where run_at <= now() and attempts < max_attempts) as jobs,
        (select count(*)::int from "HistoryImport" h join "Shop" s on s.id = h."shopId"
          where h."finishedAt" is null and s."uninstalledAt" is null) as imports`);
    return rows[0];
  } finally {
    await client.end();
  }
}

/** The jobs that are due and not done, each with who holds it and its queue, for whoever asks why. */
export async function jobsLeft(databaseUrl: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query(`
      select now(), j.id, j.task_identifier, j.queue_name, j.run_at, j.attempts, j.locked_at, j.locked_by,
        q.locked_at as queue_locked_at, q.locked_by as queue_locked_by, j.last_error
      from graphile_worker.jobs j left join graphile_worker._private_job_queues q on q.queue_name = j.queue_name
      where j.run_at <= now() and j.attempts < j.max_attempts order by j.id limit 20`);
    return rows;
  } finally {
    await client.end();
  }
}
