import { askToWork } from "#app/codes/ask-bulk.server.ts";
import {
  type BulkRunRow,
  findRun,
  finishRun,
  settleRows,
  takeWaiting,
} from "#app/codes/bulk-runs.server.ts";
import { changeStanding } from "#app/codes/change-standing.server.ts";
import { codesOf } from "#app/codes/repository.server.ts";
import { requestCode } from "#app/codes/request-code.server.ts";
import { changeTag } from "#app/creators/change-tags.server.ts";
import { findCreators } from "#app/creators/find-creator.server.ts";
import { assertNever } from "#app/kit/invariant.ts";
import { elapsedMs, now } from "#app/platform/clock.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Rows of one transaction: well below a second, since enrolments of the shop wait for it. */
const BATCH = 25;
/** A job begins no batch after so long, so that it never looks like a dead worker's; what is left is another job's. */
const JOB_MS_MAX = 60_000;
const BATCHES_MAX = 5_000;

/** Makes a creator a member of a program, or none; why not, as a sentence, or null. Handed in from the room above, which owns memberships. */
export type BulkMembers = Readonly<{
  join: (tx: Tx, shop: Shop, member: Member & Readonly<{ groupId: string | null }>) => Answer;
  leave: (tx: Tx, shop: Shop, member: Member) => Answer;
}>;

type Member = Readonly<{ programId: string; creatorId: string; now: Date }>;
type Answer = Promise<string | null>;
type Which = Readonly<{ shopId: string; runId: string }>;
type Creator = Awaited<ReturnType<typeof findCreators>>[number];

/** Works through a run, some rows a transaction: killed at any point, it goes on with the rows that are left. */
export async function workBulk(which: Which, members: BulkMembers): Promise<void> {
  const shop = await findShop(db, which.shopId);
  const run = await findRun(db, which.shopId, which.runId);
  if (!shop || !run || run.finishedAt !== null) return;
  const untilMs = elapsedMs() + JOB_MS_MAX;
  for (let batch = 0; batch < BATCHES_MAX && elapsedMs() < untilMs; batch++) {
    const worked = await transaction((tx) => workBatch(tx, { shop, run, members }));
    if (worked > 0) continue;
    await transaction((tx) => finishRun(tx, { ...which, now: now() }));
    log.info({ ...which, action: run.action, creators: run.total }, "bulk run done");
    return;
  }
  await transaction((tx) => askToWork(tx, which));
}

type Run = Readonly<{ shop: Shop; run: BulkRunRow; members: BulkMembers }>;

async function workBatch(tx: Tx, work: Run): Promise<number> {
  const { shop, run } = work;
  const which = { shopId: shop.id, runId: run.id };
  const rows = await takeWaiting(tx, { ...which, take: BATCH });
  const creators = await findCreators(
    tx,
    shop.id,
    rows.map(({ creatorId }) => creatorId),
  );
  const byId = new Map(creators.map((creator) => [creator.id, creator]));
  const settled: { id: string; refusal: string | null }[] = [];
  for (const { id, creatorId } of rows) {
    const creator = byId.get(creatorId);
    const refusal = creator ? await workRow(tx, { ...work, creator }) : "She is not there.";
    settled.push({ id, refusal });
  }
  await settleRows(tx, which, settled);
  return rows.length;
}

type Row = Run & Readonly<{ creator: Creator }>;

/** Does to one creator what the run says; why not, as a sentence, or null. */
async function workRow(tx: Tx, row: Row): Promise<string | null> {
  const { shop, run, creator } = row;
  const which = { shopId: shop.id, creatorId: creator.id };
  switch (run.action) {
    case "make-codes":
      return makeCode(tx, row);
    case "add-tag":
    case "remove-tag": {
      const by = { source: "bulk", staffId: run.staffId, now: now() } as const;
      const change = { tag: run.tag ?? "", isWanted: run.action === "add-tag", by };
      const changed = await changeTag(tx, which, change);
      if (changed.ok) return null;
      return changed.error.kind === "too-many" ? "She has 20 tags already." : "She is not there.";
    }
    case "join-program":
    case "leave-program":
      return changeMembership(tx, row);
    case "pause":
      if (creator.state === "archived") return "She is archived.";
      await changeStanding(tx, which, { state: "paused", now: now() });
      return null;
    case "activate":
      await changeStanding(tx, which, { state: "active", now: now() });
      return null;
    default:
      return assertNever(run.action);
  }
}

async function changeMembership(tx: Tx, { shop, run, creator, members }: Row): Answer {
  if (run.programId === null) return "The program is not there.";
  const member = { programId: run.programId, creatorId: creator.id, now: now() };
  if (run.action === "leave-program") return members.leave(tx, shop, member);
  if (creator.state === "archived") return "She is archived.";
  return members.join(tx, shop, { ...member, groupId: run.groupId });
}

async function makeCode(tx: Tx, { shop, run, creator }: Row): Promise<string | null> {
  if (creator.state !== "active") return `She is ${creator.state}.`;
  const offer = run.offerId === null ? null : await findOfferFor(tx, shop.id, run.offerId);
  if (!offer || offer.state === "refused") return "The offer has no codes.";
  const own = (await codesOf(tx, shop.id, [creator.id])).filter(
    ({ offerId }) => offerId === offer.id,
  );
  const working = own.find(({ state }) => state === "live" || state === "minting");
  if (working) return `She has ${working.code} in this offer already.`;
  const made = await requestCode(tx, { shop, creator, offer, wanted: null, now: now() });
  return made.ok ? null : "No code was free.";
}
