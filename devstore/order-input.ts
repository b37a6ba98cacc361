// What an order is asked for with, and the reading of its parts.
import type { Customer } from "./customer-model.ts";
import { type CustomerInput, makeCustomer } from "./customers.ts";
import { type Exchange, exponentOf, fractionOf } from "./money.ts";
import type { MerchantDiscount } from "./price-order.ts";
import { type Attribute, InputError, idOf, type Shop } from "./state.ts";

/** Amounts are decimals of the shop's currency as text ("19.00"). */
export type PlaceOrderInput = {
  lines: readonly {
    /** One of both names the variant; a custom item has a title and a price instead. */
    sku?: string | null;
    variantId?: string | null;
    title?: string | null;
    quantity: number;
    /** Instead of the variant's price. */
    price?: string | null;
    sellingPlan?: string | null;
  }[];
  codes?: readonly string[];
  attributes?: readonly Attribute[];
  /** An id or gid, {new: true} for a customer made now, null for none. */
  customer?: string | ({ new: true } & CustomerInput) | null;
  processedAt?: string | null;
  /** When the shop got it; now when not given. */
  createdAt?: string | null;
  presentmentCurrency?: string | null;
  /** Units of presentment currency for one unit of the shop's. */
  rate?: string | null;
  taxesIncluded?: boolean | null;
  /** 0.0825 is 8.25 %. */
  taxRate?: number;
  shipping?: string | null;
  tip?: string | null;
  duties?: string | null;
  fees?: string | null;
  /** What came in with a partly paid order. */
  paid?: string | null;
  /** "web" | "pos" | "draft" | "subscription_contract" | any other source name. */
  source?: string;
  test?: boolean;
  /** Path and query of the page the visit began on, e.g. "/products/x?ref=abc". */
  landingSite?: string | null;
  referringSite?: string | null;
  /** Instead of landingSite and referringSite when the buyer came more than once, oldest first. */
  visits?: readonly { landingSite: string; referringSite?: string | null; occurredAt?: string }[];
  financialStatus?: "paid" | "partially_paid" | "authorized" | "pending";
  manualDiscount?: MerchantDiscount | null;
  automaticDiscount?: MerchantDiscount | null;
  cartToken?: string | null;
  checkoutToken?: string | null;
};

/** An ISO instant in Shopify's form; now when there is none. @throws InputError for what is no instant. */
export function instantOf(text: string | null | undefined): string {
  if (!text) return new Date().toISOString();
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new InputError(`"${text}" is no date and time.`);
  return at.toISOString();
}

export function exchangeFor(shop: Shop, input: PlaceOrderInput): Exchange {
  const presentment = (input.presentmentCurrency ?? shop.currency).toUpperCase();
  if (!/^[A-Z]{3}$/.test(presentment)) throw new InputError(`"${presentment}" is no currency.`);
  exponentOf(presentment);
  if (presentment === shop.currency) return { shop: shop.currency, presentment, rate: "1" };
  if (!input.rate)
    throw new InputError(
      `An order paid in ${presentment} needs a rate: ${presentment} for 1 ${shop.currency}.`,
    );
  if (fractionOf(input.rate).numerator === 0n) throw new InputError("A rate is above zero.");
  return { shop: shop.currency, presentment, rate: input.rate };
}

export function newCustomerOf({ customer }: PlaceOrderInput): Customer | null {
  if (!customer || typeof customer !== "object") return null;
  const { new: _, ...input } = customer;
  return makeCustomer(input);
}

export function existingCustomerId(shop: Shop, { customer }: PlaceOrderInput): string | null {
  if (!customer || typeof customer === "object") return null;
  const id = idOf(customer);
  if (!shop.customers.has(id))
    throw new InputError(`The shop ${shop.handle} has no customer ${id}.`);
  return id;
}
