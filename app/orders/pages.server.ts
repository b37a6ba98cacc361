import {
  addDays,
  formatDay,
  formatInstant,
  localDateOf,
  placeOf,
  startOfDay,
} from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import { formatMoney } from "#app/kit/money.ts";
import { cutPage, decodeCursor, encodeCursor, instantIn, isWay, type Way } from "#app/kit/page.ts";
import type { OrdersQuery } from "#app/orders/contract.ts";
import { flagsOf } from "#app/orders/present.ts";
import {
  countOrders,
  type ListedOrder,
  listOrders,
  type OrderFilter,
  type OrderKey,
} from "#app/orders/queries.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const PAGE_SIZE = 50;
/** Counted so far and no further: the page then says "1,000+". */
const COUNT_MAX = 1_000;

/** A page of the shop's orders as they are shown; who is credited is asked of commissions/. */
export async function ordersPage(tx: Tx, shop: Shop, query: OrdersQuery) {
  const filter = filterOf(query, shop.zone);
  const { rows, next, previous } = await pageOf(tx, shop.id, query, filter);
  const isFiltered = Object.values({ ...query, cursor: null }).some(Boolean);
  return {
    orders: rows.map((row) => presentOrder(row, shop)),
    next,
    previous,
    // One page that is all there is need not be counted.
    count:
      next === null && previous === null
        ? rows.length
        : await countOrders(tx, shop.id, { filter, max: COUNT_MAX + 1 }),
    countMax: COUNT_MAX,
    currency: shop.currency,
    zone: placeOf(shop.zone),
    isFiltered,
    query: { ...query, cursor: null },
  };
}

/** An order in a list, and at the top of its page. */
export function presentOrder(order: ListedOrder, shop: Shop) {
  const money = (minor: bigint) => formatMoney({ minor, currency: shop.currency });
  return {
    id: order.id,
    name: order.name,
    on: formatDay(localDateOf(order.processedAt, shop.zone)),
    day: localDateOf(order.processedAt, shop.zone),
    exact: formatInstant(order.processedAt, shop.zone),
    gross: money(order.grossMinor),
    discount: money(-order.discountMinor),
    refund: money(-order.refundMinor),
    net: money(order.netMinor),
    flags: flagsOf({ ...order, isRefunded: order.refundMinor > 0n }),
  };
}

function filterOf(query: OrdersQuery, zone: string): OrderFilter {
  return {
    name: query.q,
    creatorId: query.creator,
    by: query.by,
    flag: query.flag,
    from: query.from === null ? null : startOfDay(query.from, zone),
    to: query.to === null ? null : startOfDay(addDays(query.to, 1), zone),
  };
}

/** One page forwards or backwards from a cursor, with the cursors of its neighbours. */
async function pageOf(tx: Tx, shopId: string, query: OrdersQuery, filter: OrderFilter) {
  const cursor = readCursor(query.cursor);
  const way = cursor?.way ?? null;
  const found = await listOrders(tx, shopId, filter, {
    key: cursor?.key ?? null,
    isBack: way === "previous",
    take: PAGE_SIZE + 1,
  });
  const { rows, next, previous } = cutPage(found, { size: PAGE_SIZE, way });
  return {
    rows,
    next: next && writeCursor("next", next),
    previous: previous && writeCursor("previous", previous),
  };
}

const writeCursor = (way: Way, row: OrderKey): string =>
  encodeCursor([way, row.processedAt.toISOString(), row.id]);

/** Null for no cursor and for one that is not ours: the list then begins at its start. */
function readCursor(text: string | null) {
  const [way, at, rowId] = decodeCursor(text) ?? [];
  const id = parseId(rowId ?? "");
  const processedAt = instantIn(at);
  if (!isWay(way) || !id || !processedAt) return null;
  return { way, key: { processedAt, id } } as const;
}
