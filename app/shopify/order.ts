// An order as Shopify's Admin API tells it, all pages put together and flattened; decimals, instants and ids are Shopify's text.

export type ShopifyVisit = Readonly<{ occurredAt: string; landingPage: string | null }>;

export type ShopifySale = Readonly<{
  id: string;
  happenedAt: string;
  reason: string;
  actionType: string;
  lineType: string;
  lineGid: string | null;
  quantity: number | null;
  /** Shop money, signed, after discounts and with tax. */
  total: string;
  tax: string;
  discount: string;
  /** Total and tax as the buyer saw them, in the order's presentment currency. */
  presentmentTotal: string;
  presentmentTax: string;
}>;

export type ShopifyLine = Readonly<{
  id: string;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  /** Pieces ordered, those that came back included. */
  quantity: number;
  isGiftCard: boolean;
  /** Null once the product or the variant is deleted. */
  product: Readonly<{ id: string; productType: string; tags: readonly string[] }> | null;
  /** Its cost is of the day it is read; null where the merchant enters none. */
  variant: Readonly<{
    id: string;
    inventoryItem?: Readonly<{
      unitCost?: Readonly<{ amount: string; currencyCode: string }> | null;
    }>;
  }> | null;
  sellingPlan: Readonly<{ name: string }> | null;
}>;

export type ShopifyFulfillment = Readonly<{
  /** SUCCESS | CANCELLED | ERROR | FAILURE, and older ones. */
  status: string;
  createdAt: string;
  deliveredAt: string | null;
}>;

export type ShopifyOrder = Readonly<{
  id: string;
  name: string;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  test: boolean;
  sourceName: string | null;
  financialStatus: string | null;
  currency: string;
  /** The currency that the buyer saw and paid in. */
  presentmentCurrency: string;
  /** Presentment money: what was received before refunds, and what the order came to when it was placed. */
  received: string;
  originalTotal: string;
  /** Shopify's displayFulfillmentStatus. */
  fulfillmentStatus: string;
  fulfillments: readonly ShopifyFulfillment[];
  attributes: readonly Readonly<{ key: string; value: string | null }>[];
  customer: Readonly<{ id: string; numberOfOrders: string }> | null;
  /** Null for orders without a browser behind them, and for a moment after the order was placed. */
  journey: Readonly<{
    ready: boolean;
    customerOrderIndex: number | null;
    firstVisit: ShopifyVisit | null;
    lastVisit: ShopifyVisit | null;
  }> | null;
  /** Discounts on the order by their index; `code` is null for automatic, manual and script discounts. */
  applications: readonly Readonly<{ index: number; code: string | null }>[];
  /** What each application gave on each line; null where it was not asked, because at most one code is on the order. */
  allocations: readonly Readonly<{ index: number; amount: string }>[] | null;
  lines: readonly ShopifyLine[];
  sales: readonly ShopifySale[];
}>;
