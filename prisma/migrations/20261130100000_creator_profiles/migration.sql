-- More of who a creator is: how to reach her, what she posts about, where, and who in the team looks after her.
alter table "Creator"
  add column "email" text not null default '',
  add column "niche" text not null default '',
  add column "country" text not null default '',
  add column "language" text not null default '',
  add column "owner" text not null default '',
  add column "otherHandles" jsonb not null default '[]',
  add column "customFields" jsonb not null default '[]';
-- An import finds a creator again by her e-mail, in lower case, or by platform and handle in any case.
create index "Creator_shopId_email_idx" on "Creator" ("shopId", "email");
create index "Creator_shopId_handle_lower" on "Creator" ("shopId", lower("handle"), "platform") where "handle" <> '';

-- What was changed of a profile, by whom and when. Appended, never changed.
create table "ProfileChange" (
  "shopId" uuid not null,
  "id" uuid not null,
  "creatorId" uuid not null,
  "field" text not null,
  "before" text not null,
  "after" text not null,
  "source" text not null,
  "staffId" text not null,
  "changedAt" timestamptz(3) not null,
  constraint "ProfileChange_pkey" primary key ("shopId", "id"),
  constraint "ProfileChange_source" check ("source" in ('form', 'import', 'bulk')),
  constraint "ProfileChange_differs" check ("before" <> "after"),
  constraint "ProfileChange_shopId_creatorId_fkey" foreign key ("shopId", "creatorId") references "Creator" ("shopId", "id")
    on delete restrict on update cascade
);
create index "ProfileChange_shopId_creatorId_id_idx" on "ProfileChange" ("shopId", "creatorId", "id");
create trigger profile_change_append_only before update or delete on "ProfileChange" for each row execute function refuse_change();

-- The follower counts at which each tier after the first begins: micro, mid, macro, mega.
alter table "Shop"
  add column "tierCuts" integer[] not null default '{10000,100000,500000,1000000}',
  add constraint "Shop_tier_cuts" check (cardinality("tierCuts") = 4 and 0 < "tierCuts"[1] and "tierCuts"[1] < "tierCuts"[2]
    and "tierCuts"[2] < "tierCuts"[3] and "tierCuts"[3] < "tierCuts"[4]);
