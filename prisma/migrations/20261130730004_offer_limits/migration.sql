-- What an offer can say from now on: how often each of its codes works, and on how many payments of a subscription it counts. Offers that
-- are there go on as they were: without a limit, and on the first payment.
alter table "Offer"
  add column "usageLimit" integer,
  add column "subscriptionPayments" integer not null default 1,
  add constraint "Offer_usageLimit_check" check ("usageLimit" >= 1),
  add constraint "Offer_subscriptionPayments_check" check ("subscriptionPayments" >= 0);
