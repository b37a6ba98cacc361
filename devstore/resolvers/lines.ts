// Lines of an order and the discounts on them.
import { currentQuantityOf, quantityOf } from "../agreements.ts";
import { add, percentOf, subtract, ZERO } from "../money.ts";
import {
  type Bag,
  type DiscountApplication,
  gid,
  type Line,
  type Order,
  type Shop,
} from "../state.ts";
import { money, moneyBag } from "./context.ts";
import { productView, variantView } from "./products.ts";

export function applicationView(order: Order, one: DiscountApplication) {
  const typenames = {
    code: "DiscountCodeApplication",
    manual: "ManualDiscountApplication",
    automatic: "AutomaticDiscountApplication",
  } as const;
  const { value } = one;
  return {
    __typename: typenames[one.kind],
    index: one.index,
    allocationMethod: one.allocationMethod,
    targetType: "LINE_ITEM",
    targetSelection: one.targetSelection,
    value:
      value.kind === "percentage"
        ? { __typename: "PricingPercentageValue", percentage: percentOf(value.percentage) }
        : { __typename: "MoneyV2", ...money(value.amount.shop, order.currency) },
    ...(one.kind === "code"
      ? { code: one.title }
      : { title: one.title, ...(one.kind === "manual" ? { description: null } : {}) }),
  };
}

export function lineView(shop: Shop, order: Order, line: Line): Record<string, unknown> {
  const bag = (value: Bag) => moneyBag(value, order);
  const variant = shop.variants.get(line.variantId);
  const product = shop.products.get(line.productId);
  const gross = times(line.unitPrice, quantityOf(line));
  const discount = add(ZERO, ...line.allocations.map(({ amount }) => amount));
  const tax = add(ZERO, ...line.batches.map((batch) => batch.tax));
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    name: line.title,
    title: line.title,
    sku: line.sku || null,
    vendor: product?.vendor ?? null,
    quantity: quantityOf(line),
    currentQuantity: currentQuantityOf(line),
    refundableQuantity: currentQuantityOf(line),
    isGiftCard: line.isGiftCard,
    taxable: !line.isGiftCard,
    sellingPlan: line.sellingPlan ? { name: line.sellingPlan, sellingPlanId: null } : null,
    customAttributes: [],
    variantTitle: variant?.title ?? null,
    variant: () => (variant ? variantView(shop, variant) : null),
    product: () => (product ? productView(shop, product) : null),
    originalUnitPriceSet: bag(line.unitPrice),
    originalTotalSet: bag(gross),
    totalDiscountSet: bag(discount),
    discountedTotalSet: ({ withCodeDiscounts }: { withCodeDiscounts?: boolean | null }) =>
      bag(withCodeDiscounts ? subtract(gross, discount) : gross),
    discountAllocations: () =>
      line.allocations.map(({ index, amount }) => {
        const application = order.applications[index];
        return {
          allocatedAmountSet: bag(amount),
          discountApplication: application && applicationView(order, application),
        };
      }),
    taxLines: () =>
      tax.shop === 0n
        ? []
        : [
            {
              title: "Tax",
              rate: line.taxRate,
              ratePercentage: percentOf(line.taxRate),
              priceSet: bag(tax),
            },
          ],
  };
}

function times(bag: Bag, quantity: number): Bag {
  const n = BigInt(quantity);
  return { shop: bag.shop * n, presentment: bag.presentment * n };
}
