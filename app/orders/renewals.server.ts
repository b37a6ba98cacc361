// Part of the repository: which renewal of a subscription a line is. Shopify says that a subscription made an order, and not which of its
// renewals that is.
import type { Subscriber } from "#app/orders/subscriber.ts";
import { type SqlTx, sql } from "#app/platform/db.server.ts";

/** Locks customers until the transaction ends, after the locks of its orders: of two renewals stored at once, the later sees the earlier. */
export async function lockSubscribers(
  tx: SqlTx,
  subscribers: readonly Subscriber[],
): Promise<void> {
  if (subscribers.length === 0) return;
  await tx.query(sql`
    select count(pg_advisory_xact_lock(key)) from (
      select distinct hashtextextended(c.shop || c.gid, 0) as key
      from unnest(${subscribers.map(({ shopId }) => shopId)}::text[],
        ${subscribers.map(({ customerGid }) => customerGid)}::text[]) as c(shop, gid)
      order by key
    ) as ordered`);
}

/**
 * Numbers the renewals of customers by the instants at which they were placed: those of a product count from 1 again when its customer begins a
 * subscription to it anew. A test order is none. Gives the orders whose numbers changed, among them earlier stored ones that an order which
 * came late stands before. The caller holds the customers' locks.
 */
export async function numberRenewals(
  tx: SqlTx,
  shopId: string,
  customerGids: readonly string[],
): Promise<string[]> {
  if (customerGids.length === 0) return [];
  const rows = await tx.query<{ orderId: string }>(sql`
    with bought as (
      select o."customerGid", o."processedAt", o."gid", l."id", l."productGid",
        coalesce(o."sourceName" like 'subscription_contract%', false) as "isRenewal"
      from "Order" o join "OrderLine" l on l."shopId" = o."shopId" and l."orderId" = o."id" and l."productGid" is not null
      where o."shopId" = ${shopId} and o."isSubscription" and o."customerGid" = any(${customerGids}::text[]) and not o."isTest"
        and (l."sellingPlan" is not null or o."sourceName" like 'subscription_contract%')
    ), begun as (
      select *, count(*) filter (where not "isRenewal") over (
        partition by "customerGid", "productGid" order by "processedAt", "gid") as "run"
      from bought
    ), numbered as (
      select "id", (dense_rank() over (
        partition by "customerGid", "productGid", "run" order by "processedAt", "gid"))::int as "n"
      from begun where "isRenewal"
    )
    update "OrderLine" l set "renewal" = n."n" from numbered n
    where l."shopId" = ${shopId} and l."id" = n."id" and l."renewal" is distinct from n."n"
    returning l."orderId"`);
  return [...new Set(rows.map(({ orderId }) => orderId))];
}
