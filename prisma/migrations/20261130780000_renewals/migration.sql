-- Terms for the first renewals of a subscription: which renewal a line is, by the customer's orders of its product. Kept with the line, so
-- that it stays when the customer is redacted.
alter table "OrderLine" add column "renewal" integer,
  add constraint "OrderLine_renewal_check" check ("renewal" > 0);
create index "Order_subscriptions" on "Order" ("shopId", "customerGid") where "isSubscription" and "customerGid" is not null;

with bought as (
  select o."shopId", o."customerGid", o."processedAt", o."gid", l."id", l."productGid",
    coalesce(o."sourceName" like 'subscription_contract%', false) as "isRenewal"
  from "Order" o join "OrderLine" l on l."shopId" = o."shopId" and l."orderId" = o."id" and l."productGid" is not null
  where o."isSubscription" and o."customerGid" is not null and not o."isTest"
    and (l."sellingPlan" is not null or o."sourceName" like 'subscription_contract%')
), begun as (
  select *, count(*) filter (where not "isRenewal") over (
    partition by "shopId", "customerGid", "productGid" order by "processedAt", "gid") as "run"
  from bought
), numbered as (
  select "shopId", "id", dense_rank() over (
    partition by "shopId", "customerGid", "productGid", "run" order by "processedAt", "gid") as "n"
  from begun where "isRenewal"
)
update "OrderLine" l set "renewal" = n."n" from numbered n where l."shopId" = n."shopId" and l."id" = n."id";
