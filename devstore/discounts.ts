// Code discounts and their redeem codes: making, changing, finding, and whether one may be used in a cart.
import type { Discount, RedeemCode } from "./discount-model.ts";
import { InputError, idOf, markChanged, newId, type Shop } from "./state.ts";

/** Codes are unique in a shop and found without regard to case. */
export function codeKey(code: string): string {
  return code.trim().toUpperCase();
}

export function findCode(shop: Shop, code: string) {
  return shop.codes.get(codeKey(code)) ?? null;
}

/** The discount of an id or gid; null when there is none. */
export function findDiscount(shop: Shop, gidOrId: string): Discount | null {
  return shop.discounts.get(idOf(gidOrId)) ?? null;
}

export function statusOf(discount: Discount, at: number): "ACTIVE" | "EXPIRED" | "SCHEDULED" {
  if (discount.endsAt && Date.parse(discount.endsAt) <= at) return "EXPIRED";
  return Date.parse(discount.startsAt) > at ? "SCHEDULED" : "ACTIVE";
}

/** An order discount covers the whole cart, a product discount some of its lines. */
export function classOf(discount: Discount): "order" | "product" {
  const isOrder =
    discount.items.kind === "all" &&
    !(discount.value.kind === "amount" && discount.value.appliesOnEachItem);
  return isOrder ? "order" : "product";
}

/** Adds one redeem code. @throws InputError when the shop has that code already. */
export function addRedeemCode(
  shop: Shop,
  discount: Discount,
  code: string,
  createdByApp: boolean,
): RedeemCode {
  if (findCode(shop, code)) throw new InputError(`The code "${code}" is taken.`);
  const redeemCode = { id: newId(), code: code.trim(), uses: 0, createdByApp };
  discount.codes.push(redeemCode);
  shop.codes.set(codeKey(code), { discount, redeemCode });
  touchDiscount(discount);
  return redeemCode;
}

export function removeRedeemCode(shop: Shop, discount: Discount, redeemCode: RedeemCode): void {
  discount.codes = discount.codes.filter((other) => other !== redeemCode);
  shop.codes.delete(codeKey(redeemCode.code));
  touchDiscount(discount);
}

export function renameRedeemCode(shop: Shop, from: string, to: string): void {
  const found = findCode(shop, from);
  if (!found) throw new InputError(`There is no code "${from}".`);
  const other = findCode(shop, to);
  if (other && other.redeemCode !== found.redeemCode)
    throw new InputError(`The code "${to}" is taken.`);
  shop.codes.delete(codeKey(from));
  found.redeemCode.code = to.trim();
  shop.codes.set(codeKey(to), found);
  touchDiscount(found.discount);
}

export function deleteDiscount(shop: Shop, discount: Discount): void {
  for (const { code } of discount.codes) shop.codes.delete(codeKey(code));
  shop.discounts.delete(discount.id);
  markChanged();
}

export function touchDiscount(discount: Discount): void {
  discount.updatedAt = new Date(
    Math.max(Date.now(), Date.parse(discount.updatedAt) + 1),
  ).toISOString();
  markChanged();
}

export type CartLine = {
  productId: string;
  variantId: string;
  quantity: number;
  /** Listed price of all pieces, before discounts. */
  gross: bigint;
  isGiftCard: boolean;
  sellingPlan: string | null;
};

/** Whether a discount takes something off a line of the cart. Gift cards are never discounted. */
export function covers(shop: Shop, discount: Discount, line: CartLine): boolean {
  if (line.isGiftCard) return false;
  if (line.sellingPlan ? !discount.appliesOnSubscription : !discount.appliesOnOneTimePurchase)
    return false;
  const { items } = discount;
  if (items.kind === "all") return true;
  if (items.kind === "products")
    return items.productIds.includes(line.productId) || items.variantIds.includes(line.variantId);
  return items.collectionIds.some((id) =>
    shop.collections.get(id)?.productIds.includes(line.productId),
  );
}

/** Why a code cannot be used in a cart; "unknown" is answered by the caller. */
export type CodeRefusal =
  | "unknown"
  | "duplicate"
  | "not-started"
  | "expired"
  | "used-up"
  | "customer-not-eligible"
  | "used-by-customer"
  | "no-eligible-items"
  | "minimum-not-met"
  | "not-combinable"
  | "too-many-codes"
  | "better-discount";

/** Null when the code may be used by this customer, at this time, for these lines. */
export function refusalOf(
  shop: Shop,
  { discount, redeemCode }: { discount: Discount; redeemCode: RedeemCode },
  cart: { lines: readonly CartLine[]; customerId: string | null; at: number },
): CodeRefusal | null {
  const status = statusOf(discount, cart.at);
  if (status === "SCHEDULED") return "not-started";
  if (status === "EXPIRED") return "expired";
  if (discount.usageLimit !== null && redeemCode.uses >= discount.usageLimit) return "used-up";
  if (discount.customerIds && !discount.customerIds.includes(cart.customerId ?? ""))
    return "customer-not-eligible";
  if (
    discount.appliesOncePerCustomer &&
    cart.customerId &&
    (shop.codeUses.get(`${redeemCode.id} ${cart.customerId}`) ?? 0) > 0
  )
    return "used-by-customer";
  const covered = cart.lines.filter((line) => covers(shop, discount, line));
  if (covered.length === 0) return "no-eligible-items";
  const { minimum } = discount;
  if (minimum?.kind === "subtotal" && covered.reduce((a, l) => a + l.gross, 0n) < minimum.amount)
    return "minimum-not-met";
  if (
    minimum?.kind === "quantity" &&
    covered.reduce((a, l) => a + l.quantity, 0) < minimum.quantity
  )
    return "minimum-not-met";
  return null;
}

/** Two discounts share a cart only when each allows the other's class. */
export function combine(a: Discount, b: Discount): boolean {
  return a.combinesWith[classOf(b)] && b.combinesWith[classOf(a)];
}
