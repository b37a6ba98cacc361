// One step of a round: some rows at a time, each lot in one transaction that also moves the import's place in the file. Killed anywhere,
// the next step begins at the first row that is not worked through.
import { askToMintWaiting } from "#app/codes/request-codes.server.ts";
import type { ImportPayload } from "#app/imports/contract.ts";
import { type CreatorImport, isUnderWay, ROWS_MAX } from "#app/imports/creator-import.ts";
import { keysOf, namesOf, type ReadRow } from "#app/imports/plan.ts";
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
import { type File, seenBefore, TakenOver, workRows } from "#app/imports/work-rows.server.ts";
import { elapsedMs, now } from "#app/platform/clock.server.ts";
import { db, queryRows, type SqlTx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";

/** Rows in one transaction, and how long one step works before it lets others have their turn. */
export type StepSize = Readonly<{ chunkRows: number; stepMs: number }>;
const SIZE: StepSize = { chunkRows: 500, stepMs: 10_000 };

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
  try {
    const firstLines = await scan(shopId, one);
    const seenCreators = await seenBefore(shopId, one);
    const file: File = { shop, one, firstLines, seenCreators, offers: new Map() };
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
  }
}

/** Each piece is read by itself: no transaction is open meanwhile. */
const READ: SqlTx = { query: queryRows };

const bytesOf = (shopId: string, one: CreatorImport, byte: number) =>
  bytesFrom(READ, { shopId, importId: one.id, byte, bytes: one.bytes });

/**
 * Reads the whole file once, for the line that first names each creator and code: it decides which of two rows is refused, wherever the
 * step begins. Throws BrokenFile for a file that cannot be read to its end, and for one that is too long.
 */
async function scan(shopId: string, one: CreatorImport): Promise<ReadonlyMap<string, number>> {
  const firstLines = new Map<string, number>();
  let rows = 0;
  const start = { delimiter: one.delimiter, line: one.startLine, byte: one.startByte };
  const bytes = utf8Of(bytesOf(shopId, one, one.startByte));
  for await (const some of rowsOf(bytes, start, one.columns.length)) {
    rows += some.length;
    if (rows > ROWS_MAX)
      throw new BrokenFile(
        `The file has more than ${ROWS_MAX.toLocaleString("en-US")} rows. Split it, and import the parts one after the other.`,
      );
    for (const row of some)
      for (const key of readRow(row, one).keys)
        if (!firstLines.has(key)) firstLines.set(key, row.line);
  }
  return firstLines;
}

function readRow(row: PlacedRow, { fields, columns }: CreatorImport): ReadRow & PlacedRow {
  const said = saidBy(row.cells, fields, columns);
  const names = namesOf(said);
  return { ...row, said, names, keys: keysOf(names, said) };
}

/** Works through rows until the step's time is up or the file ends; says whether it ended. */
async function workOn(file: File, { chunkRows, stepMs }: StepSize): Promise<boolean> {
  const { shop, one } = file;
  const endsAtMs = elapsedMs() + stepMs;
  let fromByte = one.bytesDone;
  let chunk: (ReadRow & PlacedRow)[] = [];
  const start = { delimiter: one.delimiter, line: one.nextLine, byte: fromByte };
  for await (const rows of rowsOf(bytesOf(shop.id, one, fromByte), start, one.columns.length))
    for (const row of rows) {
      chunk.push(readRow(row, one));
      if (chunk.length < chunkRows) continue;
      await workRows(file, chunk, fromByte);
      fromByte = row.nextByte;
      chunk = [];
      if (elapsedMs() >= endsAtMs) return false;
    }
  if (chunk.length > 0) await workRows(file, chunk, fromByte);
  return true;
}
