-- UTM parameters of a program: its members' links in its offers take them where they set none, before the shop's own.
alter table "Program"
  add column "utmSource" text,
  add column "utmMedium" text,
  add column "utmCampaign" text,
  add column "utmTerm" text,
  add column "utmContent" text;
