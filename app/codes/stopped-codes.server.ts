// Part of the repository: codes that are taken out of Shopify, while their creator is paused or since they were replaced.
import { OURS } from "#app/codes/adopted-codes.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import type { Tx } from "#app/platform/db.server.ts";

/**
 * Stops the live codes of a creator, or those of these that are paused creators', and gives the offers they are in. A code that is left
 * as it is in Shopify stays there.
 */
export async function stopLive(
  tx: Tx,
  shopId: string,
  which: Readonly<{ creatorId: string }> | Readonly<{ codes: readonly string[] }>,
): Promise<string[]> {
  const paused = { pauses: { some: { untilAt: null } } };
  const of = "codes" in which ? { code: { in: [...which.codes] }, creator: paused } : { ...which };
  const rows = await tx.code.updateManyAndReturn({
    where: { shopId, ...of, state: "live", ...OURS },
    data: { state: "paused", refusal: null, outAskedAt: null, outAt: null },
    select: { offerId: true },
  });
  return offersOf(rows);
}

const offersOf = (rows: readonly Readonly<{ offerId: string }>[]): string[] => [
  ...new Set(rows.map(({ offerId }) => offerId)),
];

/**
 * Stopped codes of a creator work again: at once where Shopify was not asked to take them out yet, else they wait to be added again. Gives
 * the offers of those that wait. The gid of one that Shopify may still be taking out is kept: it is not the one that comes.
 */
export async function restartStopped(tx: Tx, shopId: string, creatorId: string): Promise<string[]> {
  const stopped = { shopId, creatorId, state: "paused" };
  await tx.code.updateMany({
    where: { ...stopped, outAskedAt: null },
    data: { state: "live", refusal: null },
  });
  await tx.code.updateMany({
    where: { ...stopped, outAt: { not: null } },
    data: { redeemCodeGid: null },
  });
  const rows = await tx.code.updateManyAndReturn({
    where: stopped,
    data: { state: "minting" },
    select: { offerId: true },
  });
  return offersOf(rows);
}

/** Codes that Shopify shall not have: a paused creator's, and those that were replaced and have ended. */
const STOPPED = {
  OR: [{ state: "paused" }, { state: "retired", endsAt: { not: null } }],
} satisfies Prisma.CodeWhereInput;

/** Stopped codes of an offer that Shopify may still have and has not refused to take out, the oldest first. */
export const stoppedLeft = (
  tx: Tx,
  { shopId, offerId, take }: Readonly<{ shopId: string; offerId: string; take: number }>,
) =>
  tx.code.findMany({
    where: { shopId, offerId, outAt: null, refusal: null, ...STOPPED },
    select: { code: true, redeemCodeGid: true, origin: true, discountGid: true },
    orderBy: { id: "asc" },
    take,
  });

/**
 * Notes that Shopify is asked to take codes out, with their redeem codes and, of those that lie in a discount of the merchant's, that
 * discount; gives which of them are still stopped.
 */
export async function noteAsked(
  tx: Tx,
  shopId: string,
  {
    codes,
    at,
  }: Readonly<{
    codes: readonly Readonly<{
      code: string;
      redeemCodeGid: string | null;
      origin: string;
      discountGid: string | null;
    }>[];
    at: Date;
  }>,
): Promise<ReadonlySet<string>> {
  const texts = codes.map(({ code }) => code);
  const gids = codes.map(({ redeemCodeGid }) => redeemCodeGid);
  const discounts = codes.map((one) => (one.origin === "adopted" ? one.discountGid : null));
  const rows = await tx.$queryRaw<{ code: string }[]>`
    update "Code" set "outAskedAt" = ${at}::timestamptz, "redeemCodeGid" = a."gid", "discountGid" = a."discount"
    from unnest(${texts}::text[], ${gids}::text[], ${discounts}::text[]) as a("code", "gid", "discount")
    where "Code"."shopId" = ${shopId}::uuid and "Code"."code" = a."code" and "Code"."outAt" is null
      and ("Code"."state" = 'paused' or "Code"."state" = 'retired' and "Code"."endsAt" is not null)
    returning "Code"."code"`;
  return new Set(rows.map(({ code }) => code));
}

/** Notes that Shopify no longer has a stopped code. */
export async function noteOut(
  tx: Tx,
  shopId: string,
  { code, at }: Readonly<{ code: string; at: Date }>,
): Promise<void> {
  await tx.code.updateMany({ where: { shopId, code, ...STOPPED }, data: { outAt: at } });
}

/** Notes why Shopify did not take a stopped code out. Shopify is not asked again before a person says so, and with its creator back the code is live at once. */
export async function noteRemovalRefused(
  tx: Tx,
  shopId: string,
  { code, refusal }: Readonly<{ code: string; refusal: string }>,
): Promise<void> {
  await tx.code.updateMany({
    where: { shopId, code, ...STOPPED },
    data: { refusal, outAskedAt: null },
  });
}

/** A stopped code that Shopify kept is to be asked for once more; gives its offer, null where there is none. */
export async function resetRemovalRefused(
  tx: Tx,
  { shopId, creatorId, codeId }: Readonly<{ shopId: string; creatorId: string; codeId: string }>,
): Promise<string | null> {
  const [row] = await tx.code.updateManyAndReturn({
    where: { shopId, creatorId, id: codeId, refusal: { not: null }, ...STOPPED },
    data: { refusal: null },
    select: { offerId: true },
  });
  return row?.offerId ?? null;
}

/** Gives a working code an end, or takes it away again; false when it is not one that can end. */
export async function putEnd(
  tx: Tx,
  { shopId, creatorId }: Readonly<{ shopId: string; creatorId: string }>,
  { codeId, endsAt }: Readonly<{ codeId: string; endsAt: Date | null }>,
): Promise<boolean> {
  const { count } = await tx.code.updateMany({
    where: {
      ...{ shopId, creatorId, id: codeId },
      ...OURS,
      state: { in: ["live", "paused"] },
      endsAt: endsAt === null ? { not: null } : null,
    },
    data: { endsAt },
  });
  return count === 1;
}

/** A replaced code is over; what Shopify has of it is still to be taken out. One that a pause has taken out is out already. */
export async function retireEnded(
  tx: Tx,
  shopId: string,
  { codeId, now }: Readonly<{ codeId: string; now: Date }>,
): Promise<void> {
  const over = { state: "retired", retiredAt: now, refusal: null };
  // Asked once more: a person may have kept it in the meantime.
  const ended = { shopId, id: codeId, endsAt: { not: null, lte: now } };
  await tx.code.updateMany({ where: { ...ended, state: "paused" }, data: over });
  await tx.code.updateMany({
    where: { ...ended, state: { not: "retired" } },
    data: { ...over, outAskedAt: null, outAt: null },
  });
}
