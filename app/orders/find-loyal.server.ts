// Customers who order again and again, for the rooms above; by Shopify's id alone, since no name is stored.
import {
  type CustomerHistory,
  countHistories as count,
  type HistoryCount,
  historiesOf,
  type LoyalCustomer,
  loyalCustomers,
} from "#app/orders/customer-repository.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** A loyal customer with how her days with orders lie. */
export type Loyal = LoyalCustomer & CustomerHistory;

/** Customers of the shop as wanted, the best first. */
export async function findLoyal(
  tx: Tx,
  shop: Shop,
  { now, ...wanted }: Parameters<typeof loyalCustomers>[2] & Readonly<{ now: Date }>,
): Promise<Loyal[]> {
  const found = await loyalCustomers(tx, shop.id, wanted);
  const customerGids = found.map(({ customerGid }) => customerGid);
  const histories = await historiesOf(tx, shop.id, { customerGids, zone: shop.zone, now });
  const byGid = new Map(histories.map((history) => [history.customerGid, history]));
  return found.flatMap((one) => {
    const history = byGid.get(one.customerGid);
    return history ? [{ ...one, ...history }] : [];
  });
}

/** How many of the shop's customers have which history of buying. */
export const countHistories = (shop: Shop, now: Date): Promise<HistoryCount[]> =>
  count(shop.id, { zone: shop.zone, now });
