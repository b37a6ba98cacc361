-- Customers of the shop who were invited: Shopify's id alone, blanked when Shopify asks to redact the customer.
alter table "Invitation" add column "customerGid" text;
create index "Invitation_shopId_customerGid_idx" on "Invitation" ("shopId", "customerGid") where "customerGid" is not null;
