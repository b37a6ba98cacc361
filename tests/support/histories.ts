// Random histories of orders, made in the dev store by its control API: placed, paid later, edited, refunded, returned, cancelled, deleted.
import type { Store } from "../shopify/store.ts";
import type { Chance } from "./random.ts";

export const SHELF = [
  { title: "Serum", sku: "SERUM", price: "40.00" },
  { title: "Brush", sku: "BRUSH", price: "24.99" },
  { title: "Soap", sku: "SOAP", price: "3.33" },
  { title: "Gift card", sku: "CARD", price: "50.00", type: "gift_card" },
] as const;

/** An order as the dev store's control API tells it. */
export type Told = Readonly<{
  id: string;
  gid: string;
  financialStatus: string;
  test: boolean;
  cancelledAt: string | null;
  currency: string;
  presentmentCurrency: string;
  customer: Readonly<{ id: string; gid: string }> | null;
  codes: Readonly<{ applied: readonly Readonly<{ code: string }>[] }>;
  lines: readonly Readonly<{ id: string; currentQuantity: number; giftCard: boolean }>[];
  figures: Readonly<{ countedNet: string }>;
}>;

export type History = {
  /** Null once it is deleted. */
  order: Told | null;
  readonly gid: string;
  /** Codes of creators that took effect when it was placed. */
  readonly codes: readonly string[];
  /** Events that are still to come, and those that come only after a payout. */
  left: number;
  later: number;
  /** Merges of its customer that were not told yet. */
  merges: Merge[];
};

/** What Shopify tells of a merge of customers. */
export type Merge = Readonly<{
  admin_graphql_api_customer_kept_id: string;
  admin_graphql_api_customer_deleted_id: string;
}>;

/** Events of one order, its placing among them. */
const EVENTS_MAX = 8;

/** Places an order and says how many events will follow. */
export async function place(store: Store, chance: Chance): Promise<History> {
  const skus = SHELF.filter(() => chance.is(0.5)).map(({ sku }) => sku);
  const isForeign = chance.is(0.3);
  const order = await store.control<Told>("orders", {
    lines: (skus.length > 0 ? skus : ["SERUM"]).map((sku) => ({
      sku,
      quantity: 1 + chance.below(3),
    })),
    codes: chance.pick([[], ["ANNA10"], ["ben10"], ["ANNA10"], ["NOBODY5"]]),
    taxesIncluded: chance.is(0.3),
    taxRate: chance.pick([0, 0.0825, 0.19]),
    shipping: chance.pick(["0", "7.95"]),
    tip: chance.pick(["0", "0", "2.50"]),
    duties: chance.pick(["0", "0", "6.10"]),
    customer: chance.is(0.6) ? { new: true } : null,
    processedAt: new Date(Date.UTC(2026, 4, 1) + chance.below(100 * 86_400) * 1_000).toISOString(),
    source: chance.pick(["web", "web", "pos", "draft", "subscription_contract"]),
    test: chance.is(0.05),
    financialStatus: chance.pick(["paid", "paid", "paid", "pending", "authorized"]),
    ...(isForeign ? { presentmentCurrency: "EUR", rate: "1.0837" } : {}),
    ...(chance.is(0.1) ? { manualDiscount: { title: "ANNA10", amount: "1.00" } } : {}),
  });
  const codes = order.codes.applied.map(({ code }) => code.toUpperCase());
  const events = chance.below(EVENTS_MAX);
  const later = chance.is(0.4) ? Math.min(events, 1 + chance.below(3)) : 0;
  return { order, gid: order.gid, codes, left: events - later, later, merges: [] };
}

const EVENTS = [
  ...(["refund", "refund", "amount", "shipping", "return", "exchange"] as const),
  ...(["parcel", "edit", "edit", "pay", "cancel", "delete", "merge"] as const),
] as const;

/** One event in the life of an order; gives the topics by which Shopify would tell it, none where it could not happen. */
export async function goOn(store: Store, history: History, chance: Chance): Promise<string[]> {
  history.left -= 1;
  const { order } = history;
  if (!order) return [];
  const change = async (what: string, body: unknown, topics: string[]) => {
    try {
      history.order = await store.control<Told>(`orders/${order.id}/${what}`, body);
      return topics;
    } catch (error) {
      // The shop refuses it (nothing left to refund, cancelled already …): then nothing happened.
      if (error instanceof Error && / answered 4\d\d: /.test(error.message)) return [];
      throw error;
    }
  };
  const line = chance.pick(order.lines as never) as Told["lines"][number];
  // What the buyer paid in euros may come back when the euro is another one.
  const isForeign = order.presentmentCurrency !== order.currency;
  const rate = isForeign && chance.is(0.5) ? chance.pick(["0.9", "1.25"]) : null;
  switch (chance.pick(EVENTS)) {
    case "refund":
      return change("refunds", { lines: [{ lineId: line.id, quantity: 1 }], rate }, REFUNDED);
    case "amount":
      return change("refunds", { amount: chance.pick(["1.00", "0.37", "4.99"]), rate }, REFUNDED);
    case "shipping":
      return change("refunds", { shipping: true }, REFUNDED);
    case "return":
      return change(
        "refunds",
        { lines: [{ lineId: line.id, quantity: 1 }], asReturn: true, rate },
        REFUNDED,
      );
    case "exchange":
      return change(
        "refunds",
        {
          lines: [{ lineId: line.id, quantity: 1 }],
          exchange: [{ sku: chance.pick(["SOAP", "SERUM"]), quantity: 1 }],
        },
        REFUNDED,
      );
    case "parcel":
      return change(chance.pick(["fulfillments", "delivery"]), {}, ["orders/updated"]);
    case "edit":
      return change("edits", editOf(line.id, chance), ["orders/edited", "orders/updated"]);
    case "pay":
      return chance.is(0.3)
        ? change("capture", { amount: "1.00" }, ["orders/updated"])
        : change("capture", {}, ["orders/paid", "orders/updated"]);
    case "cancel":
      return change("cancel", { refund: chance.is(0.5) }, ["orders/cancelled", "orders/updated"]);
    case "merge": {
      if (!order.customer) return [];
      const kept = await store.control<{ id: string }>("customers", {});
      const merge = { kept: kept.id, deleted: order.customer.id };
      history.merges.push(await store.control<Merge>("customers/merge", merge));
      history.order = await store.control<Told>(`orders/${order.id}`);
      return [];
    }
    default: {
      if (!chance.is(0.2)) return [];
      await store.control(`orders/${order.id}/delete`, {});
      history.order = null;
      return ["orders/delete"];
    }
  }
}

const REFUNDED = ["refunds/create", "orders/updated"];

function editOf(lineId: string, chance: Chance): unknown {
  return chance.pick([
    { add: [{ sku: "SOAP", quantity: 2 }] },
    { remove: [lineId] },
    { change: [{ lineId, quantity: 1 + chance.below(4) }] },
  ] as [unknown, ...unknown[]]);
}

/** A sale as the dev store's control API tells it. */
export type ToldSale = Readonly<{
  reason: string;
  actionType: string;
  lineType: string;
  lineId: string | null;
  total: Readonly<{ shop: string; presentment: string }>;
  tax: Readonly<{ shop: string; presentment: string }>;
}>;

/** Minor units of a decimal with all digits of its currency. */
export const minorOf = (decimal: string): bigint => BigInt(decimal.replace(".", ""));

/**
 * What counts for commission, from the shop's own sales: what was sold, less, for each line, the share of it that the buyer got back of
 * what the buyer paid for it, in the buyer's money; an amount without a line is a share of the whole. Rounded once a line. Where nothing
 * is sold any more there is no share, and it is what the shop gave.
 */
export function commissionableOf(sales: readonly ToldSale[]): bigint {
  const counted = sales
    .filter(({ lineType }) => lineType === "PRODUCT" || lineType === "ADJUSTMENT")
    .map(({ reason, actionType, lineType, lineId, total, tax }) => ({
      isBack: lineType === "ADJUSTMENT" || (actionType === "RETURN" && reason !== "ORDER_EDIT"),
      lineId,
      shop: minorOf(total.shop) - minorOf(tax.shop),
      buyers: minorOf(total.presentment) - minorOf(tax.presentment),
    }));
  const sum = (of: (sale: (typeof counted)[number]) => boolean, what: "shop" | "buyers") =>
    counted.filter(of).reduce((total, sale) => total + sale[what], 0n);
  let due = sum(({ isBack }) => !isBack, "shop");
  for (const id of new Set(counted.filter(({ isBack }) => isBack).map(({ lineId }) => lineId))) {
    const isSold = (sale: (typeof counted)[number]) =>
      !sale.isBack && (id === null || sale.lineId === id);
    const isBack = (sale: (typeof counted)[number]) => sale.isBack && sale.lineId === id;
    const paid = sum(isSold, "buyers");
    due +=
      paid > 0n
        ? halfAwayFromZero(sum(isSold, "shop") * sum(isBack, "buyers"), paid)
        : sum(isBack, "shop");
  }
  return due;
}

/** A quotient rounded half away from zero; the denominator is positive. */
export const halfAwayFromZero = (numerator: bigint, denominator: bigint): bigint =>
  numerator < 0n
    ? -halfAwayFromZero(-numerator, denominator)
    : (2n * numerator + denominator) / (2n * denominator);
