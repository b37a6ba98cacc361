// The way of an order from inbox to ledger, with Shopify's answers from memory. Import it after useTestDatabase().

import { type OrderSources, processOrders } from "#app/commissions/process-orders.server.ts";
import { redactedCustomers } from "#app/privacy/redact-customer.server.ts";
import { claimDueEvents, type InboxEvent } from "#app/shopify/inbox-claim.server.ts";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { shopsByIds } from "#app/shops/repository.server.ts";

type Answer = ShopifyOrder | null | Error;

/** Shopify's answers by order id; an Error is thrown. An unknown order is hidden, as Shopify does. */
export const answersFrom = (answers: ReadonlyMap<string, Answer>): OrderSources => ({
  readOrder: async (_shop, gid) => {
    const answer = answers.get(gid) ?? null;
    if (answer instanceof Error) throw answer;
    return answer;
  },
  shopsByIds,
  redactedCustomers,
});

/** Claims and works through all that is due, batch after batch; gives how many events were claimed. */
export async function workAll(sources: OrderSources, rowsMax = 100): Promise<number> {
  for (let claimed = 0; ; ) {
    const { events } = await claimAll(rowsMax);
    if (events.length === 0) return claimed;
    claimed += events.length;
    await processOrders(events, sources);
  }
}

/** One claim over all shops. */
export async function claimAll(
  rowsMax = 100,
): Promise<Readonly<{ events: readonly InboxEvent[] }>> {
  const events: InboxEvent[] = [];
  let after: string | null = null;
  do {
    const claim = await claimDueEvents({ rowsMax, after });
    events.push(...claim.events);
    after = claim.after;
  } while (after !== null);
  return { events };
}
