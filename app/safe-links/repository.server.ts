import type { Prisma } from "#app/generated/prisma/client.ts";
import { queryRows, type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";

const POOL = {
  id: true,
  state: true,
  refusal: true,
  discountGid: true,
  filledAt: true,
  dryAt: true,
  correctedAt: true,
  corrected: true,
} as const satisfies Prisma.SafePoolSelect;

export type PoolRow = Prisma.SafePoolGetPayload<{ select: typeof POOL }>;

type Key = Readonly<{ shopId: string; offerId: string }>;

export const findPool = (tx: Tx, { shopId, offerId }: Key): Promise<PoolRow | null> =>
  tx.safePool.findUnique({ where: { shopId_id: { shopId, id: offerId } }, select: POOL });

export const poolsOf = (tx: Tx, shopId: string, offerIds: readonly string[]): Promise<PoolRow[]> =>
  tx.safePool.findMany({ where: { shopId, id: { in: [...offerIds] } }, select: POOL });

/** The pool whose discount this is; null for any other discount. */
export const poolOfDiscount = (tx: Tx, shopId: string, discountGid: string) =>
  tx.safePool.findFirst({ where: { shopId, discountGid }, select: { id: true } });

/** Makes the pools that are not there yet; one that Shopify refused is tried again. */
export async function putPools(tx: Tx, shopId: string, offerIds: readonly string[]): Promise<void> {
  const data = offerIds.map((id) => ({ shopId, id, state: "publishing" }));
  await tx.safePool.createMany({ data, skipDuplicates: true });
  await tx.safePool.updateMany({
    where: { shopId, id: { in: [...offerIds] }, state: "refused" },
    data: { state: "publishing", refusal: null },
  });
}

type Settled =
  | Readonly<{ state: "live"; refusal: null; discountGid: string }>
  | Readonly<{ state: "refused"; refusal: string; discountGid: null }>;

/** Notes Shopify's answer to a pool that waited for it. */
export const settlePool = (tx: Tx, { shopId, offerId }: Key, settled: Settled) =>
  tx.safePool.updateMany({ where: { shopId, id: offerId, state: "publishing" }, data: settled });

/** A pool whose discount is gone begins anew; what was given out of the old one works no more. */
export async function restartPool(
  tx: Tx,
  { shopId, offerId, discountGid }: Key & Readonly<{ discountGid: string }>,
): Promise<void> {
  const { count } = await tx.safePool.updateMany({
    where: { shopId, id: offerId, discountGid },
    data: { state: "publishing", discountGid: null, filledAt: null },
  });
  if (count === 0) return;
  await tx.safeCode.deleteMany({ where: { shopId, offerId, takenAt: null } });
  await tx.safeCode.updateMany({
    where: { shopId, offerId, state: "taken" },
    data: { state: "out" },
  });
}

/** Notes what a discount had that was written back as the offer says. */
export const noteCorrected = (
  tx: Tx,
  { shopId, offerId }: Key,
  note: Readonly<{ correctedAt: Date; corrected: Prisma.InputJsonValue }>,
) => tx.safePool.updateMany({ where: { shopId, id: offerId }, data: note });

/** Notes that a visit found no code. */
export const noteDry = (tx: Tx, { shopId, offerId }: Key, dryAt: Date) =>
  tx.safePool.updateMany({ where: { shopId, id: offerId }, data: { dryAt } });

/** The pools of a shop whose discounts are in Shopify. */
export const livePools = (tx: Tx, shopId: string) =>
  tx.safePool.findMany({
    where: { shopId, state: "live" },
    select: { id: true },
    orderBy: { id: "asc" },
  });

export async function insertCodes(
  tx: Tx,
  { shopId, offerId }: Key,
  codes: readonly Readonly<{ id: string; code: string }>[],
): Promise<void> {
  const data = codes.map((code) => ({ shopId, offerId, ...code, state: "minting" }));
  await tx.safeCode.createMany({ data, skipDuplicates: true });
}

export const mintingCodes = (tx: Tx, { shopId, offerId }: Key, take: number) =>
  tx.safeCode.findMany({
    where: { shopId, offerId, state: "minting" },
    select: { code: true },
    orderBy: { id: "asc" },
    take,
  });

/** Codes are in Shopify now, or were not taken there and are forgotten. */
export async function settleCodes(
  tx: Tx,
  { shopId, offerId }: Key,
  {
    ready,
    refused,
    now,
  }: Readonly<{ ready: readonly string[]; refused: readonly string[]; now: Date }>,
): Promise<void> {
  const minting = { shopId, offerId, state: "minting" };
  await tx.safeCode.updateMany({
    where: { ...minting, code: { in: [...ready] } },
    data: { state: "ready" },
  });
  await tx.safeCode.deleteMany({ where: { ...minting, code: { in: [...refused] } } });
  if (ready.length > 0)
    await tx.safePool.updateMany({
      where: { shopId, id: offerId, filledAt: null },
      data: { filledAt: now },
    });
}

export const countReady = (tx: Tx, { shopId, offerId }: Key): Promise<number> =>
  tx.safeCode.count({ where: { shopId, offerId, state: "ready" } });

/** Whether so many codes are ready; it looks at no more of them. */
export async function hasReady(
  tx: SqlTx,
  { shopId, offerId }: Key,
  count: number,
): Promise<boolean> {
  const [row] = await tx.query<{ is: boolean }>(sql`
    select count(*) = ${count}::int as "is" from (
      select from "SafeCode" where "shopId" = ${shopId}::uuid and "offerId" = ${offerId}::uuid and "state" = 'ready' limit ${count}
    ) r`);
  return row?.is === true;
}

export const countTaken = (tx: Tx, { shopId, offerId }: Key, since: Date): Promise<number> =>
  tx.safeCode.count({ where: { shopId, offerId, takenAt: { gte: since } } });

/** Takes some codes out of the pool, the oldest first; two processes never take the same. */
export async function takeReady(
  tx: SqlTx,
  { shopId, offerId }: Key,
  { take, now }: Readonly<{ take: number; now: Date }>,
): Promise<string[]> {
  const rows = await tx.query<{ code: string }>(sql`
    update "SafeCode" c set "state" = 'taken', "takenAt" = ${now}::timestamptz
    from (
      select "id" from "SafeCode"
      where "shopId" = ${shopId}::uuid and "offerId" = ${offerId}::uuid and "state" = 'ready'
      order by "id" limit ${take} for update skip locked
    ) r
    where c."shopId" = ${shopId}::uuid and c."id" = r."id" returning c."code"`);
  return rows.map(({ code }) => code);
}

/** Puts codes back that were taken and not given out. */
export async function putBack(shopId: string, codes: readonly string[]): Promise<void> {
  await queryRows(sql`
    update "SafeCode" set "state" = 'ready', "takenAt" = null
    where "shopId" = ${shopId}::uuid and "code" = any(${[...codes]}::text[]) and "state" = 'taken'`);
}

/** Of some codes those that were taken before an instant and are still in Shopify. */
export async function spentAmong(
  tx: Tx,
  { shopId, offerId }: Key,
  { codes, before }: Readonly<{ codes: readonly string[]; before: Date }>,
): Promise<ReadonlySet<string>> {
  const rows = await tx.safeCode.findMany({
    where: { shopId, offerId, code: { in: [...codes] }, state: "taken", takenAt: { lt: before } },
    select: { code: true },
  });
  return new Set(rows.map(({ code }) => code));
}

export const noteOut = (tx: Tx, { shopId, offerId }: Key, codes: readonly string[]) =>
  tx.safeCode.updateMany({
    where: { shopId, offerId, code: { in: [...codes] }, state: "taken" },
    data: { state: "out" },
  });
