-- A program is what creators join: who may apply, and the offer that its members get.
create table "Program" (
  "shopId" uuid not null,
  "id" uuid not null,
  "name" text not null,
  "description" text not null,
  "state" text not null,
  "defaultOfferId" uuid not null,
  "key" text not null,
  "questions" jsonb not null default '[]',
  "autoApproval" jsonb,
  "createdAt" timestamptz(3) not null,
  constraint "Program_pkey" primary key ("shopId", "id"),
  constraint "Program_shopId_defaultOfferId_fkey" foreign key ("shopId", "defaultOfferId") references "Offer" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "Program_state_check" check ("state" in ('open', 'invitation', 'archived'))
);
create unique index "Program_shopId_name_key" on "Program" ("shopId", "name");
create unique index "Program_shopId_key_key" on "Program" ("shopId", "key");

create table "ProgramGroup" (
  "shopId" uuid not null,
  "id" uuid not null,
  "programId" uuid not null,
  "name" text not null,
  "offerId" uuid not null,
  "createdAt" timestamptz(3) not null,
  constraint "ProgramGroup_pkey" primary key ("shopId", "id"),
  constraint "ProgramGroup_shopId_programId_fkey" foreign key ("shopId", "programId") references "Program" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "ProgramGroup_shopId_offerId_fkey" foreign key ("shopId", "offerId") references "Offer" ("shopId", "id")
    on delete restrict on update cascade
);
create unique index "ProgramGroup_shopId_programId_name_key" on "ProgramGroup" ("shopId", "programId", "name");
