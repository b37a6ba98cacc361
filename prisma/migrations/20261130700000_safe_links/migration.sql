-- Safe links: a program whose links give each shopper a code that works once, from a pool that is kept ahead of demand in a discount beside
-- the offer's. Programs that are there go on with their creators' own codes.
alter table "Program" add column "safeLinks" boolean not null default false;

create table "SafePool" (
  "shopId" uuid not null,
  "id" uuid not null,
  "state" text not null,
  "refusal" text,
  "discountGid" text,
  "filledAt" timestamptz(3),
  "dryAt" timestamptz(3),
  "correctedAt" timestamptz(3),
  "corrected" jsonb,
  constraint "SafePool_pkey" primary key ("shopId", "id"),
  constraint "SafePool_shopId_id_fkey" foreign key ("shopId", "id") references "Offer" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "SafePool_state_check" check ("state" in ('publishing', 'live', 'refused')),
  constraint "SafePool_discount_check" check ("state" <> 'live' or "discountGid" is not null)
);
create index "SafePool_shopId_discountGid_idx" on "SafePool" ("shopId", "discountGid");

create table "SafeCode" (
  "shopId" uuid not null,
  "id" uuid not null,
  "offerId" uuid not null,
  "code" text not null,
  "state" text not null,
  "takenAt" timestamptz(3),
  constraint "SafeCode_pkey" primary key ("shopId", "id"),
  constraint "SafeCode_shopId_offerId_fkey" foreign key ("shopId", "offerId") references "SafePool" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "SafeCode_state_check" check ("state" in ('minting', 'ready', 'taken', 'out')),
  constraint "SafeCode_taken_check" check ("state" in ('minting', 'ready') = ("takenAt" is null))
);
create unique index "SafeCode_shopId_code_key" on "SafeCode" ("shopId", "code");
-- Partial, so that a code that is taken leaves them and enters none.
create index "SafeCode_ready" on "SafeCode" ("shopId", "offerId", "id") where "state" = 'ready';
create index "SafeCode_minting" on "SafeCode" ("shopId", "offerId", "id") where "state" = 'minting';
create index "SafeCode_shopId_offerId_takenAt_idx" on "SafeCode" ("shopId", "offerId", "takenAt");

-- The visit that a code was given to.
alter table "Click" add column "safeCode" text;
create index "Click_safeCode" on "Click" ("shopId", "safeCode") where "safeCode" is not null;
