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
      select "orderId", "gid", "productGid", "vendor", "productType" from "OrderLine"
      where "shopId" = ${shopId} and "orderId" = any(${ids}::uuid[])`);
    const products = new Map(lines.map((line) => [`${line.orderId} ${line.gid}`, line]));
    for (const [orderId, some] of Map.groupBy(sales, (sale) => sale.orderId))
      found.set(
        orderId,
        lineBases(some).map(({ lineGid, ...amounts }) => {
          const line = products.get(`${orderId} ${lineGid}`);
          const { productGid = null, vendor = null, productType = null } = line ?? {};
          return { ...amounts, productGid, vendor, productType };
        }),
      );
  }
  return found;
}
