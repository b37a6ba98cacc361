-- Net revenue by the day of each change: what an order came to when it was placed, and indexes for what changed it later.
alter table "Order" add column "placedNetMinor" bigint;
update "Order" o set "placedNetMinor" = coalesce((
  select sum(s."totalMinor" - s."taxMinor") from "Sale" s
  where s."shopId" = o."shopId" and s."orderId" = o."id" and s."reason" = 'ORDER' and s."lineType" in ('PRODUCT', 'ADJUSTMENT')), 0);
alter table "Order" alter column "placedNetMinor" set not null;

-- Edits, returns and refunds of a period.
create index "Sale_changes_idx" on "Sale" ("shopId", "happenedAt")
  where "reason" <> 'ORDER' and "lineType" in ('PRODUCT', 'ADJUSTMENT');
-- Orders that were cancelled in a period.
create index "Order_cancelled_idx" on "Order" ("shopId", "cancelledAt") where "exclusion" = 'cancelled';
