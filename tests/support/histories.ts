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
  cancelledAt: string | null;
  presentmentCurrency: string;
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
  refunds: number;
  left: number;
};

const EVENTS_MAX = 8;

/** Places an order and says how many events will follow. */
export async function place(store: Store, chance: Chance): Promise<History> {
  const skus = SHELF.filter(() => chance.is(0.5)).map(({ sku }) => sku);
  const isForeign = chance.is(0.15);
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
    customer: chance.is(0.6) ? { new: true } : null,
    processedAt: new Date(Date.UTC(2026, 4, 1) + chance.below(100 * 86_400) * 1_000).toISOString(),
    source: chance.pick(["web", "web", "pos", "draft", "subscription_contract"]),
    test: chance.is(0.05),
    financialStatus: chance.pick(["paid", "paid", "paid", "pending", "authorized"]),
    ...(isForeign ? { presentmentCurrency: "EUR", rate: "1.0837" } : {}),
    ...(chance.is(0.1) ? { manualDiscount: { title: "ANNA10", amount: "1.00" } } : {}),
  });
  const codes = order.codes.applied.map(({ code }) => code.toUpperCase());
  return { order, gid: order.gid, codes, refunds: 0, left: chance.below(EVENTS_MAX) };
}

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
  switch (
    chance.pick([
      "refund",
      "refund",
      "amount",
      "shipping",
      "return",
      "edit",
      "edit",
      "pay",
      "cancel",
      "delete",
    ])
  ) {
    case "refund":
      history.refunds += 1;
      return change("refunds", { lines: [{ lineId: line.id, quantity: 1 }] }, REFUNDED);
    case "amount":
      history.refunds += 1;
      return change("refunds", { amount: chance.pick(["1.00", "0.37", "4.99"]) }, REFUNDED);
    case "shipping":
      return change("refunds", { shipping: true }, REFUNDED);
    case "return":
      history.refunds += 1;
      return change(
        "refunds",
        { lines: [{ lineId: line.id, quantity: 1 }], asReturn: true },
        REFUNDED,
      );
    case "edit":
      return change("edits", editOf(line.id, chance), ["orders/edited", "orders/updated"]);
    case "pay":
      return change("capture", {}, ["orders/paid", "orders/updated"]);
    case "cancel":
      return change("cancel", { refund: chance.is(0.5) }, ["orders/cancelled", "orders/updated"]);
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
