-- The lines of an order by name. Orders that are known already get theirs when they are read again: Shopify alone knows the names.
create table "OrderLine" (
  "shopId" uuid not null,
  "id" uuid not null,
  "orderId" uuid not null,
  "gid" text not null,
  "position" integer not null,
  "title" text not null,
  "variantTitle" text,
  "sku" text,
  "vendor" text,
  "productType" text,
  "productGid" text,
  "variantGid" text,
  "quantity" integer not null,
  "isGiftCard" boolean not null,
  "sellingPlan" text,
  constraint "OrderLine_pkey" primary key ("shopId", "id"),
  constraint "OrderLine_shopId_orderId_fkey" foreign key ("shopId", "orderId") references "Order" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "OrderLine_position" check ("position" >= 0),
  constraint "OrderLine_quantity" check ("quantity" >= 0)
);
create unique index "OrderLine_shopId_orderId_gid_key" on "OrderLine" ("shopId", "orderId", "gid");

-- What sets an order apart, and whether Shopify itself said that its customer is new.
alter table "Order"
  add column "isSubscription" boolean not null default false,
  add column "isExchange" boolean not null default false,
  add column "isNewCustomerSettled" boolean not null default false;
update "Order" set "isSubscription" = true where "sourceName" like 'subscription\_contract%';
update "Order" o set "isExchange" = true
  where exists (select from "Sale" s where s."shopId" = o."shopId" and s."orderId" = o."id"
    and s."reason" = 'RETURN' and s."actionType" = 'ORDER' and s."lineType" = 'PRODUCT');
-- A journey that was ready told the customer's index with it.
update "Order" set "isNewCustomerSettled" = true where "isJourneyReady" and "isNewCustomer" is not null and not "isTest"
  and coalesce("sourceName", '') not in ('pos', 'shopify_draft_order');
alter table "Order"
  alter column "isSubscription" drop default,
  alter column "isExchange" drop default,
  alter column "isNewCustomerSettled" drop default,
  add constraint "Order_new_customer_settled" check (not "isNewCustomerSettled" or "isNewCustomer" is not null);
