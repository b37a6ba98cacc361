-- Where an offer and its discount in Shopify say different things, until a person accepts Shopify's version or restores ours.
create table "Drift" (
  "shopId" uuid not null,
  "id" uuid not null,
  "seen" text not null,
  "inShopify" jsonb,
  "codes" jsonb not null,
  "differences" jsonb not null,
  "foundAt" timestamptz(3) not null,
  "restoringAt" timestamptz(3),
  "refusal" text,
  constraint "Drift_pkey" primary key ("shopId", "id"),
  constraint "Drift_shopId_id_fkey" foreign key ("shopId", "id") references "Offer" ("shopId", "id") on delete restrict on update cascade
);

-- What people decided about it.
create table "DriftDecision" (
  "shopId" uuid not null,
  "id" uuid not null,
  "offerId" uuid not null,
  "kind" text not null,
  "differences" jsonb not null,
  "staffId" text not null,
  "madeAt" timestamptz(3) not null,
  constraint "DriftDecision_pkey" primary key ("shopId", "id"),
  constraint "DriftDecision_shopId_offerId_fkey" foreign key ("shopId", "offerId") references "Offer" ("shopId", "id") on delete restrict on update cascade,
  constraint "DriftDecision_kind_check" check ("kind" in ('accept', 'restore'))
);
create index "DriftDecision_shopId_offerId_idx" on "DriftDecision" ("shopId", "offerId");
create trigger drift_decision_append_only before update or delete on "DriftDecision" for each row execute function refuse_change();

-- What Shopify's discount has that an offer cannot say, once it was accepted: "field=value".
alter table "Offer" add column "tolerated" text[] not null default '{}';
-- From the discount of a webhook to its offer.
create index "Offer_shopId_discountGid_idx" on "Offer" ("shopId", "discountGid");
