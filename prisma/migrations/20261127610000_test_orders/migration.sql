-- Test orders that the tracking page sent on a development store. The id is made with the page: a double press is one order.
create table "TestOrder" (
  "shopId" uuid not null,
  "id" uuid not null,
  "askedAt" timestamptz(3) not null,
  "orderGid" text,
  "failure" text,
  constraint "TestOrder_pkey" primary key ("shopId", "id"),
  constraint "TestOrder_outcome" check ("orderGid" is null or "failure" is null)
);
-- The page shows the newest.
create index "TestOrder_shopId_askedAt_idx" on "TestOrder" ("shopId", "askedAt");

-- Whether Shopify calls a shop a development store; known at the next install or shop/update.
alter table "Shop" add column "isDevelopment" boolean not null default false;
