-- What a person judged of an applicant or creator, by hand. A row never changes; it goes with an application that is erased.
create table "Screening" (
  "shopId" uuid not null,
  "id" uuid not null,
  "applicationId" uuid,
  "creatorId" uuid,
  "vertical" integer not null,
  "genuine" integer not null,
  "interaction" integer not null,
  "age" integer,
  "geography" integer,
  "interests" integer,
  "purchasing" integer,
  "flags" text[] not null,
  "note" text not null,
  "staffId" text not null,
  "madeAt" timestamptz(3) not null,
  constraint "Screening_pkey" primary key ("shopId", "id"),
  constraint "Screening_shopId_applicationId_fkey" foreign key ("shopId", "applicationId") references "Application" ("shopId", "id")
    on delete cascade on update cascade,
  constraint "Screening_shopId_creatorId_fkey" foreign key ("shopId", "creatorId") references "Creator" ("shopId", "id")
    on delete restrict on update cascade,
  constraint "Screening_subject_check" check (("applicationId" is null) <> ("creatorId" is null)),
  constraint "Screening_figures_check" check (
    "vertical" between 0 and 100 and "genuine" between 0 and 100 and "interaction" between 0 and 100 and "age" between 0 and 100
    and "geography" between 0 and 100 and "interests" between 0 and 100 and "purchasing" between 0 and 100)
);
create index "Screening_shopId_applicationId_idx" on "Screening" ("shopId", "applicationId");
create index "Screening_shopId_creatorId_idx" on "Screening" ("shopId", "creatorId");

create trigger screening_append_only before update on "Screening" for each row execute function refuse_change();
