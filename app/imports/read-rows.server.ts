// The rows of an uploaded file, from any of them on, one in memory at a time.
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, type Info, parse } from "csv-parse";
import { type FileRow, PIECE_BYTES } from "#app/imports/creator-import.ts";
import { readPiece } from "#app/imports/repository.server.ts";
import { plainCell } from "#app/kit/csv.ts";
import type { SqlTx } from "#app/platform/db.server.ts";

/** A row with the place at which the next one begins. */
export type PlacedRow = FileRow & Readonly<{ nextLine: number; nextByte: number }>;

/** The longest row, in characters; what is longer has a quote that was never closed. */
const ROW_LENGTH_MAX = 100_000;
const CELL_LENGTH_MAX = 10_000;

/** The file cannot be read on from here; the message is a sentence. */
export class BrokenFile extends Error {}

/** The bytes of a file from one of them on. Throws BrokenFile when they are no longer kept. */
export async function* bytesFrom(
  tx: SqlTx,
  {
    shopId,
    importId,
    byte,
    bytes,
  }: Readonly<{ shopId: string; importId: string; byte: number; bytes: number }>,
): AsyncGenerator<Uint8Array> {
  const first = Math.floor(byte / PIECE_BYTES);
  for (let position = first; position * PIECE_BYTES < bytes; position++) {
    const piece = await readPiece(tx, shopId, { importId, position });
    if (!piece) throw new BrokenFile("The uploaded file is no longer kept. Upload it again.");
    yield position === first ? piece.subarray(byte - first * PIECE_BYTES) : piece;
  }
}

export const NOT_UTF8 =
  "The file is not written in UTF-8, so names would come out wrong. Save it as “CSV UTF-8” and upload it again.";

/** The same bytes. Throws BrokenFile where they are no UTF-8. */
export async function* utf8Of(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of bytes) {
      decoder.decode(piece, { stream: true });
      yield piece;
    }
    decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new BrokenFile(NOT_UTF8) : error;
  }
}

/** Some bytes as the file that they begin. */
export async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

type Start = Readonly<{ delimiter: string; line: number; byte: number }>;
type Parsed = Readonly<{ record: readonly string[]; info: Info }>;

/** The records of a file that begins at a place, each with the place of the next. Throws BrokenFile where it cannot be read on. */
export async function* recordsOf(
  bytes: AsyncIterable<Uint8Array>,
  { delimiter, line, byte }: Start,
): AsyncGenerator<
  Readonly<{ line: number; record: readonly string[]; nextLine: number; nextByte: number }>
> {
  let readTo = line; // rows that the parser had read when it failed never come out of it
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: ROW_LENGTH_MAX,
    on_record: (record: string[], { lines }) => {
      readTo = line + lines;
      return record;
    },
  });
  const feeding = pipeline(Readable.from(bytes), parser);
  feeding.catch(() => undefined); // the loop below is told as well
  let at = line;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const nextLine = line + info.lines;
      yield { line: at, record, nextLine, nextByte: byte + info.bytes };
      at = nextLine;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BrokenFile(
      `Line ${readTo} cannot be read, nor what follows: a quotation mark is opened there and not closed, or the line is longer than ${ROW_LENGTH_MAX.toLocaleString("en-US")} characters.`,
    );
  }
}

/** The rows below the headings; empty lines are passed over. */
export async function* rowsOf(
  bytes: AsyncIterable<Uint8Array>,
  start: Start,
  columns: number,
): AsyncGenerator<PlacedRow> {
  for await (const { line, record, nextLine, nextByte } of recordsOf(bytes, start)) {
    const cells = record.map((cell) => plainCell(cell).trim());
    if (cells.every((cell) => cell === "")) continue;
    yield { line, cells, problem: shapeProblem(cells, columns), nextLine, nextByte };
  }
}

/** A row may leave out its last cells, as spreadsheets do, but not have more than there are headings. */
function shapeProblem(cells: readonly string[], columns: number): string | null {
  const last = cells.findLastIndex((cell) => cell !== "");
  if (last >= columns)
    return `The row has ${last + 1} cells and the file ${columns} headings. Is a cell with a comma in it without quotation marks?`;
  return cells.some((cell) => cell.length > CELL_LENGTH_MAX)
    ? `A cell is longer than ${CELL_LENGTH_MAX.toLocaleString("en-US")} characters.`
    : null;
}
