// Net revenue dated two ways. By order: all that became of an order counts on the order's day (figures.netMinor). By change: what it came
// to when it was placed counts then, and each edit, return and refund on its own day, as in Shopify's sales reports.
import { z } from "zod";
import type { DatedNet } from "#app/analytics/dated-net.ts";
import type { Scope } from "#app/analytics/queries.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { startOfDay } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";

const changeRow = z.object({
  wholeMinor: z.bigint(),
  attributedMinor: z.bigint(),
  olderMinor: z.bigint(),
});

/** The shop's net revenue of a period by the day of each change: of it what creators brought, and what is changes to older orders. */
export async function netByChange(
  tx: Tx,
  scope: Scope,
): Promise<Pick<DatedNet, "byChange" | "olderMinor">> {
  const rows = await tx.$queryRaw`
    with changed as materialized (${changesIn(scope)})
    select coalesce(sum(m."netMinor"), 0)::bigint as "wholeMinor",
      coalesce(sum(m."netMinor") filter (where m."isOlder"), 0)::bigint as "olderMinor",
      coalesce((select sum(round(a."netMinor"::numeric * c."shareOf10000" / 10000))
        from changed a join "Credit" c on c."shopId" = ${scope.shop.id}::uuid and c."orderId" = a."orderId"), 0
      )::bigint as "attributedMinor"
    from changed m`;
  const [{ olderMinor, ...byChange }] = z.tuple([changeRow]).parse(rows);
  return { byChange, olderMinor };
}

/**
 * What each order added on days of the period. Test, voided and deleted orders never do. What a cancelled order had left goes out on the
 * day it was cancelled: all of it without a refund, nothing when everything was refunded.
 */
function changesIn({ shop, period }: Scope): Prisma.Sql {
  const from = startOfDay(period.from, shop.zone);
  const to = startOfDay(period.to, shop.zone);
  const within = (at: Prisma.Sql) => Prisma.sql`${at} >= ${from} and ${at} < ${to}`;
  const counts = Prisma.sql`(o."exclusion" is null or o."exclusion" = 'cancelled')`;
  const isOlder = Prisma.sql`o."processedAt" < ${from} as "isOlder"`;
  return Prisma.sql`
    select o."id" as "orderId", o."placedNetMinor" as "netMinor", false as "isOlder"
    from "Order" o where o."shopId" = ${shop.id}::uuid and ${within(Prisma.sql`o."processedAt"`)} and ${counts}
    union all
    select o."id", s."totalMinor" - s."taxMinor", ${isOlder}
    from "Sale" s join "Order" o on o."shopId" = s."shopId" and o."id" = s."orderId"
    where s."shopId" = ${shop.id}::uuid and ${within(Prisma.sql`s."happenedAt"`)} and ${LATER} and ${counts}
    union all
    select o."id", -o."placedNetMinor" - coalesce((
      select sum(s."totalMinor" - s."taxMinor") from "Sale" s
      where s."shopId" = o."shopId" and s."orderId" = o."id" and ${LATER}), 0), ${isOlder}
    from "Order" o
    where o."shopId" = ${shop.id}::uuid and o."exclusion" = 'cancelled' and ${within(Prisma.sql`o."cancelledAt"`)}`;
}

/** Sales that count and came after the order was placed; the words of their partial index. */
const LATER = Prisma.sql`s."reason" <> 'ORDER' and s."lineType" in ('PRODUCT', 'ADJUSTMENT')`;
