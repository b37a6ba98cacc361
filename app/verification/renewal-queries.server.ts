// Read-only: which renewal of its subscription each line is. The rule of orders/renewals.server.ts is written here a second time, by counting
// the orders of each run, where the other ranks their lines.
import { type SqlTx, sql } from "#app/platform/db.server.ts";
import type { Difference } from "#app/verification/verification.ts";

/**
 * Renewals whose number is not that of the renewals up to it since their customer last began a subscription to the product. Those of redacted
 * customers keep what they had.
 */
export const compareRenewals = (tx: SqlTx, shopId: string): Promise<Difference[]> =>
  tx.query<Difference>(sql`
    with bought as (
      select o."customerGid" || ' ' || l."productGid" as "of", o."name", o."processedAt" as "at", o."gid", l."renewal",
        coalesce(o."sourceName" like 'subscription_contract%', false) as "isRenewal"
      from "Order" o join "OrderLine" l on l."shopId" = o."shopId" and l."orderId" = o."id" and l."productGid" is not null
      where o."shopId" = ${shopId} and o."isSubscription" and o."customerGid" is not null and not o."isTest"
        and (l."sellingPlan" is not null or o."sourceName" like 'subscription_contract%')
    ), since as (
      select *, max("at") filter (where not "isRenewal") over (partition by "of" order by "at", "gid") as "begun" from bought
    ), placed as (
      select "of", "begun", "at", "gid", "name", min("renewal") as "least", max("renewal") as "most", count("renewal") = count(*) as "isKnown"
      from since where "isRenewal" group by "of", "begun", "at", "gid", "name"
    ), expected as (
      select *, row_number() over (partition by "of", "begun" order by "at", "gid") as "n" from placed
    )
    select 'renewal' as "check", 'order ' || "name" as "key", 'renewal' as "field", "n"::text as "expected",
      case when "isKnown" then (case when "least" = "n" then "most" else "least" end)::text end as "found"
    from expected where not "isKnown" or "least" <> "n" or "most" <> "n"`);
