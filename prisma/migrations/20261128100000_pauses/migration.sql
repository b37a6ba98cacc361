-- A creator who is paused earns nothing from orders placed meanwhile, and her code is taken out of Shopify.
create table "Pause" (
  "shopId" uuid not null,
  "id" uuid not null,
  "creatorId" uuid not null,
  "fromAt" timestamptz(3) not null,
  "untilAt" timestamptz(3),
  constraint "Pause_pkey" primary key ("shopId", "id"),
  constraint "Pause_shopId_creatorId_fkey" foreign key ("shopId", "creatorId") references "Creator" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "Pause_ends_after_it_begins" check ("untilAt" >= "fromAt")
);
create index "Pause_shopId_creatorId_idx" on "Pause" ("shopId", "creatorId");
create unique index "Pause_open_key" on "Pause" ("shopId", "creatorId") where "untilAt" is null;

alter table "Code" drop constraint "Code_state_check",
  add constraint "Code_state_check" check ("state" in ('minting', 'live', 'refused', 'retired', 'paused'));

-- Until now a pause was a mark for the team, and orders went on earning: nobody loses by this version what the page had promised.
update "Creator" set "state" = 'active' where "state" = 'paused';
