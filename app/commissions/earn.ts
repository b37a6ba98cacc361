// From credits and terms to what should have been earned on an order.
import { plusDays } from "#app/kit/calendar.ts";
import { commissionOf, type Terms } from "#app/programs/terms.ts";

/** What a creator should have earned on an order, as of its newest version. */
export type Target = Readonly<{
  creatorId: string;
  termsId: string;
  /** The commissionable net the amount is computed on, never negative; minor units. */
  baseMinor: bigint;
  amountMinor: bigint;
  /** End of the hold: order time + hold days of 24 hours. */
  payableAt: Date;
}>;

/** A creator's part of what is commissionable of an order, with the terms in force when the order was placed. */
export type CreditedBase = Readonly<{
  creatorId: string;
  commissionableMinor: bigint;
  terms: Terms;
}>;

/**
 * What each creator should have earned: the terms applied to her part of what is now commissionable of the order, and nothing below
 * zero.
 * At 12.5 % of 8925n it is 1116n. Source: measurement.md 5.4 (state, not events: base → target).
 */
export const earn = (orderedAt: Date, credits: readonly CreditedBase[]): Target[] =>
  credits.map(({ creatorId, commissionableMinor, terms }) => {
    const baseMinor = commissionableMinor > 0n ? commissionableMinor : 0n;
    return {
      creatorId,
      termsId: terms.id,
      baseMinor,
      amountMinor: commissionOf(terms, baseMinor),
      payableAt: plusDays(orderedAt, terms.holdDays),
    };
  });
