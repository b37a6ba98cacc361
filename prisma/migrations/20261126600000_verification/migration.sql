-- What each verification of a shop's books found.
create table "Verification" (
  "shopId" uuid not null,
  "id" uuid not null,
  "startedAt" timestamptz(3) not null,
  "finishedAt" timestamptz(3) not null,
  "orders" integer not null,
  "entries" integer not null,
  "differences" integer not null,
  "firstDifferences" jsonb not null,
  constraint "Verification_pkey" primary key ("shopId", "id"),
  constraint "Verification_in_time" check ("finishedAt" >= "startedAt"),
  constraint "Verification_counts" check ("orders" >= 0 and "entries" >= 0 and "differences" >= 0),
  constraint "Verification_first" check (jsonb_array_length("firstDifferences") between least("differences", 1) and "differences")
);
-- The metric: shops whose books differ, of all shops; empty while they agree.
create index "Verification_differing_idx" on "Verification" ("shopId", "id") where "differences" > 0;
