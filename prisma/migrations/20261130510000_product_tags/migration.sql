-- Terms may pay tagged products otherwise: the tags of the day an order was first read.
alter table "OrderLine" add column "productTags" jsonb,
  add constraint "OrderLine_productTags_check" check (jsonb_typeof("productTags") = 'array');
