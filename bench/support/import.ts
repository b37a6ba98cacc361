// An import of past orders into the bench's shop, under way in a worker of its own.
import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { WORKER_HEAP } from "../../scripts/services.ts";
import type { BenchDatabase } from "./database.ts";
import type { PastFile } from "./past-file.ts";

export type Import = Readonly<{
  id: string;
  pid: number;
  startedMs: number;
  /** Settles when the whole file is in the books; fails if the worker ends before. */
  isDone: Promise<void>;
  stop: () => Promise<void>;
}>;

type Past = Readonly<{ file: PastFile; orders: number; url: string }>;

export async function startImport(database: BenchDatabase, past: Past): Promise<Import> {
  const importId = randomUUID();
  await database.query(
    `insert into "HistoryImport" ("shopId", "id", "state", "askedAt", "operationGid", "isPartial", "ordersFound", "ordersDone",
       "ordersFaulty", "entries", "linesDone", "bytesDone", "loadingAt", "failures")
     values ($1, $2, 'loading', now(), 'gid://shopify/BulkOperation/1', false, $3, 0, 0, 0, 0, 0, now(), 0)`,
    [database.shopId, importId, past.orders],
  );
  return goOnImporting(database, importId, past);
}

/** Goes on where a worker that was stopped left the import. */
export async function goOnImporting(
  database: BenchDatabase,
  importId: string,
  past: Past,
): Promise<Import> {
  const worker = fork(path.resolve(import.meta.dirname, "../history-worker.ts"), {
    execArgv: WORKER_HEAP,
    env: { ...process.env, ...database.environment },
  });
  await once(worker, "message");
  const startedMs = performance.now();
  worker.send({ importId, url: past.url, bytes: past.file.bytes, orders: past.orders });
  return {
    id: importId,
    pid: worker.pid ?? 0,
    startedMs,
    isDone: endOf(worker),
    stop: async () => {
      worker.kill("SIGKILL");
      if (worker.exitCode === null && worker.signalCode === null) await once(worker, "exit");
    },
  };
}

/** How many orders the imports of the bench's shop have brought so far. */
export async function ordersDone(database: BenchDatabase): Promise<number> {
  const { rows } = await database.query(
    `select coalesce(sum("ordersDone"), 0)::int as done from "HistoryImport" where "shopId" = $1`,
    [database.shopId],
  );
  return rows[0]?.done ?? 0;
}

function endOf(worker: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("exit", () => reject(new Error("the worker of the bench ended")));
  });
  ended.catch(() => undefined); // told to who waits for it
  return ended;
}
