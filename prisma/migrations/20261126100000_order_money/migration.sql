-- What commission waits for and is computed on: payment, fulfilment, and the money as the buyer saw it.
alter table "Order"
  add column "presentmentCurrency" text,
  add column "isPaid" boolean,
  add column "fulfilledAt" timestamptz(3),
  add column "deliveredAt" timestamptz(3),
  add column "commissionableMinor" bigint;

-- Known orders: read before the buyer's currency was asked for, so all count as paid in the shop's. Whether a part payment covered the
-- order as placed was not asked either: it counts as unpaid until the order is read again, and so does an order without a status.
update "Order" set
  "presentmentCurrency" = "currency",
  "isPaid" = coalesce("financialStatus" in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'), false);
update "Order" set "commissionableMinor" = case when "isPaid" then "netMinor" else 0 end;

alter table "Order"
  alter column "presentmentCurrency" set not null,
  alter column "isPaid" set not null,
  alter column "commissionableMinor" set not null,
  add constraint "Order_commissionable_when_paid" check ("isPaid" or "commissionableMinor" = 0),
  add constraint "Order_commissionable_when_counted" check ("exclusion" is null or "commissionableMinor" = 0),
  add constraint "Order_delivered_when_fulfilled" check ("deliveredAt" is null or "fulfilledAt" is not null);

-- Null where the buyer saw the shop's currency.
alter table "Sale"
  add column "presentmentTotalMinor" bigint,
  add column "presentmentTaxMinor" bigint,
  add constraint "Sale_presentment_whole" check (("presentmentTotalMinor" is null) = ("presentmentTaxMinor" is null));
