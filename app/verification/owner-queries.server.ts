// Read-only: whose orders are. What people said of an order and the codes on it are compared with its credit; clicks are thinned out in time
// and prove nothing here. The rule of attribution/attribute.ts is written here a second time, in SQL.
import { type SqlTx, sql } from "#app/platform/db.server.ts";
import type { Range } from "#app/verification/order-queries.server.ts";
import type { Difference } from "#app/verification/verification.ts";

/**
 * Orders whose credit is not its rightful owner's: a person's word decides, then the creator's code that gave most, then the one applied
 * first. Codes of a creator who was paused then do not count. A code surely counts on orders placed after it was live; on an older one it
 * may or may not, so there only a credit that says "by code" is looked into.
 */
export const compareOwners = (
  tx: SqlTx,
  shopId: string,
  { after, upTo }: Range,
): Promise<Difference[]> =>
  tx.query<Difference>(sql`
    with placed as (
      select "id", "name", "processedAt", "codes", "codeDiscountsMinor" from "Order"
      where "shopId" = ${shopId} and "id" > ${after} and "id" <= ${upTo}
    ), spoken as (
      select distinct on ("orderId") "orderId", "kind", "creatorId", "offerId" from "Correction"
      where "shopId" = ${shopId} and "orderId" > ${after} and "orderId" <= ${upTo}
      order by "orderId", "madeAt" desc, "id" desc
    ), owned as (
      select p."id" as "orderId", k."creatorId", k."offerId", c."discount", c."position",
        p."processedAt" > greatest(k."createdAt", k."liveAt") as "isSure"
      from placed p
      cross join lateral unnest(p."codes", p."codeDiscountsMinor") with ordinality as c("code", "discount", "position")
      join "Code" k on k."shopId" = ${shopId} and k."code" = c."code"
        and (k."state" in ('live', 'retired') or k."liveAt" is not null)
      where not exists (select from "Pause" u where u."shopId" = ${shopId} and u."creatorId" = k."creatorId"
        and u."fromAt" <= p."processedAt" and coalesce(p."processedAt" < u."untilAt", true))
    ), decided as (
      select distinct on ("orderId") "orderId", "creatorId", "offerId", bool_and("isSure") over (partition by "orderId") as "isSure"
      from owned order by "orderId", "discount" desc nulls last, "position"
    ), credit as (
      select "orderId", "creatorId", "offerId", "kind" from "Credit"
      where "shopId" = ${shopId} and "orderId" > ${after} and "orderId" <= ${upTo}
    ), rightful as (
      select p."id", p."name", c."kind" as "found", c."creatorId" as "foundId", c."offerId" as "foundOfferId",
        case s."kind" when 'assign' then 'hand' when 'exclude' then 'nobody'
          else case when d."isSure" then 'code' when d."orderId" is not null then 'perhaps' else 'no code' end end as "by",
        case when s."kind" = 'assign' then s."creatorId" else d."creatorId" end as "creatorId",
        case when s."kind" = 'assign' then s."offerId" else d."offerId" end as "offerId"
      from placed p left join spoken s on s."orderId" = p."id" left join decided d on d."orderId" = p."id"
      left join credit c on c."orderId" = p."id"
    )
    select 'credit' as "check", 'order ' || "name" as "key", 'owner' as "field",
      case when "by" in ('hand', 'code') then "by" || ', creator ' || "creatorId" || ', offer ' || "offerId" else "by" end as "expected",
      "found" || ', creator ' || "foundId" || ', offer ' || "foundOfferId" as "found"
    from rightful r
    where case "by"
      when 'nobody' then "found" is not null
      when 'no code' then "found" in ('code', 'hand')
      when 'perhaps' then "found" = 'hand' or ("found" = 'code' and not exists (
        select from owned o where o."orderId" = r."id" and o."creatorId" = r."foundId" and o."offerId" = r."foundOfferId"))
      else ("found", "foundId", "foundOfferId") is distinct from ("by", "creatorId", "offerId") end`);
