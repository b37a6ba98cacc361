-- An offer may have codes that only track: at Shopify a discount of 0 %.
alter table "Offer" drop constraint "Offer_valueKind_check";
alter table "Offer" add constraint "Offer_valueKind_check" check ("valueKind" in ('percentage', 'amount', 'code', 'none'));
