-- A change to many creators at once, worked through row by row; what was done leaves its row, what was refused keeps it with the reason.
create table "BulkRun" (
  "shopId" uuid not null,
  "id" uuid not null,
  "action" text not null,
  "offerId" uuid,
  "tag" text,
  "total" integer not null,
  "refused" integer not null,
  "staffId" text not null,
  "askedAt" timestamptz(3) not null,
  "finishedAt" timestamptz(3),
  constraint "BulkRun_pkey" primary key ("shopId", "id"),
  constraint "BulkRun_shopId_offerId_fkey" foreign key ("shopId", "offerId") references "Offer" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "BulkRun_action_check" check ("action" in ('make-codes', 'add-tag', 'remove-tag', 'pause', 'activate'))
);
create table "BulkRow" (
  "shopId" uuid not null,
  "id" uuid not null,
  "runId" uuid not null,
  "creatorId" uuid not null,
  "refusal" text,
  constraint "BulkRow_pkey" primary key ("shopId", "id"),
  constraint "BulkRow_shopId_runId_fkey" foreign key ("shopId", "runId") references "BulkRun" ("shopId", "id")
    on delete cascade on update cascade,
  constraint "BulkRow_shopId_creatorId_fkey" foreign key ("shopId", "creatorId") references "Creator" ("shopId", "id")
    on delete restrict on update cascade
);
create unique index "BulkRow_shopId_runId_creatorId_key" on "BulkRow" ("shopId", "runId", "creatorId");
create index "BulkRow_shopId_creatorId_idx" on "BulkRow" ("shopId", "creatorId");
