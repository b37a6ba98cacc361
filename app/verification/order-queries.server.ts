// Read-only: the orders of a shop against their sales. The rules of orders/figures.ts and orders/commissionable.ts are written here a second
// time, in SQL: two that agree prove more than one that is run twice.
import { type SqlTx, sql } from "#app/platform/db.server.ts";
import type { Difference } from "#app/verification/verification.ts";

/** Ids above `after`, up to and with `upTo`. */
export type Range = Readonly<{ after: string; upTo: string }>;

/** One chunk of orders, compared. */
export type ComparedOrders = Readonly<{
  orders: number;
  /** How many of them were not paid in the shop's currency. */
  foreign: number;
  differences: readonly Difference[];
}>;

/** The id at which a chunk of `size` orders ends, null when fewer are left. */
export async function endOfOrders(
  tx: SqlTx,
  shopId: string,
  { after, size }: Readonly<{ after: string; size: number }>,
): Promise<string | null> {
  const rows = await tx.query<{ id: string }>(sql`
    select "id" from "Order" where "shopId" = ${shopId} and "id" > ${after} order by "id" offset ${size - 1} limit 1`);
  return rows[0]?.id ?? null;
}

/**
 * The figures of orders against their sales: gross, discount, refund and net, now and when the order was placed; what commission is
 * computed on, where the buyer paid in the shop's currency; why an order counts nothing; whether it is paid; its currency; and that a
 * redacted customer is off it.
 */
export async function compareFigures(
  tx: SqlTx,
  shop: Readonly<{ id: string; currency: string }>,
  { after, upTo }: Range,
): Promise<ComparedOrders> {
  const rows = await tx.query<ComparedOrders>(sql`
    with sale as (
      select "orderId", "totalMinor" - "taxMinor" as "net", "discountMinor" as "discount", "reason" = 'ORDER' as "isPlaced",
        "presentmentTotalMinor" is not null as "isForeign", "lineType" in ('PRODUCT', 'ADJUSTMENT') as "counts",
        "lineType" = 'ADJUSTMENT' or ("actionType" <> 'ORDER' and "reason" <> 'ORDER_EDIT'
          and ("actionType" = 'RETURN' or "reason" in ('REFUND', 'RETURN'))) as "isBack"
      from "Sale" where "shopId" = ${shop.id} and "orderId" > ${after} and "orderId" <= ${upTo}
    ), summed as (
      select "orderId", bool_or("isForeign") as "isForeign",
        coalesce(sum("net" + "discount") filter (where "counts" and not "isBack"), 0) as "gross",
        coalesce(sum("discount") filter (where "counts" and not "isBack"), 0) as "discount",
        coalesce(-sum("net") filter (where "counts" and "isBack"), 0) as "refund",
        coalesce(sum("net") filter (where "counts"), 0) as "net",
        coalesce(sum("net") filter (where "counts" and "isPlaced"), 0) as "placed"
      from sale group by "orderId"
    ), stated as (
      select o.*, case when o."exclusion" = 'deleted' then 'deleted' when o."isTest" then 'test'
          when o."cancelledAt" is not null then 'cancelled' when o."financialStatus" = 'VOIDED' then 'voided' end as "why",
        case when o."financialStatus" in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED') then true
          when o."financialStatus" = 'PARTIALLY_PAID' then o."isPaid" else false end as "paid",
        p."customerGid" is not null as "wasToGo"
      from "Order" o left join (
        select distinct "customerGid" from "PrivacyRequest" where "shopId" = ${shop.id} and "kind" = 'redact'
      ) p on p."customerGid" = o."customerGid"
      where o."shopId" = ${shop.id} and o."id" > ${after} and o."id" <= ${upTo}
    ), compared as materialized (
      select o.*, 'order ' || coalesce(o."name", s."orderId"::text) as "key", o."id" is null as "isOrphan",
        coalesce(s."isForeign", false) as "isForeign", n."is" * coalesce(s."gross", 0) as "gross", n."is" * coalesce(s."discount", 0) as "discount",
        n."is" * coalesce(s."refund", 0) as "refund", n."is" * coalesce(s."net", 0) as "net", coalesce(s."placed", 0) as "placed",
        case when s."isForeign" then o."commissionableMinor" else n."is" * o."paid"::int * coalesce(s."net", 0) end as "base"
      from stated o full join summed s on s."orderId" = o."id" cross join lateral (select (o."why" is null)::int as "is") n
    ), difference as (
      select c."key", d.* from compared c cross join lateral (values
        ('figures', 'grossMinor', "gross"::text, "grossMinor"::text),
        ('figures', 'discountMinor', "discount"::text, "discountMinor"::text),
        ('figures', 'refundMinor', "refund"::text, "refundMinor"::text),
        ('figures', 'netMinor', "net"::text, "netMinor"::text),
        ('figures', 'placedNetMinor', "placed"::text, "placedNetMinor"::text),
        ('figures', 'commissionableMinor', "base"::text, "commissionableMinor"::text),
        ('figures', 'exclusion', "why", "exclusion"),
        ('figures', 'isPaid', "paid"::text, "isPaid"::text),
        ('currency', 'currency', ${shop.currency}, "currency"),
        ('redaction', 'customerGid', null, case when "wasToGo" then 'still there' end)
      ) as d("check", "field", "expected", "found")
      where not "isOrphan" and d."expected" is distinct from d."found"
        and ("gross", "discount", "refund", "net", "placed", "base", "why", "paid", ${shop.currency}, false) is distinct from
          ("grossMinor", "discountMinor", "refundMinor", "netMinor", "placedNetMinor", "commissionableMinor", "exclusion", "isPaid", "currency", "wasToGo")
      union all
      select "key", 'tenancy', 'sales', 'an order', null from compared where "isOrphan"
    )
    select (count(*) filter (where not "isOrphan"))::int as "orders", (count(*) filter (where "isForeign"))::int as "foreign",
      coalesce((select jsonb_agg(to_jsonb(d)) from difference d), '[]') as "differences" from compared`);
  return rows[0] ?? { orders: 0, foreign: 0, differences: [] };
}

/**
 * What commission is computed on, of orders that were not paid in the shop's currency: of each line goes back the share that the buyer got
 * back of what the buyer paid, at the rate of the order's day.
 */
export const compareRates = (
  tx: SqlTx,
  shopId: string,
  { after, upTo }: Range,
): Promise<Difference[]> =>
  tx.query<Difference>(sql`
    with "foreign" as (
      select distinct "orderId" from "Sale"
      where "shopId" = ${shopId} and "orderId" > ${after} and "orderId" <= ${upTo} and "presentmentTotalMinor" is not null
    ), sale as (
      select s."orderId", case when s."lineType" = 'ADJUSTMENT' then '' else coalesce(s."lineGid", '') end as "line",
        s."totalMinor" - s."taxMinor" as "net",
        coalesce(s."presentmentTotalMinor" - s."presentmentTaxMinor", s."totalMinor" - s."taxMinor") as "seen",
        s."lineType" = 'ADJUSTMENT' or (s."actionType" <> 'ORDER' and s."reason" <> 'ORDER_EDIT'
          and (s."actionType" = 'RETURN' or s."reason" in ('REFUND', 'RETURN'))) as "isBack"
      from "Sale" s join "foreign" f on f."orderId" = s."orderId"
      where s."shopId" = ${shopId} and s."orderId" > ${after} and s."orderId" <= ${upTo} and s."lineType" in ('PRODUCT', 'ADJUSTMENT')
    ), line as (
      select "orderId", "line",
        coalesce(sum("net") filter (where not "isBack"), 0) as "sold", coalesce(sum("seen") filter (where not "isBack"), 0) as "soldSeen",
        coalesce(sum("net") filter (where "isBack"), 0) as "back", coalesce(sum("seen") filter (where "isBack"), 0) as "backSeen"
      from sale group by "orderId", "line"
    ), rate as (
      select *, case "line" when '' then sum("sold") over (partition by "orderId") else "sold" end as "of",
        case "line" when '' then sum("soldSeen") over (partition by "orderId") else "soldSeen" end as "ofSeen"
      from line
    ), rated as (
      select "orderId", sum("sold" + case when "ofSeen" > 0
        then sign("of" * "backSeen") * div(2 * abs("of" * "backSeen") + "ofSeen", 2 * "ofSeen") else "back" end) as "minor"
      from rate group by "orderId"
    ), expected as (
      select o."name", o."commissionableMinor" as "found",
        case when o."isPaid" and o."exclusion" is null then coalesce(r."minor", 0) else 0 end as "minor"
      from "foreign" f join "Order" o on o."shopId" = ${shopId} and o."id" = f."orderId" left join rated r on r."orderId" = f."orderId"
      where o."id" > ${after} and o."id" <= ${upTo}
    )
    select 'figures' as "check", 'order ' || "name" as "key", 'commissionableMinor' as "field", "minor"::text as "expected",
      "found"::text as "found"
    from expected where "minor" <> "found"`);
