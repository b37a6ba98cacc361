// What became of the rows of an import.
import type { CreatorImport, RowResult } from "#app/imports/creator-import.ts";
import { newId } from "#app/platform/clock.server.ts";
import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";

/** Stands in the list of creators for a row that led to none. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

type Noted = RowResult & Readonly<{ creatorId: string | null }>;

/** Notes what became of some rows, in the transaction that moves the import's place below them. */
export async function noteResults(
  tx: SqlTx,
  shopId: string,
  { id, round }: Pick<CreatorImport, "id" | "round">,
  results: readonly Noted[],
): Promise<void> {
  const [first] = results;
  if (!first) return;
  await tx.query(sql`
    insert into "CreatorImportPart" ("shopId", "id", "importId", "round", "firstLine", "lines", "outcomes", "problems", "creatorIds", "refused")
    values (${shopId}::uuid, ${newId()}::uuid, ${id}::uuid, ${round}, ${first.line}, ${results.map(({ line }) => line)}::int[],
      ${results.map(({ outcome }) => outcome)}::text[], ${results.map(({ problem }) => problem)}::text[],
      ${results.map(({ creatorId }) => creatorId ?? NOBODY)}::uuid[], ${results.filter(({ outcome }) => outcome === "refused").length})`);
}

/** Parts of a report that are in memory together: some thousand rows. */
const PARTS_AT_ONCE = 20;

/** The creators that the rows of a round so far have led to, with their lines, in the order of the file. */
export async function* creatorsSeen(
  tx: Tx,
  shopId: string,
  importId: string,
): AsyncGenerator<Readonly<{ creatorId: string; line: number }>> {
  for (let afterLine = 0; ; ) {
    const parts = await tx.creatorImportPart.findMany({
      where: { shopId, importId, firstLine: { gt: afterLine } },
      select: { firstLine: true, lines: true, creatorIds: true },
      orderBy: { firstLine: "asc" },
      take: PARTS_AT_ONCE,
    });
    for (const { lines, creatorIds } of parts)
      for (const [at, line] of lines.entries()) {
        const creatorId = creatorIds[at] ?? NOBODY;
        if (creatorId !== NOBODY) yield { creatorId, line };
      }
    const last = parts.at(-1);
    if (!last) return;
    afterLine = last.firstLine;
  }
}

export type Part = Readonly<{
  firstLine: number;
  lines: readonly number[];
  outcomes: readonly string[];
  problems: readonly string[];
}>;

/** What became of the rows, in the order of the file, from a line on. */
export const partsAfter = (
  tx: Tx,
  shopId: string,
  which: Readonly<{ importId: string; afterLine: number; take: number; isRefusedOnly: boolean }>,
): Promise<Part[]> =>
  tx.creatorImportPart.findMany({
    where: {
      shopId,
      importId: which.importId,
      firstLine: { gt: which.afterLine },
      ...(which.isRefusedOnly ? { refused: { gt: 0 } } : {}),
    },
    select: { firstLine: true, lines: true, outcomes: true, problems: true },
    orderBy: { firstLine: "asc" },
    take: which.take,
  });
