// The cart's figures: what the checkout shows before an order exists. The order itself is reckoned by placeOrder.
import { decimalOf, exponentOf, shareOf, taxOf } from "../money.ts";
import { type MerchantDiscount, priceCart } from "../price-order.ts";
import type { Product, Shop, Variant } from "../state.ts";
import type { CartLine, Session } from "./session.ts";

/** The storefront's one tax rate; on top of the prices or within them as the shop has it. */
export const TAX_RATE = 0.08;
export const TIPS = ["0", "0.10", "0.15", "0.20"] as const;
const NO_DISCOUNT: MerchantDiscount | null = null;

export type Shipping = Readonly<{ id: string; label: string; minor: bigint }>;

export type CartRow = Readonly<{
  line: CartLine;
  product: Product;
  variant: Variant;
  /** Listed price of all its pieces. */
  grossMinor: bigint;
}>;

export type Totals = Readonly<{
  rows: readonly CartRow[];
  subtotalMinor: bigint;
  /** Codes that take something off, as the discount spells them. */
  discounts: readonly Readonly<{ code: string; minor: bigint }>[];
  refused: readonly Readonly<{ code: string; reason: string }>[];
  shippingMinor: bigint;
  taxMinor: bigint;
  tipMinor: bigint;
  totalMinor: bigint;
}>;

/** Shipping choices in whole units that make sense in the shop's currency. */
export function shippingChoices(shop: Shop): Shipping[] {
  const unit =
    10n ** BigInt(exponentOf(shop.currency)) * (exponentOf(shop.currency) === 0 ? 100n : 1n);
  return [
    { id: "standard", label: "Standard", minor: 5n * unit },
    { id: "express", label: "Express", minor: 15n * unit },
    { id: "pickup", label: "Pick up in store", minor: 0n },
  ];
}

export function formatMoney(shop: Shop, minor: bigint): string {
  const decimal = decimalOf(minor, shop.currency) as Intl.StringNumericLiteral;
  return new Intl.NumberFormat("en-US", { style: "currency", currency: shop.currency }).format(
    decimal,
  );
}

/** The rows of a cart whose products still exist. */
export function rowsOf(shop: Shop, session: Session): CartRow[] {
  return session.lines.flatMap((line) => {
    const variant = shop.variants.get(line.variantId);
    const product = variant && shop.products.get(variant.productId);
    if (!product) return [];
    return [{ line, product, variant, grossMinor: variant.price * BigInt(line.quantity) }];
  });
}

/** What the cart comes to with the session's codes, for this customer, now. */
export function totalsOf(
  shop: Shop,
  session: Session,
  choice: Readonly<{ shippingMinor: bigint; tipShare: string; customerId: string | null }>,
): Totals {
  const rows = rowsOf(shop, session);
  const pricing = priceCart(shop, {
    lines: rows.map(({ line, product, grossMinor }) => ({
      productId: product.id,
      variantId: line.variantId,
      quantity: line.quantity,
      gross: grossMinor,
      isGiftCard: product.type === "gift_card",
      sellingPlan: line.sellingPlan,
    })),
    codes: session.codes,
    customerId: choice.customerId,
    at: Date.now(),
    manual: NO_DISCOUNT,
    automatic: NO_DISCOUNT,
  });
  const off = (index: number) =>
    pricing.applications.reduce((sum, each) => sum + (each.amounts[index] ?? 0n), 0n);
  const nets = rows.map(({ grossMinor }, index) => grossMinor - off(index));
  const subtotalMinor = rows.reduce((sum, { grossMinor }) => sum + grossMinor, 0n);
  const netMinor = nets.reduce((sum, net) => sum + net, 0n);
  const taxed = nets.filter((_, index) => rows[index]?.product.type !== "gift_card");
  const taxes = [...taxed, ...(shop.taxShipping ? [choice.shippingMinor] : [])];
  const taxMinor = taxes.reduce((sum, net) => sum + taxOf(net, TAX_RATE, shop.taxesIncluded), 0n);
  const tipMinor = shareOf(netMinor, choice.tipShare);
  const onTop = shop.taxesIncluded ? 0n : taxMinor;
  return {
    rows,
    subtotalMinor,
    discounts: pricing.applications.map(({ title, amounts }) => ({
      code: title,
      minor: amounts.reduce((sum, amount) => sum + amount, 0n),
    })),
    refused: pricing.refused,
    shippingMinor: choice.shippingMinor,
    taxMinor,
    tipMinor,
    totalMinor: netMinor + choice.shippingMinor + onTop + tipMinor,
  };
}
