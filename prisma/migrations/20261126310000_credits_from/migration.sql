-- From when a code counts. Codes that are known keep every order that is credited through them; a code made from now on counts from its
-- making, and what was ordered with it before is offered to the merchant.
alter table "Code"
  add column "creditsFrom" timestamptz(3),
  add column "origin" text not null default 'minted',
  add constraint "Code_origin" check ("origin" in ('minted', 'adopted'));
update "Code" c set "creditsFrom" = least(c."createdAt", (
  select min(o."processedAt") from "Order" o
  join "Credit" k on k."shopId" = o."shopId" and k."orderId" = o."id"
  where o."shopId" = c."shopId" and k."creatorId" = c."creatorId" and c."code" = any(o."codes")));
alter table "Code"
  alter column "creditsFrom" set not null,
  alter column "origin" drop default;

-- The stored orders that carry a code: what a late creator is offered. Most orders carry none, and stay out of it.
create index "Order_codes_idx" on "Order" using gin ("codes") where cardinality("codes") > 0;

-- An order on which a code does not count: it was another creator's when the past of the code was credited.
create table "CodeExemption" (
  "shopId" uuid not null,
  "id" uuid not null,
  "orderId" uuid not null,
  "code" text not null,
  constraint "CodeExemption_pkey" primary key ("shopId", "id"),
  constraint "CodeExemption_shopId_orderId_fkey" foreign key ("shopId", "orderId") references "Order" ("shopId", "id")
    on delete restrict on update cascade
);
-- Attribution asks by order; each code is exempt once.
create unique index "CodeExemption_shopId_orderId_code_key" on "CodeExemption" ("shopId", "orderId", "code");

-- What became of the offer to credit a code's past.
create table "PastCredit" (
  "shopId" uuid not null,
  "id" uuid not null,
  "codeId" uuid not null,
  "state" text not null,
  "orders" integer not null,
  "ordersDone" integer not null,
  "beforeAt" timestamptz(3) not null,
  "afterId" uuid,
  "askedAt" timestamptz(3) not null,
  constraint "PastCredit_pkey" primary key ("shopId", "id"),
  constraint "PastCredit_state" check ("state" in ('running', 'done', 'dismissed')),
  constraint "PastCredit_counts" check ("orders" >= 0 and "ordersDone" >= 0),
  constraint "PastCredit_shopId_codeId_fkey" foreign key ("shopId", "codeId") references "Code" ("shopId", "id")
    on delete restrict on update cascade
);
create unique index "PastCredit_shopId_codeId_key" on "PastCredit" ("shopId", "codeId");
