// What the inbox says about orders, besides Shopify's own topics.
import { z } from "zod";
import { parseLocalDate } from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";

/** Topic of our own events that look at an order again for its customer journey, which Shopify tells later. */
export const JOURNEY_TOPIC = "journey";

/** When an order's journey is looked for after it was not ready, in seconds after the look before; then never again. */
export const JOURNEY_LOOKS_SECONDS: readonly number[] = [3, 10, 60, 600, 3_600, 21_600];

/** The inbox id of an order's n-th look (from 1); the same look is planned once, however often the order is read. */
export const journeyEventId = (orderGid: string, look: number): string =>
  `${JOURNEY_TOPIC}/${orderGid}#${look}`;

/** Which look an inbox id stands for, 0 when it is no look. */
export function journeyLook(eventId: string): number {
  if (!eventId.startsWith(`${JOURNEY_TOPIC}/`)) return 0;
  const digits = /#(\d{1,2})$/.exec(eventId)?.[1];
  return digits === undefined ? 0 : Number(digits);
}

/** Topic of our own events about orders that Shopify changed and no webhook told of. */
export const RECONCILE_TOPIC = "reconcile";

/** The inbox id of such an event: the same version of an order is asked for once, however often it is found. */
export const reconcileEventId = (orderGid: string, updatedAt: Date): string =>
  `${RECONCILE_TOPIC}/${orderGid}@${updatedAt.toISOString()}`;

/** Topic of our own events about orders that the file of an import of the past told badly. */
export const HISTORY_TOPIC = "history";

/** The inbox id of such an event; `place` says where in which file. */
export const historyEventId = (orderGid: string, place: string): string =>
  `${HISTORY_TOPIC}/${orderGid}@${place}`;

/** Topics that no webhook brought. */
export const OWN_TOPICS: readonly string[] = [JOURNEY_TOPIC, RECONCILE_TOPIC, HISTORY_TOPIC];

/** Whether an event of our own means "read this order again", as Shopify's order topics do. */
export const isOwnOrderTopic = (topic: string): boolean => OWN_TOPICS.includes(topic);

/** What the orders page can be asked for in its address. Nonsense counts as not asked. */
export const ordersQuery = z.object({
  /** Beginning of the order's name, with or without its "#": "#1001" and "1001" are the same. */
  q: z
    .string()
    .trim()
    .max(50)
    .regex(/^[^\0]*$/)
    .catch(""),
  /** Only orders of one creator. */
  creator: z.string().catch("").transform(parseId),
  /** What brought the order: a code, a link, or nothing of a creator's. */
  by: z.enum(["code", "link", "none"]).nullable().catch(null),
  flag: z.enum(["refunded", "excluded", "unpaid"]).nullable().catch(null),
  /** First and last day of the order, in the shop's zone, both included. */
  from: z.string().catch("").transform(parseLocalDate),
  to: z.string().catch("").transform(parseLocalDate),
  cursor: z.string().nullable().catch(null),
});

export type OrdersQuery = z.output<typeof ordersQuery>;

/** Reads the query of an address. */
export const readOrdersQuery = (search: URLSearchParams): OrdersQuery =>
  ordersQuery.parse(Object.fromEntries(search));
