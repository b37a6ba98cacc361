// Orders, their lines, journey and discount applications.
import { byPosition, connection, type PageArguments } from "../connection.ts";
import { fulfilmentStatusOf } from "../fulfilment-status.ts";
import { daysToConversion, isJourneyReady } from "../journey.ts";
import { add, subtract, ZERO } from "../money.ts";
import { canSee } from "../order-window.ts";
import { figuresOf, totalOf } from "../orders.ts";
import { byInstant, byText, searchOf } from "../search.ts";
import { type Bag, gid, type Order, type Sale, type Shop, type Visit } from "../state.ts";
import { type Context, count, moneyBag } from "./context.ts";
import { customerView } from "./customers.ts";
import { applicationView, lineView } from "./lines.ts";
import { agreementConnection, refundView } from "./sales.ts";

const PLACED = ["ORDER"];
const BEFORE_REFUNDS = ["ORDER", "ORDER_EDIT"];

function sumOfSales(order: Order, reasons: readonly string[] | null, read: (sale: Sale) => Bag) {
  return add(
    ZERO,
    ...order.agreements
      .filter(({ reason }) => !reasons || reasons.includes(reason))
      .flatMap(({ sales }) => sales)
      .map(read),
  );
}

/** Lines after discounts, as listed: with tax when prices include it. */
function subtotalOf(order: Order, reasons: readonly string[] | null): Bag {
  return sumOfSales(order, reasons, (sale) => {
    if (sale.lineType !== "PRODUCT" && sale.lineType !== "GIFT_CARD") return ZERO;
    return order.taxesIncluded ? sale.total : subtract(sale.total, sale.tax);
  });
}

function shippingOf(order: Order): Bag {
  return sumOfSales(order, null, (sale) => {
    if (sale.lineType !== "SHIPPING") return ZERO;
    return order.taxesIncluded ? sale.total : subtract(sale.total, sale.tax);
  });
}

export function orderView(shop: Shop, order: Order): Record<string, unknown> {
  const bag = (value: Bag) => moneyBag(value, order);
  const refunded = () => add(ZERO, ...order.refunds.map(({ total }) => total));
  const customer = order.customerId ? shop.customers.get(order.customerId) : null;
  return {
    __typename: "Order",
    id: gid("Order", order.id),
    legacyResourceId: order.id,
    name: order.name,
    number: order.number,
    test: order.test,
    edited: order.edited,
    createdAt: order.createdAt,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason,
    closed: false,
    closedAt: null,
    confirmed: true,
    note: null,
    tags: [],
    sourceName: order.sourceName,
    sourceIdentifier: null,
    registeredSourceUrl: null,
    attribution: null,
    currencyCode: order.currency,
    presentmentCurrencyCode: order.presentmentCurrency,
    taxesIncluded: order.taxesIncluded,
    displayFinancialStatus: order.financialStatus,
    displayFulfillmentStatus: fulfilmentStatusOf(order),
    fulfillments: ({ first }: { first?: number | null }) =>
      order.fulfilments.slice(0, first ?? undefined).map(fulfilmentView),
    fullyPaid: order.received.shop >= totalOf(order, BEFORE_REFUNDS).shop,
    discountCodes: order.discountCodes,
    cartToken: order.cartToken,
    checkoutToken: order.checkoutToken,
    customAttributes: order.attributes.map(({ name, value }) => ({ key: name, value })),
    subtotalPriceSet: () => bag(subtotalOf(order, PLACED)),
    currentSubtotalPriceSet: () => bag(subtotalOf(order, null)),
    originalTotalPriceSet: () => bag(totalOf(order, PLACED)),
    totalPriceSet: () => bag(totalOf(order, BEFORE_REFUNDS)),
    currentTotalPriceSet: () => bag(totalOf(order)),
    totalTaxSet: () => bag(sumOfSales(order, BEFORE_REFUNDS, ({ tax }) => tax)),
    currentTotalTaxSet: () => bag(sumOfSales(order, null, ({ tax }) => tax)),
    totalDiscountsSet: () =>
      bag(add(ZERO, ...order.lines.flatMap((l) => l.allocations.map(({ amount }) => amount)))),
    totalShippingPriceSet: () => bag(add(order.shipping.net, order.shipping.tax)),
    currentShippingPriceSet: () => bag(shippingOf(order)),
    totalReceivedSet: () => bag(order.received),
    totalRefundedSet: () => bag(refunded()),
    netPaymentSet: () => bag(subtract(order.received, refunded())),
    totalTipReceivedSet: () => bag(order.tip),
    customer: () => (customer ? customerView(shop, customer) : null),
    customerJourneySummary: (_args: unknown, { now }: Context) => journeyView(shop, order, now),
    discountApplications: (args: PageArguments) =>
      connection(order.applications, args, byPosition, (one) => applicationView(order, one)),
    lineItems: (args: PageArguments) =>
      connection(order.lines, args, byPosition, (line) => lineView(shop, order, line)),
    agreements: (args: PageArguments) => agreementConnection(shop, order, args),
    refunds: ({ first }: { first?: number | null }) =>
      order.refunds.slice(0, first ?? undefined).map((refund) => refundView(shop, order, refund)),
    transactions: ({ first }: { first?: number | null }) =>
      transactionsOf(order).slice(0, first ?? undefined),
  };
}

const fulfilmentView = ({ id, createdAt, deliveredAt }: Order["fulfilments"][number]) => ({
  id: gid("Fulfillment", id),
  status: "SUCCESS",
  createdAt,
  deliveredAt,
});

function transactionsOf(order: Order) {
  if (order.received.shop === 0n) return [];
  return [
    {
      id: gid("OrderTransaction", order.id),
      kind: "SALE",
      status: "SUCCESS",
      amountSet: moneyBag(order.received, order),
      // Fees are only known for Shopify Payments; the dev store's gateway is another.
      fees: [],
    },
  ];
}

function journeyView(shop: Shop, order: Order, now: number) {
  if (!order.journey) return null;
  const isReady = isJourneyReady(order, now);
  const visits = isReady ? order.journey.visits : [];
  const view = (visit: Visit | undefined, n: number) =>
    visit ? visitView(shop, order, visit, n) : null;
  return {
    ready: isReady,
    customerOrderIndex: isReady ? order.customerOrderIndex : null,
    daysToConversion: isReady ? daysToConversion(order) : null,
    momentsCount: isReady ? count(visits.length) : null,
    firstVisit: view(visits[0], 0),
    lastVisit: view(visits.at(-1), visits.length - 1),
  };
}

function visitView(shop: Shop, order: Order, visit: Visit, n: number) {
  const page = new URL(visit.landingSite, shop.storefrontUrl);
  const query = page.searchParams;
  const utm = ["source", "medium", "campaign", "content", "term"] as const;
  const parameters = Object.fromEntries(utm.map((name) => [name, query.get(`utm_${name}`)]));
  const hasUtm = Object.values(parameters).some((value) => value !== null);
  const referrer = visit.referringSite ? new URL(visit.referringSite).hostname : null;
  return {
    __typename: "CustomerVisit",
    id: gid("CustomerVisit", `${order.id}${n}`),
    occurredAt: visit.occurredAt,
    landingPage: page.href,
    referrerUrl: visit.referringSite,
    referralCode: query.get("ref") ?? query.get("source") ?? query.get("r"),
    source: referrer ?? "direct",
    sourceType: null,
    utmParameters: hasUtm ? parameters : null,
  };
}

const SORTS: Readonly<Record<string, (order: Order) => string | number>> = {
  UPDATED_AT: ({ updatedAt }) => updatedAt,
  CREATED_AT: ({ createdAt }) => createdAt,
  PROCESSED_AT: ({ processedAt }) => processedAt,
  ORDER_NUMBER: ({ number }) => number,
  TOTAL_PRICE: (order) => Number(figuresOf(order).total),
};

export function orderList(
  context: Context,
  args: PageArguments & { query?: string | null; sortKey?: string | null },
) {
  const matches = searchOf<Order>(args.query, {
    id: byText(({ id }) => [id]),
    name: byText(({ name }) => [name]),
    updated_at: byInstant(({ updatedAt }) => updatedAt),
    created_at: byInstant(({ createdAt }) => createdAt),
    processed_at: byInstant(({ processedAt }) => processedAt),
    discount_code: byText(({ discountCodes }) => discountCodes),
    test: byText(({ test }) => [String(test)]),
    source_name: byText(({ sourceName }) => [sourceName]),
    customer_id: byText(({ customerId }) => [customerId]),
    financial_status: byText(({ financialStatus }) => [financialStatus]),
    cart_token: byText(({ cartToken }) => [cartToken]),
    checkout_token: byText(({ checkoutToken }) => [checkoutToken]),
    status: byText((order) => ["any", order.cancelledAt ? "cancelled" : "open"]),
  });
  const value = SORTS[args.sortKey ?? "PROCESSED_AT"] ?? (() => 0);
  return connection(
    [...context.shop.orders.values()].filter((order) => canSee(order, context) && matches(order)),
    args,
    (order) => [value(order), order.id],
    (order) => orderView(context.shop, order),
  );
}
