// The lines of stored orders as terms look at them.
import { lineBases } from "#app/orders/line-bases.ts";
import type { Sale } from "#app/orders/sale.ts";
import { type SqlTx, sql } from "#app/platform/db.server.ts";
import { collectionsAt } from "#app/programs/collection.ts";
import { type CommissionLine, looksAtLines } from "#app/programs/commission.ts";
import { staysByProduct } from "#app/programs/find-collections.server.ts";
import type { TermsValues } from "#app/programs/terms.ts";

/** Orders whose sales are in memory at once; more would also keep the process from other requests for longer. */
const CHUNK_ORDERS = 2_000;

/** A sale with what its line is. */
type SaleRow = Sale &
  Readonly<{
    orderId: string;
    productGid: string | null;
    vendor: string | null;
    productType: string | null;
    productTags: readonly string[] | null;
    /** Of a subscription, and whether the subscription itself made the order. */
    sellingPlan: string | null;
    renewal: number | null;
    unitCostMinor: bigint | null;
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
    const sales = await salesWithLines(tx, shopId, orderIds.slice(at, at + CHUNK_ORDERS));
    const products = new Set(sales.flatMap(({ productGid }) => productGid ?? []));
    const stays = await staysByProduct(tx, shopId, [...products]);
    const placed =
      stays.size > 0 ? await placedAt(tx, shopId, orderIds.slice(at, at + CHUNK_ORDERS)) : NONE;
    for (const [orderId, some] of Map.groupBy(sales, (sale) => sale.orderId))
      found.set(orderId, linesOf(some, { stays, placedAt: placed.get(orderId) ?? null }));
  }
  return found;
}

/** The same for orders under these terms; nothing is read where none of them looks at lines. */
export const linesForTerms = (
  tx: SqlTx,
  shopId: string,
  { terms, orderIds }: Readonly<{ terms: readonly TermsValues[]; orderIds: readonly string[] }>,
): Promise<ReadonlyMap<string, readonly CommissionLine[]>> =>
  linesOfOrders(tx, shopId, terms.some(looksAtLines) ? orderIds : []);

const salesWithLines = (
  tx: SqlTx,
  shopId: string,
  orderIds: readonly string[],
): Promise<SaleRow[]> =>
  tx.query<SaleRow>(sql`
    select s."orderId", s."gid", s."happenedAt", s."reason", s."actionType", s."lineType", s."lineGid", s."quantity", s."totalMinor",
      s."taxMinor", s."discountMinor", s."presentmentTotalMinor", s."presentmentTaxMinor",
      l."productGid", l."vendor", l."productType", l."productTags", l."sellingPlan", l."renewal", l."unitCostMinor",
      coalesce(o."sourceName" like 'subscription_contract%', false) as "isRenewal"
    from "Order" o
    join "Sale" s on s."shopId" = o."shopId" and s."orderId" = o."id" and s."lineType" in ('PRODUCT', 'ADJUSTMENT')
    left join "OrderLine" l on l."shopId" = s."shopId" and l."orderId" = s."orderId" and l."gid" = s."lineGid"
    where o."shopId" = ${shopId} and o."id" = any(${orderIds}::uuid[])`);

const NO_COLLECTIONS: readonly string[] = [];
const NONE: ReadonlyMap<string, Date> = new Map();

/** When orders were placed; asked only where a product has been in a collection that terms name, since an instant a sale costs too much. */
async function placedAt(
  tx: SqlTx,
  shopId: string,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.query<{ id: string; processedAt: Date }>(sql`
    select "id", "processedAt" from "Order" where "shopId" = ${shopId} and "id" = any(${orderIds}::uuid[])`);
  return new Map(rows.map(({ id, processedAt }) => [id, processedAt]));
}

type Placed = Readonly<{
  stays: Awaited<ReturnType<typeof staysByProduct>>;
  /** Null where no product of the order was ever in such a collection. */
  placedAt: Date | null;
}>;

function linesOf(sales: readonly SaleRow[], { stays, placedAt: at }: Placed): CommissionLine[] {
  return lineBases(sales).map(({ lineGid, ...amounts }) => {
    const line = lineGid === null ? undefined : sales.find((sale) => sale.lineGid === lineGid);
    const { productGid = null, vendor = null, productType = null } = line ?? {};
    const product = { productGid, vendor, productType, productTags: line?.productTags ?? [] };
    const unitCostMinor = line?.unitCostMinor ?? null;
    const ownStays = at && line?.productGid ? stays.get(line.productGid) : undefined;
    const collectionGids = at && ownStays ? collectionsAt(ownStays, at) : NO_COLLECTIONS;
    const bought = { purchase: purchaseOf(line), renewal: line?.renewal ?? null };
    return { ...amounts, ...product, collectionGids, unitCostMinor, ...bought };
  });
}

function purchaseOf(line: SaleRow | undefined): CommissionLine["purchase"] {
  if (line?.isRenewal) return "renewal";
  return (line?.sellingPlan ?? null) === null ? "once" : "first";
}
