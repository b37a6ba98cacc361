// Which orders were changed when, a page at a time and nothing more of them.
import { ListChangedOrdersDocument } from "#app/shopify/admin.generated.ts";
import type { Admin } from "#app/shopify/admin.server.ts";

/** An order's gid, and Shopify's version of it. */
export type ChangedOrder = Readonly<{ gid: string; updatedAt: Date }>;

export type ChangedPage = Readonly<{
  orders: readonly ChangedOrder[];
  /** The cursor of the next page; null after the last. */
  next: string | null;
}>;

/** A page of the orders whose last change lies between two instants, both included, the oldest change first. Throws AdminError. */
export async function listChangedOrders(
  admin: Admin,
  { from, to, after }: Readonly<{ from: Date; to: Date; after: string | null }>,
): Promise<ChangedPage> {
  const query = `updated_at:>='${from.toISOString()}' AND updated_at:<='${to.toISOString()}'`;
  const { orders } = await admin.request(ListChangedOrdersDocument, { query, after });
  const { hasNextPage, endCursor } = orders.pageInfo;
  return {
    orders: orders.nodes.map(({ id, updatedAt }) => ({ gid: id, updatedAt: new Date(updatedAt) })),
    next: hasNextPage && endCursor !== null ? endCursor : null,
  };
}
