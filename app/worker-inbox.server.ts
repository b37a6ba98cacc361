// Part of the worker: the loop over the inbox. Busy, it claims batch after batch; idle, it looks four times a second; while the
// database is away it waits and goes on.
import { setTimeout as sleep } from "node:timers/promises";
import { processOrders } from "#app/commissions/process-orders.server.ts";
import { isOwnOrderTopic } from "#app/orders/contract.ts";
import { log } from "#app/platform/log.server.ts";
import { redactedCustomers } from "#app/privacy/redact-customer.server.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import { noteTopics } from "#app/shopify/heard-topics.server.ts";
import { claimDueEvents, type InboxEvent } from "#app/shopify/inbox-claim.server.ts";
import { readOrder } from "#app/shopify/orders.server.ts";
import { kindOf } from "#app/shopify/topics.ts";
import { findShops } from "#app/shops/find-shop.server.ts";
import { processMessage } from "#app/worker-messages.server.ts";

/** Two batches at once: one reads from Shopify while the other writes. */
const LANES = 2;
const ROWS_MAX = 128;
const IDLE_MS_FIRST = 25;
const IDLE_MS_MAX = 250;
const AWAY_MS_FIRST = 250;
const AWAY_MS_MAX = 5_000;

const sources = {
  readOrder: (shop: Readonly<{ domain: string }>, orderGid: string) =>
    readOrder(adminFor(shop.domain), orderGid),
  shopsByIds: findShops,
  redactedCustomers,
};

/** Works the inbox until the signal; resolves when what was begun is done. */
export async function workInbox(signal: AbortSignal): Promise<void> {
  await Promise.all(Array.from({ length: LANES }, () => runLane(signal)));
}

async function runLane(signal: AbortSignal): Promise<void> {
  let after: string | null = null;
  let idleMs = IDLE_MS_FIRST;
  let awayMs = AWAY_MS_FIRST;
  while (!signal.aborted) {
    try {
      const claim = await claimDueEvents({ rowsMax: ROWS_MAX, after });
      after = claim.after;
      await processEvents(claim.events, signal);
      awayMs = AWAY_MS_FIRST;
      if (claim.events.length > 0) idleMs = IDLE_MS_FIRST;
      else if (after === null) {
        await pause(idleMs, signal);
        idleMs = Math.min(idleMs * 2, IDLE_MS_MAX);
      }
    } catch (error) {
      log.warn({ error }, "inbox waits");
      await pause(awayMs, signal);
      awayMs = Math.min(awayMs * 2, AWAY_MS_MAX);
    }
  }
}

/** One batch: orders together, messages one by one. */
async function processEvents(events: readonly InboxEvent[], signal?: AbortSignal): Promise<void> {
  const isOrder = ({ topic }: InboxEvent) => isOwnOrderTopic(topic) || kindOf(topic) === "order";
  await noteTopics(events);
  const orders = events.filter(isOrder);
  if (orders.length > 0) await processOrders(orders, sources, signal ? { signal } : {});
  for (const event of events) if (!isOrder(event)) await processMessage(event);
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined); // the signal ends the pause early
