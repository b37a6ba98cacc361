import type { OrderCredit } from "#app/attribution/attribute-order.server.ts";
import { SHARE_WHOLE } from "#app/attribution/contract.ts";
import { type CreditedBase, earn } from "#app/commissions/earn.ts";
import { difference, endedHolds, orderSourceKey } from "#app/commissions/ledger.ts";
import { postPeriods } from "#app/commissions/post-periods.server.ts";
import {
  appendApprovals,
  appendEntries,
  approveOfOrders,
  type CreatorOrder,
  type NewEntry,
  postedOnOrders,
} from "#app/commissions/repository.server.ts";
import { invariant } from "#app/kit/invariant.ts";
import { allocate } from "#app/kit/money.ts";
import { linesOfOrders } from "#app/orders/find-lines.server.ts";
import type { ChangedOrder } from "#app/orders/find-stored.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { SqlTx } from "#app/platform/db.server.ts";
import { type CommissionLine, looksAtLines, placedOnFor } from "#app/programs/commission.ts";
import type { Shop } from "#app/shops/shop.ts";

export type Posting = Readonly<{
  orders: readonly ChangedOrder[];
  /** All credits of these orders. */
  credits: readonly OrderCredit[];
  now: Date;
  /** As in OrderBatch. */
  turn?: Promise<unknown>;
}>;

/**
 * Appends what is missing between what the ledger says of these orders and what it should say; nothing when it already agrees.
 * What is no longer held is approved with it. Gives how many entries were appended. The caller holds the orders' locks.
 */
export async function postEntries(tx: SqlTx, shop: Shop, posting: Posting): Promise<number> {
  const { orders, credits, now, turn } = posting;
  if (orders.length === 0) return 0;
  const knownIds = orders.filter(({ isNew }) => !isNew).map(({ id }) => id);
  const posted = knownIds.length > 0 ? await postedOnOrders(tx, shop.id, knownIds) : [];
  const postedByOrder = Map.groupBy(posted, ({ orderId }) => orderId);
  const creditsByOrder = Map.groupBy(credits, ({ orderId }) => orderId);
  const lines = await linesLookedAt(tx, shop.id, posting);
  const free: CreatorOrder[] = [];
  const earned = orders.map((order) => {
    const credited = {
      credits: creditsByOrder.get(order.id) ?? [],
      lines: lines.get(order.id),
      zone: shop.zone,
    };
    return { order, targets: earn(order, basesOf(order, credited)) };
  });
  const entries = earned.flatMap(({ order, targets }) => {
    const known = postedByOrder.get(order.id) ?? [];
    for (const creatorId of endedHolds(targets, known, now))
      free.push({ orderId: order.id, creatorId });
    return difference(targets, known).map(
      ({ n, ...missing }): NewEntry => ({
        ...missing,
        id: newId(),
        orderId: order.id,
        currency: shop.currency,
        orderUpdatedAt: order.updatedAt,
        sourceKey: orderSourceKey(order.gid, missing.creatorId, n),
        note: null,
        // The first entry is earned by placing the order; what follows happened when its figures, or whose it is, last changed.
        occurredAt: n === 0 ? order.processedAt : order.changedAt,
        ...NO_PERIOD,
      }),
    );
  });
  if (entries.length > 0) await appendEntries(tx, shop.id, entries);
  const ended = entries.filter(({ payableAt }) => payableAt !== null && payableAt <= now);
  if (ended.length > 0) await appendApprovals(tx, shop.id, idsOf(ended), now);
  if (free.length > 0) await approveOfOrders(tx, shop.id, free, now);
  return entries.length + (await postPeriods(tx, shop, { earned, now, ...(turn ? { turn } : {}) }));
}

const NO_PERIOD = { offerId: null, period: null };
const idsOf = (entries: readonly NewEntry[]): string[] => entries.map(({ id }) => id);

type Lines = Awaited<ReturnType<typeof linesOfOrders>>;

/** The lines of the orders whose terms look at them; most terms do not. */
async function linesLookedAt(tx: SqlTx, shopId: string, posting: Posting): Promise<Lines> {
  const looked = new Set(
    posting.credits.filter(({ terms }) => looksAtLines(terms)).map(({ orderId }) => orderId),
  );
  const orders = posting.orders.filter(
    ({ id, commissionableMinor }) => looked.has(id) && commissionableMinor > 0n,
  );
  return linesOfOrders(
    tx,
    shopId,
    orders.map(({ id }) => id),
  );
}

/** What is commissionable of an order, split by the shares of its credits; what no credit has is nobody's. */
function basesOf(
  order: ChangedOrder,
  {
    credits,
    lines = [],
    zone,
  }: Readonly<{
    credits: readonly OrderCredit[];
    lines: readonly CommissionLine[] | undefined;
    /** The shop's. */
    zone: string;
  }>,
): CreditedBase[] {
  const shares = credits.map(({ shareOf10000 }) => shareOf10000);
  const rest = SHARE_WHOLE - shares.reduce((sum, share) => sum + share, 0);
  const weights = [...shares, rest].map(BigInt);
  const bases = allocate(order.commissionableMinor, weights);
  const sold = allocate(order.soldMinor, weights);
  const discounts = allocate(order.discountMinor, weights);
  return credits.map(({ creatorId, terms, shareOf10000 }, at) => {
    invariant(
      lines.length === 0 || shareOf10000 === SHARE_WHOLE,
      "an order whose lines are looked at has one payee",
    );
    return {
      creatorId,
      terms,
      commissionableMinor: bases[at] ?? 0n,
      soldMinor: sold[at] ?? 0n,
      discountMinor: discounts[at] ?? 0n,
      isNewCustomer: order.isNewCustomer,
      lines,
      placedOn: placedOnFor([terms], order.processedAt, zone),
    };
  });
}
