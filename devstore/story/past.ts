// The shop's trade before and beside its creators: 6,000 orders over 14 months that the app has never heard of when it is installed.
import { addDays, type Day, daysBetween, instantAt, monthsBefore } from "./days.ts";
import { eachOf, type Store } from "./doors.ts";
import { type Story, TAX_RATE } from "./plan.ts";
import { type Random, randomFrom } from "./random.ts";
import type { Tell } from "./set-up.ts";

const SEED = 7_203_114;
const ORDERS = 6_000;
/** Months before those of the story. */
const MONTHS_MORE = 6;
const REFUNDED = 0.06;
/** Trade grows: the last day has so many times the orders of the first. */
const GROWTH = 2;
const TOLD_EVERY = 1_000;
const MORNING = 7 * 3_600;
const NIGHT = 23 * 3_600;

export type PastOrder = Readonly<{
  at: string;
  lines: readonly Readonly<{ sku: string; quantity: number }>[];
  hasCustomer: boolean;
  source: "web" | "pos";
  shipping: string | null;
  /** When all of it went back; null when nothing did. */
  refundedAt: string | null;
}>;

/** The past that ends with the story, in the order of time; the same for the same story. */
export function planPast(story: Pick<Story, "span" | "products">, today: Day): PastOrder[] {
  const random = randomFrom(SEED);
  const first = monthsBefore(story.span.first, MONTHS_MORE);
  const days = daysBetween(first, addDays(today, -1));
  const skus = story.products.filter(({ price }) => Number(price) > 0).map(({ sku }) => sku);
  return Array.from({ length: ORDERS }, () => drawn(random, { first, days, skus })).sort((a, b) =>
    a.at.localeCompare(b.at),
  );
}

type Frame = Readonly<{ first: Day; days: number; skus: readonly string[] }>;

function drawn(random: Random, { first, days, skus }: Frame): PastOrder {
  const place = random.next();
  // The density rises evenly from 1 to GROWTH over the time.
  const grown = (Math.sqrt(1 + place * (GROWTH ** 2 - 1)) - 1) / (GROWTH - 1);
  const day = Math.floor(grown * days);
  const second = random.whole(MORNING, NIGHT);
  const isPos = random.isLucky(0.1);
  const back = day + random.whole(3, 25);
  const isBack = random.isLucky(REFUNDED) && back < days;
  return {
    at: instantAt(addDays(first, day), second).toISOString(),
    lines: random
      .shuffled(skus)
      .slice(0, random.whole(1, 2))
      .map((sku) => ({ sku, quantity: random.whole(1, 2) })),
    hasCustomer: random.isLucky(0.7),
    source: isPos ? "pos" : "web",
    shipping: isPos ? null : "5.00",
    refundedAt: isBack ? instantAt(addDays(first, back), second).toISOString() : null,
  };
}

/** Places the past before anybody listens, and lets the app see all of it once it is installed. */
export async function placePast(
  store: Store,
  past: readonly PastOrder[],
  tell: Tell,
): Promise<number> {
  await store.post("scopes", { shop: "demo", grant: ["read_all_orders"] });
  let placed = 0;
  await eachOf(past, 1, async (order) => {
    const { id } = await store.post<{ id: string }>("orders", {
      lines: order.lines,
      customer: order.hasCustomer ? { new: true } : null,
      processedAt: order.at,
      taxRate: TAX_RATE,
      shipping: order.shipping,
      source: order.source,
      silent: true,
    });
    placed += 1;
    if (placed % TOLD_EVERY === 0) tell(`${placed} of ${past.length} orders of the past`);
    if (order.refundedAt === null) return;
    const lines = order.lines.map(({ sku, quantity }) => ({ sku, quantity }));
    const body = { lines, processedAt: order.refundedAt, note: "Returned", silent: true };
    await store.post(`orders/${id}/refunds`, body);
  });
  return placed;
}
