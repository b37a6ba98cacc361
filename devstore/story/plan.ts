// The whole story of Northwind Skincare, reckoned before anything is told: the same for the same last day.
import { withAfterwards } from "./afterwards.ts";
import { shelfOf } from "./baskets.ts";
import { plannedCosts } from "./costs.ts";
import { launchSpan, type Span } from "./courses.ts";
import { CODE_ENDINGS, type PlannedCreator, plannedCreators } from "./creators.ts";
import { withCustomers } from "./customers.ts";
import { addDays, type Day, endOfMonth, monthsBefore, ZONE } from "./days.ts";
import { draftOrders } from "./orders.ts";
import { type PlannedProduct, plannedProducts, REFILL_SKU } from "./products.ts";
import { randomFrom } from "./random.ts";
import type { PlannedCost, PlannedOffer, PlannedOrder } from "./types.ts";

const SEED = 20_260_214;
const MONTHS = 8;
/** Visits that end in no order, for each order that a creator brought; at most so many of one creator. */
const IDLE_VISITS = 2;
const IDLE_VISITS_MAX = 40;
/** What the shop charges on top of its prices. */
export const TAX_RATE = 0.08;

export type Story = Readonly<{
  shop: Readonly<{
    handle: string;
    name: string;
    currency: string;
    zone: string;
    plan: string;
    isDevelopment: boolean;
  }>;
  span: Span;
  products: readonly PlannedProduct[];
  offers: readonly PlannedOffer[];
  creators: readonly (PlannedCreator & Readonly<{ code: string | null; idleVisits: number }>)[];
  costs: readonly PlannedCost[];
  /** In the order of their time; those without one are placed last, as the story is told. */
  orders: readonly PlannedOrder[];
  /** Everything up to here is paid; up to the second day the next payout is opened. */
  paidUpTo: Day;
  openUpTo: Day;
  earningsOf: string;
}>;

/** The story that ends the day before `today`, save for the orders that are placed while it is told. */
export function planStory(today: Day): Story {
  const random = randomFrom(SEED);
  const span = { first: monthsBefore(today, MONTHS), last: addDays(today, -1) };
  const creators = plannedCreators();
  const shelf = shelfOf(random);
  const bought = withCustomers(random, draftOrders({ random, span, shelf }, creators));
  const orders = withAfterwards(
    random,
    bought.map((order) => ({ ...order, afterwards: null })),
    { last: span.last, shelf },
  );
  return {
    shop: {
      handle: "demo",
      name: "Northwind Skincare",
      currency: "USD",
      zone: ZONE,
      plan: "plus",
      isDevelopment: true,
    },
    span,
    products: plannedProducts(),
    offers: plannedOffers(span),
    creators: creators.map((creator) => ({
      ...creator,
      code: creator.offer === "tracking" ? null : creator.key + CODE_ENDINGS[creator.offer],
      idleVisits: Math.min(IDLE_VISITS_MAX, creator.orders * IDLE_VISITS),
    })),
    costs: plannedCosts(random, span, creators),
    orders,
    paidUpTo: endOfMonth(addDays(span.first, 31)),
    openUpTo: endOfMonth(monthsBefore(today, 2)),
    earningsOf: "MAYA",
  };
}

/** A share of the orders, evenly taken, with everything else: for a quick look. */
export function scaledStory(story: Story, scale: number): Story {
  if (!(scale > 0 && scale <= 1)) throw new Error("--scale takes a number above 0, at most 1.");
  const isKept = (_: unknown, place: number) =>
    Math.floor((place + 1) * scale) > Math.floor(place * scale);
  return { ...story, orders: story.orders.filter(isKept) };
}

function plannedOffers(span: Span): PlannedOffer[] {
  const launch = launchSpan(span);
  const base = {
    scopeSku: null,
    minimum: null,
    startsOn: span.first,
    endsOn: null,
    isOncePerCustomer: false,
    isOnSubscription: false,
    holdDays: 30,
    windowDays: 30,
  };
  return [
    {
      ...base,
      key: "welcome",
      name: "Welcome 10 %",
      valueKind: "percentage",
      value: "10",
      commissionKind: "rate",
      commission: "12",
    },
    {
      ...base,
      key: "launch",
      name: "Sun launch 15 %",
      valueKind: "percentage",
      value: "15",
      startsOn: launch.first,
      endsOn: launch.last,
      commissionKind: "rate",
      commission: "15",
      windowDays: 14,
    },
    {
      ...base,
      key: "ten",
      name: "$10 off from $60",
      valueKind: "amount",
      value: "10",
      minimum: "60",
      isOncePerCustomer: true,
      commissionKind: "flat",
      commission: "8",
    },
    {
      ...base,
      key: "tracking",
      name: "Ambassador links",
      valueKind: "none",
      value: "",
      commissionKind: "rate",
      commission: "8",
      windowDays: 60,
    },
    {
      ...base,
      key: "refill",
      name: "Refill Club 20 %",
      valueKind: "percentage",
      value: "20",
      scopeSku: REFILL_SKU,
      isOnSubscription: true,
      commissionKind: "flat",
      commission: "6",
      holdDays: 45,
    },
  ];
}
