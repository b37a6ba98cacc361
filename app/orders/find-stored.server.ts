// Orders as they are stored, for work that does not ask Shopify.
import { lockOrders } from "#app/orders/repository.server.ts";
import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";

/** An order after its newest version was stored: what attribution and the ledger go by. */
export type StoredOrder = Readonly<{
  id: string;
  gid: string;
  processedAt: Date;
  fulfilledAt: Date | null;
  deliveredAt: Date | null;
  updatedAt: Date;
  codes: readonly string[];
  codeDiscountsMinor: readonly bigint[];
  references: readonly string[];
  /** Shopify's net sales, those of an unpaid order included. */
  netMinor: bigint;
  /** Net before refunds. */
  soldMinor: bigint;
  /** What commission is computed on: net with refunds at the rate of the order's day, and 0 while unpaid. */
  commissionableMinor: bigint;
  discountMinor: bigint;
  isJourneyReady: boolean;
  isNewCustomer: boolean | null;
  /** Its id was made in this transaction, so that no credit, entry or correction can name it yet. */
  isNew: boolean;
}>;

/** An order whose figures have just become what they are, by what happened to it at an instant. */
export type ChangedOrder = StoredOrder & Readonly<{ changedAt: Date }>;

/** Orders as they are stored, locked until the transaction ends; ids that the shop does not have are left out. */
export async function lockStoredOrders(
  tx: SqlTx,
  shopId: string,
  orderIds: readonly string[],
): Promise<StoredOrder[]> {
  if (orderIds.length === 0) return [];
  const gids = await gidsOfOrders(tx, shopId, orderIds);
  await lockOrders(
    tx,
    gids.map((gid) => ({ shopId, gid })),
  );
  return storedOrders(tx, shopId, orderIds);
}

/** Shopify's ids of some orders, for their locks. */
async function gidsOfOrders(
  tx: SqlTx,
  shopId: string,
  orderIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ gid: string }>(sql`
    select "gid" from "Order" where "shopId" = ${shopId} and "id" = any(${orderIds}::uuid[])`);
  return rows.map(({ gid }) => gid);
}

/** Orders as they are stored, for whoever holds their locks; ids that the shop does not have are left out. */
export async function storedOrders(
  tx: SqlTx,
  shopId: string,
  orderIds: readonly string[],
): Promise<StoredOrder[]> {
  type Row = Omit<StoredOrder, "codeDiscountsMinor" | "isNew"> &
    Readonly<{ codeDiscountsMinor: string[] }>;
  const rows = await tx.query<Row>(sql`
    select "id", "gid", "processedAt", "fulfilledAt", "deliveredAt", "updatedAt", "codes", "codeDiscountsMinor", "references",
      "netMinor", "netMinor" + "refundMinor" as "soldMinor", "commissionableMinor", "discountMinor", "isJourneyReady", "isNewCustomer"
    from "Order" where "shopId" = ${shopId} and "id" = any(${orderIds}::uuid[])`);
  return rows.map((row) => ({
    ...row,
    codeDiscountsMinor: row.codeDiscountsMinor.map(BigInt),
    isNew: false,
  }));
}

/** Whether the shop has an order. */
export const hasOrder = async (tx: Tx, shopId: string, orderId: string): Promise<boolean> =>
  (await tx.order.count({ where: { shopId, id: orderId } })) === 1;
