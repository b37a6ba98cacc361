// Creator import: creators from a file that a merchant uploaded; first checked without writing anything, then brought in.
import type { ColumnField } from "#app/imports/column.ts";

export type ImportState = "checking" | "checked" | "running" | "done" | "failed";
export type Outcome = "made" | "changed" | "unchanged" | "refused";

export type CreatorImport = Readonly<{
  id: string;
  state: ImportState;
  fileName: string;
  bytes: number;
  delimiter: string;
  kind: string;
  columns: readonly string[];
  /** What each column is read as. */
  fields: readonly ColumnField[];
  /** The offer that new creators join. */
  offerId: string | null;
  /** Each check and the import itself are a round of their own. */
  round: number;
  /** Line and byte at which the first row below the headings begins, and the first that this round has not worked through. */
  startLine: number;
  startByte: number;
  rowsDone: number;
  nextLine: number;
  bytesDone: number;
  made: number;
  changed: number;
  unchanged: number;
  refused: number;
  staffId: string;
  uploadedAt: Date;
  finishedAt: Date | null;
  failure: string | null;
}>;

/** A row in a file; `cells` are as many as the headings, trimmed, or there is a problem. */
export type FileRow = Readonly<{
  line: number;
  cells: readonly string[];
  problem: string | null;
}>;

/** What became of a row. */
export type RowResult = Readonly<{ line: number; outcome: Outcome; problem: string }>;

/** So many rows a file may have. */
export const ROWS_MAX = 50_000;
/** The largest file, and the pieces in which it is sent. */
export const FILE_BYTES_MAX = 20 * 1024 * 1024;
export const PIECE_BYTES = 512 * 1024;

/** Whether the worker is at it. */
export const isUnderWay = ({ state }: Pick<CreatorImport, "state">): boolean =>
  state === "checking" || state === "running";

/** The share that is worked through, 0 to 100 in whole steps. */
export function percentDone({
  state,
  bytes,
  startByte,
  bytesDone,
}: Pick<CreatorImport, "state" | "bytes" | "startByte" | "bytesDone">): number {
  if (state === "done" || state === "checked" || bytes <= startByte) return 100;
  return Math.min(99, Math.floor(((bytesDone - startByte) * 100) / (bytes - startByte)));
}

/** A file's name as it is kept: without folders and control characters, at most 120 characters. */
export const shownFileName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? "").replace(/\p{C}/gu, "").slice(0, 120).trim() || "creators.csv";
