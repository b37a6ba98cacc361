// The lines of stored orders as terms look at them.
import { lineBases } from "#app/orders/line-bases.ts";
import type { Sale } from "#app/orders/sale.ts";
import { type SqlTx, sql } from "#app/platform/db.server.ts";
import type { CommissionLine } from "#app/programs/commission.ts";

/** Orders whose sales are in memory at once. */
const CHUNK_ORDERS = 5_000;

type SaleRow = Sale & Readonly<{ orderId: string }>;
type LineRow = Readonly<{
  orderId: string;
  gid: string;
  productGid: string | null;
  vendor: string | null;
  productType: string | null;
  /** Of a subscription, and whether the subscription itself made the order. */
  sellingPlan: string | null;
  isRenewal: boolean;
}>;

/**
 * What is commissionable of each line of some orders, by order id, from their stored sales: as if they were paid, so the caller leaves
 * out orders that count nothing. A line that Shopify does not name is nobody's product.
 */
export async function linesOfOrders(
  tx: SqlTx,
  shopId: string,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CommissionLine[]>> {
  const found = new Map<string, readonly CommissionLine[]>();
  for (let at = 0; at < orderIds.length; at += CHUNK_ORDERS) {
    const ids = orderIds.slice(at, at + CHUNK_ORDERS);
    const sales = await tx.query<SaleRow>(sql`
      select "orderId", "gid", "happenedAt", "reason", "actionType", "lineType", "lineGid", "quantity", "totalMinor", "taxMinor",
        "discountMinor", "presentmentTotalMinor", "presentmentTaxMinor"
      from "Sale" where "shopId" = ${shopId} and "orderId" = any(${ids}::uuid[]) and "lineType" in ('PRODUCT', 'ADJUSTMENT')`);
    const lines = await tx.query<LineRow>(sql`
      select l."orderId", l."gid", l."productGid", l."vendor", l."productType", l."sellingPlan",
        coalesce(o."sourceName" like 'subscription_contract%', false) as "isRenewal"
      from "OrderLine" l join "Order" o on o."shopId" = l."shopId" and o."id" = l."orderId"
      where l."shopId" = ${shopId} and l."orderId" = any(${ids}::uuid[])`);
    const products = new Map(lines.map((line) => [`${line.orderId} ${line.gid}`, line]));
    for (const [orderId, some] of Map.groupBy(sales, (sale) => sale.orderId))
      found.set(
        orderId,
        lineBases(some).map(({ lineGid, ...amounts }) => {
          const line = products.get(`${orderId} ${lineGid}`);
          const { productGid = null, vendor = null, productType = null } = line ?? {};
          return { ...amounts, productGid, vendor, productType, purchase: purchaseOf(line) };
        }),
      );
  }
  return found;
}

function purchaseOf(line: LineRow | undefined): CommissionLine["purchase"] {
  if (line?.isRenewal) return "renewal";
  return (line?.sellingPlan ?? null) === null ? "once" : "first";
}
