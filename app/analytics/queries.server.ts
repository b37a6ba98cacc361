// Reports, read-only: what creators brought and cost in a period, by the date of the order. Raw sums of Order, Credit, Entry and Cost;
// each begins at an index range of the shop and the period: Order (shopId, processedAt, id), Cost (shopId, incurredOn).
import { z } from "zod";
import type { ReportQuery, Sort } from "#app/analytics/contract.ts";
import { MODERATE_FROM, STRONG_FROM } from "#app/analytics/roi.ts";
import type { DayFigures } from "#app/analytics/series.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { type Period, startOfDay } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** A shop's days; with a creator, of that creator alone. */
export type Scope = Readonly<{
  shop: Pick<Shop, "id" | "zone">;
  period: Period;
  creatorId?: string;
}>;

/** Which creators are listed: search text in name, handle or code; band; enough orders and a cost to be ranked; these alone. */
export type Filter = Readonly<
  Pick<ReportQuery, "q" | "band"> & {
    ordersMin?: number;
    isCostNeeded?: boolean;
    creatorIds?: readonly string[];
  }
>;

const figures = {
  orders: z.int(),
  newCustomers: z.int(),
  netMinor: z.bigint(),
  discountMinor: z.bigint(),
  commissionMinor: z.bigint(),
  feeMinor: z.bigint(),
  giftMinor: z.bigint(),
  shippingMinor: z.bigint(),
  otherMinor: z.bigint(),
};
const creatorRow = z.object({
  ...figures,
  creatorId: z.string(),
  name: z.string(),
  handle: z.string(),
  followers: z.int(),
  code: z.string().nullable(),
  codeState: z.string().nullable(),
});
const sumsRow = z.object({ ...figures, creators: z.int() });
const shopRow = z.object({
  orders: z.int(),
  newCustomers: z.int(),
  netMinor: z.bigint(),
  discountMinor: z.bigint(),
});
const dayRow = z.object({
  day: z.string(),
  netMinor: z.bigint(),
  costMinor: z.bigint(),
  newCustomers: z.int(),
});
const windowRow = z.object({ min: z.int().nullable(), max: z.int().nullable() });

export type CreatorRow = Readonly<z.infer<typeof creatorRow>>;

/** Creators with their figures, each of the shop's also when it has none, in the order asked for; `limit` null is all of them. */
export async function creatorRows(
  tx: Tx,
  scope: Scope,
  {
    filter,
    sort,
    direction,
    limit,
    offset,
  }: Readonly<{
    filter: Filter;
    sort: Sort;
    direction: "asc" | "desc";
    limit: number | null;
    offset: number;
  }>,
): Promise<CreatorRow[]> {
  const order = Prisma.sql`${SORT_BY[sort]} ${DIRECTIONS[direction]}, lower(f."name"), f."creatorId"`;
  // The code is looked up for the rows of this page alone.
  const rows = await tx.$queryRaw`
    with ${figuresOf(scope)},
    page as (
      select f.*, row_number() over (order by ${order}) as "at"
      from figures f where ${matching(scope, filter)}
      order by ${order} limit ${limit} offset ${offset}
    )
    select page.*, code."code", code."state" as "codeState"
    from page left join lateral (
      select k."code", k."state" from "Code" k
      where k."shopId" = ${scope.shop.id}::uuid and k."creatorId" = page."creatorId"
      order by k."state" = 'live' desc, k."createdAt" desc, k."id" limit 1
    ) code on true
    order by page."at"`;
  return z.array(creatorRow).parse(rows);
}

/** The sums over all creators that a filter lists, and how many they are. */
export async function creatorSums(
  tx: Tx,
  scope: Scope,
  filter: Filter = { q: "", band: null },
): Promise<Readonly<z.infer<typeof sumsRow>>> {
  const rows = await tx.$queryRaw`
    with ${figuresOf(scope)}
    select count(*)::int as "creators",
      coalesce(sum(f."orders"), 0)::int as "orders",
      coalesce(sum(f."newCustomers"), 0)::int as "newCustomers",
      coalesce(sum(f."netMinor"), 0)::bigint as "netMinor",
      coalesce(sum(f."discountMinor"), 0)::bigint as "discountMinor",
      coalesce(sum(f."commissionMinor"), 0)::bigint as "commissionMinor",
      coalesce(sum(f."feeMinor"), 0)::bigint as "feeMinor",
      coalesce(sum(f."giftMinor"), 0)::bigint as "giftMinor",
      coalesce(sum(f."shippingMinor"), 0)::bigint as "shippingMinor",
      coalesce(sum(f."otherMinor"), 0)::bigint as "otherMinor"
    from figures f where ${matching(scope, filter)}`;
  return z.tuple([sumsRow]).parse(rows)[0];
}

/** The whole shop's orders of the period, whoever brought them: Shopify's net sales. */
export async function shopSums(tx: Tx, scope: Scope): Promise<Readonly<z.infer<typeof shopRow>>> {
  const rows = await tx.$queryRaw`
    select count(*)::int as "orders",
      (count(*) filter (where o."isNewCustomer"))::int as "newCustomers",
      coalesce(sum(o."netMinor"), 0)::bigint as "netMinor",
      coalesce(sum(o."discountMinor"), 0)::bigint as "discountMinor"
    from "Order" o where ${placedIn(scope)} and o."exclusion" is null`;
  return z.tuple([shopRow]).parse(rows)[0];
}

/** Creators' net revenue, cost and new customers by day of the shop; days without any are missing. */
export async function daysOfCreators(tx: Tx, scope: Scope): Promise<DayFigures[]> {
  const day = Prisma.sql`(o."processedAt" at time zone ${scope.shop.zone}::text)::date`;
  const rows = await tx.$queryRaw`
    select "day"::text, sum("netMinor")::bigint as "netMinor",
      sum("costMinor")::bigint as "costMinor", sum("new")::int as "newCustomers"
    from (
      select ${day} as "day", c."netMinor", 0 as "costMinor", (o."isNewCustomer" is true)::int as "new"
      from "Order" o join "Credit" c on c."shopId" = o."shopId" and c."orderId" = o."id"
      where ${placedIn(scope)} and o."exclusion" is null ${creatorIs(scope, Prisma.sql`c`)}
      union all
      select ${day}, 0, e."amountMinor", 0
      from "Order" o join "Entry" e on e."shopId" = o."shopId" and e."orderId" = o."id"
      where ${placedIn(scope)} and e."kind" <> 'payout' ${creatorIs(scope, Prisma.sql`e`)}
      union all
      select (e."occurredAt" at time zone ${scope.shop.zone}::text)::date, 0, e."amountMinor", 0
      from "Entry" e where ${beyondOrdersIn(scope)}
      union all
      select t."incurredOn", 0, t."amountMinor", 0
      from "Cost" t where ${incurredIn(scope)} ${creatorIs(scope, Prisma.sql`t`)}
    ) happened
    group by "day" order by "day"`;
  return z.array(dayRow).parse(rows);
}

/** The shortest and the longest link window in force, in days, over the shop's offers; null without an offer. */
export async function linkWindows(
  tx: Tx,
  shopId: string,
): Promise<Readonly<{ min: number; max: number }> | null> {
  const rows = await tx.$queryRaw`
    select min(t."windowDays")::int as "min", max(t."windowDays")::int as "max"
    from (
      select distinct on ("offerId") "windowDays" from "Terms"
      where "shopId" = ${shopId}::uuid and ("validFrom" <= now() or "version" = 1) order by "offerId", "version" desc
    ) t`;
  const [{ min, max }] = z.tuple([windowRow]).parse(rows);
  return min === null || max === null ? null : { min, max };
}

const COST = Prisma.sql`(f."commissionMinor" + f."feeMinor" + f."giftMinor" + f."shippingMinor" + f."otherMinor")`;
const RETURN = Prisma.sql`case when ${COST} > 0 then f."netMinor"::numeric / ${COST} end`;

/** Every sort that an address can ask for. ROI is the return less one, so both sort alike. */
const SORT_BY: Readonly<Record<Sort, Prisma.Sql>> = {
  creator: Prisma.sql`lower(f."name")`,
  orders: Prisma.sql`f."orders"`,
  newCustomers: Prisma.sql`f."newCustomers"`,
  net: Prisma.sql`f."netMinor"`,
  commission: Prisma.sql`f."commissionMinor"`,
  otherCost: Prisma.sql`${COST} - f."commissionMinor"`,
  totalCost: COST,
  return: RETURN,
  roi: RETURN,
};
const DIRECTIONS = { asc: Prisma.sql`asc nulls last`, desc: Prisma.sql`desc nulls last` };

/** The same bands as bandOf in roi.ts; a database test compares the two. */
const BAND = Prisma.sql`case
  when ${COST} <= 0 and f."orders" = 0 and f."netMinor" = 0 then 'no_data'
  when ${COST} <= 0 then 'no_cost'
  when f."netMinor" >= ${STRONG_FROM}::bigint * ${COST} then 'strong'
  when f."netMinor" >= ${MODERATE_FROM}::bigint * ${COST} then 'moderate'
  else 'poor' end`;

function matching(scope: Scope, filter: Filter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (filter.band !== null) conditions.push(Prisma.sql`${BAND} = ${filter.band}`);
  if (filter.ordersMin) conditions.push(Prisma.sql`f."orders" >= ${filter.ordersMin}`);
  if (filter.creatorIds)
    conditions.push(Prisma.sql`f."creatorId" = any(${[...filter.creatorIds]}::uuid[])`);
  if (filter.isCostNeeded) conditions.push(Prisma.sql`${COST} > 0`);
  if (filter.q !== "") {
    const like = `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(Prisma.sql`(f."name" ilike ${like} or f."handle" ilike ${like} or exists (
      select 1 from "Code" k where k."shopId" = ${scope.shop.id}::uuid
        and k."creatorId" = f."creatorId" and k."code" ilike ${like}))`);
  }
  return Prisma.join(conditions, " and ");
}

/** Common table expressions that end in `figures`: a row for each creator, zeros where nothing happened. */
function figuresOf(scope: Scope): Prisma.Sql {
  return Prisma.sql`credited as (
      select c."creatorId", count(*)::int as "orders",
        (count(*) filter (where o."isNewCustomer"))::int as "newCustomers",
        sum(c."netMinor")::bigint as "netMinor", sum(c."discountMinor")::bigint as "discountMinor"
      from "Order" o join "Credit" c on c."shopId" = o."shopId" and c."orderId" = o."id"
      where ${placedIn(scope)} and o."exclusion" is null ${creatorIs(scope, Prisma.sql`c`)}
      group by c."creatorId"
    ), earned as (
      select "creatorId", sum("amountMinor")::bigint as "commissionMinor"
      from (
        select e."creatorId", e."amountMinor"
        from "Order" o join "Entry" e on e."shopId" = o."shopId" and e."orderId" = o."id"
        where ${placedIn(scope)} and e."kind" <> 'payout' ${creatorIs(scope, Prisma.sql`e`)}
        union all
        select e."creatorId", e."amountMinor" from "Entry" e where ${beyondOrdersIn(scope)}
      ) posted group by "creatorId"
    ), spent as (
      select t."creatorId",
        (sum(t."amountMinor") filter (where t."kind" = 'fee'))::bigint as "feeMinor",
        (sum(t."amountMinor") filter (where t."kind" = 'gift'))::bigint as "giftMinor",
        (sum(t."amountMinor") filter (where t."kind" = 'shipping'))::bigint as "shippingMinor",
        (sum(t."amountMinor") filter (where t."kind" not in ('fee', 'gift', 'shipping')))::bigint as "otherMinor"
      from "Cost" t where ${incurredIn(scope)} ${creatorIs(scope, Prisma.sql`t`)}
      group by t."creatorId"
    ), figures as (
      select r."id" as "creatorId", r."name", r."handle", r."followers",
        coalesce(credited."orders", 0) as "orders",
        coalesce(credited."newCustomers", 0) as "newCustomers",
        coalesce(credited."netMinor", 0) as "netMinor",
        coalesce(credited."discountMinor", 0) as "discountMinor",
        coalesce(earned."commissionMinor", 0) as "commissionMinor",
        coalesce(spent."feeMinor", 0) as "feeMinor",
        coalesce(spent."giftMinor", 0) as "giftMinor",
        coalesce(spent."shippingMinor", 0) as "shippingMinor",
        coalesce(spent."otherMinor", 0) as "otherMinor"
      from "Creator" r
      left join credited on credited."creatorId" = r."id"
      left join earned on earned."creatorId" = r."id"
      left join spent on spent."creatorId" = r."id"
      where r."shopId" = ${scope.shop.id}::uuid ${scope.creatorId === undefined ? Prisma.empty : Prisma.sql`and r."id" = ${scope.creatorId}::uuid`}
    )`;
}

function placedIn({ shop, period }: Scope): Prisma.Sql {
  return Prisma.sql`o."shopId" = ${shop.id}::uuid
    and o."processedAt" >= ${startOfDay(period.from, shop.zone)}
    and o."processedAt" < ${startOfDay(period.to, shop.zone)}`;
}

/** What no order has: bonuses, credits and debits by hand and what periods add, of the day on which it was given or earned. */
function beyondOrdersIn(scope: Scope): Prisma.Sql {
  const { shop, period } = scope;
  return Prisma.sql`e."shopId" = ${shop.id}::uuid and e."kind" in ('bonus', 'credit', 'debit', 'tier', 'goal', 'cap')
    and e."occurredAt" >= ${startOfDay(period.from, shop.zone)}
    and e."occurredAt" < ${startOfDay(period.to, shop.zone)} ${creatorIs(scope, Prisma.sql`e`)}`;
}

function incurredIn({ shop, period }: Scope): Prisma.Sql {
  return Prisma.sql`t."shopId" = ${shop.id}::uuid and t."voidedAt" is null
    and t."incurredOn" >= ${period.from}::date and t."incurredOn" < ${period.to}::date`;
}

function creatorIs({ creatorId }: Scope, table: Prisma.Sql): Prisma.Sql {
  if (creatorId === undefined) return Prisma.empty;
  return Prisma.sql`and ${table}."creatorId" = ${creatorId}::uuid`;
}
