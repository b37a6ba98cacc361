-- A dated push with creators; what came of it is computed from credited orders and recorded costs, and not stored.
create table "Campaign" (
  "shopId" uuid not null,
  "id" uuid not null,
  "name" text not null,
  "startsOn" date not null,
  "endsOn" date not null,
  "budgetMinor" bigint,
  "goalKind" text,
  "goalMinor" bigint,
  "goalOrders" integer,
  "note" text not null,
  "createdAt" timestamptz(3) not null,
  constraint "Campaign_pkey" primary key ("shopId", "id"),
  constraint "Campaign_ends_after_it_begins" check ("endsOn" >= "startsOn"),
  constraint "Campaign_goal_check" check (
    ("goalKind" is null and "goalMinor" is null and "goalOrders" is null)
    or ("goalKind" = 'net' and "goalMinor" > 0 and "goalOrders" is null)
    or ("goalKind" = 'orders' and "goalMinor" is null and "goalOrders" > 0))
);
create unique index "Campaign_shopId_name_key" on "Campaign" ("shopId", "name");

create table "CampaignCreator" (
  "shopId" uuid not null,
  "id" uuid not null,
  "campaignId" uuid not null,
  "creatorId" uuid not null,
  constraint "CampaignCreator_pkey" primary key ("shopId", "id"),
  constraint "CampaignCreator_shopId_campaignId_fkey" foreign key ("shopId", "campaignId") references "Campaign" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "CampaignCreator_shopId_creatorId_fkey" foreign key ("shopId", "creatorId") references "Creator" ("shopId", "id")
    on delete restrict on update cascade
);
create unique index "CampaignCreator_shopId_campaignId_creatorId_key" on "CampaignCreator" ("shopId", "campaignId", "creatorId");
create index "CampaignCreator_shopId_creatorId_idx" on "CampaignCreator" ("shopId", "creatorId");
