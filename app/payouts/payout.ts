// A payout is one batch of payments up to a cut-off: every creator's approved entries, paid together under one reference.
import { assertNever } from "#app/kit/invariant.ts";
import { formatMoney, type Money } from "#app/kit/money.ts";

export type PayoutState = "open" | "approved" | "paid" | "cancelled";
export type PayoutStep = "approve" | "cancel" | "settle";

const NEXT: Readonly<Record<PayoutState, Partial<Record<PayoutStep, PayoutState>>>> = {
  open: { approve: "approved", cancel: "cancelled" },
  approved: { settle: "paid", cancel: "cancelled" },
  paid: {},
  cancelled: {},
};

/** The states in interface text. */
export const payoutStateLabels: Readonly<Record<PayoutState, string>> = {
  open: "Open",
  approved: "Approved",
  paid: "Paid",
  cancelled: "Cancelled",
};

/**
 * The state after a step, or null where the step is not allowed: an open payout is approved, an approved one paid; both may be
 * cancelled; a paid or cancelled one stays as it is. ("open", "settle") is null.
 */
export function stateAfter(state: PayoutState, step: PayoutStep): PayoutState | null {
  return NEXT[state][step] ?? null;
}

/** The state that a step leads to: what a payout is in when the same step arrives a second time. */
export function targetOf(step: PayoutStep): PayoutState {
  return ({ approve: "approved", cancel: "cancelled", settle: "paid" } as const)[step];
}

/** How many creators get how much, in words: "23 creators, $4,812.55"; "1 creator, $9.16". */
export function inWords(payout: Readonly<{ creators: number; total: Money }>): string {
  const { creators, total } = payout;
  return `${creators} ${creators === 1 ? "creator" : "creators"}, ${formatMoney(total)}`;
}

/** Why a step is not possible any more, for the person who pressed it too late. */
export function describeConflict(state: PayoutState): string {
  switch (state) {
    case "open":
      return "This payout is not approved yet. Approve it, then mark it as paid.";
    case "approved":
      return "This payout is approved already. Load the page again.";
    case "paid":
      return "This payout is paid already, and nothing in it changes any more.";
    case "cancelled":
      return "This payout was cancelled. Its entries are free for a new one.";
    default:
      return assertNever(state);
  }
}

/** Why no payout was opened, and what to do. */
export const openProblems: Readonly<Record<"nothing-due" | "too-many", string>> = {
  "nothing-due":
    "Nothing is due up to that day: commission is on hold, in another payout, or less than refunds.",
  "too-many": "That is more than 500,000 entries. Choose an earlier day and pay in parts.",
};
