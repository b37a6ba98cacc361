// One step of a round: some rows at a time, each lot in one transaction that also moves the import's place in the file. Killed anywhere,
// the next step begins at the first row that is not worked through.
import { askToMintWaiting } from "#app/codes/request-codes.server.ts";
import { countCreatorsAnew } from "#app/creators/many-creators.server.ts";
import type { ImportPayload } from "#app/imports/contract.ts";
import { type CreatorImport, isUnderWay, ROWS_MAX } from "#app/imports/creator-import.ts";
import { type FirstLines, firstLinesOf } from "#app/imports/first-lines.ts";
import { creatorsSeen } from "#app/imports/outcome-repository.server.ts";
import { keysOf, namesOf, noteKeys } from "#app/imports/plan.ts";
import {
  BrokenFile,
  bytesFrom,
  type PlacedRow,
  rowsOf,
  utf8Of,
} from "#app/imports/read-rows.server.ts";
import { endRound, findImport } from "#app/imports/repository.server.ts";
import { saidBy } from "#app/imports/row.ts";
import { enqueueStep } from "#app/imports/take-step.server.ts";
import { type File, TakenOver, type WorkedRow, workRows } from "#app/imports/work-rows.server.ts";
import { readAhead } from "#app/kit/read-ahead.ts";
import { elapsedMs, newId, now } from "#app/platform/clock.server.ts";
import { db, queryRows, type SqlTx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";

/** Rows in one transaction, and how long one step works before it lets others have their turn. */
export type StepSize = Readonly<{ chunkRows: number; stepMs: number }>;
const SIZE: StepSize = { chunkRows: 250, stepMs: 10_000 };

const TOO_LONG = `The file has more than ${ROWS_MAX.toLocaleString("en-US")} rows. Split it, and import the parts one after the other.`;

/** Does one step of an import and asks for the next. A file that cannot be read on ends it with a sentence. */
export async function stepCreatorImport(
  { shopId, importId, round }: ImportPayload,
  size: StepSize = SIZE,
): Promise<void> {
  const shop = await findShop(db, shopId);
  const one = shop && (await findImport(db, shopId, importId));
  if (!one || !isUnderWay(one) || one.round !== round) return;
  const end = (failure: string | null) =>
    transaction(async (tx) => {
      if (one.state === "running") await askToMintWaiting(tx, shopId);
      await endRound(tx, shopId, one, { now: now(), failure });
    });
  if (shop.uninstalledAt !== null) {
    await end("The app was taken out of the shop before the import was over.");
    return;
  }
  const file: File = {
    ...{ shop, one, offers: new Map() },
    ...{ firstLines: noLines(), seenCreators: noLines() },
  };
  try {
    await noteAbove(file);
    const isAtEnd = await workOn(file, size);
    if (!isAtEnd)
      return await transaction((tx) => enqueueStep(tx, { shopId, importId, round }, now()));
    await end(null); // asks for the codes as well; an import that is cut off before comes by here again
    log.info({ shopId, importId, round, state: one.state }, "creator import round done");
  } catch (error) {
    if (error instanceof TakenOver) return;
    if (!(error instanceof BrokenFile)) throw error;
    await end(error.message);
    log.warn({ shopId, importId }, "creator import failed");
  } finally {
    file.firstLines.forget();
    file.seenCreators.forget();
  }
}

/** Each piece is read by itself: no transaction is open meanwhile. */
const READ: SqlTx = { query: queryRows };

type Part = Readonly<{ line: number; byte: number; upTo: number }>;

/** The rows of a part of the file, some at a time. Throws BrokenFile where it cannot be read on. */
const rowsIn = (shopId: string, one: CreatorImport, { line, byte, upTo }: Part) =>
  rowsOf(
    utf8Of(bytesFrom(READ, { shopId, importId: one.id, byte, bytes: upTo })),
    { delimiter: one.delimiter, line, byte },
    one.columns.length,
  );

/**
 * Notes which line first names each creator and code, of the rows above the import's place, and which creators they have led to. The rows
 * below it note theirs as they are read: of two rows the later one is refused, so nothing further down decides about a row.
 */
async function noteAbove({ shop, one, firstLines, seenCreators }: File): Promise<void> {
  if (one.bytesDone === one.startByte) return;
  const part = { line: one.startLine, byte: one.startByte, upTo: one.bytesDone };
  for await (const rows of rowsIn(shop.id, one, part))
    for (const row of rows) readRow(row, one, firstLines);
  for await (const { creatorId, line } of creatorsSeen(db, shop.id, one.id))
    seenCreators.note(creatorId, line);
}

const noLines = (): FirstLines => firstLinesOf(Number.parseInt(newId().slice(-8), 16)); // the end of an id is chance

/** What a row says, without its cells: a lot of rows is in memory, and what is in memory long costs time. */
function readRow(
  { cells, ...row }: PlacedRow,
  { fields, columns }: CreatorImport,
  firstLines: FirstLines,
): WorkedRow {
  const said = saidBy(cells, fields, columns);
  const names = namesOf(said);
  const repeat = noteKeys(firstLines, { keys: keysOf(names, said), line: row.line });
  return { ...row, said, names, repeat };
}

type Chunk = readonly WorkedRow[];

/** The rows below the import's place, so many at a time. Throws BrokenFile for a file that is too long. */
async function* chunksOf({ shop, one, firstLines }: File, rowsMax: number): AsyncGenerator<Chunk> {
  let rowsSeen = one.rowsDone;
  let chunk: WorkedRow[] = [];
  const part = { line: one.nextLine, byte: one.bytesDone, upTo: one.bytes };
  for await (const rows of rowsIn(shop.id, one, part)) {
    rowsSeen += rows.length;
    if (rowsSeen > ROWS_MAX) throw new BrokenFile(TOO_LONG);
    for (const row of rows) {
      chunk.push(readRow(row, one, firstLines));
      if (chunk.length < rowsMax) continue;
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/** Works through rows until the step's time is up or the file ends; says whether it ended. */
async function workOn(file: File, { chunkRows, stepMs }: StepSize): Promise<boolean> {
  const { one } = file;
  const endsAtMs = elapsedMs() + stepMs;
  let fromByte = one.bytesDone;
  for await (const chunk of readAhead(chunksOf(file, chunkRows))) {
    const made = await workRows(file, chunk, fromByte);
    if (made > 0 && fromByte === one.startByte) await countCreatorsAnew();
    fromByte = chunk.at(-1)?.nextByte ?? fromByte;
    if (elapsedMs() >= endsAtMs) return false;
  }
  return true;
}
