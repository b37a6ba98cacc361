// Subscriber: a customer whose subscriptions an order may begin or renew, by Shopify's id.

export type Subscriber = Readonly<{ shopId: string; customerGid: string }>;

type Bought = Readonly<{ gid: string; customerGid: string | null; isSubscription: boolean }>;

/** The customers of orders that renew or begin subscriptions, each once. */
export const subscribersOf = (shopId: string, orders: readonly Bought[]): Subscriber[] => {
  const gids = orders.flatMap(({ customerGid, isSubscription }) =>
    isSubscription ? (customerGid ?? []) : [],
  );
  return [...new Set(gids)].map((customerGid) => ({ shopId, customerGid }));
};

/** Customers who lost such an order to another by these versions of them: theirs are counted anew as well. */
export function formerSubscribers(
  orders: readonly Bought[],
  stored: readonly Readonly<{ gid: string; formerCustomerGid: string | null }>[],
): string[] {
  const bought = new Map(orders.map((order) => [order.gid, order]));
  const former = stored.flatMap(({ gid, formerCustomerGid }) => {
    const order = bought.get(gid);
    return order?.isSubscription && order.customerGid !== formerCustomerGid
      ? (formerCustomerGid ?? [])
      : [];
  });
  return [...new Set(former)];
}
