import { formatInstant, placeOf } from "#app/kit/calendar.ts";
import { formatMoney } from "#app/kit/money.ts";
import { safeCodesInWords } from "#app/links/safe-codes.server.ts";
import { moneyRows } from "#app/orders/order-money.ts";
import { presentOrder } from "#app/orders/pages.server.ts";
import { exclusionWords, paymentWords, saleWords } from "#app/orders/present.ts";
import { findOrder } from "#app/orders/repository.server.ts";
import { commissionableNet, counts } from "#app/orders/sale.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** More sales and lines than an order of 250 products has after several changes; the page says where it stops. */
const SALES_MAX = 1_000;
const LINES_MAX = 500;
/** Of those, the sales that are shown one by one. */
const SALES_SHOWN = 250;

/** One order: its figures, and its money line by line and sale by sale; null when the shop has no such order. */
export async function orderPage(tx: Tx, shop: Shop, orderId: string) {
  const order = await findOrder(tx, shop.id, { orderId, salesMax: SALES_MAX, linesMax: LINES_MAX });
  if (!order) return null;
  return {
    ...presentOrder(order, shop),
    orderedAt: order.processedAt.toISOString(),
    placedAt: formatInstant(order.processedAt, shop.zone),
    zone: placeOf(shop.zone),
    currency: shop.currency,
    customer: customerWords(order.isNewCustomer),
    excluded: exclusionWords(order.exclusion),
    payment: paymentWords(order),
    ...presentmentOf(order, shop),
    happenings: [
      ...happeningsOf(order, shop.zone),
      ...(await safeCodesInWords(tx, shop, order.codes)),
    ],
    lines: linesOf(order, shop),
    sales: salesOf(order, shop),
    isCut: order.sales.length > SALES_SHOWN || order.lines.length === LINES_MAX,
  };
}

type FoundOrder = NonNullable<Awaited<ReturnType<typeof findOrder>>>;

const customerWords = (isNew: boolean | null): string | null =>
  isNew === null ? null : isNew ? "new customer" : "returning customer";

/** What the buyer paid with, where that is another currency, and what commission is computed on where the rates differ. */
function presentmentOf(order: FoundOrder, shop: Shop) {
  const { presentmentCurrency, netMinor, commissionableMinor } = order;
  const differs = order.isPaid && order.exclusion === null && commissionableMinor !== netMinor;
  const money = (minor: bigint) => formatMoney({ minor, currency: shop.currency });
  return {
    presentmentCurrency: presentmentCurrency === shop.currency ? null : presentmentCurrency,
    rateDifference: differs
      ? `For commission it counts ${money(commissionableMinor)}: what came back is taken at the rate of the order's day. The difference to the net revenue is the change of the rate, which is not the creator's.`
      : null,
  };
}

function linesOf(order: FoundOrder, shop: Shop) {
  const money = (minor: bigint) => formatMoney({ minor, currency: shop.currency });
  return moneyRows(order.lines, order.sales).map((row) => ({
    id: row.id,
    title: row.title,
    detail: row.detail,
    quantity: row.quantity === 0 ? "" : String(row.quantity),
    gross: money(row.grossMinor),
    discount: money(-row.discountMinor),
    tax: money(row.taxMinor),
    refund: money(-row.refundMinor),
    back: row.quantityBack > 0 ? `${row.quantityBack} back` : null,
    counts: row.counts && order.exclusion === null ? money(row.netMinor) : "—",
    presentment: formatMoney({
      minor: row.presentmentNetMinor,
      currency: order.presentmentCurrency,
    }),
  }));
}

function salesOf(order: FoundOrder, shop: Shop) {
  const money = (minor: bigint) => formatMoney({ minor, currency: shop.currency });
  const titles = new Map(order.lines.map(({ gid, title }) => [gid, title]));
  return order.sales.slice(0, SALES_SHOWN).map((sale) => ({
    id: sale.id,
    at: formatInstant(sale.happenedAt, shop.zone),
    what: saleWords(sale, titles.get(sale.lineGid ?? "") ?? null),
    quantity: sale.quantity === null ? "" : String(sale.quantity).replace("-", "\u2212"),
    gross: money(sale.totalMinor - sale.taxMinor + sale.discountMinor),
    discount: money(-sale.discountMinor),
    tax: money(sale.taxMinor),
    counts: order.exclusion === null && counts(sale) ? money(commissionableNet(sale)) : "—",
  }));
}

/** What happened to the order, oldest first, for its time line. */
function happeningsOf(order: FoundOrder, zone: string) {
  const changes = new Map<string, Date>();
  for (const { reason, happenedAt } of order.sales) {
    const words = HAPPENINGS[reason];
    if (words) changes.set(`${words} ${happenedAt.toISOString()}`, happenedAt);
  }
  const later = [...changes].map(([key, at]) => ({
    at,
    text: key.slice(0, key.lastIndexOf(" ")),
  }));
  return [
    { at: order.processedAt, text: `Order ${order.name} placed` },
    ...later,
    ...onDate(order.fulfilledAt, "All of it sent", order),
    ...onDate(order.deliveredAt, "All of it delivered", order),
    ...onDate(order.cancelledAt, "Order cancelled"),
  ]
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, text }) => ({ instant: at.toISOString(), at: formatInstant(at, zone), text }));
}

/** A happening where it has a date; what needs no sending has that of the order, and is none. */
const onDate = (at: Date | null, text: string, order?: Readonly<{ processedAt: Date }>) =>
  at === null || at.getTime() === order?.processedAt.getTime() ? [] : [{ at, text }];

const HAPPENINGS: Readonly<Record<string, string>> = {
  ORDER_EDIT: "Order edited",
  REFUND: "Refunded",
  RETURN: "Returned",
};
