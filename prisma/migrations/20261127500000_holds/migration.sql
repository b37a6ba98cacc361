-- What a hold counts from, and what a refund leaves of a flat sum: agreed with the terms.
alter table "Terms" add column "holdBasis" text not null default 'order';
alter table "Terms" add column "flatOnRefund" text not null default 'whole';
alter table "Terms" add constraint "Terms_holdBasis_check" check ("holdBasis" in ('order', 'fulfilment', 'delivery'));
alter table "Terms" add constraint "Terms_flatOnRefund_check"
  check ("flatOnRefund" = 'whole' or ("flatOnRefund" = 'share' and "kind" = 'flat'));

-- A hold that counts from the parcel has no end that an entry could state for good: its credit says where it stands.
alter table "Entry" alter column "payableAt" drop not null;
alter table "Credit" add column "holdEndsAt" timestamptz(3);
-- The approval job: holds from the parcel that have ended.
create index "Credit_hold_idx" on "Credit" ("shopId", "holdEndsAt") where "holdEndsAt" is not null;
