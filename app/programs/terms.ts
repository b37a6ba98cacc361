// Terms: what a creator earns in an offer, in versions; an order keeps the version that was in force when it was placed.
import { invariant } from "#app/kit/invariant.ts";
import { applyBasisPoints, formatMoney } from "#app/kit/money.ts";
import { percentFromBasisPoints } from "#app/programs/percent.ts";

/** What can be agreed: a rate of net sales (basis points) or a flat sum an order (minor units of the shop's currency). */
export type TermsValues = Readonly<{
  kind: "rate" | "flat";
  rateBasisPoints: number | null;
  flatMinor: bigint | null;
  holdDays: number;
  windowDays: number;
}>;

export type Terms = TermsValues &
  Readonly<{ id: string; offerId: string; version: number; validFrom: Date }>;

/** The version in force at an instant: the highest that has begun; before the first begins, the first. Throws without versions. */
export function termsInForce(versions: readonly Terms[], at: Date): Terms {
  const [first, ...later] = versions.toSorted((a, b) => a.version - b.version);
  invariant(first, "an offer has terms");
  return later.findLast((terms) => terms.validFrom <= at) ?? first;
}

/**
 * The commission on a base of net revenue, in minor units: 1200 basis points of 8500n is 1020n.
 * Flat terms pay once where the base is above zero. A base below zero counts as zero (measurement.md 0).
 */
export function commissionOf(terms: TermsValues, baseMinor: bigint): bigint {
  if (baseMinor <= 0n) return 0n;
  if (terms.kind === "flat") return terms.flatMinor ?? 0n;
  return applyBasisPoints(baseMinor, terms.rateBasisPoints ?? 0);
}

/** Whether two versions agree the same thing; saving such a change makes no version. */
export function isSameTerms(a: TermsValues, b: TermsValues): boolean {
  return (
    a.kind === b.kind &&
    a.rateBasisPoints === b.rateBasisPoints &&
    a.flatMinor === b.flatMinor &&
    a.holdDays === b.holdDays &&
    a.windowDays === b.windowDays
  );
}

/** The commission in words: "12 % of net sales, held 30 days". */
export function describeTerms(terms: TermsValues, currency: string): string {
  return `${describeCommission(terms, currency)}, ${describeHold(terms.holdDays)}`;
}

/** How long a link keeps counting: "Links count for 30 days". */
export function describeWindow(terms: TermsValues): string {
  return `Links count for ${days(terms.windowDays)}`;
}

/** Days in words: 1 is "1 day", 30 is "30 days". */
export const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

function describeCommission(terms: TermsValues, currency: string): string {
  if (terms.kind === "flat")
    return `${formatMoney({ minor: terms.flatMinor ?? 0n, currency })} an order`;
  return `${percentFromBasisPoints(terms.rateBasisPoints ?? 0)} % of net sales`;
}

const describeHold = (holdDays: number): string =>
  holdDays === 0 ? "not held" : `held ${days(holdDays)}`;
