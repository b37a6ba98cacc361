// Builders of orders as Shopify tells them; each test names only what it is about.
import type { ShopifyLine, ShopifyOrder, ShopifySale } from "#app/shopify/order.ts";

export const ORDERED_AT = "2026-05-04T12:00:00Z";

let sales = 0;

/** A product of 100.00 without tax or discount, unless said otherwise. */
export const shopifySale = (given: Partial<ShopifySale> = {}): ShopifySale => ({
  presentmentTotal: given.total ?? "100.00",
  presentmentTax: given.tax ?? "0.00",
  id: `gid://shopify/Sale/${++sales}`,
  happenedAt: ORDERED_AT,
  reason: "ORDER",
  actionType: "ORDER",
  lineType: "PRODUCT",
  lineGid: "gid://shopify/LineItem/1",
  quantity: 1,
  total: "100.00",
  tax: "0.00",
  discount: "0.00",
  ...given,
});

/** A serum without a selling plan, unless said otherwise. */
export const shopifyLine = (given: Partial<ShopifyLine> = {}): ShopifyLine => ({
  id: "gid://shopify/LineItem/1",
  title: "Serum",
  variantTitle: "30 ml",
  sku: "SER-30",
  vendor: "Northwind",
  quantity: 1,
  isGiftCard: false,
  product: { id: "gid://shopify/Product/1", productType: "Skincare", tags: ["bestseller"] },
  variant: { id: "gid://shopify/ProductVariant/1" },
  sellingPlan: null,
  ...given,
});

/** A paid order that is not sent yet, paid for in the shop's currency, unless said otherwise. */
export const shopifyOrder = (given: Partial<ShopifyOrder> = {}): ShopifyOrder => ({
  id: "gid://shopify/Order/1",
  name: "#1001",
  createdAt: ORDERED_AT,
  processedAt: ORDERED_AT,
  updatedAt: ORDERED_AT,
  cancelledAt: null,
  test: false,
  sourceName: "web",
  financialStatus: "PAID",
  currency: "USD",
  presentmentCurrency: given.currency ?? "USD",
  received: "0.00",
  originalTotal: "0.00",
  fulfillmentStatus: "UNFULFILLED",
  fulfillments: [],
  attributes: [],
  customer: { id: "gid://shopify/Customer/1", numberOfOrders: "1" },
  journey: { ready: true, customerOrderIndex: 1, firstVisit: null, lastVisit: null },
  applications: [],
  allocations: null,
  lines: [],
  sales: [shopifySale()],
  ...given,
});
