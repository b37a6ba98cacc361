// Read-only: credits and commissions of a shop against its orders and terms. The rules of programs/terms.ts and commissions/earn.ts are
// written here a second time, in SQL.
import { type SqlTx, sql } from "#app/platform/db.server.ts";
import type { Range } from "#app/verification/order-queries.server.ts";
import type { Difference } from "#app/verification/verification.ts";

/** What creators should have earned on a chunk of orders, and where credits or the ledger say otherwise. */
export type ComparedCredits = Readonly<{
  /** Commission by creator, minor units as text; without that whose terms look at lines (line-credits.server.ts). */
  earned: Readonly<Record<string, string>>;
  differences: readonly Difference[];
}>;

/**
 * The credits of orders against the orders and the terms in force when they were placed, and the ledger against both: what is posted for
 * a creator and an order is the commission on her share of what is commissionable, however it came there, and nothing for anybody else.
 */
export async function compareCredits(
  tx: SqlTx,
  shopId: string,
  { after, upTo }: Range,
): Promise<ComparedCredits> {
  const rows = await tx.query<ComparedCredits>(sql`
    with version as (
      select t.*, case when "version" = min("version") over (partition by "offerId") then '-infinity' else "validFrom" end as "begins",
        coalesce(min("validFrom") over (partition by "offerId" order by "version" rows between 1 following and unbounded following),
          'infinity') as "ends"
      from "Terms" t where "shopId" = ${shopId}
    ), placed as (
      select "id", "name", "processedAt", "currency", "netMinor", "netMinor" + "refundMinor" as "soldMinor", "discountMinor",
        "commissionableMinor" from "Order" where "shopId" = ${shopId} and "id" > ${after} and "id" <= ${upTo}
    ), credit as (
      select c."orderId", c."creatorId", c."shareOf10000", c."netMinor", c."discountMinor", c."termsId", c."orderedAt", v."id" as "inForce",
        ruled."is" as "isRuled", case when ruled."is" then null else least(v."capMinor",
          case when v."id" is null or base."minor" <= 0 or base."minor" < v."minimumMinor"
            or v."lastOn" is not null and (o."processedAt" at time zone s."zone")::date > v."lastOn" then 0
          when v."kind" = 'flat' and v."flatOnRefund" = 'share' and base."minor" < sold."minor"
            then div(v."flatMinor" * base."minor" * 2 + sold."minor", sold."minor" * 2)
          when v."kind" = 'flat' then v."flatMinor" else div(base."minor" * v."rateBasisPoints" * 2 + 10000, 20000) end) end as "amount"
      from "Credit" c join "Shop" s on s."id" = c."shopId" left join placed o on o."id" = c."orderId"
      left join version v on v."offerId" = c."offerId" and o."processedAt" >= v."begins" and o."processedAt" < v."ends"
      cross join lateral (select div(o."commissionableMinor"::numeric * c."shareOf10000", 10000) as "minor") base
      cross join lateral (select div(o."soldMinor"::numeric * c."shareOf10000", 10000) as "minor") sold
      cross join lateral (select base."minor" > 0 and coalesce(v."kind" = 'piece' or v."rules" <> '[]' or v."contributionBasisPoints" is not null, false) as "is") ruled
      where c."shopId" = ${shopId} and c."orderId" > ${after} and c."orderId" <= ${upTo}
    ), divided as (
      select "orderId", sum("shareOf10000") as "share", sum("netMinor") as "net", sum("discountMinor") as "discount"
      from credit group by "orderId"
    ), posted as (
      select "orderId", "creatorId", sum("amountMinor") as "sum", min("currency") as "first", max("currency") as "last"
      from "Entry" where "shopId" = ${shopId} and "orderId" > ${after} and "orderId" <= ${upTo}
      group by "orderId", "creatorId"
    ), difference as (
      select 'credit' as "check", 'order ' || coalesce(o."name", c."orderId"::text) || ', creator ' || c."creatorId" as "key",
        'termsId' as "field", coalesce(c."inForce"::text, 'terms in force') as "expected", c."termsId"::text as "found"
      from credit c left join placed o on o."id" = c."orderId" where c."inForce" is distinct from c."termsId"
      union all
      select 'credit', 'order ' || o."name" || ', creator ' || c."creatorId", 'orderedAt', o."processedAt"::text, c."orderedAt"::text
      from credit c join placed o on o."id" = c."orderId" where o."processedAt" <> c."orderedAt"
      union all
      select 'credit', 'order ' || coalesce(o."name", d."orderId"::text), x.* from divided d left join placed o on o."id" = d."orderId"
      cross join lateral (values
        ('shareOf10000', '10000', d."share"::text),
        ('netMinor', o."netMinor"::text, d."net"::text),
        ('discountMinor', o."discountMinor"::text, d."discount"::text)
      ) as x("field", "expected", "found")
      where (d."share", d."net", d."discount") is distinct from (10000::bigint, o."netMinor"::numeric, o."discountMinor"::numeric)
        and x."expected" is distinct from x."found"
      union all
      select case x."field" when 'currency' then 'currency' else 'commission' end,
        'order ' || coalesce(o."name", p."orderId"::text, c."orderId"::text) || ', creator ' || coalesce(c."creatorId", p."creatorId"), x.*
      from credit c full join posted p on p."orderId" = c."orderId" and p."creatorId" = c."creatorId"
      left join placed o on o."id" = coalesce(c."orderId", p."orderId")
      cross join lateral (select case when c."isRuled" then p."sum" else c."amount" end as "amount") due
      cross join lateral (values
        ('amountMinor', coalesce(due."amount", 0)::text, coalesce(p."sum", 0)::text),
        ('currency', coalesce(o."currency", 'an order'), coalesce(nullif(p."first", o."currency"), nullif(p."last", o."currency"), o."currency"))
      ) as x("field", "expected", "found")
      where (coalesce(due."amount", 0) <> coalesce(p."sum", 0) or o."id" is null
          or coalesce(p."first", o."currency") <> o."currency" or coalesce(p."last", o."currency") <> o."currency")
        and x."expected" is distinct from x."found"
    )
    select coalesce((select jsonb_object_agg("creatorId", "sum"::text) from (
        select "creatorId", sum("amount") as "sum" from credit where not "isRuled" group by "creatorId") e), '{}') as "earned",
      coalesce((select jsonb_agg(to_jsonb(d)) from difference d), '[]') as "differences"`);
  return rows[0] ?? { earned: {}, differences: [] };
}

/** Holds that count from the parcel: when they end by the order's dates and the terms of the credit. Unknown deliveries take 14 days. */
export const compareHolds = (
  tx: SqlTx,
  shopId: string,
  { after, upTo }: Range,
): Promise<Difference[]> =>
  tx.query<Difference>(sql`
    select 'credit' as "check", 'order ' || o."name" || ', creator ' || c."creatorId" as "key", 'holdEndsAt' as "field",
      end_of."hold"::text as "expected", c."holdEndsAt"::text as "found"
    from "Credit" c
    join "Terms" t on t."shopId" = c."shopId" and t."id" = c."termsId"
    join "Order" o on o."shopId" = c."shopId" and o."id" = c."orderId" and o."id" > ${after} and o."id" <= ${upTo}
    cross join lateral (
      select case t."holdBasis" when 'fulfilment' then o."fulfilledAt"
        when 'delivery' then coalesce(o."deliveredAt", o."fulfilledAt" + make_interval(hours => 14 * 24)) end
        + make_interval(hours => 24 * t."holdDays") as "hold"
    ) end_of
    where c."shopId" = ${shopId} and c."orderId" > ${after} and c."orderId" <= ${upTo} and c."holdEndsAt" is distinct from end_of."hold"`);
