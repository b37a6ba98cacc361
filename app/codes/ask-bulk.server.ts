import { BULK_MAX } from "#app/codes/bulk.ts";
import { deleteOldRuns, insertRun } from "#app/codes/bulk-runs.server.ts";
import { normalCode } from "#app/codes/code.ts";
import { type BulkForm, bulkForm, bulkJobPayload } from "#app/codes/contract.ts";
import { creatorIdsByCode } from "#app/codes/repository.server.ts";
import { readCreatorsQuery } from "#app/creators/contract.ts";
import { findCreators } from "#app/creators/find-creator.server.ts";
import { matchingCreators } from "#app/creators/pages.server.ts";
import { plusDays } from "#app/kit/calendar.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { findProgramFor, offerOfGroup } from "#app/programs/find-program.server.ts";
import { hasCodes } from "#app/programs/offer.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Runs can be looked at for so long; a later one takes them away. */
const RUN_DAYS = 90;

/** Works on a bulk run until it is done. */
export const bulkJob = defineJob("work-bulk", bulkJobPayload);

/** Asks for the next part of a run; asked twice it is one job. */
export const askToWork = (
  tx: Tx,
  payload: Readonly<{ shopId: string; runId: string }>,
): Promise<void> =>
  enqueue(tx, bulkJob, payload, {
    key: `work-bulk/${payload.runId}`,
    queue: `work-bulk/${payload.shopId}`,
  });

type Asked = Readonly<{ shop: Shop; form: FormData; staffId: string; now: Date }>;
type Refused = Readonly<{ kind: "invalid" | "not-found"; message: string }>;

/** Writes down a run of the creators that are chosen now, and lets the worker begin. The same form a second time is the same run. */
export async function askBulk(
  tx: Tx,
  { shop, form, staffId, now }: Asked,
): Promise<Result<Readonly<{ runId: string }>, Refused>> {
  const parsed = bulkForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return invalid(parsed.error.issues[0]?.message ?? "This is no such form.");
  const { id: runId, action } = parsed.data;
  if (runId === null) return invalid("This is no such form.");
  const about = subjectOf(parsed.data);
  const refused = await refusalOf(tx, shop, about);
  if (refused) return refused;
  const creatorIds = await chosen(tx, shop, parsed.data);
  if (creatorIds.length > BULK_MAX)
    return invalid(`Choose at most ${BULK_MAX.toLocaleString("en-US")} creators at once.`);
  if (creatorIds.length === 0) return invalid("No creator matches any more.");
  const run = { id: runId, action, ...about, staffId, askedAt: now, creatorIds };
  await deleteOldRuns(tx, shop.id, plusDays(now, -RUN_DAYS));
  if (await insertRun(tx, shop.id, run)) await askToWork(tx, { shopId: shop.id, runId });
  return ok({ runId });
}

const invalid = (message: string) => err({ kind: "invalid", message } as const);

type Subject = Readonly<Record<"offerId" | "tag" | "programId" | "groupId", string | null>>;

/** What the action is about; nothing else of the form is kept. */
const subjectOf = ({ action, offerId, tag, programId, groupId }: BulkForm): Subject => ({
  offerId: action === "make-codes" ? offerId : null,
  tag: action.endsWith("-tag") ? tag : null,
  programId: action.endsWith("-program") ? programId : null,
  groupId: action === "join-program" ? groupId : null,
});

/** Why a run about this cannot be; null when it can. */
async function refusalOf(tx: Tx, shop: Shop, { offerId, programId, groupId }: Subject) {
  if (offerId !== null) {
    const offer = await findOfferFor(tx, shop.id, offerId);
    if (!offer) return notFound("The shop has no such offer.");
    if (!hasCodes(offer) || offer.state === "refused") return invalid("This offer has no codes.");
  }
  if (programId !== null) {
    const found = await findProgramFor(tx, shop.id, programId);
    if (!found) return notFound("The shop has no such program.");
    if (offerOfGroup(found, groupId) === null) return notFound("The program has no such group.");
  }
  return null;
}

const notFound = (message: string) => err({ kind: "not-found", message } as const);

/** The creators of the shop that are meant, at this moment. */
async function chosen(tx: Tx, shop: Shop, { selection, ids, query }: BulkForm): Promise<string[]> {
  if (selection === "ticked")
    return (await findCreators(tx, shop.id, [...new Set(ids)])).map(({ id }) => id);
  const asked = readCreatorsQuery(new URLSearchParams(query));
  const part = normalCode(asked.q);
  const idsByCode = part === "" ? [] : await creatorIdsByCode(tx, shop.id, part);
  return matchingCreators(tx, shop.id, { query: asked, idsByCode, take: BULK_MAX + 1 });
}
