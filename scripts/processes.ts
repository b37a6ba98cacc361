// Child processes that do not outlive the command that started them, whatever way it ends.
import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
} from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const GRACE_MS = 5_000;
const FIRST_LINES = 6;
const END_LINES = 20;
const WATCHDOG = path.join(import.meta.dirname, "watchdog.ts");
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export type Environment = Readonly<Record<string, string | undefined>>;

export type ChildSpec = Readonly<{
  name: string;
  /** Arguments of Node, or of `command` where one is given. */
  args: readonly string[];
  command?: string;
  env?: Environment;
  cwd?: string;
  logFile: string;
  /** Adds to the log instead of beginning it anew. */
  keepsLog?: boolean;
  /** Shows each line on the terminal as well, "named" behind the child's name. */
  shows?: "named" | "plain";
}>;

export type Child = Readonly<{
  name: string;
  pid: number;
  logFile: string;
  /** How it ended, as words: "with code 1", "by SIGKILL". */
  ended: Promise<string>;
  isRunning: () => boolean;
  /** SIGTERM to the whole group, SIGKILL after five seconds. */
  stop: () => Promise<void>;
  /** Sends one signal to the whole group and does not wait. */
  signal: (signal: NodeJS.Signals) => void;
}>;

export type Supervisor = Readonly<{
  start: (spec: ChildSpec) => Child;
  /** Work for after the last child's end, newest first. `whenKilled` is the Node command line that does the same after a kill -9. */
  atEnd: (work: () => Promise<void>, whenKilled?: readonly string[]) => void;
  stopAll: () => Promise<void>;
  isStopping: () => boolean;
}>;

/** A failure whose message is meant for the person at the terminal: a sentence that says what to do. */
export class Advice extends Error {
  override readonly name = "Advice";
}

/**
 * Makes a supervisor. With `ownsProcess`, Ctrl-C, SIGTERM, SIGHUP, the death of the parent and a crash of this process stop everything
 * and end it; without (inside a test runner) the caller stops it. After a kill -9 the watchdog does the same in either case.
 */
export function createSupervisor(options: { ownsProcess: boolean }): Supervisor {
  const children = new Set<Child>();
  const endings: (() => Promise<void>)[] = [];
  const watchdog = startWatchdog();
  let stopping: Promise<void> | null = null;

  const supervisor: Supervisor = {
    start(spec) {
      if (stopping) throw new Advice(`${spec.name} was not started: everything is being stopped.`);
      const child = startChild(spec);
      children.add(child);
      watchdog.say(`+${child.pid}`);
      void child.ended.then(() => {
        sendToGroup(child.pid, "SIGKILL"); // what it started itself goes with it
        watchdog.say(`-${child.pid}`);
        children.delete(child);
      });
      return child;
    },
    atEnd(work, whenKilled) {
      endings.push(work);
      if (whenKilled) watchdog.say(`!${JSON.stringify(whenKilled)}`);
    },
    stopAll() {
      stopping ??= (async () => {
        await Promise.all([...children].map((child) => child.stop()));
        for (const work of endings.reverse()) await work();
        watchdog.say("done");
        watchdog.close();
      })();
      return stopping;
    },
    isStopping: () => stopping !== null,
  };
  if (options.ownsProcess) {
    endWithProcess(supervisor);
    process.on("exit", () => {
      for (const child of children) sendToGroup(child.pid, "SIGKILL");
    });
  }
  return supervisor;
}

function endWithProcess(supervisor: Supervisor): void {
  const end = (code: number) => {
    void supervisor.stopAll().then(
      () => process.exit(code),
      (error) => {
        process.stderr.write(`${sentenceOf(error)}\n`);
        process.exit(1);
      },
    );
  };
  for (const [signal, code] of Object.entries(EXIT_CODES)) process.on(signal, () => end(code));
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    process.on(event, (error) => {
      process.stderr.write(`\n${sentenceOf(error)}\n`);
      end(1);
    });
  }
  process.on("disconnect", () => end(1)); // bootstrap.mjs was killed
  process.channel?.unref();
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => end(1)); // the terminal is gone
}

/** What to show of an error: the sentence alone when it is advice, else all there is to know. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Advice) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function startChild(spec: ChildSpec): Child {
  mkdirSync(path.dirname(spec.logFile), { recursive: true });
  const log = openSync(spec.logFile, spec.keepsLog ? "a" : "w");
  const child = spawn(spec.command ?? process.execPath, spec.args, {
    cwd: spec.cwd ?? path.resolve(import.meta.dirname, ".."),
    env: { ...spec.env } as NodeJS.ProcessEnv,
    detached: process.platform !== "win32", // a group of its own: the terminal's Ctrl-C reaches us alone, our signals reach its children
    stdio: ["ignore", spec.shows ? "pipe" : log, spec.shows ? "pipe" : log],
  });
  closeSync(log);
  if (spec.shows) showLines(child, spec);
  let isRunning = true;
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`because ${error.message}`));
    child.once("exit", (code, signal) => resolve(signal ? `by ${signal}` : `with code ${code}`));
  }).then((how) => {
    isRunning = false;
    return how;
  });
  const pid = child.pid ?? 0;
  return {
    name: spec.name,
    pid,
    logFile: spec.logFile,
    ended,
    isRunning: () => isRunning,
    stop: () => stopGroup(pid, ended),
    signal: (signal) => void sendToGroup(pid, signal),
  };
}

function showLines(child: ChildProcess, spec: ChildSpec): void {
  const log = createWriteStream(spec.logFile, { flags: "a" });
  const lead = spec.shows === "named" ? `${spec.name.padEnd(9)} ` : "";
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      process.stdout.write(`${lead}${line}\n`);
      log.write(`${line}\n`);
    });
  }
}

async function stopGroup(pid: number, ended: Promise<string>): Promise<void> {
  if (!sendToGroup(pid, "SIGTERM")) return;
  for (const until = Date.now() + GRACE_MS; Date.now() < until; ) {
    if (!sendToGroup(pid, 0)) return;
    await sleep(20);
  }
  sendToGroup(pid, "SIGKILL");
  await Promise.race([ended, sleep(1_000)]); // a zombie that nobody collects still counts as a member of its group
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** False when the group no longer exists. */
function sendToGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  if (!pid) return false;
  try {
    return process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    return false;
  }
}

function startWatchdog() {
  const dog = spawn(process.execPath, [WATCHDOG], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    cwd: path.resolve(import.meta.dirname, ".."),
  });
  dog.on("error", () => undefined);
  dog.stdin.on("error", () => undefined); // somebody ended the watchdog: we still clean up by ourselves
  dog.unref();
  if ("unref" in dog.stdin && typeof dog.stdin.unref === "function") dog.stdin.unref();
  return {
    say: (line: string) => void dog.stdin.write(`${line}\n`),
    close: () => void dog.stdin.end(),
  };
}

/** Waits until `url` answers 200. Fails with advice that shows the end of the log when the child ends first or the time is up. */
export async function waitUntilHealthy(
  child: Child,
  url: string,
  timeoutMs: number,
): Promise<void> {
  for (const until = Date.now() + timeoutMs; Date.now() < until; ) {
    if (!child.isRunning()) throw await failureOf(child);
    if (await answers(url)) return;
    await sleep(50);
  }
  throw new Advice(
    `${child.name} did not answer at ${url} within ${timeoutMs / 1_000} s. ${lastLines(child.logFile)}`,
  );
}

/** Runs a child to its end; fails with advice when that is not exit code 0. */
export async function runToEnd(supervisor: Supervisor, spec: ChildSpec): Promise<void> {
  const child = supervisor.start(spec);
  if ((await child.ended) !== "with code 0") throw await failureOf(child);
}

/** The advice for a child that ended although nobody asked it to. */
export async function failureOf(child: Child): Promise<Advice> {
  return new Advice(`${child.name} stopped ${await child.ended}. ${lastLines(child.logFile)}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** The end of a log with the words that introduce it; before it the first lines that speak of an error, should they be further up. */
export function lastLines(logFile: string): string {
  const text = existsSync(logFile) ? readFileSync(logFile, "utf8").trimEnd() : "";
  const shown = path.relative(process.cwd(), logFile);
  if (!text) return `Its log ${shown} is empty.`;
  const lines = text.split("\n");
  const first = lines.findIndex((line) => /error|failed/i.test(line));
  const end = Math.max(0, lines.length - END_LINES);
  const excerpt =
    first >= 0 && first < end
      ? [...lines.slice(first, Math.min(end, first + FIRST_LINES)), "…", ...lines.slice(end)]
      : lines.slice(end);
  return `The last lines of ${shown}:\n${excerpt.map((line) => `  ${line}`).join("\n")}`;
}
