// Keeps the state over a restart: one JSON line per shop, product … order, written to a new file that replaces the old.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BulkOperation } from "./bulk-model.ts";
import { type Customer, NEW_STANDING } from "./customer-model.ts";
import type { BulkCreation, Discount } from "./discount-model.ts";
import { codeKey } from "./discounts.ts";
import { ZERO } from "./money.ts";
import { indexVariants, nothingYet } from "./shops.ts";
import {
  addShop,
  allShops,
  type Collection,
  changeCount,
  continueIdsAfter,
  lastIdGiven,
  type Order,
  type Product,
  type Shop,
} from "./state.ts";

const INTERVAL_MS = 2_000;

/** Encoded orders by their time stamp: most have not changed since the last snapshot. */
const encoded = new WeakMap<Order, { updatedAt: string; line: string }>();

let saved = -1;
let timer: NodeJS.Timeout | null = null;

const fileIn = (folder: string) => join(folder, "state.jsonl");

/** An amount is written as "12n"; a text that looks so gets a "~" in front. */
const encode = (value: unknown) =>
  JSON.stringify(value, (_key, one) => {
    if (typeof one === "bigint") return `${one}n`;
    return typeof one === "string" && /^~*-?\d+n$/.test(one) ? `~${one}` : one;
  });

const decode = (line: string): unknown =>
  JSON.parse(line, (_key, one) => {
    if (typeof one !== "string" || !/^~*-?\d+n$/.test(one)) return one;
    return one.startsWith("~") ? one.slice(1) : BigInt(one.slice(0, -1));
  });

type Row = readonly [kind: string, shop: string, value: unknown];

function orderLine(shop: Shop, order: Order): string {
  const known = encoded.get(order);
  if (known?.updatedAt === order.updatedAt) return known.line;
  const line = encode(["order", shop.handle, order] satisfies Row);
  encoded.set(order, { updatedAt: order.updatedAt, line });
  return line;
}

/** Writes everything, if something has changed since the last time. */
export function saveSnapshot(folder: string): void {
  if (changeCount() === saved) return;
  const changes = changeCount();
  const lines = [encode(["ids", "", lastIdGiven()] satisfies Row)];
  for (const shop of allShops()) {
    const { products, collections, customers, discounts, orders, ...rest } = shop;
    const {
      bulkCreations,
      bulkOperations,
      variantsBySku: _s,
      variants: _v,
      codes: _c,
      codeUses,
      ...plain
    } = rest;
    const push = (kind: string, value: unknown) =>
      lines.push(encode([kind, shop.handle, value] satisfies Row));
    push("shop", plain);
    for (const product of products.values()) push("product", product);
    for (const collection of collections.values()) push("collection", collection);
    for (const customer of customers.values()) push("customer", customer);
    for (const discount of discounts.values()) push("discount", discount);
    for (const bulkCreation of bulkCreations.values()) push("bulkCreation", bulkCreation);
    for (const operation of bulkOperations.values()) push("bulkOperation", operation);
    push("codeUses", [...codeUses]);
    for (const order of orders.values()) lines.push(orderLine(shop, order));
  }
  mkdirSync(folder, { recursive: true });
  const file = fileIn(folder);
  writeFileSync(`${file}.new`, `${lines.join("\n")}\n`);
  renameSync(`${file}.new`, file);
  saved = changes;
}

/** Takes up what an earlier process left; nothing when it left nothing. */
export function loadSnapshot(folder: string): void {
  const file = fileIn(folder);
  if (!existsSync(file)) return;
  const shops = new Map<string, Shop>();
  for (const line of readFileSync(file, "utf8").split("\n"))
    if (line) place(decode(line) as Row, shops);
  saved = changeCount();
}

function place([kind, handle, value]: Row, shops: Map<string, Shop>): void {
  if (kind === "ids") {
    continueIdsAfter(value as number);
    return;
  }
  if (kind === "shop") {
    const kept = value as Shop;
    const isDevelopment = kept.isDevelopment ?? false; // an older snapshot does not say
    const shop: Shop = { ...kept, isDevelopment, ...nothingYet() };
    shops.set(handle, shop);
    addShop(shop);
    return;
  }
  const shop = shops.get(handle);
  if (shop) fill(shop, kind, value);
}

function fill(shop: Shop, kind: string, value: unknown): void {
  const { id } = value as { id: string };
  // What an older snapshot did not know of an order or a customer is nothing yet.
  if (kind === "order")
    shop.orders.set(
      id,
      Object.assign({ duties: ZERO, fees: ZERO, fulfilments: [] }, value as Order),
    );
  else if (kind === "customer")
    shop.customers.set(id, Object.assign({ ...NEW_STANDING }, value as Customer));
  else if (kind === "collection") shop.collections.set(id, value as Collection);
  else if (kind === "bulkCreation") shop.bulkCreations.set(id, value as BulkCreation);
  else if (kind === "bulkOperation") shop.bulkOperations.set(id, value as BulkOperation);
  else if (kind === "codeUses") shop.codeUses = new Map(value as [string, number][]);
  else if (kind === "product") {
    shop.products.set(id, value as Product);
    indexVariants(shop, value as Product);
  } else if (kind === "discount") {
    const discount = value as Discount;
    shop.discounts.set(id, discount);
    for (const redeemCode of discount.codes)
      shop.codes.set(codeKey(redeemCode.code), { discount, redeemCode });
  }
}

/** Saves about every two seconds while something changes; never more than a tenth of the process's time. */
export function keepSaving(folder: string): void {
  const run = () => {
    const started = Date.now();
    saveSnapshot(folder);
    const pause = Math.max(INTERVAL_MS, 10 * (Date.now() - started));
    timer = setTimeout(run, pause);
    timer.unref();
  };
  timer = setTimeout(run, INTERVAL_MS);
  timer.unref();
}

export function stopSaving(): void {
  if (timer) clearTimeout(timer);
}
