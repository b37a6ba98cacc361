import type { Prisma } from "#app/generated/prisma/client.ts";
import type { HistoryImport, ImportState } from "#app/history/history-import.ts";
import { newId } from "#app/platform/clock.server.ts";
import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";
import type { LineFault } from "#app/shopify/past-orders.ts";

const IMPORT = {
  id: true,
  state: true,
  sinceAt: true,
  askedAt: true,
  operationGid: true,
  seesAll: true,
  isPartial: true,
  ordersFound: true,
  ordersDone: true,
  ordersFaulty: true,
  entries: true,
  linesDone: true,
  bytesDone: true,
  loadingAt: true,
  finishedAt: true,
  failures: true,
  failure: true,
} as const satisfies Prisma.HistoryImportSelect;

type Row = Prisma.HistoryImportGetPayload<{ select: typeof IMPORT }>;

// The column holds only the five states.
const toImport = (row: Row): HistoryImport => ({ ...row, state: row.state as ImportState });

const UNDER_WAY = ["asked", "gathering", "loading"];

/** Writes down that an import is wanted; false while another of the shop is under way. */
export async function insertImport(
  tx: Tx,
  shopId: string,
  wanted: Readonly<{ id: string; sinceAt: Date | null; askedAt: Date }>,
): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    insert into "HistoryImport" ("shopId", "id", "state", "sinceAt", "askedAt", "isPartial", "ordersFound", "ordersDone",
      "ordersFaulty", "entries", "linesDone", "bytesDone", "failures")
    values (${shopId}::uuid, ${wanted.id}::uuid, 'asked', ${wanted.sinceAt}, ${wanted.askedAt}, false, 0, 0, 0, 0, 0, 0, 0)
    on conflict ("shopId") where "state" in ('asked', 'gathering', 'loading') do nothing`;
  return inserted === 1;
}

export async function findImport(
  tx: Tx,
  shopId: string,
  id: string,
): Promise<HistoryImport | null> {
  const row = await tx.historyImport.findUnique({
    where: { shopId_id: { shopId, id } },
    select: IMPORT,
  });
  return row && toImport(row);
}

/** The last import that was asked for. */
export async function latestImport(tx: Tx, shopId: string): Promise<HistoryImport | null> {
  const row = await tx.historyImport.findFirst({
    where: { shopId },
    select: IMPORT,
    orderBy: { askedAt: "desc" },
  });
  return row && toImport(row);
}

/** The import under way that an operation of Shopify belongs to. */
export async function importOfOperation(
  tx: Tx,
  shopId: string,
  operationGid: string,
): Promise<string | null> {
  const row = await tx.historyImport.findFirst({
    where: { shopId, operationGid, state: { in: UNDER_WAY } },
    select: { id: true },
  });
  return row?.id ?? null;
}

const IMPORTS_MAX = 10_000;

/** Every import that is under way, over all shops, for the job that takes lost ones up again. */
export const importsUnderWay = (
  tx: Tx,
): Promise<Readonly<{ shopId: string; importId: string }>[]> => tx.$queryRaw`
  select "shopId", "id" as "importId" from "HistoryImport" where "state" in ('asked', 'gathering', 'loading')
  order by "shopId" limit ${IMPORTS_MAX}`;

type Change = Readonly<
  Partial<
    Pick<
      HistoryImport,
      | "state"
      | "operationGid"
      | "seesAll"
      | "isPartial"
      | "ordersFound"
      | "loadingAt"
      | "finishedAt"
      | "failures"
      | "failure"
    >
  >
>;

/** Changes an import that is still in the state it was read in; false when another worker took it further. */
export async function changeImport(
  tx: Tx,
  shopId: string,
  { id, state }: Pick<HistoryImport, "id" | "state">,
  change: Change,
): Promise<boolean> {
  const { count } = await tx.historyImport.updateMany({
    where: { shopId, id, state },
    data: change,
  });
  return count === 1;
}

export type Step = Readonly<{
  /** Where the step began; another worker that went on meanwhile began elsewhere. */
  fromByte: number;
  nextLine: number;
  nextByte: number;
  orders: number;
  faults: readonly LineFault[];
  entries: number;
}>;

/** Moves an import's place in its file and counts what was done; false when it is not where this step began. */
export async function moveImport(
  tx: SqlTx,
  shopId: string,
  id: string,
  step: Step,
): Promise<boolean> {
  const moved = await tx.query(sql`
    update "HistoryImport" set "linesDone" = ${step.nextLine - 1}, "bytesDone" = ${step.nextByte},
      "ordersDone" = "ordersDone" + ${step.orders}, "ordersFaulty" = "ordersFaulty" + ${step.faults.length},
      "entries" = "entries" + ${step.entries}, "failures" = 0
    where "shopId" = ${shopId} and "id" = ${id} and "state" = 'loading' and "bytesDone" = ${step.fromByte}
    returning "id"`);
  if (moved.length === 0) return false;
  if (step.faults.length > 0)
    await tx.query(sql`
      insert into "HistoryFault" ("shopId", "id", "importId", "line", "orderGid", "problem")
      select ${shopId}::uuid, f.id, ${id}::uuid, f.line, f.gid, f.problem
      from unnest(${step.faults.map(() => newId())}::uuid[], ${step.faults.map(({ line }) => line)}::int[],
        ${step.faults.map(({ orderGid }) => orderGid)}::text[], ${step.faults.map(({ problem }) => problem)}::text[])
        as f(id, line, gid, problem)
      on conflict ("shopId", "importId", "line") do nothing`);
  return true;
}
const FAULTS_SHOWN = 10;

/** The first lines of an import that could not be read. */
export const faultsOf = (tx: Tx, shopId: string, importId: string) =>
  tx.historyFault.findMany({
    where: { shopId, importId },
    select: { line: true, orderGid: true, problem: true },
    orderBy: { line: "asc" },
    take: FAULTS_SHOWN,
  });
