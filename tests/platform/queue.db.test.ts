import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { defineJob, enqueue } = await import("#app/platform/queue.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const sweep = defineJob("sweep", z.object({}));
const ask = () => transaction((tx) => enqueue(tx, sweep, {}, { key: "once" }));

test("a job that a worker takes in the middle of being asked for again is asked for anew", async () => {
  await ask();
  // The asking lingers between its two steps: clearing the key of a job at work, and adding one.
  await db.$executeRaw`create function linger() returns trigger language plpgsql as
    'begin perform pg_sleep(0.5); return new; end'`;
  await db.$executeRaw`create trigger linger before insert on graphile_worker._private_jobs
    for each row execute function linger()`;
  const asking = ask();
  await sleep(200);
  await db.$executeRaw`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker'`;
  await asking;
  const jobs =
    await db.$queryRaw`select key, locked_by from graphile_worker._private_jobs order by id`;
  expect(jobs).toEqual([
    { key: null, locked_by: "worker" },
    { key: "once", locked_by: null },
  ]);
});
