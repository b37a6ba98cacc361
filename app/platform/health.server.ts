// Is the process up, can it do its work, what has it done: asked by machines, so outside Remix.
import { readdirSync } from "node:fs";
import type { FastifyInstance } from "fastify";
import { pool } from "#app/platform/db.server.ts";
import { metricsText } from "#app/platform/metrics.server.ts";

const MIGRATIONS_FOLDER = "prisma/migrations";

/** GET /healthz: the process is up. GET /readyz: database, migrations and queue are there. GET /metrics: Prometheus. */
export function registerHealthDoors(app: FastifyInstance): void {
  app.get("/healthz", async () => "ok");
  app.get("/readyz", async (_request, reply) => {
    const readiness = await readReadiness();
    const isReady = Object.values(readiness).every(Boolean);
    return reply.code(isReady ? 200 : 503).send(readiness);
  });
  app.get("/metrics", async (_request, reply) => {
    const { type, text } = await metricsText();
    return reply.type(type).send(text);
  });
}

type Readiness = Readonly<{ database: boolean; migrations: boolean; queue: boolean }>;

async function readReadiness(): Promise<Readiness> {
  const answered = await pool
    .query<{ applied: string | null; queue: boolean }>(
      `select to_regclass('graphile_worker._private_jobs') is not null as queue,
        (select count(*)::text from "_prisma_migrations" where finished_at is not null) as applied`,
    )
    .then(
      ({ rows }) => rows[0] ?? null,
      () => null,
    );
  return {
    database: answered !== null,
    migrations: answered !== null && Number(answered.applied) >= migrationsKnown,
    queue: answered?.queue ?? false,
  };
}

/** How many migrations this code was written for; an older database is not ready for it, a newer one is. */
const migrationsKnown = countMigrations();

function countMigrations(): number {
  return readdirSync(MIGRATIONS_FOLDER, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  ).length;
}
