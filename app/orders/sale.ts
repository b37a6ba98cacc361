// Sale: one signed row of a Shopify agreement in shop money; placing, editing, returning and refunding an order each append some.

export type Sale = Readonly<{
  gid: string;
  happenedAt: Date;
  /** ORDER | ORDER_EDIT | REFUND | RETURN | UNKNOWN */
  reason: string;
  /** ORDER | RETURN | UPDATE | UNKNOWN */
  actionType: string;
  /** PRODUCT | GIFT_CARD | SHIPPING | TIP | DUTY | FEE | ADDITIONAL_FEE | ADJUSTMENT | UNKNOWN */
  lineType: string;
  lineGid: string | null;
  quantity: number | null;
  /** After discounts and with tax; negative for what goes back. Minor units of the shop's currency, like all amounts here. */
  totalMinor: bigint;
  taxMinor: bigint;
  /** Discount before tax; negative where goods come back, like the total. */
  discountMinor: bigint;
  /** Total and tax in the order's presentment currency; null where that is the shop's. */
  presentmentTotalMinor: bigint | null;
  presentmentTaxMinor: bigint | null;
}>;

/**
 * What a sale adds to net revenue: its total without Shopify's own tax, for products and for refunds that are tied to no line.
 * Shipping, tips, duties, fees and gift cards add nothing. Source: measurement.md 0, `agreements.sales` of the Admin API.
 */
export const commissionableNet = (
  sale: Pick<Sale, "lineType" | "totalMinor" | "taxMinor">,
): bigint => (counts(sale) ? sale.totalMinor - sale.taxMinor : 0n);

/** Whether a sale counts at all: products, and ADJUSTMENT, the refund of an amount without a line. */
export const counts = (sale: Pick<Sale, "lineType">): boolean =>
  sale.lineType === "PRODUCT" || sale.lineType === "ADJUSTMENT";

/**
 * Whether a sale gives money back rather than changes what was sold: returns, refunds and adjustments do. What an edit takes out of an
 * order was not sold after all, so it lowers the gross; what a buyer gets in exchange for a return is sold.
 */
export const isGivenBack = ({
  reason,
  actionType,
  lineType,
}: Pick<Sale, "reason" | "actionType" | "lineType">): boolean => {
  if (lineType === "ADJUSTMENT") return true;
  if (actionType === "ORDER" || reason === "ORDER_EDIT") return false;
  return reason === "REFUND" || reason === "RETURN" || actionType === "RETURN";
};

/** Whether a sale is what the buyer got in exchange for a return. */
export const isExchanged = ({
  reason,
  actionType,
  lineType,
}: Pick<Sale, "reason" | "actionType" | "lineType">): boolean =>
  reason === "RETURN" && actionType === "ORDER" && lineType === "PRODUCT";
