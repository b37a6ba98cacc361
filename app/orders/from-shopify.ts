// From Shopify's answer to an order as we hold it. Pure: the same answer gives the same order, on any machine.
import { normalCode } from "#app/codes/code.ts";
import { invariant } from "#app/kit/invariant.ts";
import { minorFromDecimal } from "#app/kit/money.ts";
import { CART_ATTRIBUTE, parseReference, REFERENCE_PARAMETER } from "#app/links/contract.ts";
import { type Figures, figuresOf } from "#app/orders/figures.ts";
import { type FulfilmentDates, fulfilmentDates } from "#app/orders/fulfilment.ts";
import type { Line } from "#app/orders/lines.ts";
import { isPaid } from "#app/orders/payment.ts";
import { isExchanged, type Sale } from "#app/orders/sale.ts";
import type { ShopifyLine, ShopifyOrder, ShopifySale } from "#app/shopify/order.ts";

/** An order as last read from Shopify, with all its sales and the figures that follow from them. */
export type ReadOrder = Figures &
  Readonly<{
    gid: string;
    name: string;
    createdAt: Date;
    processedAt: Date;
    /** Shopify's version of the order. */
    updatedAt: Date;
    cancelledAt: Date | null;
    isTest: boolean;
    sourceName: string | null;
    financialStatus: string | null;
    currency: string;
    presentmentCurrency: string;
    /** Whether the money for the order as placed has come in. */
    isPaid: boolean;
    /** When all of it was fulfilled, and when all of that was delivered; null before. */
    fulfilledAt: Date | null;
    deliveredAt: Date | null;
    /** Redeem codes in capitals, in the order of their application, and what each gave. */
    codes: readonly string[];
    codeDiscountsMinor: readonly bigint[];
    /** Link references, the most trusted first: the cart's, then the last visit's, then the first visit's. */
    references: readonly string[];
    customerGid: string | null;
    isNewCustomer: boolean | null;
    /** Shopify said which order of the customer this is; else a stored answer is the better one, since counts grow. */
    isNewCustomerSettled: boolean;
    isJourneyReady: boolean;
    /** A line has a selling plan, or a subscription made it. */
    isSubscription: boolean;
    /** Something was sold in exchange for a return. */
    isExchange: boolean;
    lines: readonly Line[];
    sales: readonly Sale[];
  }>;

/** A landing page can wrap another: /discount/CODE?redirect=/path. Deeper wraps are nobody's link. */
const WRAPS_MAX = 3;
const REFERENCE_LENGTH_MAX = 200;

/** Orders made without a browser never get a journey, so none is waited for. Source: Shopify's `sourceName`. */
const SOURCES_WITHOUT_JOURNEY = new Set(["pos", "shopify_draft_order"]);

/** Fulfilments that sent nothing. Source: Shopify's FulfillmentStatus. */
const NOT_SENT = new Set(["CANCELLED", "ERROR", "FAILURE"]);

/**
 * The order that an answer tells, in shop money. Throws where the answer breaks Shopify's own contract (an amount that is no decimal,
 * an instant that is none, a currency that is not the shop's); such an order is set aside and named, never guessed.
 */
export function fromShopify(order: ShopifyOrder, shopCurrency: string): ReadOrder {
  invariant(order.currency === shopCurrency, "order money is the shop's money");
  const sales = order.sales.map((sale) => saleFrom(sale, order));
  const standing = {
    isTest: order.test,
    cancelledAt: order.cancelledAt === null ? null : instant(order.cancelledAt),
    financialStatus: order.financialStatus,
    isPaid: isPaid({
      financialStatus: order.financialStatus,
      receivedMinor: minorFromDecimal(order.received, order.presentmentCurrency),
      originalTotalMinor: minorFromDecimal(order.originalTotal, order.presentmentCurrency),
    }),
  };
  const figures = figuresOf(standing, sales);
  return {
    gid: order.id,
    name: order.name,
    createdAt: instant(order.createdAt),
    processedAt: instant(order.processedAt),
    updatedAt: instant(order.updatedAt),
    ...standing,
    sourceName: order.sourceName,
    currency: order.currency,
    presentmentCurrency: order.presentmentCurrency,
    ...fulfilmentOf(order),
    ...codesOf(order, figures.discountMinor),
    references: referencesOf(order),
    customerGid: order.customer?.id ?? null,
    isNewCustomer: isNewCustomer(order),
    isNewCustomerSettled: (order.journey?.customerOrderIndex ?? null) !== null,
    isJourneyReady: isJourneyReady(order),
    isSubscription: isSubscription(order),
    isExchange: sales.some(isExchanged),
    ...figures,
    lines: order.lines.map((line, at) => lineFrom(line, at, order.currency)),
    sales,
  };
}

function saleFrom(sale: ShopifySale, order: ShopifyOrder): Sale {
  const { currency, presentmentCurrency } = order;
  const isForeign = presentmentCurrency !== currency;
  const presentment = (decimal: string) =>
    isForeign ? minorFromDecimal(decimal, presentmentCurrency) : null;
  return {
    gid: sale.id,
    happenedAt: instant(sale.happenedAt),
    reason: sale.reason,
    actionType: sale.actionType,
    lineType: sale.lineType,
    lineGid: sale.lineGid,
    quantity: sale.quantity,
    totalMinor: minorFromDecimal(sale.total, currency),
    taxMinor: minorFromDecimal(sale.tax, currency),
    discountMinor: signed(minorFromDecimal(sale.discount, currency), sale.actionType),
    presentmentTotalMinor: presentment(sale.presentmentTotal),
    presentmentTaxMinor: presentment(sale.presentmentTax),
  };
}

/** What Shopify calls the variant of a product that has no others. */
const ONLY_VARIANT = "Default Title";

const lineFrom = (line: ShopifyLine, position: number, currency: string): Line => ({
  gid: line.id,
  position,
  title: line.title,
  variantTitle: line.variantTitle === ONLY_VARIANT ? null : line.variantTitle,
  sku: line.sku,
  vendor: line.vendor,
  productType: line.product?.productType || null,
  productTags: line.product?.tags ?? null,
  productGid: line.product?.id ?? null,
  variantGid: line.variant?.id ?? null,
  unitCostMinor: costOf(line, currency),
  quantity: line.quantity,
  isGiftCard: line.isGiftCard,
  sellingPlan: line.sellingPlan?.name ?? null,
});

/** A cost in another currency than the shop's says nothing here. */
function costOf({ variant }: ShopifyLine, currency: string): bigint | null {
  const cost = variant?.inventoryItem?.unitCost ?? null;
  return cost?.currencyCode === currency ? minorFromDecimal(cost.amount, currency) : null;
}

/** The first order of a subscription has a selling plan on a line; its renewals are made by the subscription itself. */
const isSubscription = (order: ShopifyOrder): boolean =>
  order.lines.some(({ sellingPlan }) => sellingPlan !== null) ||
  (order.sourceName?.startsWith("subscription_contract") ?? false);

const fulfilmentOf = (order: ShopifyOrder): FulfilmentDates =>
  fulfilmentDates(
    { status: order.fulfillmentStatus, processedAt: instant(order.processedAt) },
    order.fulfillments.map(({ status, createdAt, deliveredAt }) => ({
      isSent: !NOT_SENT.has(status),
      createdAt: instant(createdAt),
      deliveredAt: deliveredAt === null ? null : instant(deliveredAt),
    })),
  );

/** Whether Shopify signs the discount of a return is not established; here it has the sign of what comes back. */
function signed(discountMinor: bigint, actionType: string): bigint {
  const magnitude = discountMinor < 0n ? -discountMinor : discountMinor;
  if (actionType === "RETURN") return -magnitude;
  return actionType === "ORDER" ? magnitude : discountMinor;
}

/**
 * Redeem codes and what each gave. Only code applications count: a manual discount shows its title where a code would stand, and
 * anybody may title one like a creator's code. The amount of a lone code is the order's discount: there is nothing to weigh it against.
 */
function codesOf(order: ShopifyOrder, discountMinor: bigint) {
  const given = new Map<string, bigint>();
  const applications = order.applications
    .filter(({ code }) => code !== null)
    .toSorted((a, b) => a.index - b.index);
  for (const { index, code } of applications) {
    const upper = normalCode(code ?? "");
    if (upper !== "") given.set(upper, (given.get(upper) ?? 0n) + allocatedTo(order, index));
  }
  const isLone = order.allocations === null && given.size === 1;
  return {
    codes: [...given.keys()],
    codeDiscountsMinor: isLone ? [discountMinor] : [...given.values()],
  };
}

const allocatedTo = (order: ShopifyOrder, index: number): bigint =>
  (order.allocations ?? [])
    .filter((allocation) => allocation.index === index)
    .reduce((sum, { amount }) => sum + minorFromDecimal(amount, order.currency), 0n);

function referencesOf(order: ShopifyOrder): string[] {
  const marks = order.attributes
    .filter(({ key }) => key === CART_ATTRIBUTE)
    .map(({ value }) => value ?? "");
  const landings = [order.journey?.lastVisit, order.journey?.firstVisit].flatMap((visit) =>
    referencesIn(visit?.landingPage ?? ""),
  );
  return [...new Set([...marks, ...landings].map((text) => text.trim()))].filter(
    (text) => text.length <= REFERENCE_LENGTH_MAX && parseReference(text) !== null,
  );
}

/** The references in a landing page's address, also in the address that a /discount/CODE?redirect=… leads on to. */
export function referencesIn(landingPage: string): string[] {
  const references: string[] = [];
  let address: string | null = landingPage;
  for (let wraps = 0; address && wraps <= WRAPS_MAX; wraps++) {
    const parameters = parametersOf(address);
    references.push(...parameters.getAll(REFERENCE_PARAMETER));
    address = parameters.get("redirect");
  }
  return references;
}

function parametersOf(address: string): URLSearchParams {
  const start = address.indexOf("?");
  const end = address.indexOf("#", start + 1);
  return new URLSearchParams(
    start < 0 ? "" : address.slice(start + 1, end < 0 ? address.length : end),
  );
}

/** First order of this customer? Shopify's index leaves test orders out; its count is the stand-in until the journey is ready. */
function isNewCustomer(order: ShopifyOrder): boolean | null {
  const index = order.journey?.customerOrderIndex ?? null;
  if (index !== null) return index === 1;
  return order.customer === null ? null : order.customer.numberOfOrders === "1";
}

const isJourneyReady = (order: ShopifyOrder): boolean =>
  order.journey?.ready ?? SOURCES_WITHOUT_JOURNEY.has(order.sourceName ?? "");

function instant(text: string): Date {
  const date = new Date(text);
  invariant(!Number.isNaN(date.getTime()), `"${text.slice(0, 40)}" is no instant`);
  return date;
}
