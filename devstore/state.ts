// What the stand-in for Shopify knows: shops and everything in them, in memory; snapshot.ts keeps it on disk.
// Ids are decimal digits as text (they may be above 2^53); money is integer minor units of the currency named beside it.
import type { BulkOperation } from "./bulk-model.ts";
import type { Customer } from "./customer-model.ts";
import type { BulkCreation, Discount, RedeemCode } from "./discount-model.ts";
import type { Fulfilment } from "./fulfilment-model.ts";
import type { Installation } from "./installation-model.ts";

export type Plan = "standard" | "advanced" | "plus" | "enterprise";

/** An amount in the shop's currency and in the one the buyer saw. */
export type Bag = { shop: bigint; presentment: bigint };

export type Attribute = { name: string; value: string };

export type Variant = {
  id: string;
  productId: string;
  sku: string;
  title: string;
  /** Minor units of the shop's currency, with tax when the shop's prices include it. */
  price: bigint;
  /** Minor units per piece; null when the merchant has not entered it. */
  unitCost: bigint | null;
  inventoryItemId: string;
};

export type Product = {
  id: string;
  title: string;
  handle: string;
  type: "product" | "gift_card";
  productType: string;
  tags: string[];
  vendor: string;
  status: "ACTIVE" | "DRAFT" | "ARCHIVED";
  imageUrl: string | null;
  createdAt: string;
  updatedAt: string;
  variants: Variant[];
};

export type Collection = {
  id: string;
  title: string;
  handle: string;
  productIds: string[];
  updatedAt: string;
};

export type DiscountApplication = {
  index: number;
  kind: "code" | "manual" | "automatic";
  /** The code as the buyer typed it, or the title of a manual or automatic discount. */
  title: string;
  value: { kind: "percentage"; percentage: number } | { kind: "amount"; amount: Bag };
  targetSelection: "ALL" | "ENTITLED";
  allocationMethod: "ACROSS" | "EACH";
};

/** Units of a line that were bought together; a later edit that raises the quantity adds a batch. */
export type LineBatch = {
  quantity: number;
  /** Units taken away by refund, return or edit. */
  removed: number;
  /** Without tax, after discounts. */
  net: Bag;
  tax: Bag;
  discountBeforeTax: Bag;
  discountAfterTax: Bag;
};

export type Line = {
  id: string;
  variantId: string; // "", as product and SKU, for a custom item
  productId: string;
  sku: string;
  title: string;
  isGiftCard: boolean;
  sellingPlan: string | null;
  addedByEdit: boolean;
  /** Price of one piece as listed (with tax when prices include it). */
  unitPrice: Bag;
  taxRate: number;
  allocations: { index: number; amount: Bag }[];
  batches: LineBatch[];
};

export type Sale = {
  id: string;
  actionType: "ORDER" | "RETURN" | "UPDATE";
  lineType: "PRODUCT" | "GIFT_CARD" | "SHIPPING" | "TIP" | "DUTY" | "ADDITIONAL_FEE" | "ADJUSTMENT";
  quantity: number | null;
  lineId: string | null;
  /** With tax, after discounts; negative when something is given back. */
  total: Bag;
  tax: Bag;
  discountBeforeTax: Bag;
  discountAfterTax: Bag;
};

export type Agreement = {
  id: string;
  reason: "ORDER" | "ORDER_EDIT" | "REFUND" | "RETURN";
  happenedAt: string;
  refundId: string | null;
  sales: Sale[];
};

export type Refund = {
  id: string;
  createdAt: string;
  processedAt: string;
  note: string | null;
  lines: {
    id: string;
    lineId: string;
    quantity: number;
    restock: boolean;
    /** As listed: with tax when prices include it. */
    subtotal: Bag;
    tax: Bag;
  }[];
  shipping: { id: string; subtotal: Bag; tax: Bag } | null;
  adjustment: { id: string; amount: Bag } | null;
  tip: Bag | null;
  /** What the buyer got back. */
  total: Bag;
};

export type Visit = { landingSite: string; referringSite: string | null; occurredAt: string };

export type FinancialStatus =
  | "PENDING"
  | "AUTHORIZED"
  | "PARTIALLY_PAID"
  | "PAID"
  | "PARTIALLY_REFUNDED"
  | "REFUNDED"
  | "VOIDED";

export type Order = {
  id: string;
  number: number;
  name: string;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF" | null;
  test: boolean;
  edited: boolean;
  sourceName: string;
  currency: string;
  presentmentCurrency: string;
  /** Units of presentment currency for one of the shop's currency, as a decimal. */
  rate: string;
  taxesIncluded: boolean;
  taxRate: number;
  financialStatus: FinancialStatus;
  customerId: string | null;
  /** Position among the customer's orders that are no tests; null for tests and without a customer. */
  customerOrderIndex: number | null;
  /** Null for orders that no browser placed (POS, draft, API, renewal). */
  journey: { readyAt: string; visits: Visit[] } | null;
  attributes: Attribute[];
  discountCodes: string[];
  applications: DiscountApplication[];
  lines: Line[];
  shipping: { id: string; title: string; net: Bag; tax: Bag; refundedNet: Bag; refundedTax: Bag };
  tip: Bag;
  duties: Bag;
  /** Additional fees, such as for a packaging law. */
  fees: Bag;
  fulfilments: Fulfilment[];
  agreements: Agreement[];
  refunds: Refund[];
  /** What the buyer has paid, before refunds. */
  received: Bag;
  cartToken: string | null;
  checkoutToken: string | null;
  landingSite: string | null;
  referringSite: string | null;
};

export type Shop = {
  id: string;
  handle: string;
  /** "<handle>.myshopify.com" */
  domain: string;
  name: string;
  currency: string;
  zone: string;
  plan: Plan;
  /** Points a second of the Admin API's bucket; null follows the plan. */
  restoreRate: number | null;
  taxesIncluded: boolean;
  taxShipping: boolean;
  journeyDelayMs: number;
  /** Order ids above 2^53, as Shopify may give them. */
  bigIds: boolean;
  isDevelopment: boolean;
  /** Origin of the storefront, no slash at the end. */
  storefrontUrl: string;
  createdAt: string;
  nextOrderNumber: number;
  products: Map<string, Product>;
  /** By the SKU in lower case. */
  variantsBySku: Map<string, Variant>;
  variants: Map<string, Variant>;
  collections: Map<string, Collection>;
  customers: Map<string, Customer>;
  discounts: Map<string, Discount>;
  /** Every redeem code of the shop by its upper-case text. */
  codes: Map<string, { discount: Discount; redeemCode: RedeemCode }>;
  bulkCreations: Map<string, BulkCreation>;
  bulkOperations: Map<string, BulkOperation>;
  orders: Map<string, Order>;
  /** How often a customer used a redeem code: "<code id> <customer id>". */
  codeUses: Map<string, number>;
  installation: Installation | null;
  /** Optional scopes of the app that the merchant granted. */
  grantedScopes: string[];
};

/** Something the caller asked for that cannot be; the message is a sentence for them. */
export class InputError extends Error {}

/** The caller named a thing that does not exist. */
export class NotFoundError extends InputError {}

const shops = new Map<string, Shop>();
let lastId = 6_100_000_000_000;
let changes = 0;

/** Every shop, in the order they were made. */
export function allShops(): Shop[] {
  return [...shops.values()];
}

/** The shop of a handle ("demo") or a domain ("demo.myshopify.com"); null when there is none. */
export function findShop(handleOrDomain: string): Shop | null {
  return shops.get(handleOrDomain.toLowerCase().replace(/\.myshopify\.com$/, "")) ?? null;
}

/** As findShop, but a missing shop is the caller's mistake. */
export function shopOf(handleOrDomain: string | null | undefined): Shop {
  const shop = findShop(handleOrDomain || "demo");
  if (!shop) throw new NotFoundError(`There is no shop "${handleOrDomain}".`);
  return shop;
}

export function addShop(shop: Shop): void {
  shops.set(shop.handle, shop);
  markChanged();
}

export function removeShop(handle: string): void {
  shops.delete(handle);
  markChanged();
}

/** A new id of about 13 digits, unique in this process and over restarts. */
export function newId(): string {
  lastId += 1;
  return String(lastId);
}

/** Tells the snapshot that something is to be kept. Whoever changes the state calls it. */
export function markChanged(): void {
  changes += 1;
}

export function changeCount(): number {
  return changes;
}

export function lastIdGiven(): number {
  return lastId;
}

export function continueIdsAfter(id: number): void {
  lastId = Math.max(lastId, id);
}

/** "gid://shopify/Order/1" and "1" both give "1". */
export function idOf(gidOrId: string): string {
  return gidOrId.slice(gidOrId.lastIndexOf("/") + 1).replace(/\?.*$/, "");
}

export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}
