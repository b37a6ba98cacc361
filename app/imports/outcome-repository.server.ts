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

/** The creators that the rows of a round so far have led to, each with the first line that did. */
export async function creatorsSeen(
  tx: Tx,
  shopId: string,
  importId: string,
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; line: number }[]>`
    select s."id", min(s."line") as "line" from "CreatorImportPart" p cross join lateral unnest(p."creatorIds", p."lines") s("id", "line")
    where p."shopId" = ${shopId}::uuid and p."importId" = ${importId}::uuid and s."id" <> ${NOBODY}::uuid group by s."id"`;
  return new Map(rows.map(({ id, line }) => [id, line]));
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
