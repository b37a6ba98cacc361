// From credits and terms to what should have been earned on an order.
import {
  type Commission,
  type CommissionOrder,
  commissionOn,
  paysNothing,
} from "#app/programs/commission.ts";
import { holdEndsAt, type OrderDates, type Terms } from "#app/programs/terms.ts";

/** What a creator should have earned on an order, as of its newest version. */
export type Target = Readonly<{
  creatorId: string;
  termsId: string;
  /** The commissionable net the amount is computed on, of what earns; never negative; minor units. */
  baseMinor: bigint;
  amountMinor: bigint;
  /** End of a hold that counts from the order; null where it counts from the parcel, whose dates are not known yet or may change. */
  payableAt: Date | null;
  /** End of the hold as it stands now; null while it has not begun. */
  holdEndsAt: Date | null;
  /** What it counts for the tiers, goals and cap of its terms; null where they have none, and where it pays too little to count. */
  counts: PeriodCount | null;
}>;

/** Commissionable net, and what of it is paid at the own rate of the terms that count it; minor units. */
export type PeriodCount = Readonly<{ terms: Terms; netMinor: bigint; baseMinor: bigint }>;

/** A creator's part of an order, with the terms in force when it was placed. */
export type CreditedBase = CommissionOrder & Readonly<{ creatorId: string; terms: Terms }>;

/**
 * What each creator should have earned: the terms applied to her part of what is now commissionable of the order, and nothing below
 * zero.
 * At 12.5 % of 8925n it is 1116n. Source: measurement.md 5.4 (state, not events: base → target).
 */
export const earn = (order: OrderDates, credits: readonly CreditedBase[]): Target[] =>
  credits.map(({ creatorId, terms, ...part }) => {
    const commission = commissionOn(terms, part);
    const { baseMinor, amountMinor } = commission;
    const endsAt = holdEndsAt(terms, order);
    return {
      creatorId,
      termsId: terms.id,
      baseMinor,
      amountMinor,
      payableAt: terms.holdBasis === "order" ? endsAt : null,
      holdEndsAt: endsAt,
      counts: countOf(terms, part, commission),
    };
  });

/** An order below the smallest, or after the last day, pays nothing and counts nothing. */
function countOf(
  terms: Terms,
  { commissionableMinor }: CommissionOrder,
  { parts, limit }: Commission,
): PeriodCount | null {
  if (terms.period === null || commissionableMinor <= 0n || paysNothing(limit)) return null;
  const own = parts.find(({ rule }) => rule === null)?.baseMinor ?? 0n;
  return { terms, netMinor: commissionableMinor, baseMinor: own > 0n ? own : 0n };
}
