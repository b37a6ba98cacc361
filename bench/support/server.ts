// A server under test as a process of its own: started, waited for, measured, stopped.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { peakMemoryMb } from "./memory.ts";

const START_MS_MAX = 30_000;

export type Server = Readonly<{
  port: number;
  /** Highest resident memory so far, in megabytes; 0 where the system does not tell. */
  peakMemoryMb: () => number;
  stop: () => Promise<void>;
}>;

export async function startServer(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, [...args], {
    env: { ...process.env, ...environment, PORT: String(port), HOST: "127.0.0.1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  child.stderr?.pipe(process.stderr);
  await listening(port, child);
  return {
    port,
    peakMemoryMb: () => peakMemoryMb(child.pid ?? 0),
    stop: async () => {
      child.stderr?.unpipe(process.stderr); // the report's last line stays the last
      child.stderr?.resume();
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await Promise.race([ended, sleep(5_000)]);
      child.kill("SIGKILL");
    },
  };
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  const untilMs = performance.now() + START_MS_MAX;
  while (performance.now() < untilMs) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const isUp = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await sleep(50);
  }
  throw new Error("the server did not listen within 30 s");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
