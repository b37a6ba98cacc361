// A cost is what a creator costs the shop besides commission: a dated fee, gift, shipping or other amount, taken back by voiding it.
import { invariant } from "#app/kit/invariant.ts";

/** The kinds of a cost, in the order in which they are shown. */
export const costKinds = ["fee", "gift", "shipping", "other"] as const;

export type CostKind = (typeof costKinds)[number];

/** The kinds in interface text. */
export const costKindLabels: Readonly<Record<CostKind, string>> = {
  fee: "Fee",
  gift: "Gift",
  shipping: "Shipping",
  other: "Other",
};

/**
 * What a gift costs, in minor units: its quantity at unit cost, not at retail price (3 serums of 980n are 2940n).
 * Throws unless the quantity is a positive integer and the unit cost is not negative. Source: design 5.1, product seeding.
 */
export function giftTotal(gift: Readonly<{ quantity: number; unitCostMinor: bigint }>): bigint {
  invariant(Number.isSafeInteger(gift.quantity) && gift.quantity > 0, "a gift has a quantity");
  invariant(gift.unitCostMinor >= 0n, "a unit cost is not negative");
  return BigInt(gift.quantity) * gift.unitCostMinor;
}

type Counted = Readonly<{ kind: CostKind; amountMinor: bigint; voidedAt: Date | null }>;

/** The sum of costs in minor units of one currency; voided ones are kept and not counted. */
export function sumOfCosts(costs: readonly Counted[]): bigint {
  return costs
    .filter((cost) => cost.voidedAt === null)
    .reduce((sum, cost) => sum + cost.amountMinor, 0n);
}
