import type { Evidence } from "#app/attribution/contract.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";

export type NewCredit = Readonly<{
  id: string;
  orderId: string;
  creatorId: string;
  shareOf10000: number;
  /** code | link | hand */
  kind: string;
  /** The creator's link that the shopper came through, and the click. */
  linkId: string | null;
  clickId: string | null;
  evidence: Evidence;
  offerId: string;
  termsId: string;
  netMinor: bigint;
  discountMinor: bigint;
  /** The order's processedAt. */
  orderedAt: Date;
  /** End of a hold that counts from the parcel; null before it begins, and where the hold counts from the order. */
  holdEndsAt: Date | null;
}>;

/** Writes the credits of some orders; `knownIds` are those of them that may have credits of an older version, which these replace. */
export async function replaceCredits(
  tx: SqlTx,
  shopId: string,
  knownIds: readonly string[],
  credits: readonly NewCredit[],
): Promise<void> {
  if (knownIds.length > 0)
    await tx.query(sql`
      delete from "Credit" where "shopId" = ${shopId} and "orderId" = any(${knownIds}::uuid[])`);
  if (credits.length === 0) return;
  const column = <K extends keyof NewCredit>(key: K) => credits.map((credit) => credit[key]);
  await tx.query(sql`
    insert into "Credit" ("shopId", "id", "orderId", "creatorId", "shareOf10000", "kind", "evidence", "offerId", "termsId",
      "netMinor", "discountMinor", "holdEndsAt", "orderedAt", "linkId", "clickId")
    select ${shopId}::uuid, r.* from unnest(${column("id")}::uuid[], ${column("orderId")}::uuid[], ${column("creatorId")}::uuid[],
      ${column("shareOf10000")}::int[], ${column("kind")}::text[], ${column("evidence").map((it) => JSON.stringify(it))}::jsonb[],
      ${column("offerId")}::uuid[], ${column("termsId")}::uuid[], ${column("netMinor")}::bigint[],
      ${column("discountMinor")}::bigint[], ${column("holdEndsAt")}::timestamptz[],
      ${column("orderedAt")}::timestamptz[], ${column("linkId")}::uuid[], ${column("clickId")}::uuid[]) as r`);
}

/** Writes the reasons of an order's credit anew, without its click. */
export const writeReasons = (
  tx: Tx,
  shopId: string,
  {
    orderId,
    creatorId,
    evidence,
  }: Readonly<{ orderId: string; creatorId: string; evidence: Evidence }>,
) =>
  tx.credit.updateMany({
    where: { shopId, orderId, creatorId },
    data: { evidence, clickId: null },
  });

const CREDIT = {
  orderId: true,
  creatorId: true,
  evidence: true,
  offerId: true,
  termsId: true,
} as const satisfies Prisma.CreditSelect;

/** The credits of some orders, for a page. */
export const creditsOfOrders = (tx: Tx, shopId: string, orderIds: readonly string[]) =>
  tx.credit.findMany({
    where: { shopId, orderId: { in: [...orderIds] } },
    select: CREDIT,
    orderBy: { creatorId: "asc" },
  });

export type CreditedOrder = Readonly<{
  orderId: string;
  creatorId: string;
  processedAt: Date;
  fulfilledAt: Date | null;
  deliveredAt: Date | null;
  /** The creator's share of what is commissionable of the order, and of its net before refunds. */
  commissionableMinor: bigint;
  soldMinor: bigint;
  discountMinor: bigint;
  isNewCustomer: boolean | null;
}>;

/** What is credited under an offer since an instant, the newest orders first. */
export const creditsOfOffer = (
  tx: Tx,
  shopId: string,
  { offerId, since, take }: Readonly<{ offerId: string; since: Date; take: number }>,
): Promise<CreditedOrder[]> => tx.$queryRaw`
  select c."orderId", c."creatorId", o."isNewCustomer", o."processedAt", o."fulfilledAt", o."deliveredAt",
    div(o."commissionableMinor"::numeric * c."shareOf10000", 10000)::bigint as "commissionableMinor",
    div((o."netMinor" + o."refundMinor")::numeric * c."shareOf10000", 10000)::bigint as "soldMinor",
    c."discountMinor"
  from "Credit" c join "Order" o on o."shopId" = c."shopId" and o."id" = c."orderId"
  where c."shopId" = ${shopId}::uuid and c."offerId" = ${offerId}::uuid and c."kind" in ('code', 'link', 'hand')
    and c."orderedAt" >= ${since}
  order by c."orderedAt" desc, c."orderId" desc limit ${take}`;

/** Orders that count, and their net, by the link that the shopper came through and what stood behind `?sub=`. */
export const sumByLink = (
  tx: Tx,
  shopId: string,
  { linkIds, from, to }: Readonly<{ linkIds: readonly string[]; from: Date; to: Date }>,
): Promise<LinkOrders[]> => tx.$queryRaw`
  select c."linkId", k."subId", count(*)::int as "orders", sum(c."netMinor")::bigint as "netMinor"
  from "Credit" c
  join "Order" o on o."shopId" = c."shopId" and o."id" = c."orderId" and o."exclusion" is null
  left join "Click" k on k."shopId" = c."shopId" and k."id" = c."clickId" and k."linkId" = c."linkId"
  where c."shopId" = ${shopId}::uuid and c."linkId" = any(${[...linkIds]}::uuid[])
    and c."orderedAt" >= ${from} and c."orderedAt" < ${to}
  group by c."linkId", k."subId"`;

type LinkOrders = Readonly<{
  linkId: string;
  subId: string | null;
  orders: number;
  netMinor: bigint;
}>;

/** A person's word on whose an order is. */
export type Correction = Readonly<{
  id: string;
  orderId: string;
  kind: "assign" | "exclude" | "undo";
  creatorId: string | null;
  offerId: string | null;
  note: string;
  staffId: string;
  madeAt: Date;
}>;

/** Appends a correction; false when one of its id is there already. */
export async function insertCorrection(
  tx: SqlTx,
  shopId: string,
  correction: Correction,
): Promise<boolean> {
  const { id, orderId, kind, creatorId, offerId, note, staffId, madeAt } = correction;
  const rows = await tx.query(sql`
    insert into "Correction" ("shopId", "id", "orderId", "kind", "creatorId", "offerId", "note", "staffId", "madeAt")
    values (${shopId}::uuid, ${id}::uuid, ${orderId}::uuid, ${kind}, ${creatorId}::uuid, ${offerId}::uuid, ${note}, ${staffId},
      ${madeAt}::timestamptz)
    on conflict ("shopId", "id") do nothing returning "id"`);
  return rows.length === 1;
}

export const findCorrection = (tx: SqlTx, shopId: string, id: string): Promise<Correction[]> =>
  tx.query<Correction>(sql`
    select "id", "orderId", "kind", "creatorId", "offerId", "note", "staffId", "madeAt" from "Correction"
    where "shopId" = ${shopId}::uuid and "id" = ${id}::uuid`);

/** The word that counts for each of some orders: its newest correction, unless that one gave the word back. */
export const correctionsInForce = (
  tx: SqlTx,
  shopId: string,
  orderIds: readonly string[],
): Promise<Correction[]> =>
  tx.query<Correction>(sql`
    select * from (
      select distinct on ("orderId") "id", "orderId", "kind", "creatorId", "offerId", "note", "staffId", "madeAt"
      from "Correction" where "shopId" = ${shopId} and "orderId" = any(${orderIds}::uuid[])
      order by "orderId", "madeAt" desc, "id" desc
    ) newest where "kind" <> 'undo'`);

const CORRECTIONS_MAX = 50;

/** An order's corrections, the newest first. */
export const correctionsOfOrder = (tx: Tx, shopId: string, orderId: string) =>
  tx.correction.findMany({
    where: { shopId, orderId },
    select: { id: true, kind: true, creatorId: true, note: true, staffId: true, madeAt: true },
    orderBy: [{ madeAt: "desc" }, { id: "desc" }],
    take: CORRECTIONS_MAX,
  });
