// The checkout's steps: choosing, applying codes, paying.
import type { Customer } from "../customer-model.ts";
import { decimalOf } from "../money.ts";
import type { PlaceOrderInput } from "../order-input.ts";
import { placeOrder } from "../place-order.ts";
import { InputError, type Order, type Shop } from "../state.ts";
import {
  type CartChoice,
  cartInput,
  shippingChoices,
  TIPS,
  type Totals,
  totalsOf,
} from "./cart.ts";
import { type CheckoutChoice, refusalSentence } from "./checkout-pages.ts";
import { emptyCart, type Session, visitsOf } from "./session.ts";

export function choiceFrom(form: URLSearchParams): CheckoutChoice {
  const tip = TIPS.find((each) => each === form.get("tip")) ?? "0";
  return { shippingId: form.get("shipping") ?? "standard", tip };
}

/** The totals for a choice; a customer who is known by e-mail may not use a code again that is once per customer. */
export function totalsFor(shop: Shop, session: Session, choice: CheckoutChoice): Totals {
  return totalsOf(shop, session, cartChoice(shop, session, choice));
}

function cartChoice(shop: Shop, session: Session, choice: CheckoutChoice): CartChoice {
  return {
    shippingMinor: shippingOf(shop, choice).minor,
    tipShare: choice.tip,
    customerId: customerOf(shop, session.email)?.id ?? null,
  };
}

/** Adds a code to those applied; a sentence when it does not apply, and then it is left out. */
export function applyCode(shop: Shop, session: Session, typed: string): string | null {
  const code = typed.trim();
  if (!code) return "Enter a discount code.";
  const before = session.codes;
  session.codes = [...before, code];
  const { refused } = totalsFor(shop, session, choiceFrom(new URLSearchParams()));
  const refusal = refused.find((each) => each.code.toUpperCase() === code.toUpperCase());
  if (!refusal) return null;
  session.codes = before;
  return refusalSentence(refusal);
}

export function removeCode(session: Session, code: string): void {
  session.codes = session.codes.filter((each) => each.toUpperCase() !== code.toUpperCase());
}

/** Codes that came by a link and do not apply to this cart, said in sentences. */
export function refusalsOf(totals: Totals): string[] {
  return totals.refused.filter(({ reason }) => reason !== "unknown").map(refusalSentence);
}

/**
 * Places the order. When a code that was shown as applied does not hold for this customer, nothing is placed:
 * the shopper sees why and the new total first.
 */
export function pay(
  shop: Shop,
  session: Session,
  choice: CheckoutChoice,
): { order: Order } | { problems: string[] } {
  const totals = totalsFor(shop, session, choice);
  if (totals.rows.length === 0) return { problems: ["Your cart is empty."] };
  const lost = totals.refused.filter(({ reason }) => reason === "used-by-customer");
  if (lost.length > 0) {
    for (const { code } of lost) removeCode(session, code);
    return { problems: lost.map(refusalSentence) };
  }
  try {
    const { order } = placeOrder(shop, orderInput(shop, session, { choice, totals }));
    session.orderIds.add(order.id);
    emptyCart(session);
    return { order };
  } catch (error) {
    if (error instanceof InputError) return { problems: [error.message] };
    throw error;
  }
}

function orderInput(
  shop: Shop,
  session: Session,
  { choice, totals }: Readonly<{ choice: CheckoutChoice; totals: Totals }>,
): PlaceOrderInput {
  const visits = visitsOf(session);
  return {
    ...cartInput(shop, session, cartChoice(shop, session, choice)),
    codes: totals.discounts.map(({ code }) => code),
    attributes: session.attributes,
    customer: customerInput(shop, session.email),
    tip: totals.tipMinor > 0n ? decimalOf(totals.tipMinor, shop.currency) : null,
    source: "web",
    landingSite: visits.at(-1)?.landingSite ?? "/",
    referringSite: visits.at(-1)?.referringSite ?? null,
    ...(visits.length > 0 ? { visits } : {}),
    cartToken: session.cartToken,
  };
}

function customerInput(shop: Shop, email: string) {
  if (!email) return null;
  return customerOf(shop, email)?.id ?? ({ new: true, email } as const);
}

function customerOf(shop: Shop, email: string): Customer | null {
  if (!email) return null;
  for (const customer of shop.customers.values())
    if (customer.email.toLowerCase() === email.toLowerCase()) return customer;
  return null;
}

function shippingOf(shop: Shop, { shippingId }: CheckoutChoice) {
  const [standard, ...others] = shippingChoices(shop);
  const chosen = others.find(({ id }) => id === shippingId) ?? standard;
  if (!chosen) throw new Error("The storefront has no shipping.");
  return chosen;
}
