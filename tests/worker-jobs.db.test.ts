import pg from "pg";
import { afterAll, expect, test, vi } from "vitest";
import { useTestDatabase } from "./support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { workJobs } = await import("#app/worker-jobs.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

test("a runner that could not learn the numbers of its tasks is replaced, and the job is done", async () => {
  const query = pg.Client.prototype.query;
  let faults = 0;
  const broken = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
    this: pg.Client,
    ...args: unknown[]
  ) {
    const [config] = args as [{ text?: string }];
    if (config?.text?.startsWith("insert into") && config.text.includes("_private_tasks")) {
      if (faults++ === 0) return Promise.reject(new Error("Connection terminated unexpectedly"));
    }
    return Reflect.apply(query, this, args);
  } as typeof query);
  const done = vi.fn();
  const stopping = new AbortController();
  const work = workJobs(stopping.signal, {
    tasks: { sweep: async () => void done() },
    crons: [],
    deafMsMax: 1_500,
  });
  try {
    await vi.waitFor(() => expect(faults).toBe(1));
    await db.$executeRaw`select graphile_worker.add_job('sweep', '{}'::json)`;
    await vi.waitFor(() => expect(done).toHaveBeenCalledOnce(), 20_000);
    expect(faults).toBeGreaterThan(1); // another runner has asked
  } finally {
    broken.mockRestore();
    stopping.abort();
    await work;
  }
});
