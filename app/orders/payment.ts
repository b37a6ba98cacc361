// Whether the money of an order has come in; commission waits for it.

export type Payment = Readonly<{
  /** Shopify's displayFinancialStatus. */
  financialStatus: string | null;
  /** Money received before refunds, and what the order came to when it was placed; both in the currency the buyer paid in. */
  receivedMinor: bigint;
  originalTotalMinor: bigint;
}>;

const PAID = new Set(["PAID", "PARTIALLY_REFUNDED", "REFUNDED"]);

/**
 * Whether an order as placed is paid: by its status, or where an edit of a paid order asked for more that has not come in yet, by what
 * was received. So an unpaid addition takes nothing back. Source: Shopify's OrderDisplayFinancialStatus.
 */
export const isPaid = ({ financialStatus, receivedMinor, originalTotalMinor }: Payment): boolean =>
  PAID.has(financialStatus ?? "") ||
  (financialStatus === "PARTIALLY_PAID" && receivedMinor >= originalTotalMinor);
