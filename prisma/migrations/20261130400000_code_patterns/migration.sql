-- How an offer names its codes, such as {first}{percent}; an offer without a row uses the proposals that it always had.
create table "CodePattern" (
  "shopId" uuid not null,
  "id" uuid not null,
  "offerId" uuid not null,
  "text" text not null,
  "changedAt" timestamptz(3) not null,
  constraint "CodePattern_pkey" primary key ("shopId", "id"),
  constraint "CodePattern_shopId_offerId_fkey" foreign key ("shopId", "offerId") references "Offer" ("shopId", "id")
    on delete restrict on update cascade
);
create unique index "CodePattern_shopId_offerId_key" on "CodePattern" ("shopId", "offerId");
