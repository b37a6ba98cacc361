-- When Shopify was asked to take a paused creator's code out, and when it no longer had it.
alter table "Code" add column "outAskedAt" timestamptz(3), add column "outAt" timestamptz(3);
