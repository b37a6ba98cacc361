// Builders of the shapes that an order can have, as Shopify tells them. Decimals are shop money unless they say otherwise.
import { fromShopify } from "#app/orders/from-shopify.ts";
import { figuresByLine } from "#app/orders/lines.ts";
import type { ShopifyOrder, ShopifySale } from "#app/shopify/order.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";

type Given = Partial<ShopifySale>;

export const day = (n: number): string => `2026-05-${String(n).padStart(2, "0")}T12:00:00Z`;

export const line = (name: string): string => `gid://shopify/LineItem/${name}`;

/** Pieces of a product as ordered. */
export const sold = (name: string, total: string, given: Given = {}): ShopifySale =>
  shopifySale({ lineGid: line(name), total, ...given });

/** Pieces of a product that came back on a day, by a refund unless said otherwise. */
export const back = (name: string, on: number, total: string, given: Given = {}): ShopifySale =>
  sold(name, total, {
    happenedAt: day(on),
    reason: "REFUND",
    actionType: "RETURN",
    quantity: -1,
    ...given,
  });

/** What is no product: shipping, a tip, duties, a fee. */
export const other = (lineType: string, total: string, given: Given = {}): ShopifySale =>
  shopifySale({ lineType, lineGid: null, total, ...given });

/** An amount given back that is tied to no line. */
export const amountBack = (on: number, total: string, given: Given = {}): ShopifySale =>
  other("ADJUSTMENT", total, {
    happenedAt: day(on),
    reason: "REFUND",
    actionType: "RETURN",
    quantity: null,
    ...given,
  });

export const read = (given: Partial<ShopifyOrder>) =>
  fromShopify(shopifyOrder(given), given.currency ?? "USD");

/** Gross, discount, refund and net of an order, in minor units. */
export function figures(given: Partial<ShopifyOrder>) {
  const { grossMinor, discountMinor, refundMinor, netMinor } = read(given);
  return { gross: grossMinor, discount: discountMinor, refund: refundMinor, net: netMinor };
}

/** The net of each line by its name. */
export const netByLine = (given: Partial<ShopifyOrder>): Record<string, bigint> =>
  Object.fromEntries(
    figuresByLine(read(given).sales).map(({ lineGid, netMinor }) => [
      lineGid?.slice(line("").length) ?? "",
      netMinor,
    ]),
  );
