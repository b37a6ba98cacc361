// Discounts and redeem codes as they are read.
import { byPosition, connection, type PageArguments } from "../connection.ts";
import type { BulkCreation, Discount, RedeemCode } from "../discount-model.ts";
import { classOf, codeKey, findCode, statusOf } from "../discounts.ts";
import { percentOf } from "../money.ts";
import { totalOf } from "../orders.ts";
import { byInstant, byText, searchOf } from "../search.ts";
import { gid, type Shop } from "../state.ts";
import { type Context, count, money } from "./context.ts";
import { collectionView, productView, variantView } from "./products.ts";

type ListArguments = PageArguments & { query?: string | null; sortKey?: string | null };

/** One discount by the names of its two node types. */
export function discountNodeView(
  shop: Shop,
  discount: Discount,
  typename: "DiscountNode" | "DiscountCodeNode",
): Record<string, unknown> {
  const field = typename === "DiscountNode" ? "discount" : "codeDiscount";
  return {
    __typename: typename,
    id: gid("DiscountCodeNode", discount.id),
    [field]: (_args: unknown, { now }: Context) => basicView(shop, discount, now),
  };
}

function basicView(shop: Shop, discount: Discount, now: number): Record<string, unknown> {
  const { combinesWith } = discount;
  return {
    __typename: "DiscountCodeBasic",
    title: discount.title,
    status: statusOf(discount, now),
    summary: summaryOf(shop, discount),
    shortSummary: summaryOf(shop, discount),
    startsAt: discount.startsAt,
    endsAt: discount.endsAt,
    createdAt: discount.createdAt,
    updatedAt: discount.updatedAt,
    usageLimit: discount.usageLimit,
    appliesOncePerCustomer: discount.appliesOncePerCustomer,
    recurringCycleLimit: discount.recurringCycleLimit,
    asyncUsageCount: discount.codes.reduce((sum, { uses }) => sum + uses, 0),
    tags: discount.tags,
    discountClasses: [classOf(discount) === "order" ? "ORDER" : "PRODUCT"],
    hasTimelineComment: false,
    combinesWith: {
      orderDiscounts: combinesWith.order,
      productDiscounts: combinesWith.product,
      shippingDiscounts: combinesWith.shipping,
    },
    context: () => contextView(discount),
    customerGets: () => customerGetsView(shop, discount),
    minimumRequirement: () => minimumView(shop, discount),
    totalSales: () => money(salesWith(shop, discount), shop.currency),
    codesCount: count(discount.codes.length),
    codes: (args: ListArguments) =>
      connection(
        discount.codes.filter(codeSearch(args.query)),
        args,
        ({ id, code }) => [args.sortKey === "CODE" ? code : 0, id],
        redeemCodeView,
      ),
    shareableUrls: () =>
      discount.codes.slice(0, 1).map(({ code }) => ({
        title: "Home page",
        targetType: "HOME",
        targetItemImage: null,
        url: `${shop.storefrontUrl}/discount/${encodeURIComponent(code)}`,
      })),
  };
}

/** A bare word finds codes that begin with it, as Shopify's search does. */
function codeSearch(query: string | null | undefined): (code: RedeemCode) => boolean {
  const text = query?.trim();
  if (text && !text.includes(":")) {
    const wanted = codeKey(text.replace(/^["']|["']$/g, ""));
    return ({ code }) => codeKey(code).startsWith(wanted);
  }
  return searchOf<RedeemCode>(text, {
    code: byText(({ code }) => [code]),
    id: byText(({ id }) => [id]),
  });
}

function redeemCodeView(redeemCode: RedeemCode): Record<string, unknown> {
  return {
    __typename: "DiscountRedeemCode",
    id: gid("DiscountRedeemCode", redeemCode.id),
    code: redeemCode.code,
    asyncUsageCount: redeemCode.uses,
    createdBy: redeemCode.createdByApp ? { id: gid("App", "1"), title: "Creator Ledger" } : null,
  };
}

function summaryOf(shop: Shop, { value }: Discount): string {
  return value.kind === "percentage"
    ? `${percentOf(value.percentage)}% off`
    : `${money(value.amount, shop.currency).amount} ${shop.currency} off`;
}

function contextView({ customerIds }: Discount) {
  if (!customerIds) return { __typename: "DiscountBuyerSelectionAll", all: "ALL" };
  return {
    __typename: "DiscountCustomers",
    customers: customerIds.map((id) => ({ id: gid("Customer", id) })),
  };
}

function customerGetsView(shop: Shop, discount: Discount) {
  const { value } = discount;
  return {
    appliesOnOneTimePurchase: discount.appliesOnOneTimePurchase,
    appliesOnSubscription: discount.appliesOnSubscription,
    items: itemsView(shop, discount),
    value:
      value.kind === "percentage"
        ? { __typename: "DiscountPercentage", percentage: value.percentage }
        : {
            __typename: "DiscountAmount",
            amount: money(value.amount, shop.currency),
            appliesOnEachItem: value.appliesOnEachItem,
          },
  };
}

function itemsView(shop: Shop, { items }: Discount) {
  if (items.kind === "all") return { __typename: "AllDiscountItems", allItems: true };
  if (items.kind === "collections")
    return {
      __typename: "DiscountCollections",
      collections: (args: PageArguments) =>
        connection(
          items.collectionIds.flatMap((id) => shop.collections.get(id) ?? []),
          args,
          byPosition,
          (one) => collectionView(shop, one),
        ),
    };
  return {
    __typename: "DiscountProducts",
    products: (args: PageArguments) =>
      connection(
        items.productIds.flatMap((id) => shop.products.get(id) ?? []),
        args,
        byPosition,
        (one) => productView(shop, one),
      ),
    productVariants: (args: PageArguments) =>
      connection(
        items.variantIds.flatMap((id) => shop.variants.get(id) ?? []),
        args,
        byPosition,
        (one) => variantView(shop, one),
      ),
  };
}

function minimumView(shop: Shop, { minimum }: Discount) {
  if (!minimum) return null;
  return minimum.kind === "subtotal"
    ? {
        __typename: "DiscountMinimumSubtotal",
        greaterThanOrEqualToSubtotal: money(minimum.amount, shop.currency),
      }
    : {
        __typename: "DiscountMinimumQuantity",
        greaterThanOrEqualToQuantity: String(minimum.quantity),
      };
}

function salesWith(shop: Shop, discount: Discount): bigint {
  let sum = 0n;
  for (const order of shop.orders.values()) {
    const isUsed = order.applications.some(
      ({ kind, title }) => kind === "code" && findCode(shop, title)?.discount === discount,
    );
    if (isUsed) sum += totalOf(order).shop;
  }
  return sum;
}

export function discountList(
  shop: Shop,
  args: ListArguments,
  typename: "DiscountNode" | "DiscountCodeNode",
  now: number,
) {
  const matches = searchOf<Discount>(args.query, {
    id: byText(({ id }) => [id]),
    // As at Shopify, codes added in bulk are not found here: use codeDiscountNodeByCode.
    code: byText(({ codes }) => codes.slice(0, 1).map(({ code }) => code)),
    title: byText(({ title }) => [title, ...title.split(/\s+/)]),
    status: byText((discount) => [statusOf(discount, now)]),
    tag: byText(({ tags }) => tags),
    method: byText(() => ["code"]),
    type: byText(() => ["code_discount", "all"]),
    updated_at: byInstant(({ updatedAt }) => updatedAt),
    created_at: byInstant(({ createdAt }) => createdAt),
  });
  const value = (discount: Discount) => {
    if (args.sortKey === "UPDATED_AT") return discount.updatedAt;
    if (args.sortKey === "TITLE") return discount.title.toLowerCase();
    return args.sortKey === "CREATED_AT" ? discount.createdAt : 0;
  };
  return connection(
    [...shop.discounts.values()].filter(matches),
    args,
    (discount) => [value(discount), discount.id],
    (discount) => discountNodeView(shop, discount, typename),
  );
}

export function bulkCreationView(shop: Shop, creation: BulkCreation): Record<string, unknown> {
  const discount = shop.discounts.get(creation.discountId);
  const failed = creation.codes.filter(({ error }) => error).length;
  return {
    __typename: "DiscountRedeemCodeBulkCreation",
    id: gid("DiscountRedeemCodeBulkCreation", creation.id),
    createdAt: creation.createdAt,
    done: creation.done,
    codesCount: creation.codes.length,
    importedCount: creation.codes.filter(({ redeemCodeId }) => redeemCodeId).length,
    failedCount: failed,
    discountCode: () => discount && discountNodeView(shop, discount, "DiscountCodeNode"),
    codes: (args: PageArguments) =>
      connection(creation.codes, args, byPosition, ({ code, redeemCodeId, error }) => ({
        code,
        discountRedeemCode: redeemCodeId
          ? redeemCodeView({ id: redeemCodeId, code, uses: 0, createdByApp: true })
          : null,
        errors: error
          ? [{ code: error.code, message: error.message, field: ["code"], extraInfo: null }]
          : [],
      })),
  };
}
