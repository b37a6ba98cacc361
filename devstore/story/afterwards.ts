// What becomes of some orders: refunds of every kind, edits, cancellations.
import { centsOf, type Shelf } from "./baskets.ts";
import { addDays, type Day, dayOf, daysBetween, instantAt } from "./days.ts";
import type { Random } from "./random.ts";
import type { Afterwards, PlannedOrder } from "./types.ts";

/** Of all orders: 8 %. */
const REFUNDS = 240;
const EDITS = 45;
const CANCELS = 24;
/** Refunds of orders whose commission is no longer held. */
const LATE_REFUNDS = 40;
const NOTES = [
  "Did not suit my skin",
  "Arrived damaged",
  "Ordered twice",
  "Wrong shade",
  "Changed my mind",
];

/** Gives `afterwards` to some orders; which ones, and what, is chance. Orders placed today and tests are left alone. */
export function withAfterwards(
  random: Random,
  orders: readonly PlannedOrder[],
  { last, shelf }: Readonly<{ last: Day; shelf: Shelf }>,
): PlannedOrder[] {
  const ageOf = ({ at }: PlannedOrder) => (at ? daysBetween(dayOf(new Date(at)), last) : 0);
  const places = random.shuffled(
    [...orders.keys()].filter((place) => {
      const order = orders[place];
      return order !== undefined && !order.isTest && order.source === "web" && ageOf(order) >= 6;
    }),
  );
  const old = places.filter((place) => ageOf(orders[place] as PlannedOrder) >= 60);
  const chosen = new Map<number, Afterwards>();
  const take = (from: number[], count: number, make: (order: PlannedOrder) => Afterwards) => {
    const goal = chosen.size + count;
    for (const place of from) {
      if (chosen.size >= goal) break;
      const order = orders[place];
      if (order && !chosen.has(place)) chosen.set(place, make(order));
    }
  };
  const after = (order: PlannedOrder, days: number) =>
    instantAt(
      addDays(dayOf(new Date(order.at ?? 0)), days),
      random.whole(9, 17) * 3600,
    ).toISOString();
  const refund = (from: number, to: number) => (order: PlannedOrder) =>
    refundOf(random, order, {
      shelf,
      at: after(order, random.whole(from, Math.min(to, ageOf(order) - 1))),
    });
  take(old, LATE_REFUNDS, refund(34, 55));
  take(places, REFUNDS - LATE_REFUNDS, refund(4, 24));
  take(places, EDITS, (order) => editOf(random, order, { shelf, at: after(order, 1) }));
  take(places, CANCELS, (order) => ({
    kind: "cancel",
    at: after(order, 1),
    reason: random.pick(["customer", "customer", "inventory", "fraud"] as const),
  }));
  return orders.map((order, place) => ({ ...order, afterwards: chosen.get(place) ?? null }));
}

type How = Readonly<{ shelf: Shelf; at: string }>;

function refundOf(random: Random, order: PlannedOrder, { shelf, at }: How): Afterwards {
  const note = random.pick(NOTES);
  const base = { kind: "refund", at, note, withShipping: false, amount: null } as const;
  const kind = random.weighted(
    ["all", "piece", "amount"] as const,
    (_, index) => [50, 32, 18][index] ?? 0,
  );
  if (kind === "amount") {
    const most = Math.floor((centsOf(shelf, order.lines) * 3) / 1000);
    return {
      ...base,
      lines: [],
      amount: `${Math.max(2, Math.min(15, most))}.00`,
      note: "Goodwill",
    };
  }
  if (kind === "piece") {
    const { sku } = random.pick(order.lines);
    return { ...base, lines: [{ sku, quantity: 1 }] };
  }
  const lines = order.lines.map(({ sku, quantity }) => ({ sku, quantity }));
  return { ...base, lines, withShipping: order.shipping !== "0.00" && random.isLucky(0.4) };
}

function editOf(random: Random, order: PlannedOrder, { shelf, at }: How): Afterwards {
  const none = { kind: "edit", at, add: null, raise: null, remove: null } as const;
  const skus = order.lines.map(({ sku }) => sku);
  const kind = random.weighted(
    ["add", "raise", "remove"] as const,
    (_, index) => [60, 20, 20][index] ?? 0,
  );
  const first = skus[0] ?? null;
  if (kind === "remove" && skus.length > 1) return { ...none, remove: first };
  if (kind === "raise") return { ...none, raise: first };
  for (;;) {
    const { sku } = shelf.popular();
    if (!skus.includes(sku)) return { ...none, add: sku };
  }
}
