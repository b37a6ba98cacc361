// The rows of an uploaded file, from any of them on, one in memory at a time.
import { CsvError, parse } from "csv-parse";
import { type FileRow, PIECE_BYTES } from "#app/imports/creator-import.ts";
import { readBytes } from "#app/imports/repository.server.ts";
import { plainCell } from "#app/kit/csv.ts";
import type { SqlTx } from "#app/platform/db.server.ts";

/** A row with the place at which the next one begins. */
export type PlacedRow = FileRow & Readonly<{ nextLine: number; nextByte: number }>;

/** The longest row, in characters; what is longer has a quote that was never closed. */
const ROW_LENGTH_MAX = 100_000;
const CELL_LENGTH_MAX = 10_000;

/** The file cannot be read on from here; the message is a sentence. */
export class BrokenFile extends Error {}

/** So much is read at once: the connection keeps a buffer of twice of it, and its answer is text of twice of it. */
const READ_BYTES = 64 * 1024;

/** The bytes of a file from one of them on, up to and without the one numbered `bytes`. Throws BrokenFile when they are no longer kept. */
export async function* bytesFrom(
  tx: SqlTx,
  {
    shopId,
    importId,
    byte,
    bytes,
  }: Readonly<{ shopId: string; importId: string; byte: number; bytes: number }>,
): AsyncGenerator<Uint8Array> {
  for (let from = byte; from < bytes; ) {
    const length = Math.min(READ_BYTES, PIECE_BYTES - (from % PIECE_BYTES), bytes - from);
    const some = await readBytes(tx, shopId, { importId, from, length });
    if (!some?.length)
      throw new BrokenFile("The uploaded file is no longer kept. Upload it again.");
    yield some;
    from += some.length;
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
      // Spreadsheets' own files and UTF-16 are full of zeros, which no text of the database may hold.
      if (piece.includes(0)) throw new BrokenFile(NOT_UTF8);
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

type PlacedRecord = Readonly<{
  line: number;
  record: readonly string[];
  nextLine: number;
  nextByte: number;
}>;

/** So much of a file is some hundred rows, which are in memory together. */
const SLICE_BYTES = 16 * 1024;

async function* slicesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes)
    for (let at = 0; at < piece.length; at += SLICE_BYTES)
      yield piece.subarray(at, at + SLICE_BYTES);
}

/**
 * The records of a file that begins at a place, some at a time, each with the place of the next. Throws BrokenFile where it cannot be
 * read on. The parser hands them over as it finds them: its own stream would cost some promises for every one.
 */
export async function* recordsOf(
  bytes: AsyncIterable<Uint8Array>,
  { delimiter, line, byte }: Start,
): AsyncGenerator<readonly PlacedRecord[]> {
  let at = line;
  let found: PlacedRecord[] = [];
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: ROW_LENGTH_MAX,
    on_record: (record: string[], { lines, bytes: end }) => {
      found.push({ line: at, record, nextLine: line + lines, nextByte: byte + end });
      at = line + lines;
      return null;
    },
  });
  parser.on("error", () => undefined); // told by the callbacks below as well
  const take = () => {
    const taken = found;
    found = [];
    return taken;
  };
  try {
    for await (const slice of slicesOf(bytes)) {
      await parsed((done) => parser.write(slice, done));
      yield take();
    }
    await parsed((done) => parser.end(done));
    yield take();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BrokenFile(
      `Line ${at} cannot be read, nor what follows: a quotation mark is opened there and not closed, or the line is longer than ${ROW_LENGTH_MAX.toLocaleString("en-US")} characters.`,
    );
  }
}

const parsed = (work: (done: (fault?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => work((fault) => (fault ? reject(fault) : resolve())));

/** The rows below the headings, some at a time; empty lines are passed over. */
export async function* rowsOf(
  bytes: AsyncIterable<Uint8Array>,
  start: Start,
  columns: number,
): AsyncGenerator<readonly PlacedRow[]> {
  for await (const records of recordsOf(bytes, start)) {
    const rows: PlacedRow[] = [];
    for (const { line, record, nextLine, nextByte } of records) {
      const cells = record.map((cell) => plainCell(cell).trim());
      if (cells.every((cell) => cell === "")) continue;
      rows.push({ line, cells, problem: shapeProblem(cells, columns), nextLine, nextByte });
    }
    yield rows;
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
