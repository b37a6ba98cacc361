// The merchant's word on an import: read the columns otherwise, or begin.
import { type ColumnField, fieldsProblem, isColumnField } from "#app/imports/column.ts";
import {
  type ImportPayload,
  importPayload,
  mappingForm,
  startForm,
} from "#app/imports/contract.ts";
import type { CreatorImport } from "#app/imports/creator-import.ts";
import { beginRound, findImport, isAnyRunning } from "#app/imports/repository.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** One step of a round; each asks for the next. */
export const creatorImportJob = defineJob("import-creators", importPayload);

/** All steps of all imports stand in one line, so that they never take more of the machine than one of them does. */
const QUEUE = "creator-imports";

/** Asks for the next step of an import; asked twice it is done once. */
export const enqueueStep = (tx: Tx, payload: ImportPayload, runAt: Date | null): Promise<void> =>
  enqueue(tx, creatorImportJob, payload, {
    key: `import-creators/${payload.importId}`,
    queue: QUEUE,
    ...(runAt ? { runAt } : {}),
  });

type Fault = Readonly<{ kind: "not-found" } | { kind: "invalid" | "conflict"; message: string }>;
type Answer = Result<Readonly<{ said: string }>, Fault>;
type Posted = Readonly<{ shop: Shop; importId: string; form: FormData }>;

/** The forms of an import's page, told apart by their step: "map" or "start". */
export async function takeStep(tx: Tx, { shop, importId, form }: Posted): Promise<Answer> {
  const one = await findImport(tx, shop.id, importId);
  if (!one) return err({ kind: "not-found" });
  switch (form.get("step")) {
    case "map":
      return map(tx, shop, one, form);
    case "start":
      return start(tx, shop, one, form);
    default:
      return err({ kind: "not-found" });
  }
}

const invalid = (message: string): Answer => err({ kind: "invalid", message });
const BUSY = "This import has begun already.";

/** Reads the columns in another way, or for another offer: the rows are checked again. */
async function map(tx: Tx, shop: Shop, one: CreatorImport, form: FormData): Promise<Answer> {
  const parsed = mappingForm.safeParse({
    round: form.get("round"),
    offerId: form.get("offerId"),
    fields: form.getAll("field"),
  });
  if (!parsed.success || parsed.data.fields.length !== one.columns.length)
    return invalid("Choose for each column what it is read as.");
  const { round, offerId } = parsed.data;
  const fields: readonly ColumnField[] = parsed.data.fields.filter(isColumnField);
  const problem = fieldsProblem(fields);
  if (problem !== null) return invalid(problem);
  if (!(await findOfferFor(tx, shop.id, offerId))) return invalid("Choose an offer from the list.");
  if (round !== one.round) return ok({ said: "The rows are checked already" });
  const isBegun = await beginRound(tx, shop.id, one, { state: "checking", offerId, fields });
  if (!isBegun) return err({ kind: "conflict", message: BUSY });
  await enqueueStep(tx, { shopId: shop.id, importId: one.id, round: round + 1 }, null);
  return ok({ said: "The rows are checked again" });
}

/** Brings in what was checked. A second press is a success without effect. */
async function start(tx: Tx, shop: Shop, one: CreatorImport, form: FormData): Promise<Answer> {
  const parsed = startForm.safeParse({ round: form.get("round") });
  if (!parsed.success) return invalid("Open the page again.");
  const said = "Creators are coming in";
  if (parsed.data.round !== one.round || one.state === "running" || one.state === "done")
    return ok({ said });
  if (one.state === "failed") return err({ kind: "conflict", message: "Upload the file again." });
  if (one.state !== "checked")
    return err({ kind: "conflict", message: "The rows are still being checked." });
  const problem = fieldsProblem(one.fields);
  if (problem !== null) return invalid(problem);
  if (await isAnyRunning(tx, shop.id))
    return err({
      kind: "conflict",
      message: "Another import is coming in. Start this one after it.",
    });
  await beginRound(tx, shop.id, one, { state: "running" });
  await enqueueStep(tx, { shopId: shop.id, importId: one.id, round: one.round + 1 }, null);
  return ok({ said });
}
