// Read-only: what orders count for tiers, goals and caps, and what is posted for periods, worked out from orders and terms once more.
import { earn } from "#app/commissions/earn.ts";
import type { PeriodEntryKind } from "#app/commissions/ledger.ts";
import {
  allTimeSlices,
  type PeriodOrder,
  type PeriodSums,
  slicesOf,
} from "#app/commissions/period.ts";
import { localDateOf } from "#app/kit/calendar.ts";
import { linesForTerms } from "#app/orders/find-lines.server.ts";
import type { SqlTx } from "#app/platform/db.server.ts";
import { placedOnFor } from "#app/programs/commission.ts";
import { termsOfOffers } from "#app/programs/find-terms.server.ts";
import {
  allTimeParts,
  type PeriodParts,
  periodParts,
  sumOfParts,
} from "#app/programs/period-commission.ts";
import { ALL_TIME, type PeriodName, periodOf } from "#app/programs/period-terms.ts";
import type { Terms } from "#app/programs/terms.ts";
import type { Shop } from "#app/shops/shop.ts";
import type { Range } from "#app/verification/order-queries.server.ts";
import {
  offersWithPeriods,
  type PeriodCredit,
  periodCredits,
  postedByPeriod,
  type TallyRow,
  talliesAfter,
  talliesOf,
} from "#app/verification/period-queries.server.ts";
import type { Difference } from "#app/verification/verification.ts";

/** The terms of every offer that had tiers, goals or a cap in any version, by id; empty for most shops. */
export async function periodTermsOf(
  tx: SqlTx,
  shopId: string,
): Promise<ReadonlyMap<string, Terms>> {
  const offerIds = await offersWithPeriods(tx, shopId);
  const versions = offerIds.length > 0 ? await termsOfOffers(tx, shopId, offerIds) : [];
  return new Map(versions.map((terms) => [terms.id, terms]));
}

/** What the orders of a range count, beside what they should by their credits and terms. */
export async function compareTallies(
  tx: SqlTx,
  { id: shopId, zone }: Pick<Shop, "id" | "zone">,
  { range, terms }: Readonly<{ range: Range; terms: ReadonlyMap<string, Terms> }>,
): Promise<Difference[]> {
  const credits = await periodCredits(tx, shopId, range, [...terms.keys()]);
  const found = await talliesOf(tx, shopId, range);
  const lines = await linesForTerms(tx, shopId, {
    terms: [...terms.values()],
    orderIds: credits.map(({ orderId }) => orderId),
  });
  const key = (row: Readonly<{ orderId: string; creatorId: string }>) =>
    `order ${row.orderId}, creator ${row.creatorId}`;
  const expected = new Map(
    credits.flatMap((credit): [string, string][] => {
      const agreed = terms.get(credit.termsId);
      const order = {
        ...credit,
        lines: lines.get(credit.orderId) ?? [],
        placedOn: agreed ? placedOnFor([agreed], credit.processedAt, zone) : null,
      };
      const [target] = agreed ? earn(credit, [{ ...order, terms: agreed }]) : [];
      if (!target?.counts) return [];
      const { netMinor, baseMinor } = target.counts;
      return [
        [key(credit), words({ ...credit, netMinor, baseMinor, amountMinor: target.amountMinor })],
      ];
    }),
  );
  const is = new Map(found.map((row) => [key(row), words(row)]));
  const misplaced = found.filter((row) => !isInItsPeriod(row, terms.get(row.termsId)));
  return [
    ...[...new Set([...expected.keys(), ...is.keys()])]
      .filter((name) => expected.get(name) !== is.get(name))
      .map((name) => difference(name, "counts", expected.get(name), is.get(name))),
    ...misplaced.map((row) => difference(key(row), "period", "the period of its day", row.period)),
  ];
}

const words = (
  row: Pick<PeriodCredit, "offerId" | "termsId"> &
    Readonly<Record<"netMinor" | "baseMinor" | "amountMinor", bigint>>,
): string =>
  `net ${row.netMinor}, base ${row.baseMinor}, commission ${row.amountMinor} by terms ${row.termsId} of offer ${row.offerId}`;

const HALF_DAY_MS = 14 * 3_600_000;

/** By the calendar of some zone: a shop may have moved since. */
function isInItsPeriod({ period, orderedAt }: TallyRow, terms: Terms | undefined): boolean {
  const kind = terms?.period?.kind;
  if (!kind) return false;
  return [-HALF_DAY_MS, HALF_DAY_MS].some((ms) => {
    const day = localDateOf(new Date(orderedAt.getTime() + ms), "UTC");
    return periodOf(kind, day) === period;
  });
}

export type ComparedPeriods = Readonly<{
  earned: readonly Readonly<{ creatorId: string; minor: bigint }>[];
  differences: readonly Difference[];
}>;

/** What is posted for each period, beside what its tallies come to under the terms. */
export async function comparePeriods(
  tx: SqlTx,
  shopId: string,
  { terms, chunkRows }: Readonly<{ terms: ReadonlyMap<string, Terms>; chunkRows: number }>,
): Promise<ComparedPeriods> {
  const posted = await postedByPeriod(tx, shopId);
  const earned: { creatorId: string; minor: bigint }[] = [];
  const differences: Difference[] = [];
  for await (const { name, creatorId, parts } of duePeriods(
    periods(tx, shopId, { terms, chunkRows }),
  )) {
    const { tierMinor, goalMinor, capMinor } = parts;
    earned.push({ creatorId, minor: tierMinor + goalMinor + capMinor });
    const due: Readonly<Record<PeriodEntryKind, bigint>> = {
      tier: tierMinor,
      goal: goalMinor,
      cap: capMinor,
    };
    for (const [kind, minor] of Object.entries(due)) {
      const place = `${name}, ${kind}`;
      const found = posted.get(place) ?? 0n;
      posted.delete(place);
      if (minor !== found) differences.push(difference(place, "amountMinor", minor, found));
    }
  }
  for (const [place, found] of posted)
    if (found !== 0n) differences.push(difference(place, "amountMinor", 0n, found));
  return { earned, differences };
}

type Period = Readonly<{
  name: string;
  creatorId: string;
  offerId: string;
  period: PeriodName;
  orders: readonly PeriodOrder[];
}>;
type DuePeriod = Pick<Period, "name" | "creatorId"> & Readonly<{ parts: PeriodParts }>;

/** What each period comes to, and after those of a creator and offer what all of them come to over all time. */
async function* duePeriods(found: AsyncIterable<Period>): AsyncGenerator<DuePeriod> {
  let pair = null as Pick<Period, "creatorId" | "offerId"> | null;
  let sums: PeriodSums[][] = [];
  let tiersOfAllTime: PeriodParts[] = [];
  const inAll = ({ creatorId, offerId }: Pick<Period, "creatorId" | "offerId">): DuePeriod => ({
    name: `creator ${creatorId}, offer ${offerId}, ${ALL_TIME}`,
    creatorId,
    parts: sumOfParts([...tiersOfAllTime, allTimeParts(allTimeSlices(sums))]),
  });
  for await (const { name, creatorId, offerId, period, orders } of found) {
    if (pair && (pair.creatorId !== creatorId || pair.offerId !== offerId)) {
      yield inAll(pair);
      sums = [];
      tiersOfAllTime = [];
    }
    pair = { creatorId, offerId };
    const slices = slicesOf(orders);
    sums.push(slices);
    if (period === ALL_TIME) tiersOfAllTime = [periodParts(slices)];
    else yield { name, creatorId, parts: periodParts(slices) };
  }
  if (pair) yield inAll(pair);
}

/** The periods of a shop with their orders as they were placed, one after the other. */
async function* periods(
  tx: SqlTx,
  shopId: string,
  { terms, chunkRows }: Readonly<{ terms: ReadonlyMap<string, Terms>; chunkRows: number }>,
): AsyncGenerator<Period> {
  type Open = Omit<Period, "orders"> & Readonly<{ orders: PeriodOrder[] }>;
  let current = null as Open | null;
  let after: TallyRow | null = null;
  do {
    const rows: TallyRow[] = await talliesAfter(tx, shopId, after, chunkRows);
    for (const row of rows) {
      if (current !== null && current.name !== row.name) yield current;
      if (current?.name !== row.name) current = { ...placeOf(row), orders: [] };
      const agreed = terms.get(row.termsId);
      if (agreed) current.orders.push({ ...row, terms: agreed });
    }
    after = rows.at(-1) ?? null;
  } while (after !== null);
  if (current !== null) yield current;
}

const placeOf = ({ name, creatorId, offerId, period }: TallyRow) => ({
  name,
  creatorId,
  offerId,
  period,
});

const difference = (
  key: string,
  field: string,
  expected: bigint | string | undefined,
  found: bigint | string | undefined,
): Difference => ({
  check: "commission",
  key,
  field,
  expected: expected === undefined ? null : String(expected),
  found: found === undefined ? null : String(found),
});
