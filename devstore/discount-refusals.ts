// What Shopify refuses in a DiscountCodeBasicInput, with its error codes.
import { type BasicInput, itemsFrom } from "./discount-input.ts";
import type { Discount, DiscountItems } from "./discount-model.ts";
import { codeKey, findCode } from "./discounts.ts";
import { minorOf } from "./money.ts";
import { InputError, type Shop } from "./state.ts";

export type UserError = { code: string | null; field: string[]; message: string; extraInfo: null };

export function userError(code: string, field: readonly string[], message: string): UserError {
  return { code, field: [...field], message, extraInfo: null };
}

const TEXT_MAX = 255;
const TAGS_MAX = 5;

type Refuse = (code: string, field: string, message: string) => void;

/** Everything Shopify would refuse; `existing` is the discount that is changed, null for a new one. */
export function refusalsOf(shop: Shop, input: BasicInput, existing: Discount | null): UserError[] {
  const errors: UserError[] = [];
  const refuse: Refuse = (code, field, message) =>
    errors.push(userError(code, ["basicCodeDiscount", ...field.split(".")], message));
  checkTexts(shop, input, existing, refuse);
  checkPeriod(input, existing, refuse);
  checkGets(shop, input, existing, refuse);
  checkLimits(shop, input, refuse);
  return errors;
}

function checkTexts(shop: Shop, input: BasicInput, existing: Discount | null, refuse: Refuse) {
  const { title, code, tags } = input;
  if (existing ? title !== undefined && !title?.trim() : !title?.trim())
    refuse("BLANK", "title", "Title can't be blank");
  if ((title?.length ?? 0) > TEXT_MAX)
    refuse("TOO_LONG", "title", `Title is too long (maximum is ${TEXT_MAX} characters)`);
  if (existing ? code !== undefined && !code?.trim() : !code?.trim())
    refuse("BLANK", "code", "Code can't be blank");
  for (const error of code ? codeErrors(code) : []) refuse(error.code, "code", error.message);
  const owner = code ? findCode(shop, code) : null;
  if (owner && owner.discount !== existing)
    refuse("TAKEN", "code", "Code must be unique. Please try a different code.");
  if ((tags?.length ?? 0) > TAGS_MAX) refuse("TOO_MANY_TAGS", "tags", `At most ${TAGS_MAX} tags`);
  if (tags?.some((tag) => tag.length > TEXT_MAX))
    refuse("INVALID_TAG_LENGTH", "tags", `Tags have at most ${TEXT_MAX} characters`);
}

/** What is wrong with a code by itself. */
export function codeErrors(code: string): { code: string; message: string }[] {
  if (!code.trim()) return [{ code: "BLANK", message: "Code can't be blank" }];
  if (code.length > TEXT_MAX)
    return [{ code: "TOO_LONG", message: `Code is too long (maximum is ${TEXT_MAX} characters)` }];
  // Control characters cannot be typed at a checkout.
  if (/\p{Cc}/u.test(code)) return [{ code: "INVALID", message: "Code is invalid" }];
  return [];
}

function checkPeriod(input: BasicInput, existing: Discount | null, refuse: Refuse) {
  const startsAt = input.startsAt ?? existing?.startsAt;
  if (!startsAt) return refuse("BLANK", "startsAt", "Starts at can't be blank");
  const endsAt = input.endsAt === undefined ? existing?.endsAt : input.endsAt;
  for (const [field, value] of [
    ["startsAt", startsAt],
    ["endsAt", endsAt],
  ] as const)
    if (value && Number.isNaN(Date.parse(value)))
      return refuse("INVALID", field, "is not a date and time");
  if (endsAt && Date.parse(endsAt) <= Date.parse(startsAt))
    refuse("END_DATE_BEFORE_START_DATE", "endsAt", "Ends at needs to be after starts_at");
}

function checkGets(shop: Shop, input: BasicInput, existing: Discount | null, refuse: Refuse) {
  const gets = input.customerGets;
  if (!existing && !input.context) refuse("MISSING_ARGUMENT", "context", "Context can't be blank");
  if (!existing && !gets)
    refuse("MISSING_ARGUMENT", "customerGets", "Customer gets can't be blank");
  if (!gets) return;
  if (!existing && !gets.value)
    refuse("MISSING_ARGUMENT", "customerGets.value", "Value can't be blank");
  if (!existing && !gets.items)
    refuse("MISSING_ARGUMENT", "customerGets.items", "Items can't be blank");
  if (gets.value) checkValue(shop, gets.value, refuse);
  if (gets.items) {
    const items = itemsFrom(gets.items, existing?.items ?? null);
    const isKnown = idsKnown(shop, items);
    if (!isKnown)
      refuse("INVALID", "customerGets.items", "Items include an id that does not exist");
    if (isEmpty(items))
      refuse(
        "APPLIES_ON_NOTHING",
        "customerGets.items",
        "Items in 'customer get' must be selected",
      );
  }
  const once = gets.appliesOnOneTimePurchase ?? existing?.appliesOnOneTimePurchase ?? true;
  const subscription = gets.appliesOnSubscription ?? existing?.appliesOnSubscription ?? false;
  if (!once && !subscription)
    refuse("APPLIES_ON_NOTHING", "customerGets", "Applies to neither purchases nor subscriptions");
  if (!subscription && (input.recurringCycleLimit ?? 1) !== 1)
    refuse(
      "MULTIPLE_RECURRING_CYCLE_LIMIT_FOR_NON_SUBSCRIPTION_ITEMS",
      "recurringCycleLimit",
      "Recurring cycle limit must be 1 when discount does not apply to subscription items",
    );
}

type ValueInput = NonNullable<NonNullable<BasicInput["customerGets"]>["value"]>;

function checkValue(shop: Shop, value: ValueInput, refuse: Refuse) {
  const { percentage, discountAmount } = value;
  if ((percentage == null) === (discountAmount == null))
    return refuse("MISSING_ARGUMENT", "customerGets.value", "Specify one of percentage or amount");
  if (percentage != null && !(percentage >= 0 && percentage <= 1))
    refuse(
      "VALUE_OUTSIDE_RANGE",
      "customerGets.value.percentage",
      "Value must be between 0.0 and 1.0",
    );
  if (!discountAmount) return;
  const amount = amountOrNull(discountAmount.amount, shop);
  if (amount === null || amount <= 0n)
    refuse(
      "VALUE_OUTSIDE_RANGE",
      "customerGets.value.discountAmount.amount",
      "Value must be greater than 0",
    );
}

function amountOrNull(amount: string | number | null | undefined, shop: Shop): bigint | null {
  try {
    return amount == null ? null : minorOf(amount, shop.currency);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function checkLimits(shop: Shop, input: BasicInput, refuse: Refuse) {
  const { usageLimit, minimumRequirement: minimum } = input;
  if (usageLimit != null && usageLimit < 1)
    refuse("GREATER_THAN", "usageLimit", "Usage limit must be greater than 0");
  if (minimum?.subtotal && minimum.quantity)
    return refuse(
      "MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT",
      "minimumRequirement",
      "Minimum subtotal and minimum quantity can't both be present",
    );
  const subtotal = minimum?.subtotal?.greaterThanOrEqualToSubtotal;
  if (subtotal != null && (amountOrNull(subtotal, shop) ?? -1n) < 0n)
    refuse("VALUE_OUTSIDE_RANGE", "minimumRequirement.subtotal", "Minimum must not be negative");
  const quantity = minimum?.quantity?.greaterThanOrEqualToQuantity;
  if (quantity != null && !(Number(quantity) > 0))
    refuse("VALUE_OUTSIDE_RANGE", "minimumRequirement.quantity", "Minimum must be above 0");
}

function idsKnown(shop: Shop, items: DiscountItems): boolean {
  if (items.kind === "all") return true;
  if (items.kind === "collections")
    return items.collectionIds.every((id) => shop.collections.has(id));
  return (
    items.productIds.every((id) => shop.products.has(id)) &&
    items.variantIds.every((id) => shop.variants.has(id))
  );
}

function isEmpty(items: DiscountItems): boolean {
  if (items.kind === "collections") return items.collectionIds.length === 0;
  return items.kind === "products" && items.productIds.length + items.variantIds.length === 0;
}

/** Whether two texts are the same code. */
export function isSameCode(a: string, b: string): boolean {
  return codeKey(a) === codeKey(b);
}
