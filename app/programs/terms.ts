// Terms: what a creator earns in an offer, in versions; an order keeps the version that was in force when it was placed.
import { plusDays } from "#app/kit/calendar.ts";
import { invariant } from "#app/kit/invariant.ts";
import { applyBasisPoints, formatMoney, multiplyAndRound } from "#app/kit/money.ts";
import { percentFromBasisPoints } from "#app/programs/percent.ts";

/** What a hold counts from: the order's placing, the sending of its last parcel, or the arrival of that. */
export type HoldBasis = "order" | "fulfilment" | "delivery";

/** What is left of a flat sum when a part of the order came back: all of it, or the share of the order that was kept. */
export type FlatOnRefund = "whole" | "share";

/** What can be agreed: a rate of net sales (basis points) or a flat sum an order (minor units of the shop's currency). */
export type TermsValues = Readonly<{
  kind: "rate" | "flat";
  rateBasisPoints: number | null;
  flatMinor: bigint | null;
  /** Of flat terms; "whole" where a rate is agreed. */
  flatOnRefund: FlatOnRefund;
  holdDays: number;
  holdBasis: HoldBasis;
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
 * Flat terms pay once where the base is above zero: the whole sum, or by agreement the share that the base is of `soldMinor`, the net
 * before refunds: of 500n, with 6000n kept of 8000n sold, 375n. A base below zero counts as zero (measurement.md 0).
 */
export function commissionOf(
  terms: TermsValues,
  baseMinor: bigint,
  soldMinor: bigint = baseMinor,
): bigint {
  if (baseMinor <= 0n) return 0n;
  if (terms.kind === "rate") return applyBasisPoints(baseMinor, terms.rateBasisPoints ?? 0);
  const flatMinor = terms.flatMinor ?? 0n;
  const isShared = terms.flatOnRefund === "share" && baseMinor < soldMinor;
  return isShared ? multiplyAndRound(flatMinor, baseMinor, soldMinor) : flatMinor;
}

/** When an order was placed, when all of it was sent, and when all of that arrived; null before. */
export type OrderDates = Readonly<{
  processedAt: Date;
  fulfilledAt: Date | null;
  deliveredAt: Date | null;
}>;

/** Many carriers report no delivery: so many days after it was sent a parcel counts as delivered. */
export const DELIVERY_DAYS = 14;

/**
 * When the hold of an order's commission ends; null while that from which it counts has not happened. Days have 24 hours.
 * Sent on 4 May and held 30 days from delivery, without word of the carrier, it ends 44 days later, on 17 June.
 */
export function holdEndsAt(
  { holdBasis, holdDays }: Pick<TermsValues, "holdBasis" | "holdDays">,
  { processedAt, fulfilledAt, deliveredAt }: OrderDates,
): Date | null {
  if (holdBasis === "order") return plusDays(processedAt, holdDays);
  if (fulfilledAt === null) return null;
  if (holdBasis === "fulfilment") return plusDays(fulfilledAt, holdDays);
  return plusDays(deliveredAt ?? plusDays(fulfilledAt, DELIVERY_DAYS), holdDays);
}

/** Whether two versions agree the same thing; saving such a change makes no version. */
export function isSameTerms(a: TermsValues, b: TermsValues): boolean {
  return (
    a.kind === b.kind &&
    a.rateBasisPoints === b.rateBasisPoints &&
    a.flatMinor === b.flatMinor &&
    a.flatOnRefund === b.flatOnRefund &&
    a.holdDays === b.holdDays &&
    a.holdBasis === b.holdBasis &&
    a.windowDays === b.windowDays
  );
}

/** The commission in words: "12 % of net sales, held 30 days", "$5.00 an order, held 14 days from delivery". */
export function describeTerms(terms: TermsValues, currency: string): string {
  return `${describeCommission(terms, currency)}, ${describeHold(terms)}`;
}

/** How long a link keeps counting: "Links count for 30 days". */
export function describeWindow(terms: TermsValues): string {
  return `Links count for ${days(terms.windowDays)}`;
}

/** Days in words: 1 is "1 day", 30 is "30 days". */
export const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

function describeCommission(terms: TermsValues, currency: string): string {
  if (terms.kind === "flat") {
    const share = terms.flatOnRefund === "share" ? ", less the share that is refunded" : "";
    return `${formatMoney({ minor: terms.flatMinor ?? 0n, currency })} an order${share}`;
  }
  return `${percentFromBasisPoints(terms.rateBasisPoints ?? 0)} % of net sales`;
}

/** How long commission is held, from when: "held 30 days", "held until fulfilment", "held 14 days from delivery". */
function describeHold({ holdDays, holdBasis }: TermsValues): string {
  if (holdBasis === "order") return holdDays === 0 ? "not held" : `held ${days(holdDays)}`;
  return holdDays === 0 ? `held until ${holdBasis}` : `held ${days(holdDays)} from ${holdBasis}`;
}

/** Why a hold has no end yet: "30 days after fulfilment", "At delivery". */
export function describeOpenHold({
  holdDays,
  holdBasis,
}: Pick<TermsValues, "holdDays" | "holdBasis">): string {
  return holdDays === 0 ? `At ${holdBasis}` : `${days(holdDays)} after ${holdBasis}`;
}
