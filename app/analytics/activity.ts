/** What happened lately, in plain sentences. */
import type { EntryKind } from "#app/commissions/ledger.ts";
import { formatDay, formatInstant, localDateOf } from "#app/kit/calendar.ts";
import { formatMoney } from "#app/kit/money.ts";

/** Something that the ledger recorded. `amountMinor` is signed as in the ledger. */
export type Happening = Readonly<{
  kind: EntryKind | "approved";
  creatorId: string;
  creator: string;
  orderId: string | null;
  order: string | null;
  amountMinor: bigint;
  /** How many entries became payable together; 1 otherwise. */
  entries: number;
  at: Date;
}>;

export type ActivityItem = Readonly<{
  key: string;
  text: string;
  url: string;
  /** "3 hours ago", or the day after a week. */
  age: string;
  exact: string;
}>;

/** The latest happenings, newest first, as sentences that lead to the order or the creator. */
export function activityOf(
  happenings: readonly Happening[],
  options: Readonly<{ currency: string; zone: string; now: Date; countMax: number }>,
): ActivityItem[] {
  return [...happenings]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, options.countMax)
    .map((happening, at) => ({
      key: `${at} ${happening.kind} ${happening.orderId ?? happening.creatorId}`,
      text: sentenceOf(happening, options.currency),
      url:
        happening.orderId === null
          ? `/app/creators/${happening.creatorId}`
          : `/app/orders/${happening.orderId}`,
      age: ageText(happening.at, options.now, options.zone),
      exact: formatInstant(happening.at, options.zone),
    }));
}

/** One happening in a sentence: "Anna Berg earned $4.20 on order #1043." */
export function sentenceOf(happening: Happening, currency: string): string {
  const { creator, amountMinor } = happening;
  const order = happening.order === null ? "an order" : `order ${happening.order}`;
  const amount = formatMoney({ minor: amountMinor < 0n ? -amountMinor : amountMinor, currency });
  switch (happening.kind) {
    case "earned":
      return `${creator} earned ${amount} on ${order}.`;
    case "adjustment":
      return `${capital(order)} grew: ${amount} more for ${creator}.`;
    case "reversal":
      return `${capital(order)} was refunded or changed: ${amount} less for ${creator}.`;
    case "clawback":
      return `${capital(order)} was refunded or changed after it was paid out: ${amount} off ${creator}'s next payout.`;
    case "tier":
      return amountMinor < 0n
        ? `${creator}'s tiers pay ${amount} less.`
        : `${creator}'s tiers pay ${amount} more.`;
    case "goal":
      return amountMinor < 0n
        ? `${creator} no longer reaches a goal of ${amount}.`
        : `${creator} reached a goal of ${amount}.`;
    case "cap":
      return amountMinor < 0n
        ? `${amount} is above the most that ${creator} is paid.`
        : `${amount} is no longer above the most that ${creator} is paid.`;
    case "bonus":
      return `${creator} was given a bonus of ${amount}.`;
    case "credit":
      return `${creator} was credited ${amount} by hand.`;
    case "debit":
      return `${amount} was taken off ${creator}'s balance by hand.`;
    case "payout":
      return `${creator} was paid ${amount}.`;
    case "approved": {
      const entries = happening.entries === 1 ? "1 entry" : `${happening.entries} entries`;
      return amountMinor < 0n
        ? `${amount} was taken off what is payable to ${creator} (${entries}).`
        : `${amount} became payable to ${creator} (${entries}).`;
    }
  }
}

/** How long ago for people, up to 7 days, then the day: "just now", "5 minutes ago", "2 days ago", "4 Nov 2026". */
export function ageText(at: Date, now: Date, zone: string): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return plural(minutes, "minute");
  if (minutes < 24 * 60) return plural(Math.floor(minutes / 60), "hour");
  const days = Math.floor(minutes / (24 * 60));
  return days <= 7 ? plural(days, "day") : formatDay(localDateOf(at, zone));
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
