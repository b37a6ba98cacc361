import { type ImportPayload, importPayload } from "#app/history/contract.ts";
import { importOfOperation, insertImport, latestImport } from "#app/history/repository.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** One step of an import; each asks for the next. */
export const importJob = defineJob("import-history", importPayload);

/** All steps of all imports stand in one line, so that they never take more of the machine than one of them does. */
const QUEUE = "history";

/** Asks for the next step of an import, now or later; asked twice it is done once. */
export const enqueueStep = (tx: Tx, payload: ImportPayload, runAt: Date | null): Promise<void> =>
  enqueue(tx, importJob, payload, {
    key: `import-history/${payload.importId}`,
    queue: QUEUE,
    ...(runAt ? { runAt } : {}),
  });

export type ImportUnderWay = Readonly<{ kind: "conflict"; message: string }>;

/** Asks for the orders made since an instant (null: all that Shopify shows). One import of a shop is under way at a time. */
export async function askImport(
  tx: Tx,
  shop: Shop,
  { since, now }: Readonly<{ since: Date | null; now: Date }>,
): Promise<Result<Readonly<{ importId: string }>, ImportUnderWay>> {
  const importId = newId();
  if (!(await insertImport(tx, shop.id, { id: importId, sinceAt: since, askedAt: now })))
    return err({ kind: "conflict", message: "An import of past orders is under way already." });
  await enqueueStep(tx, { shopId: shop.id, importId }, null);
  return ok({ importId });
}

/** On install the past that Shopify shows is brought in by itself, once an install. */
export async function askFirstImport(tx: Tx, shop: Shop, now: Date): Promise<void> {
  const latest = await latestImport(tx, shop.id);
  if (latest && latest.askedAt >= shop.installedAt) return;
  await askImport(tx, shop, { since: null, now });
}

/** Shopify says that a bulk operation is over: the import that waits for it goes on at once. */
export async function goOnWithImport(tx: Tx, shop: Shop, operationGid: string): Promise<void> {
  const importId = await importOfOperation(tx, shop.id, operationGid);
  if (importId !== null) await enqueueStep(tx, { shopId: shop.id, importId }, null);
}
