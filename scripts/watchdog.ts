// Ends what a command left behind when the command itself was killed and could not.
// Its standard input is a pipe from that command, which the system closes whatever way the command ends. One line each:
//   +<pid>    a process group to end      -<pid>    that group is gone      !<json>   a Node command line to run last
//   done      the command has cleaned up by itself
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const GRACE_MS = 5_000;
const groups = new Set<number>();
const last: string[][] = [];
let isDone = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);

createInterface({ input: process.stdin })
  .on("line", (line) => {
    if (line === "done") isDone = true;
    else if (line.startsWith("+")) groups.add(Number(line.slice(1)));
    else if (line.startsWith("-")) groups.delete(Number(line.slice(1)));
    else if (line.startsWith("!")) last.push(JSON.parse(line.slice(1)));
  })
  .on("close", async () => {
    if (!isDone) await endAll();
    process.exit(0);
  });

async function endAll(): Promise<void> {
  send("SIGTERM");
  for (const until = Date.now() + GRACE_MS; Date.now() < until && send(0); ) await sleep(50);
  send("SIGKILL");
  for (const args of last.reverse()) {
    const child = spawn(process.execPath, args, { stdio: "ignore" });
    await new Promise<unknown>((resolve) => child.once("error", resolve).once("exit", resolve));
  }
}

/** Sends to every group that still exists; false when none does. */
function send(signal: NodeJS.Signals | 0): boolean {
  for (const group of groups) {
    try {
      process.kill(process.platform === "win32" ? group : -group, signal);
    } catch {
      groups.delete(group);
    }
  }
  return groups.size > 0;
}
