// What the inbox says about orders, besides Shopify's own topics.

/** Topic of our own events that look at an order again for its customer journey, which Shopify tells later. */
export const JOURNEY_TOPIC = "journey";

/** When an order's journey is looked for after it was not ready, in seconds after the look before; then never again. */
export const JOURNEY_LOOKS_SECONDS: readonly number[] = [10, 60, 600, 3_600, 21_600];

/** The inbox id of an order's n-th look (from 1); the same look is planned once, however often the order is read. */
export const journeyEventId = (orderGid: string, look: number): string =>
  `${JOURNEY_TOPIC}/${orderGid}#${look}`;

/** Which look an inbox id stands for, 0 when it is no look. */
export function journeyLook(eventId: string): number {
  if (!eventId.startsWith(`${JOURNEY_TOPIC}/`)) return 0;
  const digits = /#(\d{1,2})$/.exec(eventId)?.[1];
  return digits === undefined ? 0 : Number(digits);
}
