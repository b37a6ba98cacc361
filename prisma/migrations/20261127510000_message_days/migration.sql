-- How long a shop keeps what Shopify's messages were about: from two days, for as long as Shopify may repeat one, to a year.
alter table "Shop" add column "messageDays" integer not null default 30;
alter table "Shop" add constraint "Shop_messageDays_check" check ("messageDays" between 2 and 365);
