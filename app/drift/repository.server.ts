import type { Difference } from "#app/drift/drift.ts";
import type { DriftedCode } from "#app/drift/drifted-codes.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { ShopifyDiscount } from "#app/shopify/discount.ts";

/** What was found, of one offer. */
export type Finding = Readonly<{
  offerId: string;
  seen: string;
  /** Null when the discount is gone. */
  inShopify: ShopifyDiscount | null;
  codes: readonly DriftedCode[];
  differences: readonly Difference[];
}>;

export type DriftRow = Finding &
  Readonly<{ foundAt: Date; restoringAt: Date | null; refusal: string | null }>;

type Stored = Prisma.DriftGetPayload<Record<string, never>>;

// The columns hold only what putFinding wrote.
const toDrift = (row: Stored): DriftRow => ({
  offerId: row.id,
  seen: row.seen,
  inShopify: discountIn(row.inShopify as ShopifyDiscount | null),
  codes: row.codes as DriftedCode[],
  differences: row.differences as Difference[],
  foundAt: row.foundAt,
  restoringAt: row.restoringAt,
  refusal: row.refusal,
});

/** What was found before payments of subscriptions were read says nothing of them: it then has what every offer had. */
const discountIn = (found: ShopifyDiscount | null): ShopifyDiscount | null =>
  found && { ...found, subscriptionPayments: found.subscriptionPayments ?? 1 };

export async function findDrift(tx: Tx, shopId: string, offerId: string): Promise<DriftRow | null> {
  const row = await tx.drift.findUnique({ where: { shopId_id: { shopId, id: offerId } } });
  return row && toDrift(row);
}

/** The drift of an offer, locked until the transaction ends: two people decide one after the other. */
export async function lockDrift(tx: Tx, shopId: string, offerId: string): Promise<DriftRow | null> {
  await tx.$executeRaw`
    select 1 from "Drift" where "shopId" = ${shopId}::uuid and "id" = ${offerId}::uuid for update`;
  return findDrift(tx, shopId, offerId);
}

/** Keeps a finding; the same one again changes nothing, so that a restore under way goes on. */
export async function putFinding(
  tx: Tx,
  shopId: string,
  { offerId, seen, inShopify, codes, differences }: Finding,
  foundAt: Date,
): Promise<void> {
  const [known] = await tx.drift.findMany({
    where: { shopId, id: offerId },
    select: { seen: true },
  });
  if (known?.seen === seen) return;
  const columns = {
    seen,
    inShopify: inShopify ?? Prisma.DbNull,
    codes: [...codes],
    differences: [...differences],
    foundAt,
    restoringAt: null,
    refusal: null,
  };
  await tx.drift.upsert({
    where: { shopId_id: { shopId, id: offerId } },
    create: { shopId, id: offerId, ...columns },
    update: columns,
    select: { id: true },
  });
}

export const deleteDrift = (tx: Tx, shopId: string, offerId: string) =>
  tx.drift.deleteMany({ where: { shopId, id: offerId } });

/** Marks a drift as being restored, or as refused by Shopify; one that is gone meanwhile stays gone. */
export const markDrift = (
  tx: Tx,
  shopId: string,
  offerId: string,
  mark: Readonly<{ restoringAt: Date | null; refusal: string | null }>,
) => tx.drift.updateMany({ where: { shopId, id: offerId }, data: mark });

export const insertDecision = (
  tx: Tx,
  shopId: string,
  decision: Readonly<{
    id: string;
    offerId: string;
    kind: "accept" | "restore";
    differences: readonly Difference[];
    staffId: string;
    madeAt: Date;
  }>,
) =>
  tx.driftDecision.create({
    data: { shopId, ...decision, differences: [...decision.differences] },
    select: { id: true },
  });

/** Which of some offers differ; all of the shop's when none are named. */
export async function driftedOffers(
  tx: Tx,
  shopId: string,
  offerIds: readonly string[] | null,
): Promise<string[]> {
  const rows = await tx.drift.findMany({
    where: { shopId, ...(offerIds === null ? {} : { id: { in: [...offerIds] } }) },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}
