// The order mutations of the Admin API.
import { GraphQLError } from "graphql";
import type { PlaceOrderInput } from "../order-input.ts";
import { placeOrder } from "../place-order.ts";
import { InputError, type Shop } from "../state.ts";
import type { Context } from "./context.ts";
import { orderView } from "./orders.ts";

type LineInput = {
  title?: string | null;
  variantId?: string | null;
  quantity: number;
  priceSet?: { shopMoney: { amount: string; currencyCode: string } } | null;
};

type OrderInput = {
  lineItems?: LineInput[] | null;
  test?: boolean | null;
  tags?: string[] | null;
  note?: string | null;
  processedAt?: string | null;
};

type UserError = { field: string[]; message: string; code: string };

/** What of an order's input the dev store understands; note and tags are taken and not kept. */
const READ = new Set(["lineItems", "test", "tags", "note", "processedAt"]);
/** A development store takes so many orders of apps a minute, by Shopify's documentation; it does not give the words of the refusal. */
const DEVELOPMENT_ORDERS_MAX = 5;
const MINUTE_MS = 60_000;
/** An order that an app made has the number of the app for a source. */
const APP_NUMBER = "580111";

const created = new WeakMap<Shop, number[]>();

export const orderMutations = {
  orderCreate({ order: input }: { order: OrderInput }, { shop, now }: Context) {
    const unread = Object.entries(input).find(([name, value]) => value && !READ.has(name))?.[0];
    if (unread) throw new GraphQLError(`The dev store does not read "${unread}" of an order.`);
    const error = refusalOf(shop, input, now);
    if (error) return { order: null, userErrors: [error] };
    try {
      const { order } = placeOrder(shop, placementOf(input));
      created.set(shop, [...recent(shop, now), now]);
      return { order: orderView(shop, order), userErrors: [] };
    } catch (fault) {
      if (!(fault instanceof InputError)) throw fault;
      return { order: null, userErrors: [refusal(["order", "lineItems"], fault.message)] };
    }
  },
};

const refusal = (field: string[], message: string, code = "INVALID"): UserError => ({
  field,
  message,
  code,
});

const recent = (shop: Shop, now: number): number[] =>
  (created.get(shop) ?? []).filter((at) => at > now - MINUTE_MS);

function refusalOf(shop: Shop, input: OrderInput, now: number): UserError | null {
  if (shop.isDevelopment && recent(shop, now).length >= DEVELOPMENT_ORDERS_MAX)
    return refusal(["order"], "Too many attempts. Please try again later.");
  if (!input.lineItems?.length)
    return refusal(["order", "lineItems"], "Line items must have at least one line item");
  if (input.processedAt && Date.parse(input.processedAt) > now)
    return refusal(
      ["order", "processedAt"],
      "Processed at must not be in the future",
      "PROCESSED_AT_INVALID",
    );
  const foreign = input.lineItems.findIndex(
    ({ priceSet }) => priceSet && priceSet.shopMoney.currencyCode !== shop.currency,
  );
  return foreign < 0
    ? null
    : refusal(["order", "lineItems", String(foreign), "priceSet"], "Currency must be the shop's");
}

const placementOf = (input: OrderInput): PlaceOrderInput => ({
  lines: (input.lineItems ?? []).map(({ title, variantId, quantity, priceSet }) => ({
    title: title ?? null,
    variantId: variantId ?? null,
    quantity,
    price: priceSet ? String(priceSet.shopMoney.amount) : null,
  })),
  test: input.test ?? false,
  source: APP_NUMBER,
  financialStatus: "pending", // it follows from the payments, and none are given
  processedAt: input.processedAt ?? null,
});
