-- An order whose customer was redacted stays without customer and visit when it is read again, also when Shopify no longer names the customer.
alter table "Order" add column "isRedacted" boolean not null default false;
update "Order" o set "isRedacted" = true from "PrivacyRequest" r
where r."shopId" = o."shopId" and r."kind" = 'redact' and o."customerGid" = r."customerGid";
