-- Which products the collections that terms name hold, and when: an order has the collections of its day.
create table "Collection" (
  "shopId" uuid not null,
  "id" uuid not null,
  "collectionGid" text not null,
  "readAt" timestamptz(3) not null,
  constraint "Collection_pkey" primary key ("shopId", "id")
);
create unique index "Collection_shopId_collectionGid_key" on "Collection" ("shopId", "collectionGid");

create table "CollectionProduct" (
  "shopId" uuid not null,
  "id" uuid not null,
  "collectionGid" text not null,
  "productGid" text not null,
  "fromAt" timestamptz(3),
  "untilAt" timestamptz(3),
  constraint "CollectionProduct_pkey" primary key ("shopId", "id"),
  constraint "CollectionProduct_order" check ("untilAt" > "fromAt")
);
create index "CollectionProduct_shopId_productGid_idx" on "CollectionProduct" ("shopId", "productGid");
-- A product is in a collection once at a time.
create unique index "CollectionProduct_open" on "CollectionProduct" ("shopId", "collectionGid", "productGid") where "untilAt" is null;
