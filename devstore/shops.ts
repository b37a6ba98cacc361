// Making shops and what is in them: products and collections.
import { exponentOf, minorOf } from "./money.ts";
import { storefrontUrlOf } from "./settings.ts";
import {
  addShop,
  type Collection,
  InputError,
  idOf,
  markChanged,
  newId,
  type Plan,
  type Product,
  type Shop,
} from "./state.ts";

export type ShopInput = {
  handle: string;
  name?: string;
  currency?: string;
  zone?: string;
  plan?: Plan;
  restoreRate?: number | null;
  taxesIncluded?: boolean;
  taxShipping?: boolean;
  journeyDelayMs?: number;
  bigIds?: boolean;
  isDevelopment?: boolean;
};

const PLANS: readonly string[] = ["standard", "advanced", "plus", "enterprise"];

type Records =
  | "products"
  | "variantsBySku"
  | "variants"
  | "collections"
  | "customers"
  | "discounts"
  | "codes"
  | "bulkCreations"
  | "bulkOperations"
  | "orders"
  | "codeUses";

/** A shop's records before there are any. */
export const nothingYet = (): Pick<Shop, Records> => ({
  products: new Map(),
  variantsBySku: new Map(),
  variants: new Map(),
  collections: new Map(),
  customers: new Map(),
  discounts: new Map(),
  codes: new Map(),
  bulkCreations: new Map(),
  bulkOperations: new Map(),
  orders: new Map(),
  codeUses: new Map(),
});

/** Makes a shop. @throws InputError for a handle, currency, zone or plan that cannot be. */
export function makeShop(input: ShopInput): Shop {
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(input.handle))
    throw new InputError("A handle is lower-case letters, digits and hyphens.");
  const id = newId();
  const shop: Shop = {
    id,
    handle: input.handle,
    domain: `${input.handle}.myshopify.com`,
    name: input.handle,
    currency: "USD",
    zone: "America/New_York",
    plan: "standard",
    restoreRate: null,
    taxesIncluded: false,
    taxShipping: false,
    journeyDelayMs: 2_000,
    bigIds: false,
    isDevelopment: false,
    storefrontUrl: storefrontUrlOf(input.handle),
    createdAt: new Date().toISOString(),
    nextOrderNumber: 1001,
    ...nothingYet(),
    installation: null,
    grantedScopes: [],
  };
  changeShop(shop, input);
  addShop(shop);
  return shop;
}

/** Changes what is named and leaves the rest. The currency stays once the shop has products or orders. */
export function changeShop(shop: Shop, input: Partial<ShopInput>): void {
  const currency = input.currency?.toUpperCase() ?? shop.currency;
  if (!/^[A-Z]{3}$/.test(currency)) throw new InputError(`"${currency}" is no currency.`);
  exponentOf(currency);
  if (currency !== shop.currency && shop.products.size + shop.orders.size > 0)
    throw new InputError("The currency of a shop with products or orders cannot change.");
  const zone = input.zone ?? shop.zone;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch {
    throw new InputError(`"${zone}" is no IANA time zone.`);
  }
  if (input.plan !== undefined && !PLANS.includes(input.plan))
    throw new InputError(`A plan is one of ${PLANS.join(", ")}.`);
  shop.currency = currency;
  shop.zone = zone;
  shop.name = input.name ?? shop.name;
  shop.plan = input.plan ?? shop.plan;
  if (input.restoreRate !== undefined) shop.restoreRate = input.restoreRate;
  shop.taxesIncluded = input.taxesIncluded ?? shop.taxesIncluded;
  shop.taxShipping = input.taxShipping ?? shop.taxShipping;
  shop.journeyDelayMs = input.journeyDelayMs ?? shop.journeyDelayMs;
  shop.bigIds = input.bigIds ?? shop.bigIds;
  shop.isDevelopment = input.isDevelopment ?? shop.isDevelopment;
  markChanged();
}

export type ProductInput = {
  title: string;
  /** For a product of one variant; otherwise see variants. */
  sku?: string;
  price?: string;
  unitCost?: string | null;
  type?: "product" | "gift_card";
  productType?: string;
  tags?: readonly string[];
  vendor?: string;
  handle?: string;
  imageUrl?: string | null;
  variants?: readonly { sku: string; price: string; unitCost?: string | null; title?: string }[];
  /** Titles or ids of collections; one that does not exist is made. */
  collections?: readonly string[];
};

/** Adds a product. @throws InputError when a SKU is missing or taken, or a price is none. */
export function makeProduct(shop: Shop, input: ProductInput): Product {
  if (!input.title?.trim()) throw new InputError("A product needs a title.");
  const wanted = input.variants ?? [
    { sku: input.sku ?? "", price: input.price ?? "", unitCost: input.unitCost ?? null },
  ];
  const skus = wanted.map(({ sku }) => sku.trim().toLowerCase());
  if (skus.some((sku) => !sku)) throw new InputError("Every variant needs a sku.");
  const taken = skus.find((sku, i) => shop.variantsBySku.has(sku) || skus.indexOf(sku) !== i);
  if (taken !== undefined) throw new InputError(`The SKU "${taken}" is taken.`);
  const now = new Date().toISOString();
  const id = newId();
  const product: Product = {
    id,
    title: input.title.trim(),
    handle: handleFor(shop, input),
    type: input.type === "gift_card" ? "gift_card" : "product",
    productType: input.productType ?? "",
    tags: [...(input.tags ?? [])],
    vendor: input.vendor ?? shop.name,
    status: "ACTIVE",
    imageUrl: input.imageUrl ?? null,
    createdAt: now,
    updatedAt: now,
    variants: wanted.map((variant) => ({
      id: newId(),
      productId: id,
      sku: variant.sku.trim(),
      title: ("title" in variant && variant.title) || "Default Title",
      price: priceOf(variant.price, shop),
      unitCost: variant.unitCost == null ? null : priceOf(variant.unitCost, shop),
      inventoryItemId: newId(),
    })),
  };
  shop.products.set(id, product);
  indexVariants(shop, product);
  for (const collection of input.collections ?? []) addToCollection(shop, collection, product);
  markChanged();
  return product;
}

function priceOf(text: string, shop: Shop): bigint {
  const price = minorOf(text, shop.currency);
  if (price < 0n) throw new InputError("A price or unit cost is not negative.");
  return price;
}

function handleFor(shop: Shop, { handle, title }: ProductInput): string {
  const base =
    (handle ?? title)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") || "product";
  const taken = new Set([...shop.products.values()].map((product) => product.handle));
  for (let n = 0; ; n += 1) {
    const candidate = n === 0 ? base : `${base}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}

export function indexVariants(shop: Shop, product: Product): void {
  for (const variant of product.variants) {
    shop.variants.set(variant.id, variant);
    shop.variantsBySku.set(variant.sku.toLowerCase(), variant);
  }
}

function addToCollection(shop: Shop, titleOrId: string, product: Product): void {
  const found =
    shop.collections.get(idOf(titleOrId)) ??
    [...shop.collections.values()].find(({ title }) => title === titleOrId);
  (found ?? makeCollection(shop, { title: titleOrId })).productIds.push(product.id);
}

/** Adds a collection; products are named by id, gid or SKU. */
export function makeCollection(
  shop: Shop,
  input: { title: string; products?: readonly string[] },
): Collection {
  if (!input.title?.trim()) throw new InputError("A collection needs a title.");
  const productIds = productIdsOf(shop, input.products ?? []);
  const collection: Collection = {
    id: newId(),
    title: input.title.trim(),
    handle: input.title.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    productIds,
    updatedAt: new Date().toISOString(),
  };
  shop.collections.set(collection.id, collection);
  markChanged();
  return collection;
}

/** Puts other products into a collection. */
export function changeCollection(shop: Shop, id: string, products: readonly string[]): Collection {
  const collection = shop.collections.get(id);
  if (!collection) throw new InputError(`There is no collection "${id}".`);
  collection.productIds.splice(0, Number.POSITIVE_INFINITY, ...productIdsOf(shop, products));
  collection.updatedAt = new Date().toISOString();
  markChanged();
  return collection;
}

const productIdsOf = (shop: Shop, products: readonly string[]): string[] =>
  products.map((one) => {
    const id = shop.variantsBySku.get(one.toLowerCase())?.productId ?? idOf(one);
    if (!shop.products.has(id)) throw new InputError(`There is no product ${one}.`);
    return id;
  });
