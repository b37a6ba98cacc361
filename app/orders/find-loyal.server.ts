import { type LoyalCustomer, loyalCustomers } from "#app/orders/queries.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** Customers who order again and again, for the rooms above; by Shopify's id alone, since no name is stored. */
export const findLoyal = (
  tx: Tx,
  shopId: string,
  wanted: Parameters<typeof loyalCustomers>[2],
): Promise<LoyalCustomer[]> => loyalCustomers(tx, shopId, wanted);
