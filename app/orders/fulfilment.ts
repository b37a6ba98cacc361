// When an order was sent and when it arrived; a hold may begin there.

export type Fulfilment = Readonly<{
  /** Whether it was sent; a cancelled or failed fulfilment was not. */
  isSent: boolean;
  createdAt: Date;
  deliveredAt: Date | null;
}>;

export type FulfilmentDates = Readonly<{ fulfilledAt: Date | null; deliveredAt: Date | null }>;

const NOWHERE: FulfilmentDates = { fulfilledAt: null, deliveredAt: null };

/**
 * When all of an order was fulfilled and when all of that was delivered: the last of its parcels decides; null while something is missing.
 * An order that needs no fulfilment is both as soon as it is placed. Source: Shopify's displayFulfillmentStatus, Fulfillment.deliveredAt.
 */
export function fulfilmentDates(
  order: Readonly<{ status: string; processedAt: Date }>,
  fulfilments: readonly Fulfilment[],
): FulfilmentDates {
  if (order.status === "FULFILLMENT_NOT_REQUIRED")
    return { fulfilledAt: order.processedAt, deliveredAt: order.processedAt };
  const sent = fulfilments.filter(({ isSent }) => isSent);
  if (order.status !== "FULFILLED" || sent.length === 0) return NOWHERE;
  const delivered = sent.flatMap(({ deliveredAt }) => deliveredAt ?? []);
  return {
    fulfilledAt: last(sent.map(({ createdAt }) => createdAt)),
    deliveredAt: delivered.length === sent.length ? last(delivered) : null,
  };
}

const last = (instants: readonly Date[]): Date =>
  new Date(Math.max(...instants.map((instant) => instant.getTime())));
