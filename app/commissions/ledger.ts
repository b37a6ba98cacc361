// Entry: one row of the ledger, appended and never changed. What a creator has is the sum of her entries.
import type { Target } from "#app/commissions/earn.ts";

/** Entries of an order. `earned`: the first; `adjustment`: more; `reversal`: less; `clawback`: less, of what was paid out already. */
export type OrderEntryKind = "earned" | "adjustment" | "reversal" | "clawback";

/** Entries of a period: what its tiers pay more, the goals that were reached, and what its cap takes off. */
export type PeriodEntryKind = "tier" | "goal" | "cap";

/** Entries by hand. `bonus` and `credit` give, for a result or to put something right; `debit` takes. */
export type HandEntryKind = "bonus" | "credit" | "debit";

/** `payout`: money sent. */
export type EntryKind = OrderEntryKind | PeriodEntryKind | HandEntryKind | "payout";

/** What stands in the ledger for one creator and order. */
export type Posted = Readonly<{
  creatorId: string;
  /** How many entries there are. */
  count: number;
  sumMinor: bigint;
  termsId: string | null;
  /** End of the hold; null where it counts from the parcel. */
  payableAt: Date | null;
  /** Some of it is in a payout that is paid. */
  isPaidOut: boolean;
}>;

/** An entry that is missing in the ledger. */
export type Missing = Readonly<{
  creatorId: string;
  kind: OrderEntryKind;
  amountMinor: bigint;
  baseMinor: bigint;
  termsId: string | null;
  payableAt: Date | null;
  /** How many entries the creator and order had before: makes the key of the entry unique. */
  n: number;
}>;

/**
 * The entries that bring the ledger of one order to its targets: target less what is posted, where that is not nothing. A creator
 * who is posted but no longer a target goes to zero, under the hold she had. Applied twice, the second time gives nothing.
 * Source: measurement.md 5.4, check C05.
 */
export function difference(targets: readonly Target[], posted: readonly Posted[]): Missing[] {
  const byCreator = new Map(posted.map((sum) => [sum.creatorId, sum]));
  const credited = new Set(targets.map(({ creatorId }) => creatorId));
  const dropped = posted
    .filter(({ creatorId }) => !credited.has(creatorId))
    .map(({ creatorId, termsId, payableAt }) => ({
      creatorId,
      termsId,
      payableAt,
      baseMinor: 0n,
      amountMinor: 0n,
    }));
  return [...targets, ...dropped].flatMap((target) => {
    const { creatorId, termsId, payableAt, baseMinor } = target;
    const known = byCreator.get(creatorId);
    const amountMinor = target.amountMinor - (known?.sumMinor ?? 0n);
    if (amountMinor === 0n) return [];
    const n = known?.count ?? 0;
    const kind = kindOf(amountMinor, known);
    return [{ creatorId, kind, amountMinor, baseMinor, termsId, payableAt, n }];
  });
}

/**
 * Whose entries of an order may be paid now, of those whose hold counts from the parcel: where the hold has ended, and where nothing is
 * left to hold, since a part that is not approved would otherwise wait for ever for a parcel that is never sent.
 */
export function endedHolds(
  targets: readonly Target[],
  posted: readonly Posted[],
  now: Date,
): string[] {
  const held = targets.filter(({ payableAt }) => payableAt === null);
  const ended = held.filter(
    ({ amountMinor, holdEndsAt }) =>
      amountMinor === 0n || (holdEndsAt !== null && holdEndsAt <= now),
  );
  const credited = new Set(targets.map(({ creatorId }) => creatorId));
  const dropped = posted.filter(
    ({ creatorId, payableAt }) => payableAt === null && !credited.has(creatorId),
  );
  return [...ended, ...dropped].map(({ creatorId }) => creatorId);
}

function kindOf(amountMinor: bigint, known: Posted | undefined): OrderEntryKind {
  if (amountMinor < 0n) return known?.isPaidOut ? "clawback" : "reversal";
  return known ? "adjustment" : "earned";
}

/** An amount by hand as the ledger has it: what a debit takes is below zero. */
export const handAmount = (kind: HandEntryKind, minor: bigint): bigint =>
  kind === "debit" ? -minor : minor;

/** The key of an order's n-th entry for a creator: a second arrival of the same cause meets the unique index. */
export const orderSourceKey = (orderGid: string, creatorId: string, n: number): string =>
  `order:${orderGid}:${creatorId}:${n}`;

/** The key of a period's n-th entry of a kind for a creator. */
export const periodSourceKey = (
  { offerId, creatorId, period }: Readonly<{ offerId: string; creatorId: string; period: string }>,
  kind: PeriodEntryKind,
  n: number,
): string => `period:${offerId}:${creatorId}:${period}:${kind}:${n}`;

/** How far an order entry has come on its way to the creator. */
export type EntryState = "pending" | "payable" | "in-payout" | "paid";

export type Balance = Readonly<{
  /** Still on hold. Minor units, as are the others. */
  pendingMinor: bigint;
  /** Approved and in no payout: what the next payout would hold. May be negative after a refund of what was paid. */
  payableMinor: bigint;
  /** In a payout that is not paid yet. */
  inPayoutMinor: bigint;
  paidMinor: bigint;
}>;

/** What stands in the ledger for one order and creator, by how far each entry has come. */
export type OrderSum = Readonly<{
  sumMinor: bigint;
  isPending: boolean;
  isPayable: boolean;
  isInPayout: boolean;
}>;

/** An order's commission in one word: the least far of its entries says it; "Reversed" where nothing is left of it. */
export function orderState(sum: OrderSum): ShownState {
  if (sum.sumMinor === 0n) return { text: "Reversed", look: "over" };
  if (sum.isPending) return entryStates.pending;
  if (sum.isPayable) return entryStates.payable;
  return sum.isInPayout ? entryStates["in-payout"] : entryStates.paid;
}

/** A state in interface text, and how it looks. */
export type ShownState = Readonly<{
  text: string;
  look: "held" | "due" | "waiting" | "good" | "over";
}>;

/** The states in interface text, in the order in which an entry passes through them. */
export const entryStates: Readonly<Record<EntryState, ShownState>> = {
  pending: { text: "Pending", look: "held" },
  payable: { text: "Payable", look: "due" },
  "in-payout": { text: "In payout", look: "waiting" },
  paid: { text: "Paid", look: "good" },
};
