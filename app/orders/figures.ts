// The figures of an order, from its sales. Net is gross less discounts less refunds, to the cent, by construction.
import { commissionableOf } from "#app/orders/commissionable.ts";
import { commissionableNet, counts, isGivenBack, type Sale } from "#app/orders/sale.ts";

/** Why an order counts nothing. */
export type Exclusion = "test" | "cancelled" | "voided" | "deleted";

export type Figures = Readonly<{
  /** Products as ordered and edited, before discounts, without tax. Minor units, as are the others. */
  grossMinor: bigint;
  /** Discounts on them, without tax. */
  discountMinor: bigint;
  /** What was given back: returned, or refunded without a line; after discounts, without tax. */
  refundMinor: bigint;
  netMinor: bigint;
  /** What commission is computed on: net with refunds at the rate of the order's day, and 0 while unpaid. */
  commissionableMinor: bigint;
  /** What its products came to when it was placed, whatever became of it. */
  placedNetMinor: bigint;
  exclusion: Exclusion | null;
}>;

export type Standing = Readonly<{
  isTest: boolean;
  cancelledAt: Date | null;
  /** Shopify's displayFinancialStatus. */
  financialStatus: string | null;
  isPaid: boolean;
}>;

/**
 * An order's figures in shop money. A test, cancelled or voided order counts nothing, whatever its sales say.
 * Example: 2 × 40.00 and 25.00 less 15 % gives gross 10500, discount 1575, net 8925. Source: measurement.md 0.
 */
export function figuresOf(order: Standing, sales: readonly Sale[]): Figures {
  const exclusion = exclusionOf(order);
  const placedNetMinor = sales
    .filter(({ reason }) => reason === "ORDER")
    .reduce((sum, sale) => sum + commissionableNet(sale), 0n);
  if (exclusion !== null) return { ...NOTHING, placedNetMinor, exclusion };
  let grossMinor = 0n;
  let discountMinor = 0n;
  let refundMinor = 0n;
  for (const sale of sales.filter(counts)) {
    const net = commissionableNet(sale);
    if (isGivenBack(sale)) refundMinor -= net;
    else {
      grossMinor += net + sale.discountMinor;
      discountMinor += sale.discountMinor;
    }
  }
  return {
    grossMinor,
    discountMinor,
    refundMinor,
    netMinor: grossMinor - discountMinor - refundMinor,
    commissionableMinor: order.isPaid ? commissionableOf(sales) : 0n,
    placedNetMinor,
    exclusion,
  };
}

const NOTHING = {
  grossMinor: 0n,
  discountMinor: 0n,
  refundMinor: 0n,
  netMinor: 0n,
  commissionableMinor: 0n,
};

/** Why an order counts nothing, or null when it counts; a test order is called so even when it was cancelled too. */
function exclusionOf(order: Standing): Exclusion | null {
  if (order.isTest) return "test";
  if (order.cancelledAt !== null) return "cancelled";
  return order.financialStatus === "VOIDED" ? "voided" : null;
}
