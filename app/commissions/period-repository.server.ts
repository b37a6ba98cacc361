// The rows of periods: what each order counts, and what is posted for a creator's period.
import type { PeriodEntryKind } from "#app/commissions/ledger.ts";
import { ending, type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";
import type { PeriodName } from "#app/programs/period-terms.ts";

/** A creator's period under an offer. */
export type PeriodKey = Readonly<{ creatorId: string; offerId: string; period: PeriodName }>;

/** What an order counts in a creator's period; minor units. */
export type Tally = PeriodKey &
  Readonly<{
    orderId: string;
    termsId: string;
    orderedAt: Date;
    netMinor: bigint;
    baseMinor: bigint;
    amountMinor: bigint;
  }>;

/** What these orders count now. */
export const talliesOfOrders = (
  tx: SqlTx,
  shopId: string,
  orderIds: readonly string[],
): Promise<Tally[]> =>
  tx.query(sql`
    select "orderId", "creatorId", "offerId", "termsId", "period", "orderedAt", "netMinor", "baseMinor", "amountMinor"
    from "Tally" where "shopId" = ${shopId}::uuid and "orderId" = any(${orderIds}::uuid[])`);

/** Takes away what orders counted for creators. */
export async function deleteTallies(
  tx: SqlTx,
  shopId: string,
  gone: readonly Pick<Tally, "orderId" | "creatorId">[],
): Promise<void> {
  await tx.query(sql`
    delete from "Tally" t
    using unnest(${gone.map(({ orderId }) => orderId)}::uuid[], ${gone.map(({ creatorId }) => creatorId)}::uuid[]) as r(ordered, creator)
    where t."shopId" = ${shopId}::uuid and t."orderId" = r.ordered and t."creatorId" = r.creator`);
}

/** Writes what orders count, over what they counted before. */
export async function writeTallies(
  tx: SqlTx,
  shopId: string,
  tallies: readonly (Tally & Readonly<{ id: string }>)[],
): Promise<void> {
  const column = <K extends keyof Tally | "id">(key: K) => tallies.map((tally) => tally[key]);
  await tx.query(sql`
    insert into "Tally" ("shopId", "id", "orderId", "creatorId", "offerId", "termsId", "period", "orderedAt", "netMinor", "baseMinor",
      "amountMinor")
    select ${shopId}::uuid, r.* from unnest(${column("id")}::uuid[], ${column("orderId")}::uuid[], ${column("creatorId")}::uuid[],
      ${column("offerId")}::uuid[], ${column("termsId")}::uuid[], ${column("period")}::text[], ${column("orderedAt")}::timestamptz[],
      ${column("netMinor")}::bigint[], ${column("baseMinor")}::bigint[], ${column("amountMinor")}::bigint[]) as r
    on conflict ("shopId", "orderId", "creatorId") do update set "offerId" = excluded."offerId", "termsId" = excluded."termsId",
      "period" = excluded."period", "orderedAt" = excluded."orderedAt", "netMinor" = excluded."netMinor",
      "baseMinor" = excluded."baseMinor", "amountMinor" = excluded."amountMinor"`);
}

const LOCK_PREFIX = "period/";

/**
 * Waits until no other transaction works on these periods, and keeps others waiting until this one ends: what a period pays is worked out
 * from all of its orders. Locks of orders are taken before these, so that no two transactions wait in a circle.
 */
export async function lockPeriods(
  tx: SqlTx,
  shopId: string,
  keys: readonly PeriodKey[],
): Promise<void> {
  const names = keys.map((key) => `${LOCK_PREFIX}${shopId}/${nameOf(key)}`).sort();
  await tx.query(sql`
    select count(pg_advisory_xact_lock(hashtextextended(name, 0))) from (
      select name from unnest(${names}::text[]) with ordinality as n(name, at) order by at) ordered`);
}

/** A period's name among those of a shop. */
export const nameOf = ({ creatorId, offerId, period }: PeriodKey): string =>
  `${creatorId}/${offerId}/${period}`;

/** What the orders of a period come to under one version of the terms. */
export type TallySum = PeriodKey &
  Readonly<{
    termsId: string;
    orders: number;
    netMinor: bigint;
    baseMinor: bigint;
    amountMinor: bigint;
  }>;

/** The sums of periods, a row a version of the terms; read by their index alone. */
export const sumsOfPeriods = (
  tx: SqlTx,
  shopId: string,
  keys: readonly PeriodKey[],
): Promise<TallySum[]> => tx.query(ending(tallySums(shopId, keys), OF_THE_PERIOD));

/** The sums of all periods of creators under offers, a row a period and version of the terms. */
export const sumsOfAllPeriods = (
  tx: SqlTx,
  shopId: string,
  keys: readonly PeriodKey[],
): Promise<TallySum[]> => tx.query(ending(tallySums(shopId, keys), OF_ANY_PERIOD));

const tallySums = (shopId: string, keys: readonly PeriodKey[]) => sql`
    select t."creatorId", t."offerId", t."period", t."termsId", count(*)::int as "orders", sum(t."netMinor")::bigint as "netMinor",
      sum(t."baseMinor")::bigint as "baseMinor", sum(t."amountMinor")::bigint as "amountMinor"
    from unnest(${keys.map(({ creatorId }) => creatorId)}::uuid[], ${keys.map(({ offerId }) => offerId)}::uuid[],
      ${keys.map(({ period }) => period)}::text[]) as k("creatorId", "offerId", "period")
    join "Tally" t on t."shopId" = ${shopId}::uuid and t."creatorId" = k."creatorId" and t."offerId" = k."offerId"`;
const OF_ANY_PERIOD = sql`group by t."creatorId", t."offerId", t."period", t."termsId"`;
const OF_THE_PERIOD = ending(sql`where t."period" = k."period"`, OF_ANY_PERIOD);

/**
 * The base of a version's orders in periods by the step that their place in the period has reached, by the period's name: the first order is 1,
 * and with steps from 3 and from 10 the ninth is at step 0. Orders before the first step are left out.
 */
export async function baseBySteps(
  tx: SqlTx,
  shopId: string,
  {
    keys,
    termsId,
    steps,
  }: Readonly<{ keys: readonly PeriodKey[]; termsId: string; steps: readonly bigint[] }>,
): Promise<ReadonlyMap<string, readonly bigint[]>> {
  type Row = PeriodKey & Readonly<{ step: number; baseMinor: bigint }>;
  const rows = await tx.query<Row>(sql`
    select "creatorId", "offerId", "period", width_bucket(place, ${steps}::bigint[]) - 1 as "step", sum("baseMinor")::bigint as "baseMinor"
    from (
      select t."creatorId", t."offerId", t."period", t."termsId", t."baseMinor", row_number() over (
        partition by t."creatorId", t."offerId", t."period" order by t."orderedAt", t."orderId") as place
      from unnest(${keys.map(({ creatorId }) => creatorId)}::uuid[], ${keys.map(({ offerId }) => offerId)}::uuid[],
        ${keys.map(({ period }) => period)}::text[]) as k("creatorId", "offerId", "period")
      join "Tally" t on t."shopId" = ${shopId}::uuid and t."creatorId" = k."creatorId" and t."offerId" = k."offerId"
        and t."period" = k."period"
    ) placed where "termsId" = ${termsId}::uuid and place >= (${steps}::bigint[])[1] group by 1, 2, 3, 4`);
  return new Map(
    [...Map.groupBy(rows, nameOf)].map(([name, found]) => {
      const bases = new Map(found.map(({ step, baseMinor }) => [step, baseMinor]));
      return [name, steps.map((_, at) => bases.get(at) ?? 0n)];
    }),
  );
}

/** What stands in the ledger for a period and kind. */
export type PeriodPosted = PeriodKey &
  Readonly<{ kind: PeriodEntryKind; count: number; sumMinor: bigint; termsId: string }>;

export const postedOnPeriods = (
  tx: SqlTx,
  shopId: string,
  keys: readonly PeriodKey[],
): Promise<PeriodPosted[]> =>
  tx.query(sql`
    select e."creatorId", e."offerId", e."period", e."kind", count(*)::int as "count", sum(e."amountMinor")::bigint as "sumMinor",
      (array_agg(e."termsId"::text order by e."id" desc))[1] as "termsId"
    from unnest(${keys.map(({ creatorId }) => creatorId)}::uuid[], ${keys.map(({ offerId }) => offerId)}::uuid[],
      ${keys.map(({ period }) => period)}::text[]) as k("creatorId", "offerId", "period")
    join "Entry" e on e."shopId" = ${shopId}::uuid and e."creatorId" = k."creatorId" and e."offerId" = k."offerId"
      and e."period" = k."period"
    group by e."creatorId", e."offerId", e."period", e."kind"`);

/** What creators' orders of some periods counted that were placed before an instant, the newest first, at most so many. */
export const talliesBefore = (
  tx: Tx,
  shopId: string,
  {
    offerId,
    creatorIds,
    periods,
    before,
    take,
  }: Readonly<{
    offerId: string;
    creatorIds: readonly string[];
    /** Null is all of them. */
    periods: readonly PeriodName[] | null;
    before: Date;
    take: number;
  }>,
): Promise<Tally[]> => tx.$queryRaw`
  select "orderId", "creatorId", "offerId", "termsId", "period", "orderedAt", "netMinor", "baseMinor", "amountMinor" from "Tally"
  where "shopId" = ${shopId}::uuid and "creatorId" = any(${creatorIds}::uuid[]) and "offerId" = ${offerId}::uuid
    and (${periods === null} or "period" = any(${periods ?? []}::text[])) and "orderedAt" < ${before}
  order by "orderedAt" desc, "orderId" desc limit ${take}`;

/** The offers under which a creator has orders that count. */
export async function offersCounted(tx: Tx, shopId: string, creatorId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ offerId: string }[]>`
    select distinct "offerId" from "Tally" where "shopId" = ${shopId}::uuid and "creatorId" = ${creatorId}::uuid`;
  return rows.map(({ offerId }) => offerId);
}
