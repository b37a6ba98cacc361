// Products, variants with unit costs, collections.
import { byPosition, connection, type PageArguments } from "../connection.ts";
import { decimalOf } from "../money.ts";
import { byInstant, byText, searchOf } from "../search.ts";
import { type Collection, gid, idOf, type Product, type Shop, type Variant } from "../state.ts";
import { count, money } from "./context.ts";

type ListArguments = PageArguments & { query?: string | null; sortKey?: string | null };

export function productView(shop: Shop, product: Product): Record<string, unknown> {
  const image = product.imageUrl && {
    id: gid("MediaImage", product.id),
    url: product.imageUrl,
    altText: product.title,
  };
  return {
    __typename: "Product",
    id: gid("Product", product.id),
    legacyResourceId: product.id,
    title: product.title,
    handle: product.handle,
    status: product.status,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    isGiftCard: product.type === "gift_card",
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    onlineStoreUrl:
      product.status === "ACTIVE" ? `${shop.storefrontUrl}/products/${product.handle}` : null,
    featuredImage: image,
    featuredMedia: image && {
      __typename: "MediaImage",
      id: image.id,
      preview: { status: "READY", image },
    },
    priceRangeV2: priceRange(shop, product),
    totalVariants: product.variants.length,
    variantsCount: count(product.variants.length),
    variants: (args: PageArguments) =>
      connection(product.variants, args, byPosition, (one) => variantView(shop, one)),
    collections: (args: PageArguments) =>
      connection(
        [...shop.collections.values()].filter(({ productIds }) => productIds.includes(product.id)),
        args,
        byPosition,
        (one) => collectionView(shop, one),
      ),
  };
}

function priceRange(shop: Shop, product: Product) {
  const prices = product.variants.map(({ price }) => price).sort((a, b) => (a < b ? -1 : 1));
  return {
    minVariantPrice: money(prices[0] ?? 0n, shop.currency),
    maxVariantPrice: money(prices.at(-1) ?? 0n, shop.currency),
  };
}

export function variantView(shop: Shop, variant: Variant): Record<string, unknown> {
  const product = shop.products.get(variant.productId);
  const isOnly = product?.variants.length === 1;
  return {
    __typename: "ProductVariant",
    id: gid("ProductVariant", variant.id),
    legacyResourceId: variant.id,
    sku: variant.sku,
    title: variant.title,
    displayName: isOnly ? product?.title : `${product?.title} - ${variant.title}`,
    price: decimalOf(variant.price, shop.currency),
    compareAtPrice: null,
    createdAt: product?.createdAt,
    updatedAt: product?.updatedAt,
    product: () => product && productView(shop, product),
    inventoryItem: () => inventoryItemView(shop, variant),
  };
}

export function inventoryItemView(shop: Shop, variant: Variant): Record<string, unknown> {
  return {
    __typename: "InventoryItem",
    id: gid("InventoryItem", variant.inventoryItemId),
    sku: variant.sku,
    unitCost: variant.unitCost === null ? null : money(variant.unitCost, shop.currency),
    variant: () => variantView(shop, variant),
  };
}

export function collectionView(shop: Shop, collection: Collection): Record<string, unknown> {
  const products = () => collection.productIds.flatMap((id) => shop.products.get(id) ?? []);
  return {
    __typename: "Collection",
    id: gid("Collection", collection.id),
    legacyResourceId: collection.id,
    title: collection.title,
    handle: collection.handle,
    updatedAt: collection.updatedAt,
    image: null,
    productsCount: count(collection.productIds.length),
    products: (args: PageArguments) =>
      connection(products(), args, byPosition, (one) => productView(shop, one)),
  };
}

export function productList(shop: Shop, args: ListArguments) {
  const matches = searchOf<Product>(args.query, {
    id: byText(({ id }) => [id]),
    title: byText(({ title }) => [title, ...title.split(/\s+/)]),
    handle: byText(({ handle }) => [handle]),
    status: byText(({ status }) => [status]),
    vendor: byText(({ vendor }) => [vendor]),
    product_type: byText(({ productType }) => [productType]),
    tag: byText(({ tags }) => tags),
    sku: byText(({ variants }) => variants.map(({ sku }) => sku)),
    updated_at: byInstant(({ updatedAt }) => updatedAt),
    created_at: byInstant(({ createdAt }) => createdAt),
  });
  const value = (product: Product) => {
    if (args.sortKey === "TITLE") return product.title.toLowerCase();
    if (args.sortKey === "UPDATED_AT") return product.updatedAt;
    return args.sortKey === "CREATED_AT" ? product.createdAt : 0;
  };
  return connection(
    [...shop.products.values()].filter(matches),
    args,
    (product) => [value(product), product.id],
    (product) => productView(shop, product),
  );
}

export function variantList(shop: Shop, args: ListArguments) {
  const matches = searchOf<Variant>(args.query, {
    id: byText(({ id }) => [id]),
    sku: byText(({ sku }) => [sku]),
    product_id: byText(({ productId }) => [productId]),
    product_ids: ({ productId }, value) => value.split(",").includes(productId),
    collection: ({ productId }, value) =>
      shop.collections.get(value)?.productIds.includes(productId) ?? false,
    gift_card: ({ productId }, value) =>
      (shop.products.get(productId)?.type === "gift_card") === (value === "true"),
    title: byText(({ title }) => [title]),
  });
  return connection(
    [...shop.variants.values()].filter(matches),
    args,
    ({ id }) => [0, id],
    (variant) => variantView(shop, variant),
  );
}

export function collectionList(shop: Shop, args: ListArguments) {
  const matches = searchOf<Collection>(args.query, {
    id: byText(({ id }) => [id]),
    title: byText(({ title }) => [title, ...title.split(/\s+/)]),
    updated_at: byInstant(({ updatedAt }) => updatedAt),
  });
  return connection(
    [...shop.collections.values()].filter(matches),
    args,
    ({ id, title }) => [args.sortKey === "TITLE" ? title.toLowerCase() : 0, id],
    (collection) => collectionView(shop, collection),
  );
}

/** The variant that a gid of an inventory item stands for. */
export function variantOfInventoryItem(shop: Shop, gidText: string): Variant | null {
  const id = idOf(gidText);
  for (const variant of shop.variants.values()) if (variant.inventoryItemId === id) return variant;
  return null;
}
