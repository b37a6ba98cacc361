// The parts of an order that the Admin API tells in one shape, whether it is asked for one order or for many.
import type { ReadOrderQuery } from "#app/shopify/admin.generated.ts";
import type { ShopifyOrder, ShopifySale } from "#app/shopify/order.ts";

type AskedOrder = NonNullable<ReadOrderQuery["order"]>;
type AskedSale = AskedOrder["agreements"]["edges"][number]["node"]["sales"]["nodes"][number];
type AskedApplication = AskedOrder["discountApplications"]["nodes"][number];

/** An order without its lists. */
export type AskedHeader = Omit<AskedOrder, "lineItems" | "agreements" | "discountApplications">;

/** The order's own fields, without the discounts, lines and sales that belong to it. */
export const headerOf = (
  order: AskedHeader,
): Omit<ShopifyOrder, "applications" | "allocations" | "lines" | "sales"> => ({
  id: order.id,
  name: order.name,
  createdAt: order.createdAt,
  processedAt: order.processedAt,
  updatedAt: order.updatedAt,
  cancelledAt: order.cancelledAt,
  test: order.test,
  sourceName: order.sourceName,
  financialStatus: order.displayFinancialStatus,
  currency: order.currencyCode,
  presentmentCurrency: order.presentmentCurrencyCode,
  received: order.totalReceivedSet.presentmentMoney.amount,
  originalTotal: order.originalTotalPriceSet.presentmentMoney.amount,
  fulfillmentStatus: order.displayFulfillmentStatus,
  fulfillments: order.fulfillments,
  attributes: order.customAttributes,
  customer: order.customer,
  journey: order.customerJourneySummary,
});

/** A discount on the order; only that of a redeem code has a code. */
export const applicationOf = (
  application: AskedApplication,
): ShopifyOrder["applications"][number] => ({
  index: application.index,
  code: application.__typename === "DiscountCodeApplication" ? application.code : null,
});

/** A sale of an agreement, with the agreement's day and reason. */
export const saleOf = (
  sale: AskedSale,
  { happenedAt, reason }: Readonly<{ happenedAt: string; reason: string }>,
): ShopifySale => ({
  id: sale.id,
  happenedAt,
  reason,
  actionType: sale.actionType,
  lineType: sale.lineType,
  lineGid: "lineItem" in sale ? (sale.lineItem?.id ?? null) : null, // null does occur, whatever the schema says
  quantity: sale.quantity,
  total: sale.totalAmount.shopMoney.amount,
  tax: sale.totalTaxAmount.shopMoney.amount,
  discount: sale.totalDiscountAmountBeforeTaxes.shopMoney.amount,
  presentmentTotal: sale.totalAmount.presentmentMoney.amount,
  presentmentTax: sale.totalTaxAmount.presentmentMoney.amount,
});
