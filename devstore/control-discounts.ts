// The control API's part about discounts: what a merchant does to them in the admin.
import {
  addCode,
  announceDiscount,
  removeCode,
  removeDiscount,
  switchDiscount,
} from "./change-discounts.ts";
import {
  type Body,
  readAmount,
  readFlag,
  readNumber,
  readObject,
  readText,
  readTexts,
} from "./control-input.ts";
import type { Answer } from "./control-orders.ts";
import { applyInput, type BasicInput, blankDiscount } from "./discount-input.ts";
import type { Discount } from "./discount-model.ts";
import { refusalsOf } from "./discount-refusals.ts";
import { findCode, findDiscount, renameRedeemCode, statusOf, touchDiscount } from "./discounts.ts";
import { decimalOf } from "./money.ts";
import { gid, InputError, NotFoundError, type Shop } from "./state.ts";

export function showDiscounts(shop: Shop): unknown {
  return { discounts: [...shop.discounts.values()].map((one) => discountAnswer(shop, one)) };
}

/** POST /control/discounts makes one; POST /control/discounts/:id changes one (:id may be one of its codes). */
export function handleDiscounts(shop: Shop, path: readonly string[], body: Body): Answer {
  const [id] = path;
  if (!id) return { status: 201, body: discountAnswer(shop, createDiscount(shop, body)) };
  const discount = findDiscount(shop, id) ?? findCode(shop, id)?.discount;
  if (!discount) throw new NotFoundError(`The shop ${shop.handle} has no discount ${id}.`);
  if (readFlag(body, "delete")) {
    removeDiscount(shop, discount);
    return { status: 200, body: { deleted: gid("DiscountCodeNode", discount.id) } };
  }
  changeDiscount(shop, discount, body);
  return { status: 200, body: discountAnswer(shop, discount) };
}

function createDiscount(shop: Shop, body: Body): Discount {
  const [first, ...others] = [...readTexts(body, "code"), ...readTexts(body, "codes")];
  const input: BasicInput = {
    title: readText(body, "title") ?? first ?? "",
    code: first ?? "",
    startsAt: readText(body, "startsAt") ?? new Date().toISOString(),
    context: { all: "ALL" },
    ...changesFrom(body),
    customerGets: {
      items: itemsFrom(body),
      value: valueFrom(body) ?? { percentage: 0.1 },
      appliesOnSubscription: readFlag(body, "appliesOnSubscription") ?? false,
    },
  };
  refuseBad(shop, input, null);
  const discount = blankDiscount();
  applyInput(shop, input, discount);
  shop.discounts.set(discount.id, discount);
  announceDiscount(shop, discount, "discounts/create");
  for (const code of [first ?? "", ...others]) addCode(shop, discount, code, false);
  return discount;
}

function changeDiscount(shop: Shop, discount: Discount, body: Body): void {
  const input: BasicInput = { ...changesFrom(body) };
  const title = readText(body, "title");
  const value = valueFrom(body);
  if (title !== null) input.title = title;
  if (value) input.customerGets = { value };
  refuseBad(shop, input, discount);

  const rename = readObject(body, "rename");
  const [from, to] = rename ? [readText(rename, "from"), readText(rename, "to")] : [null, null];
  if (rename && (!from || !to)) throw new InputError(`"rename" is {"from", "to"}, two codes.`);
  const removed = readTexts(body, "removeCode").map((code) => {
    const found = findCode(shop, code);
    if (found?.discount !== discount) throw new InputError(`The discount has no code "${code}".`);
    return found.redeemCode;
  });
  const status = readText(body, "status")?.toLowerCase();
  if (status && !["active", "inactive", "expired"].includes(status))
    throw new InputError(`"status" is active or expired.`);

  if (Object.keys(input).length > 0 || (from && to)) {
    if (from && to) renameRedeemCode(shop, from, to);
    applyInput(shop, input, discount);
    touchDiscount(discount);
    announceDiscount(shop, discount, "discounts/update");
  }
  if (status) switchDiscount(shop, discount, status === "active");
  for (const redeemCode of removed) removeCode(shop, discount, redeemCode);
  for (const code of readTexts(body, "addCode")) addCode(shop, discount, code, false);
}

function refuseBad(shop: Shop, input: BasicInput, discount: Discount | null): void {
  const [error] = refusalsOf(shop, input, discount);
  if (error) throw new InputError(`${error.message} (${error.code}, ${error.field.at(-1)}).`);
}

/** Only what the body names. */
function changesFrom(body: Body): BasicInput {
  const changes: BasicInput = {};
  const startsAt = readText(body, "startsAt");
  if (startsAt !== null) changes.startsAt = startsAt;
  if (body.endsAt !== undefined) changes.endsAt = readText(body, "endsAt");
  if (body.usageLimit !== undefined) changes.usageLimit = readNumber(body, "usageLimit");
  const payments = readNumber(body, "recurringCycleLimit");
  if (payments !== null) changes.recurringCycleLimit = payments;
  const once = readFlag(body, "oncePerCustomer");
  if (once !== null) changes.appliesOncePerCustomer = once;
  const minimum = readAmount(body, "minimumSubtotal");
  if (minimum !== null)
    changes.minimumRequirement = { subtotal: { greaterThanOrEqualToSubtotal: minimum } };
  const combines = readObject(body, "combinesWith");
  if (combines)
    changes.combinesWith = {
      orderDiscounts: readFlag(combines, "order") ?? false,
      productDiscounts: readFlag(combines, "product") ?? false,
      shippingDiscounts: readFlag(combines, "shipping") ?? false,
    };
  return changes;
}

function valueFrom(body: Body) {
  const percentage = readNumber(body, "percentage");
  const amount = readAmount(body, "amount");
  if (percentage !== null && amount !== null)
    throw new InputError("A discount has either a percentage or an amount.");
  if (percentage !== null) return { percentage };
  return amount === null ? null : { discountAmount: { amount, appliesOnEachItem: false } };
}

function itemsFrom(body: Body) {
  const products = readTexts(body, "products");
  const collections = readTexts(body, "collections");
  if (products.length > 0) return { products: { productsToAdd: products } };
  return collections.length > 0 ? { collections: { add: collections } } : { all: true };
}

function discountAnswer(shop: Shop, discount: Discount) {
  const { value } = discount;
  return {
    id: discount.id,
    gid: gid("DiscountCodeNode", discount.id),
    title: discount.title,
    status: statusOf(discount, Date.now()).toLowerCase(),
    percentage: value.kind === "percentage" ? value.percentage : null,
    amount: value.kind === "amount" ? decimalOf(value.amount, shop.currency) : null,
    startsAt: discount.startsAt,
    endsAt: discount.endsAt,
    usageLimit: discount.usageLimit,
    recurringCycleLimit: discount.recurringCycleLimit,
    oncePerCustomer: discount.appliesOncePerCustomer,
    combinesWith: discount.combinesWith,
    items: discount.items,
    updatedAt: discount.updatedAt,
    codes: discount.codes.map(({ id, code, uses }) => ({
      id,
      gid: gid("DiscountRedeemCode", id),
      code,
      uses,
    })),
  };
}
