// The worker of the import bench: one round of an import, step after step, as the worker process does it.

import { findImport } from "#app/imports/repository.server.ts";
import { stepCreatorImport } from "#app/imports/step-import.server.ts";
import { closeDatabase, db } from "#app/platform/db.server.ts";

type Asked = Readonly<{ shopId: string; importId: string }>;

process.once("message", (asked: Asked) => void run(asked));
await db.shop.count(); // a worker that was at work before: Prisma's query compiler is in memory
process.send?.("ready");

async function run({ shopId, importId }: Asked): Promise<void> {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  for (;;) {
    const one = await findImport(db, shopId, importId);
    if (!one || (one.state !== "checking" && one.state !== "running")) break;
    await stepCreatorImport({ shopId, importId, round: one.round });
  }
  const seconds = (performance.now() - startedMs) / 1_000;
  const { user, system } = process.cpuUsage(before);
  await closeDatabase();
  process.send?.({ seconds, cpuSeconds: (user + system) / 1_000_000 });
}
