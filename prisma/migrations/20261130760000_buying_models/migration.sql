-- How a shop's customers come back and stay away, as last worked out from its orders: one row a shop.
create table "BuyingModel" (
  "shopId" uuid not null,
  "id" uuid not null,
  "fittedAt" timestamptz(3) not null,
  "customers" integer not null,
  "repeaters" integer not null,
  "r" double precision,
  "alpha" double precision,
  "a" double precision,
  "b" double precision,
  constraint "BuyingModel_pkey" primary key ("shopId", "id"),
  constraint "BuyingModel_one" check ("id" = "shopId"),
  constraint "BuyingModel_parameters" check (num_nulls("r", "alpha", "a", "b") in (0, 4))
);
