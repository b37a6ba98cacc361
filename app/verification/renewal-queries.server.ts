// Read-only: which renewal of its subscription each line is. The rule of orders/renewals.server.ts is written here a second time, by counting
// for each renewal those up to it.
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
    ), expected as (
      select r."name", r."renewal", count(distinct p."gid") as "n"
      from since r join since p on p."of" = r."of" and p."isRenewal" and (p."at", p."gid") <= (r."at", r."gid")
        and p."begun" is not distinct from r."begun"
      where r."isRenewal"
      group by r."of", r."gid", r."name", r."renewal"
    )
    select 'renewal' as "check", 'order ' || "name" as "key", 'renewal' as "field", "n"::text as "expected", "renewal"::text as "found"
    from expected where "renewal" is distinct from "n"`);
