// A creator's period under an offer: what its orders come to, and when what it pays can be paid.
import type { PeriodEntryKind } from "#app/commissions/ledger.ts";
import { plusDays, startOfDay } from "#app/kit/calendar.ts";
import type { PeriodSlice } from "#app/programs/period-commission.ts";
import { dayAfterPeriod, type PeriodName } from "#app/programs/period-terms.ts";
import { DELIVERY_DAYS, type Terms } from "#app/programs/terms.ts";

/** An order of a period as it counts, by its version of the terms; minor units. */
export type PeriodOrder = Readonly<{
  terms: Terms;
  netMinor: bigint;
  baseMinor: bigint;
  amountMinor: bigint;
}>;

/** The orders of a period, given in the order in which they were placed, as sums by version. */
export function slicesOf(orders: readonly PeriodOrder[]): PeriodSums[] {
  const placed = orders.map((order, at) => ({ ...order, place: BigInt(at + 1) }));
  const byVersion = Map.groupBy(placed, ({ terms }) => terms.id);
  const slices = [...byVersion.values()].flatMap((group): PeriodSums[] => {
    const [first] = group;
    if (!first) return [];
    const steps = first.terms.period?.tiers?.steps ?? [];
    const sum = (amount: "netMinor" | "baseMinor" | "amountMinor") =>
      group.reduce((total, order) => total + order[amount], 0n);
    const bases = steps.map(() => 0n);
    for (const { place, baseMinor } of group) {
      const at = steps.findLastIndex(({ from }) => place >= from);
      if (at >= 0) bases[at] = (bases[at] ?? 0n) + baseMinor;
    }
    return [
      {
        terms: first.terms,
        orders: group.length,
        netMinor: sum("netMinor"),
        baseMinor: sum("baseMinor"),
        amountMinor: sum("amountMinor"),
        baseBySteps: bases,
      },
    ];
  });
  return slices.sort((a, b) => a.terms.version - b.terms.version);
}

/** What a period's orders come to under one version of the terms. */
export type PeriodSums = Omit<PeriodSlice, "terms"> & Readonly<{ terms: Terms }>;

/**
 * When what a period adds can be paid. Tiers and goals wait for the end of the period and the hold after it, since its orders may still come
 * back; a hold that counts from the parcel begins after as many days as a parcel is given to arrive. What has no end waits for the hold
 * alone, and so does what a cap takes off, which must not come later than the commission that it takes from.
 * A goal of October with 30 days of hold can be paid from 1 December on.
 */
export function periodHoldEnd(
  { holdBasis, holdDays }: Pick<Terms, "holdBasis" | "holdDays">,
  { kind, period, occurredAt, zone }: PeriodMoment,
): Date {
  if (kind === "cap") return plusDays(occurredAt, holdDays);
  const dayAfter = dayAfterPeriod(period);
  const from = dayAfter === null ? occurredAt : startOfDay(dayAfter, zone);
  return plusDays(from, holdDays + (holdBasis === "order" ? 0 : DELIVERY_DAYS));
}

type PeriodMoment = Readonly<{
  kind: PeriodEntryKind;
  period: PeriodName;
  occurredAt: Date;
  /** The shop's. */
  zone: string;
}>;
