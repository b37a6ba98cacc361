-- A change to many creators may also make them members of a program, in a group or in none, or end their membership.
alter table "BulkRun"
  add column "programId" uuid,
  add column "groupId" uuid,
  add constraint "BulkRun_shopId_programId_fkey" foreign key ("shopId", "programId") references "Program" ("shopId", "id")
    on delete restrict on update cascade,
  add constraint "BulkRun_shopId_groupId_fkey" foreign key ("shopId", "groupId") references "ProgramGroup" ("shopId", "id")
    on delete restrict on update cascade,
  drop constraint "BulkRun_action_check",
  add constraint "BulkRun_action_check" check ("action" in
    ('make-codes', 'add-tag', 'remove-tag', 'join-program', 'leave-program', 'pause', 'activate'));
