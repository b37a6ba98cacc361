-- Creators from a file: the file in pieces, how far it is read, and what became of each row.
create table "CreatorImport" (
  "shopId" uuid not null,
  "id" uuid not null,
  "state" text not null,
  "fileName" text not null,
  "bytes" integer not null,
  "delimiter" text not null,
  "kind" text not null,
  "columns" text[] not null,
  "fields" text[] not null,
  "offerId" uuid,
  "round" integer not null,
  "startLine" integer not null,
  "startByte" integer not null,
  "rowsDone" integer not null,
  "nextLine" integer not null,
  "bytesDone" integer not null,
  "made" integer not null,
  "changed" integer not null,
  "unchanged" integer not null,
  "refused" integer not null,
  "staffId" text not null,
  "uploadedAt" timestamptz(3) not null,
  "finishedAt" timestamptz(3),
  "failure" text,
  constraint "CreatorImport_pkey" primary key ("shopId", "id"),
  constraint "CreatorImport_state" check ("state" in ('checking', 'checked', 'running', 'done', 'failed')),
  constraint "CreatorImport_finished" check (("finishedAt" is not null) = ("state" in ('done', 'failed'))),
  constraint "CreatorImport_failure" check ("state" <> 'failed' or "failure" is not null),
  constraint "CreatorImport_fields" check (cardinality("fields") = cardinality("columns")),
  constraint "CreatorImport_counts" check ("made" >= 0 and "changed" >= 0 and "unchanged" >= 0 and "refused" >= 0
    and "rowsDone" = "made" + "changed" + "unchanged" + "refused" and "startByte" <= "bytesDone" and "bytesDone" <= "bytes")
);
create index "CreatorImport_shopId_uploadedAt_idx" on "CreatorImport" ("shopId", "uploadedAt");
-- One import of a shop writes at a time.
create unique index "CreatorImport_running" on "CreatorImport" ("shopId") where "state" = 'running';
-- The job that takes lost steps up again.
create index "CreatorImport_under_way" on "CreatorImport" ("state") where "state" in ('checking', 'running');

-- A piece of an uploaded file. It comes before its import, which is made once all pieces are there.
create table "CreatorImportPiece" (
  "shopId" uuid not null,
  "id" uuid not null,
  "importId" uuid not null,
  "position" integer not null,
  "bytes" bytea not null,
  "uploadedAt" timestamptz(3) not null,
  constraint "CreatorImportPiece_pkey" primary key ("shopId", "id"),
  constraint "CreatorImportPiece_position" check ("position" >= 0)
);
create unique index "CreatorImportPiece_shopId_importId_position_key" on "CreatorImportPiece" ("shopId", "importId", "position");

-- What became of some rows that stand one after another in the file.
create table "CreatorImportPart" (
  "shopId" uuid not null,
  "id" uuid not null,
  "importId" uuid not null,
  "round" integer not null,
  "firstLine" integer not null,
  "lines" integer[] not null,
  "outcomes" text[] not null,
  "problems" text[] not null,
  "creatorIds" uuid[] not null,
  "refused" integer not null,
  constraint "CreatorImportPart_pkey" primary key ("shopId", "id"),
  constraint "CreatorImportPart_same_length" check (cardinality("lines") = cardinality("outcomes")
    and cardinality("lines") = cardinality("problems") and cardinality("lines") = cardinality("creatorIds")),
  constraint "CreatorImportPart_shopId_importId_fkey" foreign key ("shopId", "importId") references "CreatorImport" ("shopId", "id")
    on delete restrict on update cascade
);
create unique index "CreatorImportPart_shopId_importId_round_firstLine_key" on "CreatorImportPart" ("shopId", "importId", "round", "firstLine");
