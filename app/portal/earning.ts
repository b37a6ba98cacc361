// What a creator reads about one of her orders: what she earned, in which state it is, what was refunded.
import { formatDay, localDateOf } from "#app/kit/calendar.ts";
import { formatMoney } from "#app/kit/money.ts";
import { type HoldBasis, days as inDays } from "#app/programs/terms.ts";

/** One ledger entry of an order, and what became of it; `payout` is null until one holds it. */
export type EarningEntry = Readonly<{
  amountMinor: bigint;
  currency: string;
  occurredAt: Date;
  /** End of the hold; null while it has not begun. */
  payableAt: Date | null;
  /** How a hold that counts from the parcel is agreed; null where it counts from the order. */
  hold: Hold | null;
  isApproved: boolean;
  payout: Readonly<{ state: "open" | "approved" | "paid"; paidAt: Date | null }> | null;
}>;

type Hold = Readonly<{ holdBasis: HoldBasis; holdDays: number }>;

export type EarningTone = "pending" | "payable" | "paid" | "none";

export type EarningState = Readonly<{ tone: EarningTone; text: string }>;

/**
 * The state of an order's earnings in words, days in `zone`. What is still under way speaks before what is done: a refund after the
 * payout is "Comes off your next payout", whatever was paid before.
 */
export function describeEarning(entries: readonly EarningEntry[], zone: string): EarningState {
  const day = (instant: Date) => formatDay(localDateOf(instant, zone));
  const held = entries.filter((entry) => !entry.isApproved);
  const due = entries.filter((entry) => entry.isApproved && entry.payout === null);
  const leaving = entries.filter((entry) => entry.payout && entry.payout.state !== "paid");
  const paid = entries.filter((entry) => entry.payout?.state === "paid");
  if (sumOf(held) > 0n) {
    const until = lastHeld(held);
    return { tone: "pending", text: `Becomes payable ${until ? `on ${day(until)}` : later(held)}` };
  }
  if (sumOf(due) > 0n) return { tone: "payable", text: "To be paid next" };
  if (sumOf(due) < 0n) return { tone: "payable", text: "Comes off your next payout" };
  if (leaving.length > 0) return { tone: "payable", text: "In payout" };
  const paidAt = paid.map(({ payout }) => payout?.paidAt ?? null).filter((at) => at !== null);
  const last = paidAt.sort((a, b) => b.getTime() - a.getTime())[0];
  if (last) return { tone: "paid", text: `Paid on ${day(last)}` };
  return { tone: "none", text: "Nothing left to pay" };
}

/** What each entry after the first says: "Refunded: −$4.10 on 4 Nov 2026" for a lower amount, "Added: $2.00 on …" for a higher one. */
export function describeChanges(entries: readonly EarningEntry[], zone: string): string[] {
  const inOrder = [...entries].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  return inOrder.slice(1).map((entry) => {
    const amount = formatMoney({ minor: entry.amountMinor, currency: entry.currency });
    const on = formatDay(localDateOf(entry.occurredAt, zone));
    return entry.amountMinor < 0n ? `Refunded: ${amount} on ${on}` : `Added: ${amount} on ${on}`;
  });
}

const sumOf = (entries: readonly EarningEntry[]): bigint =>
  entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

/** When the last of some held entries becomes payable; null while one of them waits for the parcel. */
function lastHeld(held: readonly EarningEntry[]): Date | null {
  const ends = held.map(({ payableAt }) => payableAt?.getTime() ?? Number.NaN);
  const last = Math.max(...ends); // NaN among them makes it NaN
  return Number.isNaN(last) ? null : new Date(last);
}

/** "once the order has arrived", "14 days after the order was sent". */
function later(held: readonly EarningEntry[]): string {
  const hold = held.find(({ payableAt }) => payableAt === null)?.hold;
  const isSent = hold?.holdBasis === "fulfilment";
  if (!hold?.holdDays) return isSent ? "once the order is sent" : "once the order has arrived";
  return `${inDays(hold.holdDays)} after the order ${isSent ? "is sent" : "has arrived"}`;
}

/** What made an order hers, as the credit's evidence says it. */
type Trace =
  | Readonly<{ kind: "hand"; note: string }>
  | Readonly<{ kind: "code"; code: string }>
  | Readonly<{ kind: "link"; clickedAt: string | null; label?: string }>;

/**
 * Why an order is hers, said to the creator: "Your code ANNA10 was used.", "Someone came through your link 3 days before."
 * Without a trace the order was hers once, and was credited to another after it was read again.
 */
export function reasonForCreator(trace: Trace | null, orderedAt: Date): string {
  if (trace === null) return "This order is no longer credited to you.";
  if (trace.kind === "hand") return `The shop credited this order to you: “${trace.note}”.`;
  if (trace.kind === "code") return `Your code ${trace.code} was used.`;
  const link = trace.label ? `your link “${trace.label}”` : "your link";
  if (trace.clickedAt === null) return `Someone came through ${link}.`;
  const days = Math.floor((orderedAt.getTime() - Date.parse(trace.clickedAt)) / DAY_MS);
  if (days < 1) return `Someone came through ${link} within the day before.`;
  return `Someone came through ${link} ${days === 1 ? "a day" : `${days} days`} before.`;
}

const DAY_MS = 86_400_000;
