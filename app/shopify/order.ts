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
  sales: readonly ShopifySale[];
}>;
