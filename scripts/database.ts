// The database of a command: DATABASE_URL, else the local server, which the last command that uses it stops again.
import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { databaseUrl, isPostgresRunning, postgresPid, stopPostgres } from "../prisma/postgres.ts";
import { Advice, isAlive, runToEnd, type Supervisor } from "./processes.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const USERS = path.join(ROOT, ".data/database-users");
const STARTED = path.join(ROOT, ".data/database-started-by-command");
const LINGER_MS = 5_000;

/**
 * The URL of the database, the local server started if need be. A server that a command of this checkout has started is stopped when the
 * last command that uses it ends; one that somebody else has started (`npm run db`) is left.
 */
export async function useDatabase(supervisor: Supervisor): Promise<string> {
  if (process.env.DATABASE_URL) return checkedUrl(process.env.DATABASE_URL);
  mkdirSync(USERS, { recursive: true });
  writeFileSync(fileOf(process.pid), "");
  supervisor.atEnd(
    () => releaseDatabase(process.pid),
    [import.meta.filename, "release", String(process.pid)],
  );
  return startDatabase();
}

/** Starts the local server unless it runs, and notes that it is a command's; gives its URL. */
export async function startDatabase(): Promise<string> {
  const isOurs = !(await isPostgresRunning());
  const url = await databaseUrl();
  if (isOurs) writeFileSync(STARTED, serverPid());
  return url;
}

async function checkedUrl(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query("show server_version_num");
    if (Number(rows[0].server_version_num) < 150_000) {
      throw new Advice("DATABASE_URL names a PostgreSQL older than 15: use a newer server.");
    }
    return url;
  } catch (error) {
    if (error instanceof Advice) throw error;
    throw new Advice(
      `DATABASE_URL could not be used (${(error as Error).message}): correct it, or unset it to use a local server.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Ends the use by a process, and the server with it where a command has started it and nobody is left. */
async function releaseDatabase(pid: number): Promise<void> {
  rmSync(fileOf(pid), { force: true });
  if (hasOtherUsers() || !(await isPostgresRunning())) return;
  if (!existsSync(STARTED) || readFileSync(STARTED, "utf8") !== serverPid()) return;
  for (const until = Date.now() + LINGER_MS; Date.now() < until; await sleep(50)) {
    if ((await countConnections()) > 0) continue; // of a process that has just ended, or of somebody's own tool
    await stopPostgres();
    rmSync(STARTED, { force: true });
    return;
  }
}

const serverPid = () => String(postgresPid());

/** Whether other living commands use it; the files of dead ones are taken away. */
function hasOtherUsers(): boolean {
  const others = readdirSync(USERS).map(Number);
  for (const pid of others) if (!isAlive(pid)) rmSync(fileOf(pid), { force: true });
  return others.some(isAlive);
}

const fileOf = (pid: number) => path.join(USERS, String(pid));

async function countConnections(): Promise<number> {
  return withClient(await databaseUrl("postgres"), async (client) => {
    const { rows } = await client.query(
      "select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    return rows[0].n;
  });
}

/** Brings the schema and the queue's schema up to date. Prisma's command, which takes seconds, runs only when something is missing. */
export async function migrateDatabase(supervisor: Supervisor, url: string): Promise<void> {
  if (!(await isMigrated(url))) {
    await runToEnd(supervisor, {
      name: "prisma migrate deploy",
      args: [path.join(ROOT, "node_modules/prisma/build/index.js"), "migrate", "deploy"],
      env: { ...process.env, DATABASE_URL: url },
      logFile: path.join(ROOT, ".data/logs/migrate.log"),
    });
  }
  await runMigrations({ connectionString: url });
}

async function isMigrated(url: string): Promise<boolean> {
  const folders = globSync("prisma/migrations/*/migration.sql", { cwd: ROOT });
  const wanted = folders.map((file) => {
    const checksum = createHash("sha256").update(readFileSync(path.join(ROOT, file)));
    return `${path.basename(path.dirname(file))} ${checksum.digest("hex")}`;
  });
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query("select to_regclass('_prisma_migrations') as name");
    if (tables[0].name === null) return false;
    const { rows } = await client.query(
      "select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    const applied = new Set(rows.map((row) => `${row.migration_name} ${row.checksum}`));
    return wanted.every((migration) => applied.has(migration));
  });
}

/** Drops the database and makes it anew, empty. One on another machine is not ours to drop. */
export async function recreateDatabase(url: string): Promise<void> {
  const { hostname } = new URL(url);
  if (!["localhost", "127.0.0.1", "[::1]", ""].includes(hostname)) {
    throw new Advice(
      `New data means dropping the database of DATABASE_URL, which is on ${hostname}: drop it yourself, or unset DATABASE_URL.`,
    );
  }
  const name = new URL(url).pathname.slice(1);
  const server = new URL(url);
  server.pathname = name === "postgres" ? "/template1" : "/postgres";
  await withClient(server.href, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

if (import.meta.main && process.argv[2] === "release") {
  await releaseDatabase(Number(process.argv[3]));
}
