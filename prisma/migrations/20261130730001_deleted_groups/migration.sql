-- A group can be deleted. Its row stays, since memberships of the past name it; its name is free for another group.
alter table "ProgramGroup" add column "deletedAt" timestamptz(3);
drop index "ProgramGroup_shopId_programId_name_key";
create unique index "ProgramGroup_shopId_programId_name_key" on "ProgramGroup" ("shopId", "programId", "name")
  where "deletedAt" is null;
-- Who is in a group now, and was: asked for when it is deleted.
create index "Membership_shopId_groupId_idx" on "Membership" ("shopId", "groupId");
