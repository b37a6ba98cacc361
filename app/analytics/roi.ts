/** What a creator brought and cost in a period, and what one says of the other: return = revenue : cost, ROI = return − 1. */
import { isAtLeast, type Ratio } from "#app/kit/ratio.ts";

/** Counts and shop-currency minor units of one creator, or of several together. */
export type Figures = Readonly<{
  orders: number;
  newCustomers: number;
  /** After discounts and refunds, without tax, shipping, tips and gift cards. */
  netMinor: bigint;
  /** Given to shoppers; already taken off the net, so never a cost. */
  discountMinor: bigint;
  commissionMinor: bigint;
  feeMinor: bigint;
  giftMinor: bigint;
  shippingMinor: bigint;
  otherMinor: bigint;
}>;

export const BANDS = ["strong", "moderate", "poor", "no_cost", "no_data"] as const;

export type Band = (typeof BANDS)[number];

/** From here on a return is strong, or moderate. The bands are cut on revenue : cost, not on ROI. */
export const STRONG_FROM = 5n;
export const MODERATE_FROM = 3n;

/** Below this many orders a return is too shaky to rank by. */
export const ORDERS_ENOUGH = 10;

export const NO_FIGURES: Figures = {
  orders: 0,
  newCustomers: 0,
  netMinor: 0n,
  discountMinor: 0n,
  commissionMinor: 0n,
  feeMinor: 0n,
  giftMinor: 0n,
  shippingMinor: 0n,
  otherMinor: 0n,
};

/** The figures of several together: every one a sum, so that a group's return is the ratio of sums. */
export function totalOf(all: readonly Figures[]): Figures {
  return all.reduce((a, b) => combine(a, b, 1), NO_FIGURES);
}

/** What is left of the whole when a part is taken away, such as the orders that no creator brought. */
export function withoutPart(whole: Figures, part: Figures): Figures {
  return combine(whole, part, -1);
}

/** Cost besides commission: fees, gifts, shipping and other. */
export function otherCostMinor(figures: Figures): bigint {
  return figures.feeMinor + figures.giftMinor + figures.shippingMinor + figures.otherMinor;
}

/** All that the creator cost: commission and other cost. The shopper's discount is inside the net already. */
export function totalCostMinor(figures: Figures): bigint {
  return figures.commissionMinor + otherCostMinor(figures);
}

/** Net revenue : total cost. $19,000.00 for $5,165.00 is 3.68 : 1. */
export function returnOf(figures: Figures): Ratio {
  return { numerator: figures.netMinor, denominator: totalCostMinor(figures) };
}

/** (Net revenue − total cost) ÷ total cost; always the return less one. */
export function roiOf(figures: Figures): Ratio {
  const cost = totalCostMinor(figures);
  return { numerator: figures.netMinor - cost, denominator: cost };
}

/**
 * Strong from 5 : 1, moderate from 3 : 1, else poor; compared by integers, before any rounding.
 * Without a cost there is no return: `no_cost` where something was sold, `no_data` where nothing was.
 */
export function bandOf(figures: Figures): Band {
  const ratio = returnOf(figures);
  if (ratio.denominator <= 0n) {
    return figures.orders === 0 && figures.netMinor === 0n ? "no_data" : "no_cost";
  }
  if (isAtLeast(ratio, STRONG_FROM)) return "strong";
  return isAtLeast(ratio, MODERATE_FROM) ? "moderate" : "poor";
}

/** Whether there are too few orders for the return to say much. */
export function hasFewOrders(figures: Figures): boolean {
  return figures.orders < ORDERS_ENOUGH;
}

function combine(a: Figures, b: Figures, sign: 1 | -1): Figures {
  const factor = BigInt(sign);
  return {
    orders: a.orders + sign * b.orders,
    newCustomers: a.newCustomers + sign * b.newCustomers,
    netMinor: a.netMinor + factor * b.netMinor,
    discountMinor: a.discountMinor + factor * b.discountMinor,
    commissionMinor: a.commissionMinor + factor * b.commissionMinor,
    feeMinor: a.feeMinor + factor * b.feeMinor,
    giftMinor: a.giftMinor + factor * b.giftMinor,
    shippingMinor: a.shippingMinor + factor * b.shippingMinor,
    otherMinor: a.otherMinor + factor * b.otherMinor,
  };
}
