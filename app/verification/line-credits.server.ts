// Read-only: commissions whose terms look at the lines of an order, worked out from its sales.
import { linesOfOrders } from "#app/orders/find-lines.server.ts";
import { type SqlTx, sql } from "#app/platform/db.server.ts";
import { commissionOn, placedOnFor } from "#app/programs/commission.ts";
import { termsOfOffers } from "#app/programs/find-terms.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import type { Range } from "#app/verification/order-queries.server.ts";
import type { Difference } from "#app/verification/verification.ts";

export type ComparedLineCredits = Readonly<{
  earned: readonly Readonly<{ creatorId: string; minor: bigint }>[];
  differences: readonly Difference[];
}>;

/**
 * What is posted for the credits of some orders whose terms look at lines, beside what these terms pay on the lines as they stand now. That
 * the terms are those in force is compared by `compareCredits`.
 */
export async function compareLineCredits(
  tx: SqlTx,
  { id: shopId, zone }: Pick<Shop, "id" | "zone">,
  range: Range,
): Promise<ComparedLineCredits> {
  const credits = await lineCredits(tx, shopId, range);
  if (credits.length === 0) return { earned: [], differences: [] };
  const offerIds = [...new Set(credits.map(({ offerId }) => offerId))];
  const terms = new Map((await termsOfOffers(tx, shopId, offerIds)).map((one) => [one.id, one]));
  const orderIds = credits.map(({ orderId }) => orderId);
  const lines = await linesOfOrders(tx, shopId, orderIds);
  const due = credits.map((credit) => {
    const agreed = terms.get(credit.termsId);
    const order = {
      ...credit,
      lines: lines.get(credit.orderId) ?? [],
      placedOn: agreed ? placedOnFor([agreed], credit.processedAt, zone) : null,
    };
    return { ...credit, minor: agreed ? commissionOn(agreed, order).amountMinor : 0n };
  });
  return {
    earned: due.map(({ creatorId, minor }) => ({ creatorId, minor })),
    differences: due
      .filter(({ minor, postedMinor }) => minor !== postedMinor)
      .map(({ name, creatorId, minor, postedMinor }) => ({
        check: "commission",
        key: `order ${name}, creator ${creatorId}`,
        field: "amountMinor",
        expected: String(minor),
        found: String(postedMinor),
      })),
  };
}

type LineCredit = Readonly<{
  orderId: string;
  /** The order's. */
  name: string;
  creatorId: string;
  offerId: string;
  termsId: string;
  processedAt: Date;
  isNewCustomer: boolean | null;
  commissionableMinor: bigint;
  soldMinor: bigint;
  discountMinor: bigint;
  postedMinor: bigint;
}>;

const lineCredits = (tx: SqlTx, shopId: string, { after, upTo }: Range): Promise<LineCredit[]> =>
  tx.query<LineCredit>(sql`
    select c."orderId", o."name", c."creatorId", c."offerId", c."termsId", o."processedAt", o."isNewCustomer", o."commissionableMinor",
      o."netMinor" + o."refundMinor" as "soldMinor", o."discountMinor", coalesce(p."sum", 0)::bigint as "postedMinor"
    from "Credit" c
    join "Terms" t on t."shopId" = c."shopId" and t."id" = c."termsId" and (t."kind" = 'piece' or t."rules" <> '[]' or t."contributionBasisPoints" is not null)
    join "Order" o on o."shopId" = c."shopId" and o."id" = c."orderId" and o."id" > ${after} and o."id" <= ${upTo}
    left join (
      select "orderId", "creatorId", sum("amountMinor") as "sum" from "Entry"
      where "shopId" = ${shopId} and "orderId" > ${after} and "orderId" <= ${upTo} group by "orderId", "creatorId"
    ) p on p."orderId" = c."orderId" and p."creatorId" = c."creatorId"
    where c."shopId" = ${shopId} and c."orderId" > ${after} and c."orderId" <= ${upTo} and o."commissionableMinor" > 0`);
