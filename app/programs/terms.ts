// Terms: what a creator earns in an offer, in versions; an order keeps the version that was in force when it was placed.
import { formatDay, type LocalDate, plusDays } from "#app/kit/calendar.ts";
import { invariant } from "#app/kit/invariant.ts";
import { formatMoney } from "#app/kit/money.ts";
import { percentFromBasisPoints } from "#app/programs/percent.ts";
import {
  describePeriodTerms,
  isSamePeriodTerms,
  type PeriodTerms,
} from "#app/programs/period-terms.ts";
import { describeRule, isSameRules, type Rule } from "#app/programs/rule.ts";

/** What a hold counts from: the order's placing, the sending of its last parcel, or the arrival of that. */
export type HoldBasis = "order" | "fulfilment" | "delivery";

/** What is left of a flat sum when a part of the order came back: all of it, or the share of the order that was kept. */
export type FlatOnRefund = "whole" | "share";

/** What a commission is: a rate of net sales, a sum an order, or a sum for each piece. */
export type CommissionKind = "rate" | "flat" | "piece";

/** What can be agreed; amounts in minor units of the shop's currency. */
export type TermsValues = Readonly<{
  kind: CommissionKind;
  /** Of a rate. */
  rateBasisPoints: number | null;
  /** Of the others: the sum. */
  flatMinor: bigint | null;
  /** What is paid otherwise; the first that fits a line decides it. */
  rules: readonly Rule[];
  /** Orders with less commissionable net pay nothing; null is none. */
  minimumMinor: bigint | null;
  /** An order pays no more than this; null is none. */
  capMinor: bigint | null;
  /** An order pays no more than this share of its contribution (commission.ts); null is none. */
  contributionBasisPoints: number | null;
  /** Orders placed after this day of the shop pay nothing; null is no end. */
  lastOn: LocalDate | null;
  /** Tiers, goals and a cap over a period; null is none. */
  period: PeriodTerms | null;
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
    isSameRules(a.rules, b.rules) &&
    a.minimumMinor === b.minimumMinor &&
    a.capMinor === b.capMinor &&
    a.contributionBasisPoints === b.contributionBasisPoints &&
    a.lastOn === b.lastOn &&
    isSamePeriodTerms(a.period, b.period) &&
    a.holdDays === b.holdDays &&
    a.holdBasis === b.holdBasis &&
    a.windowDays === b.windowDays
  );
}

/**
 * The commission in words: "12 % of net sales, held 30 days", "$5.00 an order, held 14 days from delivery", "12 % of net sales, 20 % on
 * Skincare, from $50.00 net, at most $30.00 an order, held 30 days".
 */
export function describeTerms(terms: TermsValues, currency: string): string {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  return [
    describeCommission(terms, currency),
    ...terms.rules.map((rule) => describeRule(rule, currency)),
    ...describePeriodTerms(terms.period, currency),
    ...(terms.minimumMinor === null ? [] : [`from ${money(terms.minimumMinor)} net`]),
    ...(terms.capMinor === null ? [] : [`at most ${money(terms.capMinor)} an order`]),
    ...(terms.contributionBasisPoints === null
      ? []
      : [
          `at most ${percentFromBasisPoints(terms.contributionBasisPoints)} % of an order’s contribution`,
        ]),
    ...(terms.lastOn === null ? [] : [`for orders until ${formatDay(terms.lastOn)}`]),
    describeHold(terms),
  ].join(", ");
}

/** How long a link keeps counting: "Links count for 30 days". */
export function describeWindow(terms: TermsValues): string {
  return `Links count for ${days(terms.windowDays)}`;
}

/** Days in words: 1 is "1 day", 30 is "30 days". */
export const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

/** What the commission is, apart from exceptions and limits: "12 % of net sales", "$5.00 an order", "$1.50 a piece". */
export function describeCommission(terms: TermsValues, currency: string): string {
  if (terms.kind === "piece")
    return `${formatMoney({ minor: terms.flatMinor ?? 0n, currency })} a piece`;
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
