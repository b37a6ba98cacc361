// Shopify's answers about the orders of a round, the same in every process that makes them.
import type { ShopifyOrder } from "../../app/shopify/order.ts";

export type OrderBatch = Readonly<{
  /** Number of the first order; no two batches of a run share one. */
  first: number;
  count: number;
  /** Orders are spread over so many creators; 1 is all of one. */
  creators: number;
}>;

const FIRST_ID = 7_000_000_000_000;

/** Shopify's id of the order of a number. */
export const gidOfOrder = (number: number): string => `gid://shopify/Order/${FIRST_ID + number}`;

export type Answers = ReadonlyMap<string, ShopifyOrder>;

/** Two products and shipping each, 10 % by the code of one of the creators. */
export function answersOf({ first, count, creators }: OrderBatch): Answers {
  const orders = Array.from({ length: count }, (_, i) =>
    orderAnswer(FIRST_ID + first + i, `BENCH${((first + i) * 7919) % creators}`),
  );
  return new Map(orders.map((order) => [order.id, order]));
}

function orderAnswer(number: number, code: string): ShopifyOrder {
  const at = new Date(Date.UTC(2026, 9, 1) + (number % 2_000_000) * 1_000).toISOString();
  const sale = (n: number, lineType: string, total: string, tax: string, discount: string) => ({
    id: `gid://shopify/Sale/${number * 4 + n}`,
    happenedAt: at,
    reason: "ORDER",
    actionType: "ORDER",
    lineType,
    lineGid: lineType === "PRODUCT" ? lineGid(number, n) : null,
    quantity: 1,
    total,
    tax,
    discount,
    presentmentTotal: total,
    presentmentTax: tax,
  });
  return {
    id: `gid://shopify/Order/${number}`,
    name: `#${number}`,
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    test: false,
    sourceName: "web",
    financialStatus: "PAID",
    currency: "USD",
    presentmentCurrency: "USD",
    received: "71.13",
    originalTotal: "71.13",
    fulfillmentStatus: "UNFULFILLED",
    fulfillments: [],
    attributes: [],
    customer: { id: `gid://shopify/Customer/${number % 5_000}`, numberOfOrders: "1" },
    journey: { ready: true, customerOrderIndex: 1, firstVisit: null, lastVisit: null },
    applications: [{ index: 0, code }],
    allocations: null,
    lines: ["Serum", "Brush"].map((title, n) => ({
      id: lineGid(number, n),
      title,
      variantTitle: null,
      sku: `${title.toUpperCase()}-${n}`,
      vendor: "Northwind",
      quantity: 1,
      isGiftCard: false,
      product: { id: `gid://shopify/Product/${n}`, productType: "Skincare", tags: [] },
      variant: { id: `gid://shopify/ProductVariant/${n}` },
      sellingPlan: null,
    })),
    sales: [
      sale(0, "PRODUCT", "38.88", "2.88", "4.00"),
      sale(1, "PRODUCT", "24.30", "1.80", "2.50"),
      sale(2, "SHIPPING", "7.95", "0.00", "0.00"),
    ],
  };
}

const lineGid = (number: number, n: number): string => `gid://shopify/LineItem/${number * 2 + n}`;
