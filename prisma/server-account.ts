// PostgreSQL refuses to run as root. Started by root it runs under an ordinary account, and keeps its data where that account can get to.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const CANDIDATES = ["postgres", "nobody"];

export type Account = Readonly<{ uid: number; gid: number }>;

let known: Account | undefined;

/** The account of the server when we are root; undefined when we are not, and the server runs as ourselves. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  known ??= findAccount();
  return known;
}

function findAccount(): Account {
  for (const name of CANDIDATES) {
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

/**
 * Where a server that belongs into `home` keeps what is its own: there, or, when root's checkout is closed to the account (below the
 * super-user's home, or in a private temporary folder), in an open folder that a file in `home` names.
 */
export function reachableHome(home: string): string {
  const account = serverAccount();
  if (!account || isReachable(path.dirname(home), account)) return home;
  const note = path.join(home, "postgres.elsewhere");
  const noted = existsSync(note) ? readFileSync(note, "utf8") : null;
  if (noted !== null && existsSync(noted)) return noted;
  mkdirSync(home, { recursive: true });
  rmSync(note, { force: true }); // it named a folder that is gone
  const made = mkdtempSync(path.join(tmpdir(), "creator-ledger-"));
  chownSync(made, account.uid, account.gid);
  chmodSync(made, 0o700);
  if (writeOnce(note, made)) return made;
  rmSync(made, { recursive: true }); // another process was faster
  return readFileSync(note, "utf8");
}

/** Binaries that the account can run: those of the package, or a copy of them in the server's own folder. */
export function reachableBinaries(folder: string, home: string): string {
  const account = serverAccount();
  if (!account || isReachable(folder, account)) return folder;
  const copy = path.join(home, "binaries");
  if (existsSync(copy)) return copy;
  const made = `${copy}.${process.pid}`;
  cpSync(folder, made, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(made, copy);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** Whether the account may pass through a folder and all above it. */
function isReachable(folder: string, account: Account): boolean {
  const { mode, uid, gid } = existsSync(folder)
    ? statSync(folder)
    : { mode: 0o1, uid: -1, gid: -1 };
  const isOpen =
    (mode & 0o001) !== 0 ||
    (uid === account.uid && (mode & 0o100) !== 0) ||
    (gid === account.gid && (mode & 0o010) !== 0);
  const above = path.dirname(folder);
  return isOpen && (above === folder || isReachable(above, account));
}

/** Writes a file whole unless it is there; false when it was. */
function writeOnce(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft);
  }
}
