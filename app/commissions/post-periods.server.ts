// From what orders count to what their periods pay beyond them: tiers, goals and caps.
import type { Target } from "#app/commissions/earn.ts";
import { type PeriodEntryKind, periodSourceKey } from "#app/commissions/ledger.ts";
import { allTimeSlices, periodHoldEnd } from "#app/commissions/period.ts";
import {
  deleteTallies,
  lockPeriods,
  nameOf,
  type PeriodKey,
  type PeriodPosted,
  postedOnPeriods,
  type Tally,
  talliesOfOrders,
  writeTallies,
} from "#app/commissions/period-repository.server.ts";
import {
  allTimeKeys,
  allTimeSums,
  periodSums,
  versionsOf,
} from "#app/commissions/period-sums.server.ts";
import {
  appendApprovals,
  appendEntries,
  type NewEntry,
} from "#app/commissions/repository.server.ts";
import { localDateOf } from "#app/kit/calendar.ts";
import type { ChangedOrder } from "#app/orders/find-stored.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { SqlTx } from "#app/platform/db.server.ts";
import {
  allTimeParts,
  type PeriodParts,
  periodParts,
  sumOfParts,
} from "#app/programs/period-commission.ts";
import { ALL_TIME, periodOf } from "#app/programs/period-terms.ts";
import type { Terms } from "#app/programs/terms.ts";
import type { Shop } from "#app/shops/shop.ts";

/** An order with what its creators should have earned on it. */
export type EarnedOrder = Readonly<{
  order: ChangedOrder;
  targets: readonly Target[];
}>;

/**
 * Writes what these orders count for their creators' periods and appends what is missing between what the ledger says of those periods
 * and what it should say. Gives how many entries were appended. `turn` is awaited before periods are locked. The caller holds the orders'
 * locks; most shops have no such terms, and for them it reads nothing but the tallies of orders that were known before.
 */
export async function postPeriods(
  tx: SqlTx,
  shop: Shop,
  {
    earned,
    now,
    turn,
  }: Readonly<{ earned: readonly EarnedOrder[]; now: Date; turn?: Promise<unknown> }>,
): Promise<number> {
  const known = earned.filter(({ order }) => !order.isNew).map(({ order }) => order.id);
  const before = known.length > 0 ? await talliesOfOrders(tx, shop.id, known) : [];
  const after = earned.flatMap((one) => talliesOf(one, shop.zone));
  const changed = await keepTallies(tx, shop.id, before, after);
  if (changed.length === 0) return 0;
  const keys = [...new Map(changed.map((tally) => [nameOf(tally), keyOf(tally)])).values()];
  const versions = await versionsOf(tx, shop.id, keys);
  const inAll = allTimeKeys(keys, versions);
  await turn;
  const both = [...new Map([...keys, ...inAll].map((key) => [nameOf(key), key])).values()];
  await lockPeriods(tx, shop.id, both);
  const due = together([
    ...(await duePeriods(tx, shop.id, { keys: both, versions })),
    ...(await dueInAll(tx, shop.id, { keys: inAll, versions })),
  ]);
  const entries = await missingEntries(tx, shop, { due, since: sinceOf(changed, earned) });
  if (entries.length > 0) await appendEntries(tx, shop.id, entries);
  const ended = entries.filter(({ payableAt }) => payableAt !== null && payableAt <= now);
  if (ended.length > 0)
    await appendApprovals(
      tx,
      shop.id,
      ended.map(({ id }) => id),
      now,
    );
  return entries.length;
}

const keyOf = ({ creatorId, offerId, period }: PeriodKey): PeriodKey => ({
  creatorId,
  offerId,
  period,
});

function talliesOf({ order, targets }: EarnedOrder, zone: string): Tally[] {
  return targets.flatMap(({ creatorId, counts, amountMinor }) => {
    if (!counts?.terms.period) return [];
    const { terms, ...amounts } = counts;
    const period = periodOf(counts.terms.period.kind, localDateOf(order.processedAt, zone));
    const ids = { orderId: order.id, creatorId, offerId: terms.offerId, termsId: terms.id };
    return [{ ...ids, period, orderedAt: order.processedAt, ...amounts, amountMinor }];
  });
}

/** Brings the tallies of orders to what they count now; gives those that are gone, new or otherwise, as they were and as they are. */
async function keepTallies(
  tx: SqlTx,
  shopId: string,
  before: readonly Tally[],
  after: readonly Tally[],
): Promise<Tally[]> {
  const place = ({ orderId, creatorId }: Tally) => `${orderId}/${creatorId}`;
  const was = new Map(before.map((tally) => [place(tally), tally]));
  const is = new Map(after.map((tally) => [place(tally), tally]));
  const gone = before.filter((tally) => !is.has(place(tally)));
  const written = after.filter((tally) => !isSame(tally, was.get(place(tally))));
  if (gone.length > 0) await deleteTallies(tx, shopId, gone);
  if (written.length > 0)
    await writeTallies(
      tx,
      shopId,
      written.map((tally) => ({ ...tally, id: newId() })),
    );
  return [...gone, ...written, ...written.flatMap((tally) => was.get(place(tally)) ?? [])];
}

const isSame = (a: Tally, b: Tally | undefined): boolean =>
  b !== undefined &&
  a.offerId === b.offerId &&
  a.termsId === b.termsId &&
  a.period === b.period &&
  a.orderedAt.getTime() === b.orderedAt.getTime() &&
  a.netMinor === b.netMinor &&
  a.baseMinor === b.baseMinor &&
  a.amountMinor === b.amountMinor;

/** When what changes a period happened: the placing of a new order, or the last change of a known one; the latest of them. */
function sinceOf(
  changed: readonly Tally[],
  earned: readonly EarnedOrder[],
): ReadonlyMap<string, Date> {
  const orders = new Map(earned.map(({ order }) => [order.id, order]));
  const since = new Map<string, Date>();
  for (const tally of changed) {
    const order = orders.get(tally.orderId);
    if (!order) continue;
    const at = order.isNew ? order.processedAt : order.changedAt;
    for (const name of [nameOf(tally), nameOf({ ...tally, period: ALL_TIME })]) {
      const latest = since.get(name);
      if (!latest || at > latest) since.set(name, at);
    }
  }
  return since;
}

type Asked = Readonly<{ keys: readonly PeriodKey[]; versions: ReadonlyMap<string, Terms> }>;

/** What a period should pay beyond its orders, with the newest version of the terms that has orders in it; none when all have gone. */
type DuePeriod = Readonly<{ key: PeriodKey; parts: PeriodParts; newest: Terms | undefined }>;

async function duePeriods(tx: SqlTx, shopId: string, asked: Asked): Promise<DuePeriod[]> {
  const sums = await periodSums(tx, shopId, asked);
  return asked.keys.map((key) => {
    const ofPeriod = sums.get(nameOf(key)) ?? [];
    return { key, parts: periodParts(ofPeriod), newest: ofPeriod.at(-1)?.terms };
  });
}

async function dueInAll(tx: SqlTx, shopId: string, asked: Asked): Promise<DuePeriod[]> {
  const sums = await allTimeSums(tx, shopId, asked);
  return asked.keys.map((key) => {
    const slices = allTimeSlices(sums.get(nameOf(key)) ?? []);
    const newest = asked.versions.get(slices.at(-1)?.terms.id ?? "");
    return { key, parts: allTimeParts(slices), newest };
  });
}

/** All time may have tiers of its own, and what counts over all periods. */
const together = (due: readonly DuePeriod[]): DuePeriod[] =>
  [...Map.groupBy(due, ({ key }) => nameOf(key)).values()].flatMap((same) => {
    const [first] = same;
    const newest = same.flatMap((one) => one.newest ?? []);
    return first
      ? [
          {
            key: first.key,
            parts: sumOfParts(same.map(({ parts }) => parts)),
            newest: newest.toSorted((a, b) => a.version - b.version).at(-1),
          },
        ]
      : [];
  });

type Periods = Readonly<{ due: readonly DuePeriod[]; since: ReadonlyMap<string, Date> }>;

async function missingEntries(tx: SqlTx, shop: Shop, { due, since }: Periods): Promise<NewEntry[]> {
  const keys = due.map(({ key }) => key);
  const posted = Map.groupBy(await postedOnPeriods(tx, shop.id, keys), nameOf);
  return due.flatMap(({ key, parts, newest }) => {
    const occurredAt = since.get(nameOf(key));
    const known = posted.get(nameOf(key)) ?? [];
    if (!occurredAt) return [];
    const kinds = { tier: parts.tierMinor, goal: parts.goalMinor, cap: parts.capMinor };
    return Object.entries(kinds).flatMap(([kind, minor]) =>
      missing(shop, { key, kind: kind as PeriodEntryKind, minor, known, newest, occurredAt }),
    );
  });
}

type Due = Readonly<{
  key: PeriodKey;
  kind: PeriodEntryKind;
  minor: bigint;
  known: readonly PeriodPosted[];
  /** The newest version of the terms that has orders in the period; none when all of them have gone. */
  newest: Terms | undefined;
  occurredAt: Date;
}>;

function missing(shop: Shop, { key, kind, minor, known, newest, occurredAt }: Due): NewEntry[] {
  const stands = known.find((one) => one.kind === kind);
  const amountMinor = minor - (stands?.sumMinor ?? 0n);
  const termsId = newest?.id ?? stands?.termsId;
  if (amountMinor === 0n || !termsId) return [];
  const hold = newest ?? { holdBasis: "order", holdDays: 0 };
  return [
    {
      ...key,
      id: newId(),
      orderId: null,
      kind,
      amountMinor,
      baseMinor: null,
      currency: shop.currency,
      termsId,
      orderUpdatedAt: null,
      sourceKey: periodSourceKey(key, kind, stands?.count ?? 0),
      note: null,
      occurredAt,
      payableAt: periodHoldEnd(hold, { kind, period: key.period, occurredAt, zone: shop.zone }),
    },
  ];
}
