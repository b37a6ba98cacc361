import type { Prisma } from "#app/generated/prisma/client.ts";
import type { HistoryImport, ImportState } from "#app/history/history-import.ts";
import type { PastOrder } from "#app/history/past-credit.ts";
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

/** A code with what became of the offer to credit its past. */
export type CodeWithPast = Readonly<{
  id: string;
  code: string;
  creatorId: string;
  offerId: string;
  creditsFrom: Date;
  past: Readonly<{ state: string; orders: number; ordersDone: number }> | null;
}>;

const WITH_PAST = {
  id: true,
  code: true,
  creatorId: true,
  offerId: true,
  creditsFrom: true,
  pastCredit: { select: { state: true, orders: true, ordersDone: true } },
} as const satisfies Prisma.CodeSelect;

const CODES_MAX = 50;

/** The codes of a creator that count. */
export async function codesWithPast(
  tx: Tx,
  shopId: string,
  which: Readonly<{ creatorId: string; codeId?: string }>,
): Promise<CodeWithPast[]> {
  const rows = await tx.code.findMany({
    where: {
      shopId,
      creatorId: which.creatorId,
      state: { in: ["live", "retired"] },
      ...(which.codeId ? { id: which.codeId } : {}),
    },
    select: WITH_PAST,
    orderBy: { id: "asc" },
    take: CODES_MAX,
  });
  return rows.map(({ pastCredit, ...code }) => ({ ...code, past: pastCredit }));
}

/** Orders beyond this many are credited too; the offer's figures speak of the newest so many. */
const PAST_ORDERS_MAX = 20_000;

/**
 * The stored orders that carry a code and were placed before it counts, with who has them. What people decided by hand is left out, and
 * what was placed while its creator was paused.
 */
export const ordersBefore = (
  tx: Tx,
  shopId: string,
  {
    code,
    creditsFrom,
    creatorId,
  }: Readonly<{ code: string; creditsFrom: Date; creatorId: string }>,
): Promise<Omit<PastOrder, "lines">[]> => tx.$queryRaw`
  select o."id", o."isNewCustomer", o."processedAt", o."fulfilledAt", o."deliveredAt", o."netMinor", o."netMinor" + o."refundMinor" as "soldMinor",
    o."discountMinor", o."commissionableMinor",
    (select k."creatorId" from "Credit" k where k."shopId" = o."shopId" and k."orderId" = o."id" limit 1) as "creditedTo"
  from "Order" o
  where o."shopId" = ${shopId}::uuid and cardinality(o."codes") > 0 and o."codes" @> array[${code}]::text[]
    and o."processedAt" < ${creditsFrom} and o."exclusion" is null
    and not exists (select from "Pause" u where u."shopId" = o."shopId" and u."creatorId" = ${creatorId}::uuid
      and u."fromAt" <= o."processedAt" and coalesce(o."processedAt" < u."untilAt", true))
    and not exists (
      select from "Correction" c where c."shopId" = o."shopId" and c."orderId" = o."id" and c."kind" <> 'undo'
        and not exists (select from "Correction" n where n."shopId" = c."shopId" and n."orderId" = c."orderId"
          and (n."madeAt", n."id") > (c."madeAt", c."id")))
  order by o."processedAt" desc limit ${PAST_ORDERS_MAX}`;

/** Begins to credit a code's past, or writes down that the offer was declined. */
export async function writePastCredit(
  tx: Tx,
  shopId: string,
  past: Readonly<{
    codeId: string;
    state: "running" | "dismissed";
    orders: number;
    beforeAt: Date;
    askedAt: Date;
  }>,
): Promise<void> {
  const { codeId, ...data } = past;
  const fresh = { ...data, ordersDone: 0, afterId: null };
  await tx.pastCredit.upsert({
    where: { shopId_codeId: { shopId, codeId } },
    create: { shopId, id: newId(), codeId, ...fresh },
    update: fresh,
  });
}

export type PastWork = Readonly<{ code: string; beforeAt: Date; afterId: string | null }>;

/** What is left of a code's past to credit; null when nothing is under way. Locked until the transaction ends. */
export async function pastWork(
  tx: SqlTx,
  shopId: string,
  codeId: string,
): Promise<PastWork | null> {
  const [row] = await tx.query<PastWork>(sql`
    select c."code", p."beforeAt", p."afterId" from "PastCredit" p
    join "Code" c on c."shopId" = p."shopId" and c."id" = p."codeId"
    where p."shopId" = ${shopId} and p."codeId" = ${codeId} and p."state" = 'running' for update of p`);
  return row ?? null;
}

/** The next orders of a code's past, by id. */
export async function nextPastOrders(
  tx: SqlTx,
  shopId: string,
  { code, beforeAt, afterId }: PastWork,
  take: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select o."id" from "Order" o
    where o."shopId" = ${shopId} and cardinality(o."codes") > 0 and o."codes" @> array[${code}]::text[]
      and o."processedAt" < ${beforeAt} and (${afterId}::uuid is null or o."id" > ${afterId}::uuid)
    order by o."id" limit ${take}`);
  return rows.map(({ id }) => id);
}

/** Counts what was worked through; without a next place the past is credited. */
export const movePastCredit = (
  tx: SqlTx,
  shopId: string,
  { codeId, orders, afterId }: Readonly<{ codeId: string; orders: number; afterId: string | null }>,
) =>
  tx.query(sql`
    update "PastCredit" set "ordersDone" = "ordersDone" + ${orders}, "afterId" = coalesce(${afterId}::uuid, "afterId"),
      "state" = case when ${afterId}::uuid is null then 'done' else "state" end
    where "shopId" = ${shopId} and "codeId" = ${codeId}`);
