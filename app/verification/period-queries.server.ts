// Read-only: the rows that the comparison of tiers, goals and caps goes by.
import { type SqlTx, sql } from "#app/platform/db.server.ts";
import type { Range } from "#app/verification/order-queries.server.ts";

/** Offers any version of whose terms has tiers, goals or a cap. */
export async function offersWithPeriods(tx: SqlTx, shopId: string): Promise<string[]> {
  const rows = await tx.query<{ offerId: string }>(sql`
    select distinct "offerId" from "Terms" where "shopId" = ${shopId} and "period" is not null`);
  return rows.map(({ offerId }) => offerId);
}

/** A credit whose terms may count the order; amounts are the creator's share. */
export type PeriodCredit = Readonly<{
  orderId: string;
  creatorId: string;
  offerId: string;
  termsId: string;
  processedAt: Date;
  fulfilledAt: Date | null;
  deliveredAt: Date | null;
  isNewCustomer: boolean | null;
  commissionableMinor: bigint;
  soldMinor: bigint;
  discountMinor: bigint;
}>;

/** The credits of a range of orders under some versions of terms. */
export const periodCredits = (
  tx: SqlTx,
  shopId: string,
  { after, upTo }: Range,
  termsIds: readonly string[],
): Promise<PeriodCredit[]> =>
  tx.query(sql`
    select c."orderId", c."creatorId", c."offerId", c."termsId", o."processedAt", o."fulfilledAt", o."deliveredAt", o."isNewCustomer",
      div(o."commissionableMinor"::numeric * c."shareOf10000", 10000)::bigint as "commissionableMinor",
      div((o."netMinor" + o."refundMinor")::numeric * c."shareOf10000", 10000)::bigint as "soldMinor",
      c."discountMinor"
    from "Credit" c join "Order" o on o."shopId" = c."shopId" and o."id" = c."orderId" and o."id" > ${after} and o."id" <= ${upTo}
    where c."shopId" = ${shopId} and c."orderId" > ${after} and c."orderId" <= ${upTo} and c."termsId" = any(${termsIds}::uuid[])`);

/** What an order is kept to count; `name` is that of its period. */
export type TallyRow = Readonly<{
  name: string;
  orderId: string;
  creatorId: string;
  offerId: string;
  termsId: string;
  period: string;
  orderedAt: Date;
  netMinor: bigint;
  baseMinor: bigint;
  amountMinor: bigint;
}>;

/** What a range of orders is kept to count. */
export const talliesOf = (tx: SqlTx, shopId: string, { after, upTo }: Range): Promise<TallyRow[]> =>
  tx.query(sql`
    select 'creator ' || "creatorId" || ', offer ' || "offerId" || ', ' || "period" as "name", "orderId", "creatorId", "offerId",
      "termsId", "period", "orderedAt", "netMinor", "baseMinor", "amountMinor"
    from "Tally" where "shopId" = ${shopId} and "orderId" > ${after} and "orderId" <= ${upTo}`);

/** Tallies period by period, in each as the orders were placed, some after one of them. */
export const talliesAfter = (
  tx: SqlTx,
  shopId: string,
  last: TallyRow | null,
  take: number,
): Promise<TallyRow[]> =>
  tx.query(sql`
    select 'creator ' || "creatorId" || ', offer ' || "offerId" || ', ' || "period" as "name", "orderId", "creatorId", "offerId",
      "termsId", "period", "orderedAt", "netMinor", "baseMinor", "amountMinor"
    from "Tally" where "shopId" = ${shopId} and (${last === null}::boolean or ("creatorId", "offerId", "period", "orderedAt", "orderId") >
      (${last?.creatorId ?? null}::uuid, ${last?.offerId ?? null}::uuid, ${last?.period ?? null}::text, ${last?.orderedAt ?? null}::timestamptz,
        ${last?.orderId ?? null}::uuid))
    order by "creatorId", "offerId", "period", "orderedAt", "orderId" limit ${take}`);

/** What is posted for each period and kind, by the names of both. */
export async function postedByPeriod(tx: SqlTx, shopId: string): Promise<Map<string, bigint>> {
  const rows = await tx.query<{ name: string; sum: bigint }>(sql`
    select 'creator ' || "creatorId" || ', offer ' || "offerId" || ', ' || "period" || ', ' || "kind" as "name",
      sum("amountMinor")::bigint as "sum"
    from "Entry" where "shopId" = ${shopId} and "period" is not null group by 1`);
  return new Map(rows.map(({ name, sum }) => [name, sum]));
}
