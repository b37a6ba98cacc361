-- The tracking page: dead letters newest first, and when the last event was worked through. Neither holds what waits, so accepting a
-- webhook writes no entry of them.
create index "InboxEvent_dead_idx" on "InboxEvent" ("shopId", "settledAt") where "failure" is not null;
create index "InboxEvent_settled_idx" on "InboxEvent" ("shopId", "settledAt") where "settledAt" is not null;
