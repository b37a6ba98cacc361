-- A code that was in Shopify before can be managed here: taken out, put back and retired in the discount that it lies in. Those that are there
-- stay as they are in Shopify.
alter table "Code"
  add column "isManaged" boolean not null default false,
  add column "discountGid" text;
-- From the discount of a webhook to the offers of the codes in it.
create index "Code_shopId_discountGid_idx" on "Code" ("shopId", "discountGid") where "discountGid" is not null;
