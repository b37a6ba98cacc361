-- Commission that never takes more than a share of what an order leaves after the cost of its goods, and terms with a last day. Lines that
-- are stored already learn their cost when their order is read again.
alter table "OrderLine"
  add column "unitCostMinor" bigint,
  add column "isCostAsked" boolean not null default false;
alter table "Terms"
  add column "contributionBasisPoints" integer,
  add column "lastOn" date,
  add constraint "Terms_contributionBasisPoints_check" check ("contributionBasisPoints" between 1 and 10000);
