-- The sheet of a payout as it was when the payout was approved and when it was paid: a creator who is renamed or a shop that moves to
-- another time zone changes no byte of it.
create table "PayoutSheet" (
  "shopId" uuid not null,
  "id" uuid not null,
  "payoutId" uuid not null,
  "state" text not null,
  "text" text not null,
  "sha256" text not null,
  "madeAt" timestamptz(3) not null,
  constraint "PayoutSheet_pkey" primary key ("shopId", "id"),
  constraint "PayoutSheet_shopId_payoutId_fkey" foreign key ("shopId", "payoutId") references "Payout" ("shopId", "id") on delete restrict on update cascade,
  constraint "PayoutSheet_state_check" check ("state" in ('approved', 'paid')),
  constraint "PayoutSheet_sha256_check" check ("sha256" ~ '^[0-9a-f]{64}$')
);
create unique index "PayoutSheet_shopId_payoutId_state_key" on "PayoutSheet" ("shopId", "payoutId", "state");

create trigger payout_sheet_append_only before update or delete on "PayoutSheet" for each row execute function refuse_change();
