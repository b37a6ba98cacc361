-- A creator has several codes: one may carry a label, such as a campaign's, and one that was replaced works until its end.
alter table "Code"
  add column "label" text not null default '',
  add column "endsAt" timestamptz(3);
