// The migrated database that every test copies.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { runMigrations } from "graphile-worker";
import pg from "pg";

export const TEMPLATE = "creator_ledger_template";

/** Migrates the template of a server, unless it stands there for these very migrations. */
export async function ensureTemplate(server: string): Promise<void> {
  const migrations = globSync("prisma/migrations/*/migration.sql").sort();
  const version = createHash("sha256")
    .update(migrations.map((file) => readFileSync(file, "utf8")).join("\n"))
    .digest("hex");
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext($1))", [TEMPLATE]); // two runs at once make one template
    const { rows } = await client.query(
      "select shobj_description(oid, 'pg_database') as version from pg_database where datname = $1",
      [TEMPLATE],
    );
    if (rows[0]?.version === version) return;
    await client.query(`drop database if exists ${TEMPLATE} with (force)`);
    await client.query(`create database ${TEMPLATE}`);
    await migrate(server);
    await client.query(`comment on database ${TEMPLATE} is '${version}'`);
  } finally {
    await client.end();
  }
}

async function migrate(server: string): Promise<void> {
  const url = new URL(server);
  url.pathname = `/${TEMPLATE}`;
  await promisify(execFile)(
    process.execPath,
    ["node_modules/prisma/build/index.js", "migrate", "deploy"],
    { env: { ...process.env, DATABASE_URL: url.href } },
  );
  await runMigrations({ connectionString: url.href });
}
