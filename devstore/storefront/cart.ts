// The cart's figures: what the checkout shows before an order exists. The order itself is reckoned by placeOrder.
import { decimalOf, exponentOf, shareOf } from "../money.ts";
import type { PlaceOrderInput } from "../order-input.ts";
import { quoteOrder } from "../place-order.ts";
import type { Product, Shop, Variant } from "../state.ts";
import type { CartLine, Session } from "./session.ts";

/** The storefront's one tax rate; on top of the prices or within them as the shop has it. */
const TAX_RATE = 0.08;
export const TIPS = ["0", "0.10", "0.15", "0.20"] as const;

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

export type CartChoice = Readonly<{
  shippingMinor: bigint;
  /** Of what the cart costs after discounts: "0.10" is 10 %. */
  tipShare: string;
  customerId: string | null;
}>;

const EMPTY: Totals = {
  rows: [],
  subtotalMinor: 0n,
  discounts: [],
  refused: [],
  shippingMinor: 0n,
  taxMinor: 0n,
  tipMinor: 0n,
  totalMinor: 0n,
};

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
function rowsOf(shop: Shop, session: Session): CartRow[] {
  return session.lines.flatMap((line) => {
    const variant = shop.variants.get(line.variantId);
    const product = variant && shop.products.get(variant.productId);
    if (!product) return [];
    return [{ line, product, variant, grossMinor: variant.price * BigInt(line.quantity) }];
  });
}

/** What placing the session's order would be asked for, but its tip. */
export function cartInput(shop: Shop, session: Session, choice: CartChoice): PlaceOrderInput {
  return {
    lines: rowsOf(shop, session).map(({ line }) => ({
      variantId: line.variantId,
      quantity: line.quantity,
      sellingPlan: line.sellingPlan,
    })),
    codes: session.codes,
    customer: choice.customerId,
    taxRate: TAX_RATE,
    shipping: decimalOf(choice.shippingMinor, shop.currency),
  };
}

/** What the cart comes to with the session's codes, for this customer, now: the figures of the order it would be. */
export function totalsOf(shop: Shop, session: Session, choice: CartChoice): Totals {
  const rows = rowsOf(shop, session);
  if (rows.length === 0) return EMPTY;
  const { order, refused } = quoteOrder(shop, cartInput(shop, session, choice));
  const subtotalMinor = sumOf(rows.map(({ grossMinor }) => grossMinor));
  const discounts = order.applications.map(({ title, index }) => ({
    code: title,
    minor: sumOf(
      order.lines
        .flatMap(({ allocations }) => allocations)
        .filter((each) => each.index === index)
        .map(({ amount }) => amount.shop),
    ),
  }));
  const discountedMinor = subtotalMinor - sumOf(discounts.map(({ minor }) => minor));
  const tipMinor = shareOf(discountedMinor, choice.tipShare);
  const sales = order.agreements.flatMap((agreement) => agreement.sales);
  return {
    rows,
    subtotalMinor,
    discounts,
    refused,
    shippingMinor: choice.shippingMinor,
    taxMinor: sumOf(sales.map(({ tax }) => tax.shop)),
    tipMinor,
    totalMinor: order.received.shop + tipMinor,
  };
}

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
