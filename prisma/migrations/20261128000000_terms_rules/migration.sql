-- What terms pay for each piece, on some products or customers, and on small and large orders.
alter table "Terms"
  add column "rules" jsonb not null default '[]',
  add column "minimumMinor" bigint,
  add column "capMinor" bigint,
  drop constraint "Terms_kind_check",
  add constraint "Terms_kind_check" check (
    ("kind" = 'rate' and "rateBasisPoints" between 0 and 10000 and "flatMinor" is null)
    or ("kind" in ('flat', 'piece') and "flatMinor" >= 0 and "rateBasisPoints" is null)
  ),
  add constraint "Terms_rules_check" check (jsonb_typeof("rules") = 'array'),
  add constraint "Terms_limits_check" check ("minimumMinor" > 0 and "capMinor" > 0);
