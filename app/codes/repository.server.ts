import { OURS } from "#app/codes/adopted-codes.server.ts";
import type { CodeState } from "#app/codes/code.ts";
import { holdCodes } from "#app/codes/request-codes.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { plainSql, type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";

const MATCHES_MAX = 200;

const CODE = {
  id: true,
  creatorId: true,
  offerId: true,
  code: true,
  state: true,
  refusal: true,
  origin: true,
  isManaged: true,
  discountGid: true,
  redeemCodeGid: true,
  createdAt: true,
  liveAt: true,
  outAt: true,
  label: true,
  endsAt: true,
} as const satisfies Prisma.CodeSelect;

type Row = Prisma.CodeGetPayload<{ select: typeof CODE }>;
export type CodeRow = Readonly<Omit<Row, "state"> & { state: CodeState }>;

// The column holds only the four states.
const toCode = (row: Row): CodeRow => ({ ...row, state: row.state as CodeState });

export type CodeOwner = Readonly<{
  code: string;
  creatorId: string;
  offerId: string;
  state: CodeState;
  createdAt: Date;
  /** The code counts for orders placed at or after it. */
  creditsFrom: Date;
}>;

/** What Shopify answered for one waiting code. */
export type CodeAnswer = Readonly<{
  code: string;
  state: "live" | "refused";
  redeemCodeGid: string | null;
  refusal: string | null;
}>;

/** Lets one transaction at a time give out codes in a shop, so that a free code is still free when it is written. */
export async function lockCodes(tx: Tx, shopId: string): Promise<void> {
  await holdCodes(plainSql(tx), shopId);
}

/** The codes of these creators, the oldest first. */
export async function codesOf(
  tx: Tx,
  shopId: string,
  creatorIds: readonly string[],
): Promise<CodeRow[]> {
  const rows = await tx.code.findMany({
    where: { shopId, creatorId: { in: [...creatorIds] } },
    select: CODE,
    orderBy: { id: "asc" },
  });
  return rows.map(toCode);
}

export async function findCodeRow(tx: Tx, shopId: string, code: string): Promise<CodeRow | null> {
  const row = await tx.code.findUnique({ where: { shopId_code: { shopId, code } }, select: CODE });
  return row && toCode(row);
}

export async function findCodeById(
  tx: Tx,
  shopId: string,
  codeId: string,
): Promise<CodeRow | null> {
  const row = await tx.code.findUnique({
    where: { shopId_id: { shopId, id: codeId } },
    select: CODE,
  });
  return row && toCode(row);
}

/** Creators with a code that contains `part`. */
export async function creatorIdsByCode(tx: Tx, shopId: string, part: string): Promise<string[]> {
  const rows = await tx.code.findMany({
    where: { shopId, code: { contains: part } },
    select: { creatorId: true },
    distinct: ["creatorId"],
    take: MATCHES_MAX,
  });
  return rows.map(({ creatorId }) => creatorId);
}

/** Which of the candidates are codes of this shop already, in whatever state: a code keeps its owner for ever. */
export async function takenOf(
  tx: Tx,
  shopId: string,
  candidates: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    select "code" from "Code" where "shopId" = ${shopId}::uuid and "code" = any(${[...candidates]}::text[])`;
  return new Set(rows.map(({ code }) => code));
}

/** Those of the candidates that are codes of this shop already, with their owners. */
export async function holdersOf(tx: Tx, shopId: string, candidates: readonly string[]) {
  const rows = await tx.code.findMany({
    where: { shopId, code: { in: [...candidates] } },
    select: { code: true, creatorId: true, state: true },
  });
  return new Map(rows.map((row) => [row.code, { ...row, state: row.state as CodeState }]));
}

/** Codes of an offer, the newest first, a page at a time. */
export async function listCodes(
  tx: Tx,
  shopId: string,
  { offerId, before, take }: Readonly<{ offerId: string; before: string | null; take: number }>,
): Promise<CodeRow[]> {
  const rows = await tx.code.findMany({
    where: { shopId, offerId, ...(before === null ? {} : { id: { lt: before } }) },
    select: CODE,
    orderBy: { id: "desc" },
    take,
  });
  return rows.map(toCode);
}

/** How many codes of an offer are in each state. */
export async function countByState(
  tx: Tx,
  shopId: string,
  offerId: string,
): Promise<Readonly<Partial<Record<CodeState, number>>>> {
  const rows = await tx.code.groupBy({
    by: ["state"],
    where: { shopId, offerId },
    _count: { _all: true },
  });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count._all]));
}

type NewCode = Readonly<{ id: string; creatorId: string; offerId: string; code: string }>;

type Reserved = NewCode &
  Pick<Prisma.CodeUncheckedCreateInput, "isManaged" | "label"> &
  Readonly<{ createdAt: Date; origin: "minted" | "adopted" }>;

export const insertMinting = (tx: Tx, shopId: string, code: Reserved) =>
  tx.code.create({
    data: { shopId, ...code, creditsFrom: code.createdAt, state: "minting" },
    select: { id: true },
  });

export type LiveCode = Pick<CodeRow, "code" | "state" | "origin" | "redeemCodeGid" | "liveAt">;

/** The codes of an offer that are live or wait for it. */
export async function codesOfOffer(tx: Tx, shopId: string, offerId: string): Promise<LiveCode[]> {
  const rows = await tx.code.findMany({
    where: { shopId, offerId, state: { in: ["live", "minting"] } },
    select: CODE,
    orderBy: { id: "asc" },
  });
  return rows.map(toCode);
}

/** Live codes that no longer work in Shopify; old orders keep their owner. */
export const retireCodes = (
  tx: Tx,
  shopId: string,
  { codes, now }: Readonly<{ codes: readonly string[]; now: Date }>,
) =>
  tx.code.updateMany({
    where: { shopId, code: { in: [...codes] }, state: "live" },
    data: { state: "retired", retiredAt: now },
  });

/** A code that Shopify has already, under a name that the merchant gave it. */
export const insertLive = (
  tx: Tx,
  shopId: string,
  { now, ...code }: NewCode & Readonly<{ redeemCodeGid: string | null; now: Date }>,
) => {
  const times = { createdAt: now, creditsFrom: now, liveAt: now };
  return tx.code.create({
    data: { shopId, ...code, ...times, state: "live", origin: "minted" },
    select: { id: true },
  });
};

/** Puts live codes back to waiting, to be added to the discount again. */
export const remint = (tx: Tx, shopId: string, codes: readonly string[]) =>
  tx.code.updateMany({
    where: { shopId, code: { in: [...codes] }, state: "live", ...OURS },
    data: { state: "minting", redeemCodeGid: null },
  });

/** Puts a refused code back to waiting; false when it is not refused. */
export async function resetRefused(tx: Tx, shopId: string, codeId: string): Promise<boolean> {
  const { count } = await tx.code.updateMany({
    where: { shopId, id: codeId, state: "refused" },
    data: { state: "minting", refusal: null },
  });
  return count === 1;
}

/** The codes of an offer that wait for Shopify, the oldest first; of an offer without a live discount, those in the merchant's alone. */
export async function waitingCodes(
  tx: Tx,
  given: Readonly<{ shopId: string; offerId: string; isPublished: boolean; take: number }>,
): Promise<CodeRow[]> {
  const { shopId, offerId, isPublished, take } = given;
  const elsewhere = isPublished ? {} : { discountGid: { not: null } };
  const rows = await tx.code.findMany({
    where: { shopId, offerId, state: "minting", ...elsewhere, ...OURS },
    select: CODE,
    orderBy: { id: "asc" },
    take,
  });
  return rows.map(toCode);
}

/** Writes Shopify's answers, in one statement; a code that no longer waits keeps what it has. */
export async function settleCodes(
  tx: Tx,
  shopId: string,
  answers: readonly CodeAnswer[],
  now: Date,
): Promise<void> {
  const texts = answers.map(({ code }) => code);
  const states = answers.map(({ state }) => state);
  const gids = answers.map(({ redeemCodeGid }) => redeemCodeGid);
  const refusals = answers.map(({ refusal }) => refusal);
  await tx.$executeRaw`
    update "Code" set "state" = a."state", "redeemCodeGid" = a."gid", "refusal" = a."refusal",
      "liveAt" = coalesce("Code"."liveAt", case when a."state" = 'live' then ${now}::timestamptz end)
    from unnest(${texts}::text[], ${states}::text[], ${gids}::text[], ${refusals}::text[]) as a("code", "state", "gid", "refusal")
    where "Code"."shopId" = ${shopId}::uuid and "Code"."code" = a."code" and "Code"."state" = 'minting'`;
}

/** Writes redeem codes beside their codes, where none is known. */
export async function learnRedeemCodes(
  tx: Tx,
  shopId: string,
  learned: readonly (readonly [gid: string, code: string])[],
): Promise<void> {
  await tx.$executeRaw`
    update "Code" set "redeemCodeGid" = a."gid"
    from unnest(${learned.map(([gid]) => gid)}::text[], ${learned.map(([, code]) => code)}::text[]) as a("gid", "code")
    where "Code"."shopId" = ${shopId}::uuid and "Code"."code" = a."code" and "Code"."state" = 'live' and "Code"."redeemCodeGid" is null`;
}

/** Who owns these codes (in normal form). Codes that never went live own nothing; one that is being restored was live. */
export const ownersOfCodes = (
  tx: SqlTx,
  shopId: string,
  codes: readonly string[],
): Promise<CodeOwner[]> =>
  tx.query<CodeOwner>(sql`
    select "code", "creatorId", "offerId", "state", "createdAt", "creditsFrom" from "Code"
    where "shopId" = ${shopId}::uuid and "code" = any(${codes}::text[]) and ("state" in ('live', 'retired') or "liveAt" is not null)`);

/** Which codes do not count on which of these orders, as `${orderId} ${code}`. */
export async function exemptionsOf(
  tx: SqlTx,
  shopId: string,
  orderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ orderId: string; code: string }>(sql`
    select "orderId", "code" from "CodeExemption"
    where "shopId" = ${shopId}::uuid and "orderId" = any(${orderIds}::uuid[])`);
  return new Set(rows.map(({ orderId, code }) => `${orderId} ${code}`));
}

/** A code counts from an earlier instant on, but not on the orders that are another creator's. */
export async function countFrom(
  tx: Tx,
  shopId: string,
  { codeId, code, from }: Readonly<{ codeId: string; code: string; from: Date }>,
  exempt: readonly Readonly<{ id: string; orderId: string }>[],
): Promise<void> {
  await tx.code.updateMany({
    where: { shopId, id: codeId, creditsFrom: { gt: from } },
    data: { creditsFrom: from },
  });
  await tx.codeExemption.createMany({
    data: exempt.map(({ id, orderId }) => ({ shopId, id, orderId, code })),
    skipDuplicates: true,
  });
}
