// Part of the repository: what customers bought, by Shopify's id alone. Orders are not indexed by customer, so each reads all orders of the
// shop that have one.
import { queryRows, sql, type Tx } from "#app/platform/db.server.ts";

export type LoyalCustomer = Readonly<{
  customerGid: string;
  orders: number;
  netMinor: bigint;
  /** After discounts, before refunds; and what was given back of it. */
  soldMinor: bigint;
  refundMinor: bigint;
  lastAt: Date;
  /** Share of the shop's customers who have fewer orders, and less net, in percent. */
  ordersAbove: number;
  netAbove: number;
}>;

type LoyalRule = Readonly<{
  ordersMin: number;
  since: Date;
  refundPercentBelow: number;
  take: number;
}>;

/**
 * Customers with at least so many counted orders, the last of them since then, who gave back less than such a share; the best first: half
 * by orders, half by net, each against all customers of the shop. Reads every order of the shop that has a customer.
 */
export const loyalCustomers = (
  tx: Tx,
  shopId: string,
  { ordersMin, since, refundPercentBelow, take }: LoyalRule,
): Promise<LoyalCustomer[]> =>
  tx.$queryRaw<LoyalCustomer[]>`
    with bought as (
      select o."customerGid", count(*)::int as "orders", sum(o."netMinor")::bigint as "netMinor",
        sum(o."grossMinor" - o."discountMinor")::bigint as "soldMinor", sum(o."refundMinor")::bigint as "refundMinor",
        max(o."processedAt") as "lastAt"
      from "Order" o
      where o."shopId" = ${shopId}::uuid and o."customerGid" is not null and o."exclusion" is null
      group by o."customerGid"
    ), ranked as (
      select b.*, round(100 * percent_rank() over (order by b."orders"))::int as "ordersAbove",
        round(100 * percent_rank() over (order by b."netMinor"))::int as "netAbove"
      from bought b
    )
    select * from ranked r
    where r."orders" >= ${ordersMin} and r."lastAt" >= ${since}
      and r."refundMinor" * 100 < r."soldMinor" * ${refundPercentBelow}
    order by r."ordersAbove" + r."netAbove" desc, r."netMinor" desc, r."customerGid"
    limit ${take}`;

/** How a customer's days with counted orders lie, in days of the shop's calendar, and the most pieces of one product in an order. */
export type CustomerHistory = Readonly<{
  customerGid: string;
  repeats: number;
  /** From the first day with an order to the last, and from the first to today. */
  lastDays: number;
  ageDays: number;
  piecesMax: number;
}>;

type Calendar = Readonly<{ zone: string; now: Date }>;

/** The histories of some customers; one without a counted order is left out. */
export const historiesOf = (
  tx: Tx,
  shopId: string,
  { customerGids, zone, now }: Calendar & Readonly<{ customerGids: readonly string[] }>,
): Promise<CustomerHistory[]> =>
  tx.$queryRaw<CustomerHistory[]>`
    with bought as (
      select o."customerGid", o."id", (o."processedAt" at time zone ${zone})::date as "dayOn"
      from "Order" o
      where o."shopId" = ${shopId}::uuid and o."customerGid" = any(${[...customerGids]}::text[]) and o."exclusion" is null
    )
    select b."customerGid", count(distinct b."dayOn")::int - 1 as "repeats", max(b."dayOn") - min(b."dayOn") as "lastDays",
      (${now}::timestamptz at time zone ${zone})::date - min(b."dayOn") as "ageDays", coalesce(max(p."pieces"), 0)::int as "piecesMax"
    from bought b left join lateral (
      select sum(l."quantity") as "pieces" from "OrderLine" l
      where l."shopId" = ${shopId}::uuid and l."orderId" = b."id" group by coalesce(l."productGid", l."gid")
    ) p on true
    group by b."customerGid"`;

/** So many customers have the same history: days with counted orders after the first, and weeks, rounded, as above. */
export type HistoryCount = Readonly<{
  repeats: number;
  lastWeeks: number;
  ageWeeks: number;
  customers: number;
}>;

/** How many of the shop's customers have which history. Weeks keep the answer small: a million customers are 100,000 to 170,000 rows. */
export const countHistories = (shopId: string, { zone, now }: Calendar): Promise<HistoryCount[]> =>
  queryRows<HistoryCount>(sql`
    with days as (
      select distinct o."customerGid", (o."processedAt" at time zone ${zone})::date as "dayOn"
      from "Order" o
      where o."shopId" = ${shopId}::uuid and o."customerGid" is not null and o."exclusion" is null and o."processedAt" <= ${now}
    ), customers as (
      select count(*)::int - 1 as "repeats", max(d."dayOn") - min(d."dayOn") as "lastDays",
        (${now}::timestamptz at time zone ${zone})::date - min(d."dayOn") as "ageDays"
      from days d group by d."customerGid"
    )
    select "repeats", round("lastDays" / 7.0)::int as "lastWeeks", round("ageDays" / 7.0)::int as "ageWeeks", count(*)::int as "customers"
    from customers group by 1, 2, 3`);
