// Workers of the orders bench: started, told what to do, and awaited.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { BenchDatabase } from "./database.ts";
import { peakMemoryMb } from "./memory.ts";
import type { OrderBatch } from "./order-answers.ts";

export type Workers = Readonly<{
  /** Seconds in which the first `count` workers emptied the inbox. */
  work: (count: number, batch: OrderBatch) => Promise<number>;
  /** Has all of them work through whatever comes, until they are stopped. */
  keepOn: (batch: OrderBatch) => Promise<void>;
  /** Highest resident memory of any of them, in megabytes. */
  peakMemoryMb: () => number;
  stop: () => Promise<void>;
}>;

export async function startWorkers(database: BenchDatabase, count: number): Promise<Workers> {
  const children = Array.from({ length: count }, () =>
    fork(path.resolve(import.meta.dirname, "../order-worker.ts"), {
      env: { ...process.env, ...database.environment },
    }),
  );
  await Promise.all(children.map(done));
  return {
    work: async (used, batch) => {
      const chosen = children.slice(0, used);
      await Promise.all(chosen.map((child) => tell(child, batch)));
      const startedMs = performance.now();
      await Promise.all(chosen.map((child) => tell(child, "go")));
      return (performance.now() - startedMs) / 1000;
    },
    keepOn: async (batch) => {
      await Promise.all(children.map((child) => tell(child, batch)));
      await Promise.all(children.map((child) => tell(child, "keep on")));
    },
    peakMemoryMb: () => Math.max(...children.map(({ pid }) => peakMemoryMb(pid ?? 0))),
    stop: async () => {
      for (const child of children) child.kill("SIGKILL");
      await Promise.all(
        children.map((child) => (child.exitCode === null ? once(child, "exit") : null)),
      );
    },
  };
}

async function tell(child: ChildProcess, message: OrderBatch | "go" | "keep on"): Promise<void> {
  const answered = done(child);
  child.send(message);
  await answered;
}

/** Waits for the next word of a worker; its end instead is a fault. */
function done(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("a worker of the bench ended"));
    child.once("exit", ended);
    child.once("message", () => {
      child.off("exit", ended);
      resolve();
    });
  });
}
