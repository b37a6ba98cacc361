// An order as it would be, with its lines, discounts, taxes and first agreement; nothing is stored.
import { createHash } from "node:crypto";
import { addAgreement, lineSale, otherSale, wholeOf } from "./agreements.ts";
import type { CartLine } from "./discounts.ts";
import { customerOrderIndex } from "./journey.ts";
import { add, bagOf, type Exchange, minorOf, taxOf, ZERO } from "./money.ts";
import {
  exchangeFor,
  existingCustomerId,
  instantOf,
  newCustomerOf,
  type PlaceOrderInput,
} from "./order-input.ts";
import { batchOf, totalOf } from "./orders.ts";
import { type Pricing, priceCart } from "./price-order.ts";
import { type Bag, InputError, idOf, type Line, newId, type Order, type Shop } from "./state.ts";

type CartItem = CartLine & { sku: string; title: string; unitPrice: bigint };

export function draftOrder(shop: Shop, input: PlaceOrderInput) {
  const items = cartOf(shop, input);
  const processedAt = instantOf(input.processedAt);
  const newCustomer = newCustomerOf(input);
  const customerId = newCustomer?.id ?? existingCustomerId(shop, input);
  const pricing = priceCart(shop, {
    lines: items,
    codes: input.codes ?? [],
    customerId,
    at: Date.parse(processedAt),
    manual: input.manualDiscount ?? null,
    automatic: input.automaticDiscount ?? null,
  });
  const order = emptyOrder(shop, input, { processedAt, customerId });
  const exchange = exchangeFor(shop, input);
  order.applications = pricing.applications.map(({ kind, title, value, ...how }, index) => ({
    index,
    kind,
    title,
    value:
      value.kind === "percentage"
        ? value
        : { kind: "amount", amount: bagOf(value.amount, exchange) },
    targetSelection: how.targetSelection,
    allocationMethod: how.allocationMethod,
  }));
  // Shopify lists a merchant's manual discount among the codes, by its title.
  order.discountCodes = order.applications
    .filter(({ kind }) => kind !== "automatic")
    .map(({ title }) => title);
  order.lines = items.map((item, index) => lineFrom(item, index, pricing, order, exchange));
  addExtras(shop, order, input, exchange);
  addFirstAgreement(order);
  const total = totalOf(order);
  if (input.financialStatus === undefined || input.financialStatus === "paid")
    order.received = total;
  if (input.financialStatus === "partially_paid")
    order.received = partOfTotal(order, minorOf(input.paid ?? "0", shop.currency), exchange);
  return { order, pricing, newCustomer };
}

function partOfTotal(order: Order, paid: bigint, exchange: Exchange): Bag {
  if (paid <= 0n || paid >= totalOf(order).shop)
    throw new InputError("A partly paid order has some of its total paid, and not all of it.");
  return bagOf(paid, exchange);
}

function cartOf(shop: Shop, { lines }: PlaceOrderInput): CartItem[] {
  if (lines.length === 0) throw new InputError("An order needs at least one line.");
  return lines.map((line) => {
    const { quantity, price, sellingPlan } = line;
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > 100_000)
      throw new InputError(`A quantity is a whole number from 1 up, not ${quantity}.`);
    const item = itemOf(shop, line);
    const unitPrice = price == null ? item.price : minorOf(price, shop.currency);
    if (unitPrice < 0n) throw new InputError("A price is not negative.");
    return {
      ...item,
      unitPrice,
      quantity,
      gross: unitPrice * BigInt(quantity),
      sellingPlan: sellingPlan ?? null,
    };
  });
}

/** What a line names: a variant, or a custom item that the shop does not sell otherwise. */
function itemOf(shop: Shop, { sku, variantId, title }: PlaceOrderInput["lines"][number]) {
  if (!sku && !variantId && title)
    return { productId: "", variantId: "", sku: "", title, price: 0n, isGiftCard: false };
  const variant = sku
    ? shop.variantsBySku.get(sku.toLowerCase())
    : shop.variants.get(idOf(variantId ?? ""));
  const product = variant && shop.products.get(variant.productId);
  if (!variant || !product)
    throw new InputError(`The shop ${shop.handle} has no product with SKU "${sku ?? variantId}".`);
  return {
    productId: product.id,
    variantId: variant.id,
    sku: variant.sku,
    title: product.title,
    price: variant.price,
    isGiftCard: product.type === "gift_card",
  };
}

function lineFrom(
  item: CartItem,
  index: number,
  pricing: Pricing,
  order: Order,
  exchange: Exchange,
): Line {
  const allocations = pricing.applications
    .map(({ amounts }, application) => ({ index: application, amount: amounts[index] ?? 0n }))
    .filter(({ amount }) => amount > 0n);
  const discount = allocations.reduce((sum, { amount }) => sum + amount, 0n);
  const isTaxed = !item.isGiftCard;
  return {
    id: newId(),
    variantId: item.variantId,
    productId: item.productId,
    sku: item.sku,
    title: item.title,
    isGiftCard: item.isGiftCard,
    sellingPlan: item.sellingPlan,
    addedByEdit: false,
    unitPrice: bagOf(item.unitPrice, exchange),
    taxRate: isTaxed ? order.taxRate : 0,
    allocations: allocations.map(({ index: application, amount }) => ({
      index: application,
      amount: bagOf(amount, exchange),
    })),
    batches: [
      batchOf({ gross: item.gross, discount, quantity: item.quantity, isTaxed }, order, exchange),
    ],
  };
}

function addExtras(shop: Shop, order: Order, input: PlaceOrderInput, exchange: Exchange): void {
  const shipping = minorOf(input.shipping ?? "0", shop.currency);
  const tip = minorOf(input.tip ?? "0", shop.currency);
  const duties = minorOf(input.duties ?? "0", shop.currency);
  const fees = minorOf(input.fees ?? "0", shop.currency);
  if ([shipping, tip, duties, fees].some((amount) => amount < 0n))
    throw new InputError("Shipping, tip, duties and fees are not negative.");
  const tax = shop.taxShipping ? taxOf(shipping, order.taxRate, order.taxesIncluded) : 0n;
  order.shipping.net = bagOf(order.taxesIncluded ? shipping - tax : shipping, exchange);
  order.shipping.tax = bagOf(tax, exchange);
  order.tip = bagOf(tip, exchange);
  order.duties = bagOf(duties, exchange);
  order.fees = bagOf(fees, exchange);
}

function addFirstAgreement(order: Order): void {
  const sales = order.lines.flatMap((line) =>
    line.batches.map((batch) => lineSale(line, wholeOf(batch), 1)),
  );
  const { net, tax } = order.shipping;
  if (add(net, tax).shop > 0n) sales.push(otherSale("SHIPPING", net, tax));
  if (order.tip.shop > 0n) sales.push(otherSale("TIP", order.tip, ZERO));
  if (order.duties.shop > 0n) sales.push(otherSale("DUTY", order.duties, ZERO));
  if (order.fees.shop > 0n) sales.push(otherSale("ADDITIONAL_FEE", order.fees, ZERO));
  addAgreement(order, { reason: "ORDER", happenedAt: order.processedAt, refundId: null }, sales);
}

const SOURCE_NAMES: Readonly<Record<string, string>> = { draft: "shopify_draft_order" };
const STATUSES = {
  paid: "PAID",
  partially_paid: "PARTIALLY_PAID",
  authorized: "AUTHORIZED",
  pending: "PENDING",
} as const;

function emptyOrder(
  shop: Shop,
  input: PlaceOrderInput,
  { processedAt, customerId }: { processedAt: string; customerId: string | null },
): Order {
  const id = newOrderId(shop);
  const createdAt = instantOf(input.createdAt);
  const source = input.source ?? "web";
  const isWeb = source === "web";
  const exchange = exchangeFor(shop, input);
  const taxRate = input.taxRate ?? 0;
  if (!(taxRate >= 0 && taxRate < 1)) throw new InputError("taxRate is a share from 0 to below 1.");
  const token = (what: string) => createHash("md5").update(`${what} ${id}`).digest("hex");
  const noMoney = (): Bag => ({ shop: 0n, presentment: 0n });
  const visits = visitsOf(shop, input, processedAt);
  return {
    id,
    number: shop.nextOrderNumber,
    name: `#${shop.nextOrderNumber}`,
    createdAt,
    processedAt,
    updatedAt: createdAt,
    cancelledAt: null,
    cancelReason: null,
    test: input.test ?? false,
    edited: false,
    sourceName: SOURCE_NAMES[source] ?? source,
    currency: shop.currency,
    presentmentCurrency: exchange.presentment,
    rate: exchange.rate,
    taxesIncluded: input.taxesIncluded ?? shop.taxesIncluded,
    taxRate,
    financialStatus: STATUSES[input.financialStatus ?? "paid"],
    customerId,
    customerOrderIndex: customerOrderIndex(shop, {
      customerId,
      test: input.test ?? false,
      processedAt,
    }),
    journey: isWeb
      ? { readyAt: new Date(Date.parse(createdAt) + shop.journeyDelayMs).toISOString(), visits }
      : null,
    attributes: (input.attributes ?? []).map(({ name, value }) => ({ name, value })),
    discountCodes: [],
    applications: [],
    lines: [],
    shipping: {
      id: newId(),
      title: "Standard",
      net: noMoney(),
      tax: noMoney(),
      refundedNet: noMoney(),
      refundedTax: noMoney(),
    },
    tip: noMoney(),
    duties: noMoney(),
    fees: noMoney(),
    fulfilments: [],
    agreements: [],
    refunds: [],
    received: noMoney(),
    cartToken: isWeb ? (input.cartToken ?? token("cart")) : null,
    checkoutToken: isWeb ? (input.checkoutToken ?? token("checkout")) : null,
    landingSite: isWeb ? (visits.at(-1)?.landingSite ?? null) : null,
    referringSite: isWeb ? (visits.at(-1)?.referringSite ?? null) : null,
  };
}

function visitsOf(shop: Shop, input: PlaceOrderInput, processedAt: string) {
  const given =
    input.visits ??
    (input.landingSite
      ? [{ landingSite: input.landingSite, referringSite: input.referringSite ?? null }]
      : []);
  for (const { landingSite, referringSite } of given)
    if (
      !URL.canParse(landingSite, shop.storefrontUrl) ||
      !URL.canParse(referringSite ?? "http://x")
    )
      throw new InputError("landingSite is a path, referringSite a full address.");
  const shortlyBefore = new Date(Date.parse(processedAt) - 600_000).toISOString();
  return given.map((visit) => ({
    landingSite: visit.landingSite,
    referringSite: visit.referringSite ?? null,
    occurredAt:
      "occurredAt" in visit && visit.occurredAt ? instantOf(visit.occurredAt) : shortlyBefore,
  }));
}

/** A new order id; above 2^53 for a shop that asks for it. */
function newOrderId(shop: Shop): string {
  const id = newId();
  return shop.bigIds ? (820_982_000_000_000_000n + BigInt(id)).toString() : id;
}
