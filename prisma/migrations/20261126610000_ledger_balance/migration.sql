-- A creator's statement, newest first, and the balance at any of its lines: a sum that this index answers alone.
drop index "Entry_shopId_creatorId_occurredAt_idx";
create index "Entry_shopId_creatorId_occurredAt_id_idx" on "Entry" ("shopId", "creatorId", "occurredAt", "id") include ("amountMinor");
