-- Tiers, goals and caps over a period: agreed with the terms, counted by order, posted by period.
alter table "Terms"
  add column "period" jsonb,
  add constraint "Terms_period_check" check (jsonb_typeof("period") = 'object');

create table "Tally" (
  "shopId" uuid not null,
  "id" uuid not null,
  "orderId" uuid not null,
  "creatorId" uuid not null,
  "offerId" uuid not null,
  "termsId" uuid not null,
  "period" text not null,
  "orderedAt" timestamptz(3) not null,
  "netMinor" bigint not null,
  "baseMinor" bigint not null,
  "amountMinor" bigint not null,
  constraint "Tally_pkey" primary key ("shopId", "id"),
  constraint "Tally_shopId_orderId_fkey" foreign key ("shopId", "orderId") references "Order" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "Tally_shopId_creatorId_fkey" foreign key ("shopId", "creatorId") references "Creator" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "Tally_amounts_check" check ("netMinor" > 0 and "baseMinor" >= 0 and "amountMinor" >= 0)
);
create unique index "Tally_shopId_orderId_creatorId_key" on "Tally" ("shopId", "orderId", "creatorId");
create index "Tally_shopId_creatorId_offerId_period_idx" on "Tally" ("shopId", "creatorId", "offerId", "period");

alter table "Entry" add column "offerId" uuid, add column "period" text;
alter table "Entry" drop constraint "Entry_kind_check", add constraint "Entry_kind_check" check (
  "kind" in ('earned', 'adjustment', 'reversal', 'clawback', 'tier', 'goal', 'cap', 'bonus', 'credit', 'debit', 'payout'));
alter table "Entry" add constraint "Entry_period_check" check (
  case when "kind" in ('tier', 'goal', 'cap') then "orderId" is null and "offerId" is not null and "period" is not null and "termsId" is not null
  else "offerId" is null and "period" is null end);

-- What is posted for a creator's period; and reports, where what no order has counts on its day (in place of "Entry_by_hand_idx").
create index "Entry_period_idx" on "Entry" ("shopId", "creatorId", "offerId", "period") where "period" is not null;

create index "Entry_beyond_orders_idx" on "Entry" ("shopId", "occurredAt")
  where "kind" in ('bonus', 'credit', 'debit', 'tier', 'goal', 'cap');
drop index "Entry_by_hand_idx";
