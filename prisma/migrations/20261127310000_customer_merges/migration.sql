-- Customers that Shopify merged into another: what is asked about the one that was kept is asked about them as well.
create table "CustomerMerge" (
  "shopId" uuid not null,
  "id" uuid not null,
  "deletedGid" text not null,
  "keptGid" text not null,
  "mergedAt" timestamptz(3) not null,
  constraint "CustomerMerge_pkey" primary key ("shopId", "id"),
  constraint "CustomerMerge_two" check ("deletedGid" <> "keptGid")
);
create unique index "CustomerMerge_shopId_deletedGid_key" on "CustomerMerge" ("shopId", "deletedGid");
create index "CustomerMerge_shopId_keptGid_idx" on "CustomerMerge" ("shopId", "keptGid");
