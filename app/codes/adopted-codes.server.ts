// Part of the repository: codes that were in Shopify before, each in a discount of the merchant's, as they are or managed here.
import type { Prisma } from "#app/generated/prisma/client.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** Codes that the app adds to Shopify and takes out: `isOurs` of code.ts, for a query. */
export const OURS = {
  OR: [{ origin: "minted" }, { isManaged: true, discountGid: { not: null } }],
} satisfies Prisma.CodeWhereInput;

/** Where a code was found in Shopify. */
export type CodePlace = Readonly<{
  code: string;
  discountGid: string;
  /** Null where Shopify does not show it yet. */
  redeemCodeGid: string | null;
}>;

/** Notes where live codes that were in Shopify before lie now: the merchant may have made them anew in another discount. */
export async function learnPlaces(
  tx: Tx,
  shopId: string,
  places: readonly CodePlace[],
): Promise<void> {
  for (const { code, discountGid, redeemCodeGid } of places)
    await tx.code.updateMany({
      where: { shopId, code, origin: "adopted", state: "live" },
      data: { discountGid, ...(redeemCodeGid === null ? {} : { redeemCodeGid }) },
    });
}

/** Refused codes that were in Shopify before may be anywhere by now: they are looked for when they are tried again. */
export async function forgetPlaces(
  tx: Tx,
  shopId: string,
  codes: readonly string[],
): Promise<void> {
  await tx.code.updateMany({
    where: { shopId, code: { in: [...codes] }, origin: "adopted", state: "refused" },
    data: { discountGid: null, redeemCodeGid: null },
  });
}

/** Has a live code managed, or left as it is in Shopify again; null when it is not one that was there before, or is being replaced. */
export async function putManaged(
  tx: Tx,
  { shopId, creatorId }: Readonly<{ shopId: string; creatorId: string }>,
  { codeId, isManaged }: Readonly<{ codeId: string; isManaged: boolean }>,
): Promise<Readonly<{ code: string }> | null> {
  const [row = null] = await tx.code.updateManyAndReturn({
    where: { shopId, creatorId, id: codeId, origin: "adopted", state: "live", endsAt: null },
    data: { isManaged },
    select: { code: true },
  });
  return row;
}

/** Offers that have a live code in a discount of the merchant's. */
export async function offersWithCodesIn(
  tx: Tx,
  shopId: string,
  discountGid: string,
): Promise<string[]> {
  const rows = await tx.code.findMany({
    where: { shopId, discountGid, state: "live" },
    select: { offerId: true },
    distinct: ["offerId"],
  });
  return rows.map(({ offerId }) => offerId);
}
