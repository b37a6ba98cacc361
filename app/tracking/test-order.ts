// Test order: an order without a product and without a sale, sent through the whole way on a development store to see that it arrives.

/** A test order with what is known of its way: where it was heard, and where it stands in the books. */
export type TestOrder = Readonly<{
  askedAt: Date;
  orderGid: string | null;
  /** Why Shopify made none, as a sentence. */
  failure: string | null;
  /** When its first webhook came in. */
  heardAt: Date | null;
  stored: Readonly<{ id: string; name: string }> | null;
}>;

export type TestStep = Readonly<{
  name: string;
  look: "good" | "bad" | "waiting";
  state: string;
  /** The order's page, where the step leads to one. */
  url?: string;
}>;

const MINUTE_MS = 60_000;
/** Shopify sends a webhook within seconds; after so long it is not coming by itself. */
const WAIT_MS_MAX = 5 * MINUTE_MS;
/** Shopify answers within 15 seconds or never. */
const ANSWER_MS_MAX = MINUTE_MS;

/** How long a test order is shown after it was sent: within that time the webhook it led to is kept for sure. */
export const TEST_ORDER_SHOWN_MS = 24 * 60 * MINUTE_MS;

export type Way = Readonly<{
  steps: readonly TestStep[];
  /** What is wrong, in a sentence; null while nothing is. */
  problem: string | null;
  isUnderWay: boolean;
  /** Shopify made the order, and it did not come through. */
  isLost: boolean;
}>;

/** The way of a test order so far: made, heard, in the books. */
export function wayOf(order: TestOrder, now: Date): Way {
  const problem = problemOf(order, now);
  const isWhole = order.heardAt !== null && order.stored !== null;
  const isStopped = problem !== null;
  return {
    steps: [sentStep(order, isStopped), heardStep(order, isStopped), bookedStep(order, isStopped)],
    problem,
    isUnderWay: !isWhole && !isStopped,
    isLost: isStopped && order.orderGid !== null,
  };
}

function problemOf(order: TestOrder, now: Date): string | null {
  const ageMs = now.getTime() - order.askedAt.getTime();
  if (order.failure !== null) return order.failure;
  if (order.orderGid === null)
    return ageMs > ANSWER_MS_MAX
      ? "Shopify did not say whether it made the order. Look in Shopify under Orders, or send another."
      : null;
  if (ageMs <= WAIT_MS_MAX) return null;
  if (order.heardAt === null)
    return "No webhook came within 5 minutes. Shopify has no subscription for orders, or cannot reach this app: release the app’s configuration again, look whether its address is right, then send another. Until then orders come with the hourly look alone.";
  if (order.stored === null)
    return "The webhook came, but the order is not in the books after 5 minutes. See above what waits, and below what failed.";
  return null;
}

const open = (isStopped: boolean, state: string) =>
  isStopped ? ({ look: "bad", state: "Not yet" } as const) : ({ look: "waiting", state } as const);

function sentStep({ orderGid }: TestOrder, isStopped: boolean): TestStep {
  if (orderGid !== null) return { name: "Made by Shopify", look: "good", state: "Yes" };
  return { name: "Made by Shopify", ...open(isStopped, "Asking") };
}

function heardStep({ askedAt, heardAt }: TestOrder, isStopped: boolean): TestStep {
  const name = "Webhook heard";
  if (heardAt === null) return { name, ...open(isStopped, "Waiting") };
  const seconds = Math.round((heardAt.getTime() - askedAt.getTime()) / 1_000);
  const state = seconds <= 1 ? "Within a second" : `After ${seconds} seconds`;
  return { name, look: "good", state };
}

function bookedStep({ stored }: TestOrder, isStopped: boolean): TestStep {
  const name = "In the books";
  if (stored === null) return { name, ...open(isStopped, "Waiting") };
  return { name, look: "good", state: `Order ${stored.name}`, url: `/app/orders/${stored.id}` };
}
