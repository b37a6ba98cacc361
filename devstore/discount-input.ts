// DiscountCodeBasicInput and what it becomes.

import type { Discount, DiscountItems, DiscountMinimum, DiscountValue } from "./discount-model.ts";
import { minorOf } from "./money.ts";
import { idOf, newId, type Shop } from "./state.ts";

type IdLists = { add?: string[] | null; remove?: string[] | null };

export type BasicInput = {
  title?: string | null;
  code?: string | null;
  startsAt?: string | null;
  endsAt?: string | null;
  usageLimit?: number | null;
  appliesOncePerCustomer?: boolean | null;
  recurringCycleLimit?: number | null;
  tags?: string[] | null;
  combinesWith?: {
    orderDiscounts?: boolean | null;
    productDiscounts?: boolean | null;
    shippingDiscounts?: boolean | null;
  } | null;
  context?: { all?: string; customers?: IdLists } | null;
  minimumRequirement?: {
    subtotal?: { greaterThanOrEqualToSubtotal?: string | number | null } | null;
    quantity?: { greaterThanOrEqualToQuantity?: string | number | null } | null;
  } | null;
  customerGets?: {
    items?: {
      all?: boolean | null;
      collections?: IdLists | null;
      products?: {
        productsToAdd?: string[] | null;
        productsToRemove?: string[] | null;
        productVariantsToAdd?: string[] | null;
        productVariantsToRemove?: string[] | null;
      } | null;
    } | null;
    value?: {
      percentage?: number | null;
      discountAmount?: {
        amount?: string | number | null;
        appliesOnEachItem?: boolean | null;
      } | null;
    } | null;
    appliesOnOneTimePurchase?: boolean | null;
    appliesOnSubscription?: boolean | null;
  } | null;
};

/** Writes an input that has no refusals into a discount, and leaves what it does not name. */
export function applyInput(shop: Shop, input: BasicInput, discount: Discount): void {
  const { customerGets: gets, combinesWith, context, minimumRequirement } = input;
  discount.title = input.title?.trim() ?? discount.title;
  if (input.startsAt) discount.startsAt = new Date(input.startsAt).toISOString();
  if (input.endsAt !== undefined)
    discount.endsAt = input.endsAt && new Date(input.endsAt).toISOString();
  if (input.usageLimit !== undefined) discount.usageLimit = input.usageLimit;
  discount.appliesOncePerCustomer = input.appliesOncePerCustomer ?? discount.appliesOncePerCustomer;
  if (input.recurringCycleLimit !== undefined)
    discount.recurringCycleLimit = input.recurringCycleLimit;
  discount.tags = input.tags ?? discount.tags;
  if (combinesWith)
    discount.combinesWith = {
      order: combinesWith.orderDiscounts ?? false,
      product: combinesWith.productDiscounts ?? false,
      shipping: combinesWith.shippingDiscounts ?? false,
    };
  if (context?.all) discount.customerIds = null;
  if (context?.customers)
    discount.customerIds = changed(discount.customerIds ?? [], context.customers);
  if (minimumRequirement !== undefined)
    discount.minimum = minimumFrom(shop, minimumRequirement ?? null);
  if (gets?.items) discount.items = itemsFrom(gets.items, discount.items);
  if (gets?.value) discount.value = valueFrom(shop, gets.value);
  discount.appliesOnOneTimePurchase =
    gets?.appliesOnOneTimePurchase ?? discount.appliesOnOneTimePurchase;
  discount.appliesOnSubscription = gets?.appliesOnSubscription ?? discount.appliesOnSubscription;
}

/** A discount that is not in the shop yet, with Shopify's defaults. */
export function blankDiscount(): Discount {
  const now = new Date().toISOString();
  return {
    id: newId(),
    title: "",
    codes: [],
    value: { kind: "percentage", percentage: 0 },
    items: { kind: "all" },
    minimum: null,
    customerIds: null,
    appliesOncePerCustomer: false,
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
    recurringCycleLimit: 1,
    usageLimit: null,
    combinesWith: { order: false, product: false, shipping: false },
    tags: [],
    startsAt: now,
    endsAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

function changed(ids: readonly string[], { add, remove }: IdLists): string[] {
  const without = new Set((remove ?? []).map(idOf));
  return [...new Set([...ids, ...(add ?? []).map(idOf)])].filter((id) => !without.has(id));
}

type ValueInput = NonNullable<NonNullable<BasicInput["customerGets"]>["value"]>;
type ItemsInput = NonNullable<NonNullable<BasicInput["customerGets"]>["items"]>;

/** What an input selects, on top of what was selected. */
export function itemsFrom(input: ItemsInput, before: DiscountItems | null): DiscountItems {
  const { collections, products } = input;
  if (collections) {
    const ids = before?.kind === "collections" ? before.collectionIds : [];
    return { kind: "collections", collectionIds: changed(ids, collections) };
  }
  if (products) {
    const known = before?.kind === "products" ? before : { productIds: [], variantIds: [] };
    return {
      kind: "products",
      productIds: changed(known.productIds, {
        add: products.productsToAdd ?? [],
        remove: products.productsToRemove ?? [],
      }),
      variantIds: changed(known.variantIds, {
        add: products.productVariantsToAdd ?? [],
        remove: products.productVariantsToRemove ?? [],
      }),
    };
  }
  // {all: false} with nothing else selects nothing.
  return input.all ? { kind: "all" } : { kind: "collections", collectionIds: [] };
}

function valueFrom(shop: Shop, { percentage, discountAmount }: ValueInput): DiscountValue {
  if (percentage != null) return { kind: "percentage", percentage };
  return {
    kind: "amount",
    amount: minorOf(discountAmount?.amount ?? "0", shop.currency),
    appliesOnEachItem: discountAmount?.appliesOnEachItem ?? false,
  };
}

function minimumFrom(shop: Shop, input: BasicInput["minimumRequirement"]): DiscountMinimum | null {
  const subtotal = input?.subtotal?.greaterThanOrEqualToSubtotal;
  const quantity = input?.quantity?.greaterThanOrEqualToQuantity;
  if (subtotal != null) return { kind: "subtotal", amount: minorOf(subtotal, shop.currency) };
  return quantity == null ? null : { kind: "quantity", quantity: Number(quantity) };
}
