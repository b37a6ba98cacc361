-- The points of a shop's Admin API, spent by all processes out of one row. It is written for each call: room on its page lets an update stay
-- there, without a new entry in the index.
create table "AdminBudget" (
  "shopId" uuid not null,
  "id" text not null,
  "turn" integer not null,
  "available" double precision not null,
  "maximum" double precision not null,
  "restoreRate" double precision not null,
  "countedAt" timestamptz(3) not null,
  constraint "AdminBudget_pkey" primary key ("shopId", "id")
) with (fillfactor = 50);
