// What the pages of this feature show: figures read, then presented as texts and counts.
import { activityOf } from "#app/analytics/activity.ts";
import { type ChartView, chartOf } from "#app/analytics/chart.ts";
import { type ReportQuery, ROWS_PER_PAGE } from "#app/analytics/contract.ts";
import { netByChange } from "#app/analytics/dated-net.server.ts";
import { datedNetView } from "#app/analytics/dated-net.ts";
import { type Basis, basisText, modelText } from "#app/analytics/formula.ts";
import { noticesOf } from "#app/analytics/notices.ts";
import {
  lastDayOf,
  PRESETS,
  parsePeriod,
  periodLabel,
  periodName,
  periodText,
  type ReportPeriod,
} from "#app/analytics/period.ts";
import { percentText } from "#app/analytics/present.ts";
import {
  creatorRows,
  creatorSums,
  daysOfCreators,
  linkWindows,
  type Scope,
  shopSums,
} from "#app/analytics/queries.server.ts";
import { type Figures, ORDERS_ENOUGH } from "#app/analytics/roi.ts";
import { type RowView, rowView, totalRows } from "#app/analytics/rows.ts";
import { grainOf, type Step, seriesOf } from "#app/analytics/series.ts";
import { setupSteps } from "#app/analytics/setup.ts";
import {
  creatorsWithRefusedCode,
  firstSteps,
  latestApprovals,
  latestEntries,
  ledgerMovements,
  owedNow,
} from "#app/analytics/standing.server.ts";
import {
  balancesOf,
  costTile,
  customersTile,
  netTile,
  ordersTile,
  owedTile,
  returnTile,
  type TileView,
} from "#app/analytics/tiles.ts";
import { linksWithWorth } from "#app/attribution/worth-of-links.server.ts";
import { formatInstant, localDateOf, placeOf, startOfDay } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import { tierCutsOf } from "#app/shops/tier-cuts.server.ts";
import { verificationShown } from "#app/verification/pages.server.ts";

type Moment = Readonly<{ shop: Shop; query: ReportQuery; now: Date }>;

const LISTED = 3;
const HAPPENINGS = 8;

/** The Overview: are creators making us money? Before the first order of a creator it is the way to that order instead. */
export async function overviewPage(tx: Tx, moment: Moment) {
  const { shop, now } = moment;
  const { report, problem } = periodOf(moment);
  const facts = await factsOf(tx, shop, report);
  const whole = await shopSums(tx, { shop, period: report.period });
  const owed = await owedNow(tx, shop.id);
  const movements = await ledgerMovements(tx, shop, startOfDay(report.period.from, shop.zone));
  const share = percentText({ numerator: facts.figures.netMinor, denominator: whole.netMinor }, 0);
  return {
    ...(await frameOf(tx, moment, report)),
    pageQuery: pageQuery(report),
    problem,
    subtitle: share === null ? null : `Creators brought ${share} of the shop’s net revenue`,
    setup: setupSteps(await firstSteps(tx, shop.id)),
    notices: noticesOf({
      differences: (await verificationShown(tx, shop))?.differences ?? 0,
      refused: await creatorsWithRefusedCode(tx, shop.id),
      payableMinor: owed.payableMinor,
      payableCreators: owed.payableCreators,
      currency: shop.currency,
    }),
    tiles: [
      netTile(facts, whole.netMinor),
      costTile(facts),
      returnTile(facts),
      customersTile(facts),
      owedTile(owed, balancesOf(owed, movements, facts.steps), shop.currency),
    ],
    chart: chartOf(facts.steps, grainOf(report.period), shop.currency),
    ...(await returnLists(tx, { shop, period: report.period })),
    activity: activityOf(
      [
        ...(await latestEntries(tx, shop.id, HAPPENINGS)),
        ...(await latestApprovals(tx, shop, { now, limit: HAPPENINGS })),
      ],
      { currency: shop.currency, zone: shop.zone, now, countMax: HAPPENINGS },
    ),
  };
}

/** Return on creators: a page of the table by creator, with the rows that reconcile it with the shop. */
export async function returnsPage(tx: Tx, moment: Moment) {
  const { shop, query } = moment;
  const { report, problem } = periodOf(moment);
  const scope = { shop, period: report.period };
  const isFiltered = query.q !== "" || query.band !== null;
  const facts = await factsOf(tx, shop, report);
  const whole = await shopSums(tx, scope);
  const listed = isFiltered ? await creatorSums(tx, scope, query) : facts.figures;
  const pages = Math.max(1, Math.ceil(listed.creators / ROWS_PER_PAGE));
  const page = Math.min(query.page, pages);
  const rows = await creatorRows(tx, scope, {
    filter: query,
    sort: query.sort,
    direction: query.direction,
    limit: ROWS_PER_PAGE,
    offset: (page - 1) * ROWS_PER_PAGE,
  });
  const cuts = await tierCutsOf(tx, shop.id);
  return {
    ...(await frameOf(tx, moment, report)),
    problem,
    tiles: [
      returnTile(facts),
      netTile(facts, whole.netMinor),
      costTile(facts),
      customersTile(facts),
    ],
    currency: shop.currency,
    dated: datedNetView(
      {
        byOrder: { wholeMinor: whole.netMinor, attributedMinor: facts.figures.netMinor },
        ...(await netByChange(tx, scope)),
      },
      shop.currency,
    ),
    rows: rows.map((row) => rowView(row, shop.currency, cuts)),
    totals: totalRows({
      listed: isFiltered ? listed : null,
      all: facts.figures,
      whole,
      currency: shop.currency,
    }),
    hasCreators: facts.figures.creators > 0,
    range: rangeText(page, rows.length, listed.creators),
    page,
    pages,
    sort: query.sort,
    direction: query.direction,
    q: query.q,
    band: query.band,
    csvQuery: csvQuery(report, query),
  };
}

/** The figures at the head of one creator's page, their course, and what they rest on. */
export async function creatorSummary(
  tx: Tx,
  { creatorId, ...moment }: Moment & Readonly<{ creatorId: string }>,
): Promise<
  Awaited<ReturnType<typeof frameOf>> &
    Readonly<{
      problem: string | null;
      tiles: readonly TileView[];
      chart: ChartView;
      links: Awaited<ReturnType<typeof linksWithWorth>> & Readonly<{ period: string }>;
    }>
> {
  const { shop, now } = moment;
  const { report, problem } = periodOf(moment);
  const { span } = periodShown(moment);
  const facts = await factsOf(tx, shop, report, creatorId);
  return {
    ...(await frameOf(tx, moment, report)),
    problem,
    tiles: [netTile(facts, null), costTile(facts), returnTile(facts), ordersTile(facts)],
    chart: chartOf(facts.steps, grainOf(report.period), shop.currency),
    links: {
      ...(await linksWithWorth(tx, { shop, creatorId, span, now })),
      period: periodName(report),
    },
  };
}

/** The days that an address asks for, for pages of other rooms: to pick from, and as instants from which and before which. */
export function periodShown(moment: Moment) {
  const { report, problem } = periodOf(moment);
  const { zone } = moment.shop;
  const { from, to } = report.period;
  return {
    problem,
    picked: { ...pickedOf(report), label: periodName(report) }, // these pages compare nothing
    span: { from: startOfDay(from, zone), to: startOfDay(to, zone) },
  };
}

const pickedOf = (report: ReportPeriod) => ({
  label: periodLabel(report),
  name: periodName(report),
  selected: report.preset,
  presets: Object.entries(PRESETS).map(([id, label]) => ({ id, label })),
  from: report.period.from,
  to: lastDayOf(report.period),
  isCompared: report.comparison !== null,
});

/** The period an address asks for; when it is impossible, the last 30 days and a sentence that says why. */
function periodOf({ shop, query, now }: Moment) {
  const today = localDateOf(now, shop.zone);
  const asked = parsePeriod(query, today);
  if (asked.ok) return { report: asked.value, problem: null };
  const instead = parsePeriod({ ...query, preset: "last-30-days" }, today);
  if (!instead.ok) throw new Error(instead.error.message);
  return { report: instead.value, problem: asked.error.message };
}

async function factsOf(tx: Tx, shop: Shop, report: ReportPeriod, creatorId?: string) {
  const own = creatorId === undefined ? {} : { creatorId };
  const scope = { shop, period: report.period, ...own };
  const figures = await creatorSums(tx, scope);
  const before: Figures | null =
    report.comparison === null
      ? null
      : await creatorSums(tx, { shop, period: report.comparison, ...own });
  const days = await daysOfCreators(tx, scope);
  const steps: Step[] = seriesOf(report.period, grainOf(report.period), days);
  return { figures, before, steps, currency: shop.currency };
}

/** What every report page says of itself: the picker, what its figures rest on, the footer. */
async function frameOf(tx: Tx, { shop, now }: Moment, report: ReportPeriod) {
  const basis: Basis = {
    window: periodText(report.period),
    zone: placeOf(shop.zone),
    model: modelText(await linkWindows(tx, shop.id)),
    asOf: formatInstant(now, shop.zone).slice(-5),
  };
  return {
    basis,
    footer: basisText(basis),
    picked: pickedOf(report),
    csvQuery: csvQuery(report, null),
  };
}

async function returnLists(tx: Tx, scope: Scope & Readonly<{ shop: Shop }>) {
  const filter = { q: "", band: null, ordersMin: ORDERS_ENOUGH, isCostNeeded: true };
  const ranked = (direction: "asc" | "desc") =>
    creatorRows(tx, scope, { filter, sort: "return", direction, limit: LISTED, offset: 0 });
  const best = await ranked("desc");
  const worst = await ranked("asc");
  const isBest = new Set(best.map((row) => row.creatorId));
  const cuts = await tierCutsOf(tx, scope.shop.id);
  const view = (row: (typeof best)[number]): RowView => rowView(row, scope.shop.currency, cuts);
  return {
    best: best.map(view),
    // With few creators the two lists would meet; nobody is in both.
    worst: worst.filter((row) => !isBest.has(row.creatorId)).map(view),
  };
}

/** The address of the CSV of exactly what a page shows: its days, and its filter and order. */
function csvQuery(report: ReportPeriod, query: ReportQuery | null): string {
  const parameters = new URLSearchParams({
    from: report.period.from,
    to: lastDayOf(report.period),
  });
  if (query !== null) {
    parameters.set("sort", query.sort);
    parameters.set("direction", query.direction);
    if (query.q !== "") parameters.set("q", query.q);
    if (query.band !== null) parameters.set("band", query.band);
  }
  return parameters.toString();
}

/** The same period on another report page. */
function pageQuery({ preset, period, comparison }: ReportPeriod): string {
  const parameters = new URLSearchParams(
    preset === "custom" ? { from: period.from, to: lastDayOf(period) } : { preset },
  );
  if (comparison === null) parameters.set("compare", "none");
  return parameters.toString();
}

function rangeText(page: number, rows: number, listed: number): string {
  const before = (page - 1) * ROWS_PER_PAGE;
  return rows === 0 ? "0 creators" : `${before + 1} to ${before + rows} of ${listed}`;
}
