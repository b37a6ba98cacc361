// The report of an import as a file: the rows as they were uploaded, with what became of each. A file of the refused ones alone can be
// put right and uploaded again.
import type { CreatorImport } from "#app/imports/creator-import.ts";
import { type Part, partsAfter } from "#app/imports/outcome-repository.server.ts";
import { bytesFrom, rowsOf } from "#app/imports/read-rows.server.ts";
import { findImport } from "#app/imports/repository.server.ts";
import { csvRows } from "#app/kit/csv.ts";
import { parseId } from "#app/kit/id.ts";
import { db, queryRows, type SqlTx, type Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Each piece is read by itself: no transaction stays open while a slow line takes the file. */
const READ: SqlTx = { query: queryRows };
const PARTS_AT_ONCE = 10;
const ROWS_AT_ONCE = 500;

export type ReportOf = "all" | "refused";
type StreamedFile = Readonly<{ fileName: string; chunks: AsyncIterable<string> }>;

/** The report of an import, written while it is sent; null when the shop has no such import. */
export async function importReport(
  tx: Tx,
  shop: Shop,
  { importId: given, of }: Readonly<{ importId: string; of: ReportOf }>,
): Promise<StreamedFile | null> {
  const importId = parseId(given);
  const one = importId && (await findImport(tx, shop.id, importId));
  if (!one) return null;
  const name = of === "refused" ? "refused-rows" : "import-report";
  return { fileName: `${name}.csv`, chunks: linesOf(shop.id, one, of) };
}

async function* linesOf(shopId: string, one: CreatorImport, of: ReportOf): AsyncGenerator<string> {
  const extra = of === "refused" ? ["Line", "Reason"] : ["Line", "Outcome", "Reason"];
  yield csvRows([[...one.columns, ...extra]]);
  const bytes = bytesFrom(READ, {
    shopId,
    importId: one.id,
    byte: one.startByte,
    bytes: one.bytes,
  });
  const start = { delimiter: one.delimiter, line: one.startLine, byte: one.startByte };
  const results = resultsOf(shopId, one.id);
  let rows: (readonly string[])[] = [];
  for await (const some of rowsOf(bytes, start, one.columns.length))
    for (const { line, cells } of some) {
      const { done, value } = await results.next();
      if (done || value.line !== line) return yield csvRows(rows); // what was not worked through has no result
      if (of === "refused" && value.outcome !== "refused") continue;
      const told = of === "refused" ? [value.problem] : [value.outcome, value.problem];
      rows.push([...padded(cells, one.columns.length), String(line), ...told]);
      if (rows.length < ROWS_AT_ONCE) continue;
      yield csvRows(rows);
      rows = [];
    }
  if (rows.length > 0) yield csvRows(rows);
}

const padded = (cells: readonly string[], length: number): readonly string[] =>
  Array.from({ length }, (_, at) => cells[at] ?? "");

async function* resultsOf(shopId: string, importId: string) {
  for (let afterLine = 0; ; ) {
    const which = { importId, afterLine, take: PARTS_AT_ONCE, isRefusedOnly: false };
    const parts: readonly Part[] = await partsAfter(db, shopId, which);
    for (const { lines, outcomes, problems } of parts)
      for (const [at, line] of lines.entries())
        yield { line, outcome: outcomes[at] ?? "", problem: problems[at] ?? "" };
    const last = parts.at(-1);
    if (!last || parts.length < PARTS_AT_ONCE) return;
    afterLine = last.firstLine;
  }
}
