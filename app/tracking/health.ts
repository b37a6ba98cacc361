// Tracking health: whether every order is seen, and what a person has to do where it is not.
import type { Notice } from "#app/analytics/notices.ts";

export type Health = Readonly<{
  access: "given" | "lost" | "none";
  deadLetters: number;
  /** Since when the oldest due event waits; null when none does. */
  oldestAt: Date | null;
  /** Orders that the reconciliations of the last thirty days looked at, and those of them that no webhook told of. */
  orders: number;
  missed: number;
  /** A test order of the last day did not come through. */
  isTestLost: boolean;
}>;

const MINUTE_MS = 60_000;
/** Due events are worked through within seconds; after so long something holds them up. */
const LATE_MS = 15 * MINUTE_MS;

export type Verdict = Readonly<{ look: "good" | "bad" | "waiting"; title: string; text: string }>;

/** The page's answer to "is every order seen?", the most urgent first. */
export function verdictOf(health: Health, now: Date): Verdict {
  if (health.access !== "given")
    return {
      look: "bad",
      title: "Shopify does not let the app in",
      text: "Orders wait and nothing is lost. Open the app in Shopify again: that renews its access, and the orders follow within minutes.",
    };
  if (health.deadLetters > 0)
    return {
      look: "bad",
      title: `${count(health.deadLetters, "event")} could not be worked through`,
      text: "What they are about is not in the books yet. Each says why below; try again once the reason is gone.",
    };
  if (isLate(health, now))
    return {
      look: "waiting",
      title: "Orders wait longer than usual",
      text: "They are kept and worked through in turn; nothing is lost. Figures lag behind until then.",
    };
  if (health.isTestLost)
    return {
      look: "waiting",
      title: "The test order did not come through",
      text: "What Shopify told of is in the books, but orders may come late. Below stands how far the test order came.",
    };
  return {
    look: "good",
    title: "Every order that Shopify told of is in the books",
    text: "Webhooks bring orders within seconds; each hour the app asks Shopify for any that they left out.",
  };
}

const isLate = ({ oldestAt }: Health, now: Date): boolean =>
  oldestAt !== null && now.getTime() - oldestAt.getTime() > LATE_MS;

/** What the Overview says of tracking: only what waits for a person. */
export function noticesOfTracking(health: Pick<Health, "access" | "deadLetters">): Notice[] {
  if (health.access === "given" && health.deadLetters === 0) return [];
  const isShutOut = health.access !== "given";
  return [
    {
      key: "tracking",
      tone: "warning",
      title: isShutOut
        ? "Shopify does not let the app in"
        : `${count(health.deadLetters, "event")} could not be worked through`,
      text: "Figures may lack orders until then; nothing is lost.",
      action: "See tracking health",
      url: "/app/tracking",
    },
  ];
}

/** "2 of 1,204 orders (0.2 %)"; says so where nothing was looked at yet. */
export function missedWords({ orders, missed }: Pick<Health, "orders" | "missed">): string {
  if (orders === 0) return "No order was changed since the first look";
  const permille = Math.round((missed * 1_000) / orders);
  const share = missed > 0 && permille === 0 ? "under 0.1" : (permille / 10).toString();
  return `${missed.toLocaleString("en-US")} of ${count(orders, "order")} (${share} %)`;
}

const count = (n: number, unit: string): string =>
  n === 1 ? `1 ${unit}` : `${n.toLocaleString("en-US")} ${unit}s`;
