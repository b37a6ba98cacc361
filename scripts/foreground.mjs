// The one child process that bootstrap.mjs has at a time, and the signals that end both.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";

const PARENT_CHECK_MS = 500;

let current = null;
let received = null;

/** The exit code that a process ended by the received signal has; null while none has come. */
export function stopCode() {
  return received && codeOf(received);
}

/**
 * Runs a command to its end and gives its exit code. With a log file its output goes there; without one it has the terminal, and a
 * channel to us whose end tells it that we are gone.
 */
export function run(command, args, { cwd, env, logFile = null }) {
  if (received) return Promise.resolve(codeOf(received));
  const log = logFile && fs.openSync(logFile, "w");
  const stdio = log ? ["ignore", log, log] : ["inherit", "inherit", "inherit", "ipc"];
  current = spawn(command, args, { cwd, env, stdio });
  if (log) fs.closeSync(log);
  return new Promise((resolve, reject) => {
    current.once("error", reject);
    current.once("exit", (code, signal) => resolve(signal ? codeOf(signal) : code));
  });
}

const codeOf = (signal) => 128 + os.constants.signals[signal];

function stop(signal) {
  received = signal;
  if (current) current.kill(signal);
}

/** Passes on what would end us. npm itself may be ended in a way that it cannot pass on: then we notice that we have no npm any more. */
export function stopOnSignals() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(signal));
  if (!process.env.npm_lifecycle_event) return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    stop("SIGTERM");
  }, PARENT_CHECK_MS);
  timer.unref();
}

/** Our parent, and where that is the shell between npm and us, the shell's parent. */
function ancestors() {
  try {
    const stat = fs.readFileSync(`/proc/${process.ppid}/stat`, "utf8"); // "17 (sh) S 16 …"
    const [, name, parent] = /\((.*)\) \S (\d+)/.exec(stat) || [];
    return /^(sh|dash|bash|ash)$/.test(name) ? `${process.ppid} ${parent}` : String(process.ppid);
  } catch {
    return String(process.ppid); // no /proc on this system
  }
}
