-- Looks through changed orders for those that no webhook told of.
create table "Reconciliation" (
  "shopId" uuid not null,
  "id" uuid not null,
  "kind" text not null,
  "fromAt" timestamptz(3) not null,
  "toAt" timestamptz(3) not null,
  "after" text,
  "orders" integer not null default 0,
  "missed" integer not null default 0,
  "startedAt" timestamptz(3) not null,
  "finishedAt" timestamptz(3),
  "failure" text,
  constraint "Reconciliation_pkey" primary key ("shopId", "id"),
  constraint "Reconciliation_kind_check" check ("kind" in ('hourly', 'deep', 'asked')),
  constraint "Reconciliation_counts_check" check ("missed" between 0 and "orders")
);

create index "Reconciliation_shopId_startedAt_idx" on "Reconciliation" ("shopId", "startedAt");
