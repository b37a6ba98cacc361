// A creator's period under an offer: what its orders come to, and when what it pays can be paid.
import type { PeriodEntryKind } from "#app/commissions/ledger.ts";
import { plusDays, startOfDay } from "#app/kit/calendar.ts";
import {
  type AllTimeSlice,
  allTimeParts,
  type PeriodSlice,
  periodParts,
  periodPartsBySlice,
  sumOfParts,
} from "#app/programs/period-commission.ts";
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

/** What all orders of a creator come to under one version of the terms. */
export type AllTimeSums = Omit<AllTimeSlice, "terms"> & Readonly<{ terms: Terms }>;

/** The sums of all periods of a creator under an offer as they count over all time, in the order of the versions. */
export function allTimeSlices(periods: readonly (readonly PeriodSums[])[]): AllTimeSums[] {
  const slices = periods.flatMap((sums) => {
    const parts = periodPartsBySlice(sums);
    return sums.map(({ terms, orders, netMinor, amountMinor }, at) => {
      const { tierMinor = 0n, goalMinor = 0n, capMinor = 0n } = parts[at] ?? {};
      return {
        terms,
        orders,
        netMinor,
        earnedMinor: amountMinor + tierMinor + goalMinor + capMinor,
      };
    });
  });
  const byVersion = [...Map.groupBy(slices, ({ terms }) => terms.version)];
  return byVersion.sort(([a], [b]) => a - b).flatMap(([, group]) => together(group));
}

function together(slices: readonly AllTimeSums[]): AllTimeSums[] {
  const total = (amount: "netMinor" | "earnedMinor") =>
    slices.reduce((sum, one) => sum + one[amount], 0n);
  const orders = slices.reduce((sum, one) => sum + one.orders, 0);
  const sums = { orders, netMinor: total("netMinor"), earnedMinor: total("earnedMinor") };
  return slices.slice(0, 1).map(({ terms }) => ({ terms, ...sums }));
}

/** What all periods of a creator under an offer add to the commission of their orders, with what counts over all time; minor units. */
export function addedInAll(periods: readonly (readonly PeriodSums[])[]): bigint {
  const parts = [...periods.map(periodParts), allTimeParts(allTimeSlices(periods))];
  const { tierMinor, goalMinor, capMinor } = sumOfParts(parts);
  return tierMinor + goalMinor + capMinor;
}

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
