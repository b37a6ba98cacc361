import type { Trace } from "#app/attribution/contract.ts";
import { winningTraces } from "#app/attribution/find-credits.server.ts";
import { codeCard } from "#app/codes/pages.server.ts";
import {
  balanceOfCreator,
  type CreatorBalance,
  entriesBeyondOrders,
  entriesByOrder,
  type OrderEntry,
  type OrderKey,
} from "#app/commissions/payable-entries.server.ts";
import { showProgress } from "#app/commissions/show-progress.server.ts";
import { findOwner, pausedSince } from "#app/creators/find-creator.server.ts";
import { formatDay, formatInstant, localDateOf, placeOf } from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import { invariant } from "#app/kit/invariant.ts";
import { formatMoney } from "#app/kit/money.ts";
import { decodeCursor, encodeCursor, instantIn } from "#app/kit/page.ts";
import { landingAddress, landingCard } from "#app/landing/pages.server.ts";
import { linksForCreator } from "#app/links/pages.server.ts";
import { payoutsOfCreator } from "#app/payouts/pages.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { describeChanges, describeEarning, reasonForCreator } from "#app/portal/earning.ts";
import { findLiveLink } from "#app/portal/repository.server.ts";
import { offerPage } from "#app/programs/pages.server.ts";
import { periodInWords } from "#app/programs/period-terms.ts";
import type { Shop } from "#app/shops/shop.ts";

const ORDER_ROWS = 25;
const BEYOND_ROWS = 50;

/** The earnings-link card of a creator's page; `link` is null while there is none that works. */
export async function earningsLinkCard(
  tx: Tx,
  { shop, creatorId, now }: Readonly<{ shop: Shop; creatorId: string; now: Date }>,
) {
  const link = await findLiveLink(tx, shop.id, creatorId, now);
  return {
    creatorId,
    link: link && {
      made: formatInstant(link.createdAt, shop.zone),
      ends: formatDay(localDateOf(link.expiresAt, shop.zone)),
      lastOpened: link.lastOpenedAt && formatInstant(link.lastOpenedAt, shop.zone),
    },
  };
}

/** How the pages stand that a creator has of her own. */
export const ownPages = async (
  tx: Tx,
  whose: Readonly<{ shop: Shop; creatorId: string; now: Date }>,
) => ({
  landing: await landingCard(tx, whose),
  earnings: await earningsLinkCard(tx, whose),
});

export type OwnPages = Awaited<ReturnType<typeof ownPages>>;

/** What a creator sees of herself: her sums, code, link, orders and payouts; nothing of a shopper or of another creator. */
export async function earningsPage(
  tx: Tx,
  request: Readonly<{ shop: Shop; creatorId: string; cursor: string | null; now: Date }>,
) {
  const { shop, creatorId, now } = request;
  const owner = await findOwner(tx, shop.id, creatorId);
  invariant(owner, "an earnings link belongs to a creator");
  const after = keyOf(request.cursor);
  const orders = await ordersOf(tx, shop, { creatorId, after });
  const code = await codeCard(tx, { shop, creatorId });
  const links = await linksForCreator(tx, { shop, creatorId, now });
  const since = await pausedSince(tx, shop.id, creatorId);
  const offer = await offerPage(tx, { shop, offerId: owner.offerId, now });
  return {
    shopName: shop.name,
    name: owner.name,
    sums: presentSums(await balanceOfCreator(tx, shop.id, creatorId), shop),
    code: code?.state === "live" ? code.code : null,
    ending: [
      ...(code?.state === "live" && code.until !== null ? [code] : []),
      ...(code?.ending ?? []),
    ].map((one) => ({ code: one.code, until: one.until ?? "" })),
    links,
    landingUrl: await landingAddress(tx, { shop, creatorId }),
    pausedSince: since && formatInstant(since, shop.zone),
    // What a code gives that was in Shopify before, its own discount says there, and no offer here.
    forFollowers: code?.keeping ? null : (offer?.forFollowers ?? null),
    terms: offer?.versions[0]?.words ?? null,
    progress: after === null ? await showProgress(tx, shop, { creatorId, now }) : [],
    orders: orders.rows,
    isFirst: after === null,
    next: orders.next,
    beyondOrders: after === null ? await beyondOrders(tx, shop, creatorId) : [],
    payouts: after === null ? await payoutsOfCreator(tx, shop, creatorId) : [],
    zone: placeOf(shop.zone),
  };
}

async function beyondOrders(tx: Tx, shop: Shop, creatorId: string) {
  const rows = await entriesBeyondOrders(tx, shop.id, { creatorId, take: BEYOND_ROWS });
  return rows.map(({ id, kind, note, period, at, currency, amountMinor }) => ({
    id,
    what: BEYOND_WORDS[kind],
    note: period === null ? (note ?? "") : periodInWords(period),
    on: formatDay(localDateOf(at, shop.zone)),
    amount: formatMoney({ minor: amountMinor, currency }),
  }));
}

const BEYOND_WORDS = {
  bonus: "Bonus",
  credit: "Credit",
  debit: "Taken off",
  tier: "Higher rate",
  goal: "Goal reached",
  cap: "Above the most that is paid",
} as const;

function presentSums(balance: CreatorBalance, shop: Shop) {
  const money = (minor: bigint) => formatMoney({ minor, currency: shop.currency });
  const { pendingMinor, payableMinor, inPayoutMinor, paidMinor, nextPayableAt } = balance;
  return {
    currency: shop.currency,
    next: money(payableMinor + inPayoutMinor),
    isDebt: payableMinor + inPayoutMinor < 0n,
    inPayout: inPayoutMinor === 0n ? null : money(inPayoutMinor),
    pending: money(pendingMinor),
    pendingFrom:
      nextPayableAt && pendingMinor > 0n ? formatDay(localDateOf(nextPayableAt, shop.zone)) : null,
    paid: money(paidMinor),
    payouts: balance.payouts === 1 ? "1 payout" : `${balance.payouts} payouts`,
  };
}

async function ordersOf(
  tx: Tx,
  shop: Shop,
  page: Readonly<{ creatorId: string; after: OrderKey | null }>,
) {
  const entries = await entriesByOrder(tx, shop.id, { ...page, orders: ORDER_ROWS + 1 });
  const byOrder = [...Map.groupBy(entries, ({ orderId }) => orderId)];
  const shown = byOrder.slice(0, ORDER_ROWS);
  const orderIds = shown.map(([orderId]) => orderId);
  const traces = await winningTraces(tx, shop.id, { creatorId: page.creatorId, orderIds });
  const last = shown.at(-1)?.[1][0];
  const isMore = byOrder.length > ORDER_ROWS && last;
  return {
    rows: shown.map(([id, own]) => presentOrder(id, own, { trace: traces.get(id), shop })),
    next: isMore ? encodeCursor([last.orderedAt.toISOString(), last.orderId]) : null,
  };
}

function presentOrder(
  id: string,
  entries: readonly OrderEntry[],
  { trace, shop }: Readonly<{ trace: Trace | undefined; shop: Shop }>,
) {
  const [first] = entries;
  invariant(first, "an order is listed for its entries");
  const money = (minor: bigint) => formatMoney({ minor, currency: first.currency });
  const earned = entries.map((entry) => ({
    ...entry,
    payout: entry.payoutState && { state: entry.payoutState, paidAt: entry.paidAt },
  }));
  const base = entries.findLast(({ baseMinor }) => baseMinor !== null)?.baseMinor ?? null;
  return {
    id,
    on: formatDay(localDateOf(first.orderedAt, shop.zone)),
    amount: money(entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)),
    ...describeEarning(earned, shop.zone),
    changes: describeChanges(earned, shop.zone),
    reason: reasonForCreator(trace ?? null, first.orderedAt),
    base: base === null ? null : `Counted: ${money(base)} of products, without tax and shipping.`,
  };
}

function keyOf(cursor: string | null): OrderKey | null {
  const [at, rowId = ""] = decodeCursor(cursor) ?? [];
  const orderId = parseId(rowId);
  const orderedAt = instantIn(at);
  return orderId && orderedAt ? { orderedAt, orderId } : null;
}
