// A dirty order: one that the inbox says has changed. A burst of events about it becomes one reading.
import { JOURNEY_LOOKS_SECONDS, journeyEventId, journeyLook } from "#app/orders/contract.ts";
import type { InboxEvent } from "#app/shopify/inbox-claim.server.ts";

export type DirtyOrder = Readonly<{
  shopId: string;
  gid: string;
  events: readonly InboxEvent[];
  /** One of the events says that Shopify deleted it. */
  isDeleted: boolean;
}>;

/** Events by the order they are about, in the order in which the orders first appear. */
export function dirtyOrders(events: readonly InboxEvent[]): DirtyOrder[] {
  const byOrder = Map.groupBy(events, ({ shopId, subjectGid }) => `${shopId} ${subjectGid}`);
  return [...byOrder.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const isDeleted = group.some(({ topic }) => topic === "orders/delete");
    return [{ shopId: first.shopId, gid: first.subjectGid, events: group, isDeleted }];
  });
}

/**
 * The next look for a journey that is not ready, null after the last: an order that was changed is looked at first after 3 s, one that
 * was looked at n times after the n-th wait. Planning a look that is planned already changes nothing.
 */
export function nextLook(dirty: DirtyOrder): Readonly<{ id: string; delaySeconds: number }> | null {
  const looks = Math.max(0, ...dirty.events.map(({ id }) => journeyLook(id)));
  const delaySeconds = JOURNEY_LOOKS_SECONDS[looks];
  if (delaySeconds === undefined) return null;
  return { id: journeyEventId(dirty.gid, looks + 1), delaySeconds };
}
