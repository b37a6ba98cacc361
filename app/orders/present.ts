// Orders in interface text.
import { isExchanged, type Sale } from "#app/orders/sale.ts";

/** A flag of an order, and how it looks. */
export type Flag = Readonly<{ text: string; look: "over" | "returned" | "held" | "plain" }>;

const EXCLUSIONS: Readonly<Record<string, string>> = {
  test: "Test",
  cancelled: "Cancelled",
  voided: "Voided",
  deleted: "Deleted",
};

export type Flagged = Readonly<{
  exclusion: string | null;
  isRefunded: boolean;
  isPaid: boolean;
  isSubscription: boolean;
  isExchange: boolean;
  sourceName: string | null;
}>;

/** What sets an order apart: why it counts nothing, that its payment is awaited, what came back, where and how it was made. */
export function flagsOf(order: Flagged): Flag[] {
  const flags: Flag[] = [];
  const exclusion = EXCLUSIONS[order.exclusion ?? ""];
  if (exclusion) flags.push({ text: exclusion, look: "over" });
  else if (!order.isPaid) flags.push({ text: "Unpaid", look: "held" });
  if (order.isRefunded) flags.push({ text: "Refunded", look: "returned" });
  if (order.isExchange) flags.push({ text: "Exchange", look: "returned" });
  if (order.isSubscription) flags.push({ text: "Subscription", look: "plain" });
  const source = SOURCES[order.sourceName ?? ""];
  if (source) flags.push({ text: source, look: "plain" });
  return flags;
}

/** Where an order was made, where a word is needed. Source: Shopify's `sourceName`. */
const SOURCES: Readonly<Record<string, string>> = { pos: "POS", shopify_draft_order: "Draft" };

/** What of an order's payment is still awaited, in a sentence; null when nothing is. Source: Shopify's displayFinancialStatus. */
export function paymentWords(
  order: Readonly<{ exclusion: string | null; isPaid: boolean; financialStatus: string | null }>,
): string | null {
  const { exclusion, isPaid, financialStatus } = order;
  if (exclusion !== null) return null;
  if (isPaid)
    return financialStatus === "PARTIALLY_PAID"
      ? "An edit added an amount that is not paid yet. The order as placed is paid, so its commission counts."
      : null;
  return UNPAID_WORDS[financialStatus ?? ""] ?? "Not paid yet: commission waits for the payment.";
}

const UNPAID_WORDS: Readonly<Record<string, string>> = {
  AUTHORIZED: "The payment is authorised, not received: commission waits for the payment.",
  PARTIALLY_PAID: "Paid in part: commission waits for the rest.",
  EXPIRED: "The authorised payment ran out unused: commission waits for a payment.",
};

/** Why an order counts nothing, in a sentence; null when it counts. */
export const exclusionWords = (exclusion: string | null): string | null =>
  EXCLUSION_WORDS[exclusion ?? ""] ?? null;

const EXCLUSION_WORDS: Readonly<Record<string, string>> = {
  test: "A test order counts nothing.",
  cancelled: "A cancelled order counts nothing.",
  voided: "Its payment was voided, so it counts nothing.",
  deleted: "It was deleted in Shopify, so it counts nothing.",
};

const LINES: Readonly<Record<string, string>> = {
  PRODUCT: "Product",
  GIFT_CARD: "Gift card",
  SHIPPING: "Shipping",
  TIP: "Tip",
  DUTY: "Duty",
  FEE: "Fee",
  ADDITIONAL_FEE: "Additional fee",
  ADJUSTMENT: "Amount without a product",
};

const REASONS: Readonly<Record<string, string>> = {
  ORDER: "ordered",
  ORDER_EDIT: "added by an edit",
  REFUND: "refunded",
  RETURN: "returned",
};

/** A kind of sale in a word or two: "Shipping", "Gift card". */
export const kindWords = (lineType: string): string => LINES[lineType] ?? "Other";

/** A sale in a few words, with the product's name where it has one: "Serum ordered", "Shipping refunded", "Brush taken out by an edit". */
export function saleWords(
  sale: Pick<Sale, "lineType" | "reason" | "actionType">,
  name: string | null = null,
): string {
  const what = name ?? kindWords(sale.lineType);
  if (sale.reason === "ORDER_EDIT" && sale.actionType === "RETURN")
    return `${what} taken out by an edit`;
  if (isExchanged(sale)) return `${what} given in exchange`;
  return `${what} ${REASONS[sale.reason] ?? "changed"}`;
}

/** How many orders, where no more than `max` were counted: "1 order", "9,876 orders", "10,000+ orders". */
export function countWords(count: number, max: number): string {
  if (count > max) return `${max.toLocaleString("en-US")}+ orders`;
  return count === 1 ? "1 order" : `${count.toLocaleString("en-US")} orders`;
}
