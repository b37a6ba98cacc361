// The file behind `creators.csv`: exactly what the page shows, all of its pages in one.
import type { ReportQuery } from "#app/analytics/contract.ts";
import { type PeriodProblem, parseDays } from "#app/analytics/period.ts";
import { creatorRows, creatorSums, shopSums } from "#app/analytics/queries.server.ts";
import { returnsCsv, unattributedOf } from "#app/analytics/rows.ts";
import { ok, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { TextFile } from "#app/platform/file-answer.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** The report as CSV, a row a creator, so bounded by the shop's creators. The days must be given and possible. */
export async function exportReturns(
  tx: Tx,
  { shop, query }: Readonly<{ shop: Shop; query: ReportQuery }>,
): Promise<Result<TextFile, PeriodProblem>> {
  const days = parseDays(query.from, query.to);
  if (!days.ok) return days;
  const scope = { shop, period: days.value };
  const rows = await creatorRows(tx, scope, {
    filter: query,
    sort: query.sort,
    direction: query.direction,
    limit: null,
    offset: 0,
  });
  // What no creator brought is a matter of all creators, whichever of them are listed.
  const rest = unattributedOf(await creatorSums(tx, scope), await shopSums(tx, scope));
  return ok({
    fileName: `return-on-creators-${query.from}-${query.to}.csv`,
    text: returnsCsv(rows, rest, shop.currency),
  });
}
