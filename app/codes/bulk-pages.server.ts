// What the pages of bulk runs show.
import { type BulkAction, describeAction, describeTally, percentOf } from "#app/codes/bulk.ts";
import {
  type BulkRunRow,
  countWaiting,
  findRun,
  latestRuns,
  refusedRows,
} from "#app/codes/bulk-runs.server.ts";
import { namesOfCreators } from "#app/creators/find-creator.server.ts";
import { formatInstant } from "#app/kit/calendar.ts";
import { invariant } from "#app/kit/invariant.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { namesOfPrograms } from "#app/programs/find-program.server.ts";
import { namesOfOffers } from "#app/programs/pages.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const RUNS_MAX = 25;
const PAGE_SIZE = 50;

/** A run: how far it is, and whom it left out, a page at a time; null when the shop has no such run. */
export async function bulkRunPage(
  tx: Tx,
  { shop, runId, after }: Readonly<{ shop: Shop; runId: string; after: string | null }>,
) {
  const run = await findRun(tx, shop.id, runId);
  if (!run) return null;
  const found = await refusedRows(tx, shop.id, { runId, after, take: PAGE_SIZE + 1 });
  const rows = found.slice(0, PAGE_SIZE);
  const ids = rows.map(({ creatorId }) => creatorId);
  const names = await namesOfCreators(tx, shop.id, ids);
  const [shown] = await present(tx, shop, [run]);
  invariant(shown, "a run is presented");
  return {
    run: shown,
    isFirst: after === null,
    next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null,
    refused: rows.map(({ id, creatorId, refusal }) => ({
      id,
      creatorId,
      name: names[creatorId] ?? "",
      refusal: refusal ?? "",
    })),
  };
}

/** The latest runs. */
export const bulkRunsPage = async (tx: Tx, shop: Shop) => ({
  runs: await present(tx, shop, await latestRuns(tx, shop.id, RUNS_MAX)),
});

async function present(tx: Tx, shop: Shop, runs: readonly BulkRunRow[]) {
  const offerIds = runs.flatMap(({ offerId }) => offerId ?? []);
  const offers = await namesOfOffers(tx, shop.id, offerIds);
  const places = runs.flatMap(({ programId, groupId }) => [programId ?? [], groupId ?? []].flat());
  const names = await namesOfPrograms(tx, shop.id, places);
  const shown = [];
  for (const run of runs) {
    const isDone = run.finishedAt !== null;
    const waiting = isDone ? 0 : await countWaiting(tx, shop.id, run.id);
    const tally = { total: run.total, refused: run.refused, waiting };
    const program = [run.programId, run.groupId].flatMap((id) => names[id ?? ""] ?? []).join(", ");
    const of = run.tag ?? offers[run.offerId ?? ""] ?? program;
    shown.push({
      id: run.id,
      action: run.action satisfies BulkAction,
      title: describeAction(run.action, of),
      offerId: run.offerId,
      isDone,
      words: describeTally(tally),
      percent: percentOf(tally),
      asked: formatInstant(run.askedAt, shop.zone),
      finished: run.finishedAt && formatInstant(run.finishedAt, shop.zone),
    });
  }
  return shown;
}
