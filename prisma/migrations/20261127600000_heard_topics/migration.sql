-- When a webhook of each topic last came from a shop: the tracking page, read by the primary key.
create table "HeardTopic" (
  "shopId" uuid not null,
  "id" text not null,
  "heardAt" timestamptz(3) not null,
  constraint "HeardTopic_pkey" primary key ("shopId", "id")
);
