// The root fields of the Admin API that the dev store answers.
import { GraphQLError } from "graphql";
import { isJobDone } from "../change-discounts.ts";
import { connection, type PageArguments } from "../connection.ts";
import { findCode, findDiscount } from "../discounts.ts";
import { canSee } from "../order-window.ts";
import { gid, idOf, type Shop } from "../state.ts";
import { bulkMutations, bulkOperationView } from "./bulk-operations.ts";
import { type Context, count } from "./context.ts";
import { customerList, customerView } from "./customers.ts";
import { discountMutations } from "./discount-mutations.ts";
import { bulkCreationView, discountList, discountNodeView } from "./discounts.ts";
import { orderMutations } from "./order-mutations.ts";
import { orderList, orderView } from "./orders.ts";
import {
  collectionList,
  collectionView,
  inventoryItemView,
  productList,
  productView,
  variantList,
  variantOfInventoryItem,
  variantView,
} from "./products.ts";
import { appInstallationView, shopView } from "./shop.ts";

type Id = { id: string };
type ListArguments = PageArguments & { query?: string | null; sortKey?: string | null };

/** A view of what an id stands for, or null; `type` is the middle part of a gid. */
const BY_TYPE: Readonly<Record<string, (shop: Shop, id: string) => unknown>> = {
  Order: (shop, id) => viewOf(shop.orders.get(id), (one) => orderView(shop, one)),
  Product: (shop, id) => viewOf(shop.products.get(id), (one) => productView(shop, one)),
  ProductVariant: (shop, id) => viewOf(shop.variants.get(id), (one) => variantView(shop, one)),
  Collection: (shop, id) => viewOf(shop.collections.get(id), (one) => collectionView(shop, one)),
  Customer: (shop, id) => viewOf(shop.customers.get(id), (one) => customerView(shop, one)),
  InventoryItem: (shop, id) =>
    viewOf(variantOfInventoryItem(shop, id), (one) => inventoryItemView(shop, one)),
  DiscountCodeNode: (shop, id) =>
    viewOf(shop.discounts.get(id), (one) => discountNodeView(shop, one, "DiscountCodeNode")),
  BulkOperation: (shop, id) =>
    viewOf(shop.bulkOperations.get(id), (one) => bulkOperationView(shop, one)),
  DiscountRedeemCodeBulkCreation: (shop, id) =>
    viewOf(shop.bulkCreations.get(id), (one) => bulkCreationView(shop, one)),
};

function viewOf<T>(found: T | null | undefined, view: (one: T) => unknown): unknown {
  return found ? view(found) : null;
}

/** A gid of another type, or one that is none, is a mistake that Shopify names. */
function byGid(shop: Shop, type: string, gidText: string): unknown {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(gidText);
  if (!match) throw new GraphQLError(`Invalid global id '${gidText}'`);
  return match[1] === type ? (BY_TYPE[type]?.(shop, match[2] ?? "") ?? null) : null;
}

function byAnyGid(shop: Shop, gidText: string): unknown {
  const type = /^gid:\/\/shopify\/(\w+)\/\d+$/.exec(gidText)?.[1];
  if (!type) throw new GraphQLError(`Invalid global id '${gidText}'`);
  if (!BY_TYPE[type]) throw new GraphQLError(`The dev store has no node of type ${type}.`);
  return byGid(shop, type, gidText);
}

export const queries = {
  shop: (_args: unknown, { shop }: Context) => shopView(shop),
  currentAppInstallation: (_args: unknown, context: Context) => appInstallationView(context),
  node: ({ id }: Id, { shop }: Context) => byAnyGid(shop, id),
  nodes: ({ ids }: { ids: string[] }, { shop }: Context) => ids.map((id) => byAnyGid(shop, id)),

  order: ({ id }: Id, context: Context) => {
    const order = context.shop.orders.get(idOf(id));
    return order && !canSee(order, context) ? null : byGid(context.shop, "Order", id);
  },
  orders: (args: ListArguments, context: Context) => orderList(context, args),
  ordersCount: (_args: unknown, { shop }: Context) => count(shop.orders.size),

  product: ({ id }: Id, { shop }: Context) => byGid(shop, "Product", id),
  products: (args: ListArguments, { shop }: Context) => productList(shop, args),
  productVariant: ({ id }: Id, { shop }: Context) => byGid(shop, "ProductVariant", id),
  productVariants: (args: ListArguments, { shop }: Context) => variantList(shop, args),
  inventoryItem: ({ id }: Id, { shop }: Context) => byGid(shop, "InventoryItem", id),
  collection: ({ id }: Id, { shop }: Context) => byGid(shop, "Collection", id),
  collections: (args: ListArguments, { shop }: Context) => collectionList(shop, args),

  customer: ({ id }: Id, { shop }: Context) => byGid(shop, "Customer", id),
  customers: (args: ListArguments, { shop }: Context) => customerList(shop, args),

  discountNode: ({ id }: Id, { shop }: Context) =>
    viewOf(findDiscount(shop, id), (one) => discountNodeView(shop, one, "DiscountNode")),
  discountNodes: (args: ListArguments, { shop, now }: Context) =>
    discountList(shop, args, "DiscountNode", now),
  codeDiscountNode: ({ id }: Id, { shop }: Context) =>
    viewOf(findDiscount(shop, id), (one) => discountNodeView(shop, one, "DiscountCodeNode")),
  codeDiscountNodes: (args: ListArguments, { shop, now }: Context) =>
    discountList(shop, args, "DiscountCodeNode", now),
  codeDiscountNodeByCode: ({ code }: { code: string }, { shop }: Context) =>
    viewOf(findCode(shop, code), ({ discount }) =>
      discountNodeView(shop, discount, "DiscountCodeNode"),
    ),
  discountRedeemCodeBulkCreation: ({ id }: Id, { shop }: Context) =>
    byGid(shop, "DiscountRedeemCodeBulkCreation", id),
  bulkOperation: ({ id }: Id, { shop }: Context) => byGid(shop, "BulkOperation", id),
  job: ({ id }: Id) => ({ id: gid("Job", idOf(id)), done: isJobDone(idOf(id)) }),

  // Subscriptions of shopify.app.toml are the app's, not the shop's: Shopify does not list them here.
  webhookSubscriptions: (args: PageArguments) => connection<never>([], args, () => [0, ""], Object),
};

export const mutations = { ...discountMutations, ...bulkMutations, ...orderMutations };
