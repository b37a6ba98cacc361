-- The import of a shop's past orders.
create table "HistoryImport" (
  "shopId" uuid not null,
  "id" uuid not null,
  "state" text not null,
  "sinceAt" timestamptz(3),
  "askedAt" timestamptz(3) not null,
  "operationGid" text,
  "seesAll" boolean,
  "isPartial" boolean not null,
  "ordersFound" integer not null,
  "ordersDone" integer not null,
  "ordersFaulty" integer not null,
  "entries" integer not null,
  "linesDone" integer not null,
  "bytesDone" double precision not null,
  "loadingAt" timestamptz(3),
  "finishedAt" timestamptz(3),
  "failures" integer not null,
  "failure" text,
  constraint "HistoryImport_pkey" primary key ("shopId", "id"),
  constraint "HistoryImport_state" check ("state" in ('asked', 'gathering', 'loading', 'done', 'failed')),
  constraint "HistoryImport_operation" check ("state" not in ('gathering', 'loading') or "operationGid" is not null),
  constraint "HistoryImport_finished" check (("finishedAt" is not null) = ("state" in ('done', 'failed'))),
  constraint "HistoryImport_failure" check ("state" <> 'failed' or "failure" is not null),
  constraint "HistoryImport_counts" check ("ordersFound" >= 0 and "ordersDone" >= 0 and "ordersFaulty" >= 0 and "entries" >= 0
    and "linesDone" >= 0 and "bytesDone" >= 0 and "failures" >= 0)
);
create index "HistoryImport_shopId_askedAt_idx" on "HistoryImport" ("shopId", "askedAt");
-- One import of a shop is under way at a time: asking twice is refused here.
create unique index "HistoryImport_under_way" on "HistoryImport" ("shopId") where "state" in ('asked', 'gathering', 'loading');

create table "HistoryFault" (
  "shopId" uuid not null,
  "id" uuid not null,
  "importId" uuid not null,
  "line" integer not null,
  "orderGid" text,
  "problem" text not null,
  constraint "HistoryFault_pkey" primary key ("shopId", "id"),
  constraint "HistoryFault_line" check ("line" > 0),
  constraint "HistoryFault_shopId_importId_fkey" foreign key ("shopId", "importId") references "HistoryImport" ("shopId", "id")
    on delete restrict on update cascade
);
create unique index "HistoryFault_shopId_importId_line_key" on "HistoryFault" ("shopId", "importId", "line");
