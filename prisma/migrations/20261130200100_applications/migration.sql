-- Who is a member of a program and since when; who asked to become one, and who was invited to ask.
create table "Membership" (
  "shopId" uuid not null,
  "id" uuid not null,
  "programId" uuid not null,
  "creatorId" uuid not null,
  "groupId" uuid,
  "joinedAt" timestamptz(3) not null,
  "leftAt" timestamptz(3),
  constraint "Membership_pkey" primary key ("shopId", "id"),
  constraint "Membership_shopId_programId_fkey" foreign key ("shopId", "programId") references "Program" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "Membership_shopId_creatorId_fkey" foreign key ("shopId", "creatorId") references "Creator" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "Membership_shopId_groupId_fkey" foreign key ("shopId", "groupId") references "ProgramGroup" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "Membership_ends_after_it_begins" check ("leftAt" >= "joinedAt")
);
create index "Membership_shopId_programId_id_idx" on "Membership" ("shopId", "programId", "id");
create index "Membership_shopId_creatorId_idx" on "Membership" ("shopId", "creatorId");
create unique index "Membership_open_key" on "Membership" ("shopId", "programId", "creatorId") where "leftAt" is null;

create table "Invitation" (
  "shopId" uuid not null,
  "id" uuid not null,
  "programId" uuid not null,
  "groupId" uuid,
  "name" text not null,
  "tokenHash" text not null,
  "createdAt" timestamptz(3) not null,
  "expiresAt" timestamptz(3) not null,
  "revokedAt" timestamptz(3),
  "usedAt" timestamptz(3),
  constraint "Invitation_pkey" primary key ("shopId", "id"),
  constraint "Invitation_shopId_programId_fkey" foreign key ("shopId", "programId") references "Program" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "Invitation_shopId_groupId_fkey" foreign key ("shopId", "groupId") references "ProgramGroup" ("shopId", "id")
    on delete restrict on update cascade
);
create unique index "Invitation_shopId_tokenHash_key" on "Invitation" ("shopId", "tokenHash");
create index "Invitation_shopId_programId_id_idx" on "Invitation" ("shopId", "programId", "id");

create table "Application" (
  "shopId" uuid not null,
  "id" uuid not null,
  "programId" uuid not null,
  "email" text not null,
  "name" text not null,
  "channels" jsonb not null,
  "country" text not null,
  "why" text not null,
  "answers" jsonb not null,
  "consentText" text not null,
  "consentedAt" timestamptz(3) not null,
  "source" text not null,
  "state" text not null,
  "decidedAt" timestamptz(3),
  "decidedBy" text,
  "reason" text not null,
  "creatorId" uuid,
  "invitationId" uuid,
  "createdAt" timestamptz(3) not null,
  constraint "Application_pkey" primary key ("shopId", "id"),
  constraint "Application_shopId_programId_fkey" foreign key ("shopId", "programId") references "Program" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "Application_shopId_creatorId_fkey" foreign key ("shopId", "creatorId") references "Creator" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "Application_shopId_invitationId_fkey" foreign key ("shopId", "invitationId") references "Invitation" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "Application_state_check" check ("state" in ('applied', 'approved', 'declined')),
  constraint "Application_source_check" check ("source" in ('link', 'storefront')),
  -- Who is approved is a creator, and nobody else is.
  constraint "Application_creator_check" check (("state" = 'approved') = ("creatorId" is not null)),
  constraint "Application_decided_check" check (("state" = 'applied') = ("decidedAt" is null))
);
create unique index "Application_shopId_programId_email_key" on "Application" ("shopId", "programId", "email");
create index "Application_shopId_state_createdAt_id_idx" on "Application" ("shopId", "state", "createdAt", "id");
