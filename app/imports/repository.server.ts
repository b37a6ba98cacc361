import type { Prisma } from "#app/generated/prisma/client.ts";
import { type ColumnField, isColumnField } from "#app/imports/column.ts";
import type { ImportPayload } from "#app/imports/contract.ts";
import {
  type CreatorImport,
  type ImportState,
  type Outcome,
  PIECE_BYTES,
  type RowResult,
} from "#app/imports/creator-import.ts";
import { newId } from "#app/platform/clock.server.ts";
import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";

const IMPORT = {
  id: true,
  state: true,
  fileName: true,
  bytes: true,
  delimiter: true,
  kind: true,
  columns: true,
  fields: true,
  offerId: true,
  round: true,
  startLine: true,
  startByte: true,
  rowsDone: true,
  nextLine: true,
  bytesDone: true,
  made: true,
  changed: true,
  unchanged: true,
  refused: true,
  staffId: true,
  uploadedAt: true,
  finishedAt: true,
  failure: true,
} as const satisfies Prisma.CreatorImportSelect;

type Row = Prisma.CreatorImportGetPayload<{ select: typeof IMPORT }>;

// The state is one of five; a field of another version leaves its column out.
const toImport = (row: Row): CreatorImport => ({
  ...row,
  state: row.state as ImportState,
  fields: row.fields.map((field) => (isColumnField(field) ? field : "")),
});

/** Keeps a piece of a file; one that is there already stays as it is. */
export const insertPiece = (
  tx: Tx,
  shopId: string,
  piece: Readonly<{
    importId: string;
    position: number;
    bytes: Uint8Array<ArrayBuffer>;
    uploadedAt: Date;
  }>,
) =>
  tx.creatorImportPiece.createMany({
    data: [{ shopId, id: newId(), ...piece }],
    skipDuplicates: true,
  });

export const countPieces = (tx: Tx, shopId: string): Promise<number> =>
  tx.creatorImportPiece.count({ where: { shopId } });

/** The pieces of a file with their lengths, in order. */
export const piecesOf = (tx: Tx, shopId: string, importId: string) =>
  tx.$queryRaw<{ position: number; length: number }[]>`
    select "position", octet_length("bytes") as "length" from "CreatorImportPiece"
    where "shopId" = ${shopId}::uuid and "importId" = ${importId}::uuid order by "position"`;

/** Some bytes of a file, within one of its pieces; null when they are not there, or no longer. */
export async function readBytes(
  tx: SqlTx,
  shopId: string,
  { importId, from, length }: Readonly<{ importId: string; from: number; length: number }>,
): Promise<Uint8Array | null> {
  const position = Math.floor(from / PIECE_BYTES);
  const [row] = await tx.query<{ bytes: Uint8Array }>(sql`
    select substring("bytes" from ${(from % PIECE_BYTES) + 1}::int for ${length}::int) as "bytes" from "CreatorImportPiece"
    where "shopId" = ${shopId}::uuid and "importId" = ${importId}::uuid and "position" = ${position}`);
  return row?.bytes ?? null;
}

export const deletePieces = (tx: Tx, shopId: string, importId: string) =>
  tx.creatorImportPiece.deleteMany({ where: { shopId, importId } });

type NewImport = Pick<
  CreatorImport,
  | "id"
  | "fileName"
  | "bytes"
  | "delimiter"
  | "kind"
  | "columns"
  | "fields"
  | "offerId"
  | "startLine"
  | "startByte"
  | "staffId"
  | "uploadedAt"
>;

const NOTHING_DONE = { rowsDone: 0, made: 0, changed: 0, unchanged: 0, refused: 0 };

/** A new import, about to be checked; false when the same file's is there already. */
export async function insertImport(tx: Tx, shopId: string, one: NewImport): Promise<boolean> {
  const { columns, fields, ...rest } = one;
  const place = { nextLine: one.startLine, bytesDone: one.startByte };
  const { count } = await tx.creatorImport.createMany({
    data: [
      {
        shopId,
        ...rest,
        columns: [...columns],
        fields: [...fields],
        state: "checking",
        round: 1,
        ...NOTHING_DONE,
        ...place,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function findImport(
  tx: Tx,
  shopId: string,
  importId: string,
): Promise<CreatorImport | null> {
  const row = await tx.creatorImport.findUnique({
    where: { shopId_id: { shopId, id: importId } },
    select: IMPORT,
  });
  return row && toImport(row);
}

/** The latest imports of a shop. */
export async function latestImports(
  tx: Tx,
  shopId: string,
  take: number,
): Promise<CreatorImport[]> {
  const rows = await tx.creatorImport.findMany({
    where: { shopId },
    select: IMPORT,
    orderBy: [{ uploadedAt: "desc" }, { id: "desc" }],
    take,
  });
  return rows.map(toImport);
}

export const isAnyRunning = async (tx: Tx, shopId: string): Promise<boolean> =>
  (await tx.creatorImport.findFirst({
    where: { shopId, state: "running" },
    select: { id: true },
  })) !== null;

type Begin = Readonly<{
  state: "checking" | "running";
  offerId?: string;
  fields?: readonly ColumnField[];
}>;

/** Begins another round at the first row, unless the import went on meanwhile; what the last round noted is forgotten. */
export async function beginRound(
  tx: Tx,
  shopId: string,
  { id, round, startLine, startByte }: CreatorImport,
  { fields, ...begin }: Begin,
): Promise<boolean> {
  const { count } = await tx.creatorImport.updateMany({
    where: { shopId, id, round, state: { in: ["checking", "checked"] } },
    data: {
      ...begin,
      ...(fields ? { fields: [...fields] } : {}),
      round: round + 1,
      ...NOTHING_DONE,
      nextLine: startLine,
      bytesDone: startByte,
    },
  });
  if (count === 1) await tx.creatorImportPart.deleteMany({ where: { shopId, importId: id } });
  return count === 1;
}

const IMPORTS_MAX = 10_000;

/** Every import that the worker has to do with, over all shops, for the job that takes lost ones up again. */
export const importsUnderWay = (tx: Tx): Promise<ImportPayload[]> => tx.$queryRaw`
  select "shopId", "id" as "importId", "round" from "CreatorImport" where "state" in ('checking', 'running')
  order by "shopId" limit ${IMPORTS_MAX}`;

export type Place = Readonly<{
  round: number;
  fromByte: number;
  nextLine: number;
  nextByte: number;
}>;

/** Moves an import's place below these rows; false when it is not where this step began. */
export async function moveImport(
  tx: SqlTx,
  shopId: string,
  importId: string,
  { results, ...place }: Place & Readonly<{ results: readonly RowResult[] }>,
): Promise<boolean> {
  const count = (outcome: Outcome) => results.filter((one) => one.outcome === outcome).length;
  const moved = await tx.query(sql`
    update "CreatorImport" set "nextLine" = ${place.nextLine}, "bytesDone" = ${place.nextByte}, "rowsDone" = "rowsDone" + ${results.length},
      "made" = "made" + ${count("made")}, "changed" = "changed" + ${count("changed")},
      "unchanged" = "unchanged" + ${count("unchanged")}, "refused" = "refused" + ${count("refused")}
    where "shopId" = ${shopId}::uuid and "id" = ${importId}::uuid and "round" = ${place.round} and "bytesDone" = ${place.fromByte}
      and "state" in ('checking', 'running')
    returning "id"`);
  return moved.length > 0;
}

/**
 * Ends a round: a check waits for the merchant, an import is done. Of a check that failed nothing is told, since the file counts as a
 * whole; what an import wrote before it failed stays told. False when the import went on meanwhile.
 */
export async function endRound(
  tx: Tx,
  shopId: string,
  { id, round, state, startLine, startByte }: CreatorImport,
  end: Readonly<{ now: Date; failure: string | null }>,
): Promise<boolean> {
  const isOver = end.failure !== null || state === "running";
  const isForgotten = end.failure !== null && state === "checking";
  const { count } = await tx.creatorImport.updateMany({
    where: { shopId, id, round, state },
    data: {
      state: end.failure !== null ? "failed" : state === "running" ? "done" : "checked",
      failure: end.failure,
      finishedAt: isOver ? end.now : null,
      ...(isForgotten ? { ...NOTHING_DONE, nextLine: startLine, bytesDone: startByte } : {}),
    },
  });
  if (count === 1 && isForgotten)
    await tx.creatorImportPart.deleteMany({ where: { shopId, importId: id } });
  return count === 1;
}
