// An offer's discount and codes as Shopify has them now.
import {
  ReadOfferCodesDocument,
  type ReadOfferCodesQuery,
  ReadOfferDocument,
  type ReadOfferQuery,
} from "#app/shopify/admin.generated.ts";
import type { Admin } from "#app/shopify/admin.server.ts";
import type { ShopifyDiscount } from "#app/shopify/discount.ts";

type Node = NonNullable<NonNullable<ReadOfferQuery["discountNode"]>["discount"]>;
type Basic = Extract<Node, { __typename: "DiscountCodeBasic" }>;

/** The discount; null when it is gone, or is no longer one that an offer can be. */
export async function readDiscount(
  admin: Admin,
  discountGid: string,
): Promise<ShopifyDiscount | null> {
  const { discountNode } = await admin.request(ReadOfferDocument, { discountGid });
  const discount = discountNode?.discount;
  return discount?.__typename === "DiscountCodeBasic" ? plain(discount) : null;
}

/** All its codes as Shopify spells them, by the id of the redeem code. */
export async function readCodes(
  admin: Admin,
  discountGid: string,
): Promise<ReadonlyMap<string, string>> {
  const codes = new Map<string, string>();
  for await (const page of codePages(admin, discountGid))
    for (const [id, code] of page) codes.set(id, code);
  return codes;
}

/** The same a page at a time, the oldest first. A page of 250 costs about as many points. */
export async function* codePages(
  admin: Admin,
  discountGid: string,
): AsyncGenerator<ReadonlyMap<string, string>> {
  for (let after: string | null = null; ; ) {
    const page: ReadOfferCodesQuery = await admin.request(ReadOfferCodesDocument, {
      discountGid,
      after,
    });
    const discount = page.discountNode?.discount;
    if (discount?.__typename !== "DiscountCodeBasic") return;
    yield new Map(discount.codes.nodes.map(({ id, code }) => [id, code]));
    const { hasNextPage, endCursor } = discount.codes.pageInfo;
    if (!hasNextPage || !endCursor) return;
    after = endCursor;
  }
}

const plain = (discount: Basic): ShopifyDiscount => ({
  title: discount.title,
  startsAt: discount.startsAt,
  endsAt: discount.endsAt ?? null,
  value: discountValueOf(discount.customerGets.value),
  scope: scopeOf(discount.customerGets.items),
  minimum: minimumOf(discount.minimumRequirement),
  oncePerCustomer: discount.appliesOncePerCustomer,
  combinesWith: classesOf(discount.combinesWith),
  appliesOnSubscription: discount.customerGets.appliesOnSubscription,
  subscriptionPayments: discount.recurringCycleLimit ?? 1,
  usageLimit: discount.usageLimit ?? null,
  isForEverybody: discount.context.__typename === "DiscountBuyerSelectionAll",
});

function discountValueOf(value: Basic["customerGets"]["value"]): ShopifyDiscount["value"] {
  if (value.__typename === "DiscountPercentage")
    return { kind: "percentage", percentage: value.percentage };
  if (value.__typename !== "DiscountAmount") return { kind: "other" };
  return { kind: "amount", amount: value.amount.amount, isEachItem: value.appliesOnEachItem };
}

function scopeOf(items: Basic["customerGets"]["items"]): ShopifyDiscount["scope"] {
  if (items.__typename === "AllDiscountItems") return { kind: "all" };
  if (items.__typename === "DiscountCollections")
    return { kind: "collections", gids: items.collections.nodes.map(({ id }) => id) };
  if (items.__typename !== "DiscountProducts" || items.productVariants.nodes.length > 0)
    return { kind: "other" };
  return { kind: "products", gids: items.products.nodes.map(({ id }) => id) };
}

function minimumOf(minimum: Basic["minimumRequirement"]): ShopifyDiscount["minimum"] {
  if (minimum?.__typename === "DiscountMinimumSubtotal")
    return { kind: "subtotal", amount: minimum.greaterThanOrEqualToSubtotal.amount };
  if (minimum?.__typename === "DiscountMinimumQuantity")
    return { kind: "quantity", quantity: String(minimum.greaterThanOrEqualToQuantity) };
  return { kind: "none" };
}

function classesOf(combines: Basic["combinesWith"]): ShopifyDiscount["combinesWith"] {
  const classes: ("order" | "product" | "shipping")[] = [];
  if (combines.orderDiscounts) classes.push("order");
  if (combines.productDiscounts) classes.push("product");
  if (combines.shippingDiscounts) classes.push("shipping");
  return classes;
}
