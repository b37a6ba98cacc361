import { formatReference, parseReference } from "#app/links/contract.ts";
import { type ChangedOrder, storedOrders } from "#app/orders/find-stored.server.ts";
import type { ReadOrder } from "#app/orders/from-shopify.ts";
import {
  analyzeOrders,
  appendSales,
  type KnownOrder,
  knownOrders,
  markDeleted,
  type NewLine,
  type NewSale,
  type StoredAs,
  lockOrders as takeLocks,
  writeLines,
  writeOrders,
} from "#app/orders/repository.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { SqlTx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Waits until no other transaction works on these orders, and keeps others waiting until this one ends. */
export const lockOrders = (
  tx: SqlTx,
  orders: readonly Readonly<{ shopId: string; gid: string }>[],
): Promise<void> => takeLocks(tx, orders);

/**
 * Has PostgreSQL look at how many orders there are, after the first of many. What checks that a sale's order exists is planned once for
 * each connection; planned on a table that was empty it reads every order of the shop for each sale, and PostgreSQL itself looks again
 * only after a minute.
 */
export const countOrdersAnew = (): Promise<unknown> => analyzeOrders();

/** An order as it was just stored, with the customer whom it named before; null where it is new. */
export type NewestOrder = ChangedOrder & Readonly<{ formerCustomerGid: string | null }>;

/**
 * Stores orders with their sales and gives those that are now the stored version. An answer older than what is stored is dropped, so
 * that webhooks may come in any order; one of the same version is stored again, since its journey may have become ready meanwhile.
 * The caller holds the orders' locks.
 */
export async function storeOrders(
  tx: SqlTx,
  shop: Shop,
  batch: Readonly<{
    orders: readonly ReadOrder[];
    /** Customers that were redacted: nothing that points to them is stored again. */
    redacted: ReadonlySet<string>;
  }>,
): Promise<NewestOrder[]> {
  const { orders, redacted } = batch;
  if (orders.length === 0) return [];
  const known = new Map(
    (
      await knownOrders(
        tx,
        shop.id,
        orders.map(({ gid }) => gid),
      )
    ).map((order) => [order.gid, order]),
  );
  const newest = orders
    .filter((order) => !isOutdated(order, known.get(order.gid)))
    .map((order) => merged(order, known.get(order.gid)))
    .map((order) => blanked(order, known.get(order.gid), redacted));
  if (newest.length === 0) return [];
  const isNew = ({ gid }: ReadOrder) => !known.has(gid);
  for (const [areNew, group] of Map.groupBy(newest, isNew)) {
    await writeOrders(tx, shop.id, { orders: group, areNew });
    await writeLines(tx, shop.id, { lines: group.flatMap(linesOf), areNew });
    await appendSales(tx, shop.id, { sales: group.flatMap(salesOf), areNew });
  }
  return newest.map((order) => ({
    ...storedFrom(order),
    isNew: isNew(order),
    formerCustomerGid: known.get(order.gid)?.customerGid ?? null,
  }));
}

const linesOf = ({ id, lines }: StoredAs): NewLine[] =>
  lines.map((line) => ({ ...line, id: newId(), orderId: id }));

const salesOf = ({ id, sales }: StoredAs): NewSale[] =>
  sales.map((sale) => ({ ...sale, id: newId(), orderId: id }));

/** Takes deleted orders out of every figure; gives those that were known. */
export async function storeDeletions(
  tx: SqlTx,
  shop: Shop,
  gids: readonly string[],
  now: Date,
): Promise<ChangedOrder[]> {
  if (gids.length === 0) return [];
  const orders = await storedOrders(tx, shop.id, await markDeleted(tx, shop.id, gids));
  // Shopify will say nothing more of their journey.
  return orders.map((order) => ({ ...order, changedAt: now, isJourneyReady: true }));
}

/** Older than the stored version, or of the same version and read before its journey was ready; nothing follows a deletion. */
function isOutdated(order: ReadOrder, known: KnownOrder | undefined): boolean {
  if (!known) return false;
  if (known.exclusion === "deleted" || order.updatedAt < known.updatedAt) return true;
  const isSameVersion = order.updatedAt.getTime() === known.updatedAt.getTime();
  return isSameVersion && known.isJourneyReady && !order.isJourneyReady;
}

/**
 * An order of a redacted customer names neither the customer nor a visit. What it was credited by stays, so that nobody loses what was
 * earned: the link is told without its click, which then counts as one of unknown time.
 */
function blanked<T extends ReadOrder>(
  order: T,
  known: KnownOrder | undefined,
  redacted: ReadonlySet<string>,
): T & Readonly<{ isRedacted: boolean }> {
  const wasRedacted = known?.isRedacted ?? false;
  if (!wasRedacted && !redacted.has(order.customerGid ?? ""))
    return { ...order, isRedacted: false };
  const references = known?.isRedacted ? known.references : order.references.flatMap(linkAlone);
  return { ...order, customerGid: null, references: [...new Set(references)], isRedacted: true };
}

function linkAlone(reference: string): string[] {
  const parsed = parseReference(reference);
  return parsed ? [formatReference({ slug: parsed.slug, clickId: null })] : [];
}

/**
 * New or returning is decided at the order's time. What Shopify's index said once stays, though the customer be deleted or merged with
 * another afterwards; until then the first answer stands, since a count of orders grows.
 */
function merged(order: ReadOrder, known: KnownOrder | undefined) {
  const id = known?.id ?? newId();
  if (known?.isNewCustomerSettled)
    return { ...order, id, isNewCustomer: known.isNewCustomer, isNewCustomerSettled: true };
  const isNewCustomer = order.isNewCustomerSettled
    ? order.isNewCustomer
    : (known?.isNewCustomer ?? order.isNewCustomer);
  return { ...order, id, isNewCustomer };
}

/** Its figures became what they are with its last sale or with its cancellation. */
function storedFrom(order: StoredAs): Omit<ChangedOrder, "isNew"> {
  const changes = [order.cancelledAt, ...order.sales.map(({ happenedAt }) => happenedAt)];
  return {
    id: order.id,
    gid: order.gid,
    processedAt: order.processedAt,
    fulfilledAt: order.fulfilledAt,
    deliveredAt: order.deliveredAt,
    updatedAt: order.updatedAt,
    changedAt: changes.reduce<Date>(
      (latest, at) => (at !== null && at > latest ? at : latest),
      order.processedAt,
    ),
    codes: order.codes,
    codeDiscountsMinor: order.codeDiscountsMinor,
    references: order.references,
    netMinor: order.netMinor,
    soldMinor: order.netMinor + order.refundMinor,
    commissionableMinor: order.commissionableMinor,
    discountMinor: order.discountMinor,
    isJourneyReady: order.isJourneyReady,
    isNewCustomer: order.isNewCustomer,
  };
}
