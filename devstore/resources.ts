// What the resource picker lists: products, variants and collections in the shape App Bridge gives to apps.
import { decimalOf } from "./money.ts";
import { type Collection, gid, type Product, type Shop, type Variant } from "./state.ts";

const LISTED_MAX = 250;

/** Resources of `type` (product, variant or collection) whose title, SKU or handle contains `query`. */
export function listResources(shop: Shop, parameters: URLSearchParams): object[] {
  const words = (parameters.get("query") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (...texts: readonly string[]) => {
    const text = texts.join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const products = [...shop.products.values()].filter((each) => each.status !== "ARCHIVED");
  const textsOf = (product: Product) => [
    product.title,
    product.handle,
    product.productType,
    ...product.variants.map((variant) => variant.sku),
  ];
  switch (parameters.get("type")) {
    case "product":
      return products
        .filter((each) => fits(...textsOf(each)))
        .slice(0, LISTED_MAX)
        .map((each) => productResource(shop, each));
    case "variant":
      return products
        .flatMap((product) => product.variants.map((variant) => ({ product, variant })))
        .filter(({ product, variant }) => fits(product.title, variant.title, variant.sku))
        .slice(0, LISTED_MAX)
        .map(({ product, variant }) => variantResource(shop, product, variant));
    case "collection":
      return [...shop.collections.values()]
        .filter((each) => fits(each.title, each.handle))
        .slice(0, LISTED_MAX)
        .map(collectionResource);
    default:
      return [];
  }
}

function productResource(shop: Shop, product: Product): object {
  const [first] = product.variants;
  return {
    id: gid("Product", product.id),
    title: product.title,
    handle: product.handle,
    status: product.status,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    options: [],
    images: product.imageUrl
      ? [{ id: gid("ProductImage", product.id), originalSrc: product.imageUrl }]
      : [],
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    hasOnlyDefaultVariant: product.variants.length === 1 && first?.title === "Default Title",
    totalVariants: product.variants.length,
    priceRange: first ? decimalOf(first.price, shop.currency) : "",
    variants: product.variants.map((variant) => variantResource(shop, product, variant)),
  };
}

function variantResource(shop: Shop, product: Product, variant: Variant): object {
  const isOnly = variant.title === "Default Title";
  return {
    id: gid("ProductVariant", variant.id),
    title: variant.title,
    displayName: isOnly ? product.title : `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: decimalOf(variant.price, shop.currency),
    position: product.variants.indexOf(variant) + 1,
    product: { id: gid("Product", product.id), title: product.title },
    inventoryItem: { id: gid("InventoryItem", variant.inventoryItemId) },
  };
}

function collectionResource(collection: Collection): object {
  return {
    id: gid("Collection", collection.id),
    title: collection.title,
    handle: collection.handle,
    productsCount: collection.productIds.length,
    updatedAt: collection.updatedAt,
  };
}
