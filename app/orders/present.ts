// Orders in interface text.
import type { Sale } from "#app/orders/sale.ts";

/** A flag of an order, and how it looks. */
export type Flag = Readonly<{ text: string; look: "over" | "returned" | "plain" }>;

const EXCLUSIONS: Readonly<Record<string, string>> = {
  test: "Test",
  cancelled: "Cancelled",
  voided: "Voided",
  deleted: "Deleted",
};

/** What sets an order apart: why it counts nothing, that something came back, where it was made other than in the shop. */
export function flagsOf(
  order: Readonly<{ exclusion: string | null; isRefunded: boolean; sourceName: string | null }>,
): Flag[] {
  const flags: Flag[] = [];
  const exclusion = EXCLUSIONS[order.exclusion ?? ""];
  if (exclusion) flags.push({ text: exclusion, look: "over" });
  if (order.isRefunded) flags.push({ text: "Refunded", look: "returned" });
  const source = sourceWords(order.sourceName);
  if (source) flags.push({ text: source, look: "plain" });
  return flags;
}

/** Why an order counts nothing, in a sentence; null when it counts. */
export const exclusionWords = (exclusion: string | null): string | null =>
  EXCLUSION_WORDS[exclusion ?? ""] ?? null;

const EXCLUSION_WORDS: Readonly<Record<string, string>> = {
  test: "A test order counts nothing.",
  cancelled: "A cancelled order counts nothing.",
  voided: "Its payment was voided, so it counts nothing.",
  deleted: "It was deleted in Shopify, so it counts nothing.",
};

/** Where an order was made, null for the online shop and for what needs no word. Source: Shopify's `sourceName`. */
function sourceWords(sourceName: string | null): string | null {
  if (sourceName === "pos") return "POS";
  if (sourceName === "shopify_draft_order") return "Draft";
  return sourceName?.startsWith("subscription_contract") ? "Subscription" : null;
}

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

/** A sale in a few words: "Product ordered", "Shipping refunded", "Product taken out by an edit". */
export function saleWords(sale: Pick<Sale, "lineType" | "reason" | "actionType">): string {
  const line = LINES[sale.lineType] ?? "Other";
  if (sale.reason === "ORDER_EDIT" && sale.actionType === "RETURN")
    return `${line} taken out by an edit`;
  return `${line} ${REASONS[sale.reason] ?? "changed"}`;
}
