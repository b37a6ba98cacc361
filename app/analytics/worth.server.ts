// What some creators brought lately, for lists that are not reports.
import { presetPeriod } from "#app/analytics/period.ts";
import { type FigureTexts, presentFigures } from "#app/analytics/present.ts";
import { creatorRows } from "#app/analytics/queries.server.ts";
import { localDateOf } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** The figures of these creators in the last 90 days, by creator: the report's own, so that the two agree. */
export async function worthOfCreators(
  tx: Tx,
  { shop, now, creatorIds }: Readonly<{ shop: Shop; now: Date; creatorIds: readonly string[] }>,
): Promise<Readonly<Record<string, FigureTexts>>> {
  if (creatorIds.length === 0) return {};
  const period = presetPeriod("last-90-days", localDateOf(now, shop.zone));
  const rows = await creatorRows(
    tx,
    { shop, period },
    {
      filter: { q: "", band: null, creatorIds },
      sort: "creator",
      direction: "asc",
      limit: creatorIds.length,
      offset: 0,
    },
  );
  return Object.fromEntries(rows.map((row) => [row.creatorId, presentFigures(row, shop.currency)]));
}
