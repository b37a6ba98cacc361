-- Many links a creator: each with a label, a target in the shop, UTM parameters, an end, and a place out of sight. The links that are there
-- lead home, apply the discount and never end, as before.
alter table "Link"
  add column "label" text not null default '',
  add column "targetKind" text not null default 'home',
  add column "path" text not null default '/',
  add column "targetGid" text,
  add column "targetTitle" text,
  add column "targetGoneAt" timestamptz(3),
  add column "utmSource" text,
  add column "utmMedium" text,
  add column "utmCampaign" text,
  add column "utmTerm" text,
  add column "utmContent" text,
  add column "appliesDiscount" boolean not null default true,
  add column "expiresAt" timestamptz(3),
  add column "archivedAt" timestamptz(3),
  add constraint "Link_targetKind_check" check ("targetKind" in ('home', 'product', 'collection', 'page')),
  add constraint "Link_path_check" check ("path" like '/%' and length("path") <= 2000),
  add constraint "Link_targetGid_check" check ((num_nonnulls("targetGid") = 1) = ("targetKind" in ('product', 'collection')));
-- The nightly look at the products and collections that links lead to.
create index "Link_targets_idx" on "Link" ("shopId", "id") where "targetGid" is not null;

alter table "Click"
  add column "visitor" text,
  add column "subId" text,
  add column "country" text;

create table "VisitorSalt" (
  "shopId" uuid not null,
  "id" uuid not null,
  "dayOn" date not null,
  "salt" text not null,
  constraint "VisitorSalt_pkey" primary key ("shopId", "id")
);
create unique index "VisitorSalt_shopId_dayOn_key" on "VisitorSalt" ("shopId", "dayOn");

create table "LinkDefaults" (
  "shopId" uuid not null,
  "id" uuid not null,
  "utmSource" text,
  "utmMedium" text,
  "utmCampaign" text,
  "utmTerm" text,
  "utmContent" text,
  constraint "LinkDefaults_pkey" primary key ("shopId", "id"),
  constraint "LinkDefaults_one_a_shop" check ("id" = "shopId")
);

-- How long a shop keeps clicks: from thirty days to five years. A credit does not need them: a click's time is in its reference too.
alter table "Shop" add column "clickDays" integer not null default 730;
alter table "Shop" add constraint "Shop_clickDays_check" check ("clickDays" between 30 and 1825);

-- Which link an order came through. What is there already gets it when its order is read again, and the clicks of links alone now.
alter table "Credit"
  add column "linkId" uuid,
  add column "clickId" uuid;
update "Credit" c set "linkId" = l."id", "clickId" = (c."evidence" #>> '{won,clickId}')::uuid
from "Link" l join "Shop" s on s."id" = l."shopId"
where c."shopId" = l."shopId" and c."kind" = 'link' and c."evidence" #>> '{won,slug}' = s."key" || '-' || l."key";
create index "Credit_links_idx" on "Credit" ("shopId", "linkId", "orderedAt") where "linkId" is not null;
