// From dirty orders to a posted ledger: read from Shopify first, then one transaction that stores, attributes, posts and settles.
import { setTimeout as sleep } from "node:timers/promises";
import { type DirtyOrder, dirtyOrders, nextLook } from "#app/commissions/dirty-order.ts";
import { postOrders } from "#app/commissions/post-orders.server.ts";
import { JOURNEY_TOPIC } from "#app/orders/contract.ts";
import { fromShopify, type ReadOrder } from "#app/orders/from-shopify.ts";
import { lockSubscribers } from "#app/orders/renewals.server.ts";
import { lockOrders } from "#app/orders/store-order.server.ts";
import { subscribersOf } from "#app/orders/subscriber.ts";
import { elapsedMs, now } from "#app/platform/clock.server.ts";
import { queryRows, type SqlTx, sqlTransaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { AdminError } from "#app/shopify/admin.server.ts";
import { faultOf } from "#app/shopify/database-fault.ts";
import {
  eventKey,
  type Failure,
  type InboxEvent,
  plan,
  release,
  retryLater,
  settle,
} from "#app/shopify/inbox-claim.server.ts";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import type { Shop } from "#app/shops/shop.ts";

/** What the batch needs from rooms it may not enter: the worker hands it in. */
export type OrderSources = Readonly<{
  readOrder: (shop: Shop, orderGid: string) => Promise<ShopifyOrder | null>;
  shopsByIds: (tx: SqlTx, shopIds: readonly string[]) => Promise<readonly Shop[]>;
  redactedCustomers: (
    tx: SqlTx,
    shopId: string,
    customerGids: readonly string[],
  ) => Promise<readonly string[]>;
}>;

/** Orders in one transaction, and reads under way at once. */
const COMMIT_MAX = 64;
const READS_MAX = 8;
/** Reading ends well before the lease does; what is not begun by then goes back. */
const READING_MS_MAX = 25_000;
/** Orders of a shop that took the app out wait for its return, or for shop/redact; no access token can read them before. */
const PARKED_SECONDS = 3_600;
/** Shopify refuses our access: tried again after so long, since a visit of the merchant gives it back. No event dies of it. */
const NO_ACCESS_SECONDS = 120;
/** How often a transaction is tried while the database is away, and the waits between: 1, 2, 4 s. */
const COMMITS_MAX = 4;
const COMMIT_WAIT_MS = 1_000;

type Ready = Readonly<{ dirty: DirtyOrder; shop: Shop; order: ReadOrder | null }>;

/**
 * Works through claimed events of orders. Each ends settled, planned for another try, given back, parked, or a dead letter.
 * Throws when the database stays away; what was not written is given back.
 */
export async function processOrders(
  events: readonly InboxEvent[],
  sources: OrderSources,
  options: Readonly<{ commitMax?: number; signal?: AbortSignal }> = {},
): Promise<void> {
  const { commitMax = COMMIT_MAX, signal } = options;
  const shopIds = [...new Set(events.map(({ shopId }) => shopId))];
  const found = await sources.shopsByIds({ query: queryRows }, shopIds);
  const shops = new Map(found.map((shop) => [shop.id, shop]));
  const isParked = ({ shopId }: InboxEvent) => (shops.get(shopId)?.uninstalledAt ?? null) !== null;
  await release(events.filter(isParked), PARKED_SECONDS);
  const orders = dirtyOrders(events.filter((event) => !isParked(event)));
  const endsAtMs = elapsedMs() + READING_MS_MAX;
  const mayRead = () => !signal?.aborted && elapsedMs() <= endsAtMs;
  try {
    for (let at = 0; at < orders.length; at += commitMax) {
      const chunk = orders.slice(at, at + commitMax);
      const unread = await processChunk(chunk, { shops, sources, mayRead });
      await release(unread.flatMap((order) => order.events));
    }
  } catch (error) {
    // The database is away or full: no order's try is used up by that. Where this cannot be written either, the lease ends.
    await release(orders.flatMap((order) => order.events)).catch(() => undefined);
    throw error;
  }
}

type Batch = Readonly<{
  shops: ReadonlyMap<string, Shop>;
  sources: OrderSources;
  /** Asked before each order: a shop whose points are spent makes every one of them wait. */
  mayRead: () => boolean;
}>;

/** Works through a chunk and gives the orders that were not begun. */
async function processChunk(
  chunk: readonly DirtyOrder[],
  { shops, sources, mayRead }: Batch,
): Promise<readonly DirtyOrder[]> {
  const failures: Failure[] = [];
  const ready: Ready[] = [];
  const shutOut: InboxEvent[] = [];
  const waiting = [...chunk];
  const next = () => (mayRead() ? waiting.shift() : undefined);
  const reader = async () => {
    for (let dirty = next(); dirty; dirty = next()) {
      const outcome = await readOne(dirty, shops.get(dirty.shopId), sources);
      if ("order" in outcome) ready.push(outcome);
      else if (outcome.isShutOut) shutOut.push(...dirty.events);
      else failures.push(...failuresOf(dirty, outcome));
    }
  };
  await Promise.all(Array.from({ length: Math.min(READS_MAX, chunk.length) }, reader));
  failures.push(...(await commit(ready, sources)));
  await release(shutOut, NO_ACCESS_SECONDS);
  const dead = await retryLater(failures);
  metrics.orders.inc({ outcome: "set aside" }, failures.length - dead.length);
  metrics.orders.inc({ outcome: "dead" }, dead.length);
  for (const { shopId, id } of dead) log.error({ shopId, eventId: id }, "inbox event is dead");
  return waiting;
}

type Trouble = Readonly<{ sentence: string; isFinal?: boolean; isShutOut?: boolean }>;

const failuresOf = (
  dirty: DirtyOrder,
  { sentence, isFinal = false }: Omit<Trouble, "isShutOut">,
): Failure[] => dirty.events.map((event) => ({ event, sentence, isFinal }));

async function readOne(
  dirty: DirtyOrder,
  shop: Shop | undefined,
  sources: OrderSources,
): Promise<Ready | Trouble> {
  if (!shop) return { sentence: "The shop is no longer known here.", isFinal: true };
  try {
    const answer = await sources.readOrder(shop, dirty.gid);
    return { dirty, shop, order: answer && fromShopify(answer, shop.currency) };
  } catch (error) {
    log.warn({ shopId: shop.id, orderGid: dirty.gid, error }, "order not read");
    if (error instanceof AdminError)
      return {
        sentence: `Shopify did not give the order: ${error.message}.`,
        isShutOut: error.kind === "unauthorized",
      };
    if (error instanceof Error)
      return { sentence: `The order could not be understood: ${error.message}.` };
    throw error;
  }
}

/** Commits orders together. Where they fail for their own sake, halves are tried, so that a bad order is set aside alone. */
async function commit(ready: readonly Ready[], sources: OrderSources): Promise<Failure[]> {
  if (ready.length === 0) return [];
  for (let tried = 1; ; tried++) {
    try {
      const entries = await sqlTransaction((tx) => work(tx, ready, sources));
      metrics.orders.inc({ outcome: "posted" }, ready.length);
      log.info({ orders: ready.length, entries }, "orders posted");
      return [];
    } catch (error) {
      const fault = faultOf(error);
      if (fault === "data") return setAside(ready, sources, error);
      if (tried >= COMMITS_MAX) throw error;
      await sleep(fault === "away" ? COMMIT_WAIT_MS * 2 ** (tried - 1) : 0);
    }
  }
}

async function setAside(
  ready: readonly Ready[],
  sources: OrderSources,
  error: unknown,
): Promise<Failure[]> {
  const [first] = ready;
  if (first && ready.length === 1) {
    const { dirty, shop } = first;
    log.error({ shopId: shop.id, orderGid: dirty.gid, error }, "order not posted");
    const message = error instanceof Error ? error.message : "unknown fault";
    return failuresOf(dirty, { sentence: `The order could not be posted: ${message}.` });
  }
  const half = Math.ceil(ready.length / 2);
  return [
    ...(await commit(ready.slice(0, half), sources)),
    ...(await commit(ready.slice(half), sources)),
  ];
}

/** The one transaction. Orders are locked in key order, so that two workers never wait for each other in a circle. */
async function work(tx: SqlTx, ready: readonly Ready[], sources: OrderSources): Promise<number> {
  await lockOrders(
    tx,
    ready.map(({ dirty }) => dirty),
  );
  await lockSubscribers(
    tx,
    ready.flatMap(({ shop, order }) => (order ? subscribersOf(shop.id, [order]) : [])),
  );
  const settled = await settle(
    tx,
    ready.flatMap(({ dirty }) => dirty.events),
  );
  const ours = ready.filter(({ dirty }) =>
    dirty.events.some((event) => settled.has(eventKey(event))),
  );
  const byShop = Map.groupBy(ours, ({ shop }) => shop.id);
  let entries = 0;
  for (const [, group] of [...byShop].sort(([a], [b]) => (a < b ? -1 : 1)))
    entries += await workOfShop(tx, group, sources);
  await plan(tx, ours.flatMap(journeyLookOf));
  return entries;
}

async function workOfShop(
  tx: SqlTx,
  group: readonly Ready[],
  sources: OrderSources,
): Promise<number> {
  const [first] = group;
  if (!first) return 0;
  const { shop } = first;
  const orders = group.flatMap(({ order }) => order ?? []);
  const customers = [...new Set(orders.flatMap(({ customerGid }) => customerGid ?? []))];
  const redacted =
    customers.length > 0 ? await sources.redactedCustomers(tx, shop.id, customers) : [];
  // Only Shopify's own word makes an order deleted: it also hides orders older than 60 days from apps without a further scope.
  const deletedGids = group
    .filter(({ order, dirty }) => order === null && dirty.isDeleted)
    .map(({ dirty }) => dirty.gid);
  return postOrders(tx, shop, { orders, deletedGids, redacted: new Set(redacted), now: now() });
}

function journeyLookOf({ dirty, shop, order }: Ready) {
  const look = order && !order.isJourneyReady ? nextLook(dirty) : null;
  if (!look) return [];
  return [{ shopId: shop.id, topic: JOURNEY_TOPIC, subjectGid: dirty.gid, ...look }];
}
