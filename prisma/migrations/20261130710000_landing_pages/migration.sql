-- A creator's page in the shop's theme: photo, words, products.
create table "LandingPage" (
  "shopId" uuid not null,
  "id" uuid not null,
  "isShown" boolean not null,
  "headline" text not null,
  "words" text not null,
  "photoUrl" text,
  constraint "LandingPage_pkey" primary key ("shopId", "id"),
  constraint "LandingPage_shopId_id_fkey" foreign key ("shopId", "id") references "Creator" ("shopId", "id")
    on delete restrict on update cascade
);

create table "LandingProduct" (
  "shopId" uuid not null,
  "id" uuid not null,
  "pageId" uuid not null,
  "position" integer not null,
  "productGid" text not null,
  "title" text not null,
  "path" text not null,
  "imageUrl" text,
  "priceMinor" bigint not null,
  "currency" text not null,
  "isVaried" boolean not null,
  "goneAt" timestamptz(3),
  constraint "LandingProduct_pkey" primary key ("shopId", "id"),
  constraint "LandingProduct_shopId_pageId_fkey" foreign key ("shopId", "pageId") references "LandingPage" ("shopId", "id")
    on delete restrict on update cascade
);
create unique index "LandingProduct_shopId_pageId_productGid_key" on "LandingProduct" ("shopId", "pageId", "productGid");
