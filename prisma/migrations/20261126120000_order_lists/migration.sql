-- The orders page at a million orders: each filter has an index that gives its orders newest first.
create index "Order_refunded_idx" on "Order" ("shopId", "processedAt", "id") where "refundMinor" > 0;
create index "Order_excluded_idx" on "Order" ("shopId", "processedAt", "id") where "exclusion" is not null;
create index "Order_unpaid_idx" on "Order" ("shopId", "processedAt", "id") where not "isPaid" and "exclusion" is null;
-- Search by the beginning of a name.
create index "Order_name_idx" on "Order" ("shopId", lower("name") text_pattern_ops);

-- A credit repeats the instant of its order, so that a creator's orders come newest first from one index.
alter table "Credit" add column "orderedAt" timestamptz(3);
update "Credit" c set "orderedAt" = o."processedAt" from "Order" o where o."shopId" = c."shopId" and o."id" = c."orderId";
alter table "Credit" alter column "orderedAt" set not null;
drop index "Credit_shopId_creatorId_idx";
create index "Credit_shopId_creatorId_orderedAt_orderId_idx" on "Credit" ("shopId", "creatorId", "orderedAt", "orderId");
create index "Credit_shopId_kind_orderedAt_orderId_idx" on "Credit" ("shopId", "kind", "orderedAt", "orderId");
