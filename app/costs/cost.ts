// A cost is what a creator costs the shop besides commission: a dated fee, gift, shipping or other amount, taken back by voiding it.
import { assertNever, invariant } from "#app/kit/invariant.ts";

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

/** Why a cost cannot be recorded as the form says, though each of its fields is right. */
export type RecordProblem = "no-variant" | "no-unit-cost" | "too-far-ahead" | "conflict";

/** The field error that a problem becomes: what happened, and what to do. */
export function fieldErrorOf(problem: RecordProblem): Readonly<Record<string, string[]>> {
  switch (problem) {
    case "no-variant":
      return { variantGid: ["Shopify no longer has this product. Choose another one."] };
    case "no-unit-cost":
      return {
        amount: ["Shopify has no cost per item for this product. Enter what one piece costs you."],
      };
    case "too-far-ahead":
      return { incurredOn: ["Enter a date within a year from today."] };
    case "conflict":
      return { amount: ["This form was already saved with other figures. Open it again."] };
    default:
      return assertNever(problem);
  }
}
