// Placing an order: what the storefront's checkout and the control API both call.
import { type Attribute, InputError, type Order, type Shop } from "./state.ts";

/** Amounts are decimals of the shop's currency as text ("19.00"). */
export type PlaceOrderInput = {
  lines: readonly {
    /** One of both names the variant. */
    sku?: string | null;
    variantId?: string | null;
    quantity: number;
    /** Instead of the variant's price. */
    price?: string | null;
    sellingPlan?: string | null;
  }[];
  codes?: readonly string[];
  attributes?: readonly Attribute[];
  /** An id or gid, {new: true} for a customer made now, null for none. */
  customer?: string | { new: true; email?: string } | null;
  processedAt?: string | null;
  presentmentCurrency?: string | null;
  /** Units of presentment currency for one unit of the shop's. */
  rate?: string | null;
  taxesIncluded?: boolean | null;
  /** 0.0825 is 8.25 %. */
  taxRate?: number;
  shipping?: string | null;
  tip?: string | null;
  /** "web" | "pos" | "draft" | "subscription_contract" | any other source name. */
  source?: string;
  test?: boolean;
  /** Path and query of the page the visit began on, e.g. "/products/x?ref=abc". */
  landingSite?: string | null;
  referringSite?: string | null;
  /** Instead of landingSite and referringSite when the buyer came more than once, oldest first. */
  visits?: readonly { landingSite: string; referringSite?: string | null; occurredAt?: string }[];
  financialStatus?: "paid" | "authorized" | "pending";
  manualDiscount?: { title: string; amount?: string; percentage?: number } | null;
  automaticDiscount?: { title: string; amount?: string; percentage?: number } | null;
  cartToken?: string | null;
  checkoutToken?: string | null;
};

export type RefusedCode = { code: string; reason: string };

/**
 * Places an order, with its first agreement, and sends the webhooks.
 * Codes that do not apply are refused with a reason; the order is placed without them, as a checkout does.
 * @throws InputError when the order cannot be (no such SKU, quantity below 1 …).
 */
export function placeOrder(
  _shop: Shop,
  _input: PlaceOrderInput,
): { order: Order; refused: RefusedCode[] } {
  throw new InputError("Orders cannot be placed yet.");
}
