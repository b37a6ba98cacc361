// The control API's part about shops and what they sell.
import {
  type Body,
  given,
  readAmount,
  readFlag,
  readNumber,
  readObjects,
  readText,
  readTexts,
} from "./control-input.ts";
import type { Answer } from "./control-orders.ts";
import { decimalOf } from "./money.ts";
import { shopPayload } from "./payloads.ts";
import { changeShop, makeShop, type ShopInput } from "./shops.ts";
import { findShop, gid, InputError, type Plan, type Product, type Shop } from "./state.ts";
import { announce } from "./webhooks.ts";

export function changeShops(body: Body): Answer {
  const input: Partial<ShopInput> = given({
    name: readText(body, "name"),
    currency: readText(body, "currency"),
    zone: readText(body, "zone"),
    plan: readText(body, "plan") as Plan | null,
    restoreRate: readNumber(body, "restoreRate"),
    taxesIncluded: readFlag(body, "taxesIncluded"),
    taxShipping: readFlag(body, "taxShipping"),
    journeyDelayMs: readNumber(body, "journeyDelayMs"),
    bigIds: readFlag(body, "bigIds"),
    isDevelopment: readFlag(body, "isDevelopment"),
  });
  const handle = readText(body, "handle") ?? readText(body, "shop") ?? "";
  const known = findShop(handle);
  if (!known) return { status: 201, body: shopAnswer(makeShop({ handle, ...input })) };
  changeShop(known, input);
  const payload = () => shopPayload(known);
  announce(known, [{ topic: "shop/update", resource: gid("Shop", known.id), payload }]);
  return { status: 200, body: shopAnswer(known) };
}

export function productFrom(body: Body) {
  const type = readText(body, "type");
  if (type && type !== "gift_card" && type !== "product")
    throw new InputError(`"type" is product or gift_card.`);
  const variants = readObjects(body, "variants").map((variant) => ({
    sku: readText(variant, "sku") ?? "",
    price: readAmount(variant, "price") ?? "",
    unitCost: readAmount(variant, "unitCost"),
    ...given({ title: readText(variant, "title") }),
  }));
  return {
    title: readText(body, "title") ?? "",
    unitCost: readAmount(body, "unitCost"),
    collections: readTexts(body, "collections"),
    tags: readTexts(body, "tags"),
    ...(variants.length > 0 ? { variants } : {}),
    ...given({
      sku: readText(body, "sku"),
      price: readAmount(body, "price"),
      type: type as "gift_card" | "product" | null,
      productType: readText(body, "productType"),
      vendor: readText(body, "vendor"),
      handle: readText(body, "handle"),
      imageUrl: readText(body, "imageUrl"),
    }),
  };
}

const STATUSES = ["ACTIVE", "DRAFT", "ARCHIVED"] as const;

/** Takes a product out of the storefront or back, gives it another handle, or deletes it. */
export function changeProduct(shop: Shop, id: string, body: Body) {
  const product = shop.products.get(id);
  if (!product) throw new InputError(`There is no product "${id}".`);
  if (readFlag(body, "delete")) {
    for (const variant of product.variants) shop.variants.delete(variant.id);
    shop.products.delete(id);
    return { deleted: id };
  }
  const asked = readText(body, "status");
  const status = STATUSES.find((one) => one === asked);
  if (asked && !status) throw new InputError(`"status" is ${STATUSES.join(", ")}.`);
  product.status = status ?? product.status;
  product.handle = readText(body, "handle") ?? product.handle;
  return productAnswer(shop, product);
}

export function shopAnswer(shop: Shop) {
  const { id, handle, domain, name, currency, zone, plan, taxesIncluded, storefrontUrl } = shop;
  return {
    ...{ id, gid: gid("Shop", id), handle, domain, name, currency, zone, plan, taxesIncluded },
    taxShipping: shop.taxShipping,
    restoreRate: shop.restoreRate,
    journeyDelayMs: shop.journeyDelayMs,
    bigIds: shop.bigIds,
    isDevelopment: shop.isDevelopment,
    storefrontUrl,
    installed: shop.installation !== null,
  };
}

export function catalog(shop: Shop) {
  return {
    products: [...shop.products.values()].map((product) => productAnswer(shop, product)),
    collections: [...shop.collections.values()].map(({ id, title, productIds }) => ({
      id,
      gid: gid("Collection", id),
      title,
      productIds,
    })),
  };
}

export function productAnswer(shop: Shop, product: Product) {
  const decimal = (minor: bigint) => decimalOf(minor, shop.currency);
  return {
    id: product.id,
    gid: gid("Product", product.id),
    title: product.title,
    handle: product.handle,
    type: product.type,
    variants: product.variants.map((variant) => ({
      id: variant.id,
      gid: gid("ProductVariant", variant.id),
      sku: variant.sku,
      title: variant.title,
      price: decimal(variant.price),
      unitCost: variant.unitCost === null ? null : decimal(variant.unitCost),
    })),
  };
}
