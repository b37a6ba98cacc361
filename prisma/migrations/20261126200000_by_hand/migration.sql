-- What people decide by hand: whose an order is, and amounts that no order caused.
create table "Correction" (
  "shopId" uuid not null,
  "id" uuid not null,
  "orderId" uuid not null,
  "kind" text not null,
  "creatorId" uuid,
  "offerId" uuid,
  "note" text not null,
  "staffId" text not null,
  "madeAt" timestamptz(3) not null,
  constraint "Correction_pkey" primary key ("shopId", "id"),
  constraint "Correction_shopId_orderId_fkey" foreign key ("shopId", "orderId") references "Order" ("shopId", "id") on delete restrict on update cascade,
  constraint "Correction_shopId_creatorId_fkey" foreign key ("shopId", "creatorId") references "Creator" ("shopId", "id") on delete restrict on update cascade,
  constraint "Correction_kind_check" check ("kind" in ('assign', 'exclude', 'undo')),
  constraint "Correction_assign_check" check (("kind" = 'assign') = ("creatorId" is not null) and ("kind" = 'assign') = ("offerId" is not null))
);

create index "Correction_shopId_orderId_idx" on "Correction" ("shopId", "orderId");

create trigger correction_append_only before update or delete on "Correction" for each row execute function refuse_change();

alter table "Entry" add column "staffId" text;
alter table "Entry" drop constraint "Entry_kind_check";
alter table "Entry" add constraint "Entry_kind_check"
  check ("kind" in ('earned', 'adjustment', 'reversal', 'clawback', 'bonus', 'credit', 'debit', 'payout'));
-- No order, no payout: somebody's hand, with a reason and a name.
alter table "Entry" add constraint "Entry_by_hand_check" check (
  case when "kind" in ('bonus', 'credit', 'debit') then "orderId" is null and "note" is not null and "staffId" is not null
    and ("kind" = 'debit') = ("amountMinor" < 0) else "staffId" is null end
);

-- Reports over a period: what creators cost besides their orders.
create index "Entry_by_hand_idx" on "Entry" ("shopId", "occurredAt") where "kind" in ('bonus', 'credit', 'debit');
