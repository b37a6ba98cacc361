// What every change of an order has in common: finding it, its time stamp, its figures.
import { currentQuantityOf } from "./agreements.ts";
import { add, bagOf, decimalOf, type Exchange, subtract, taxOf, ZERO } from "./money.ts";
import {
  type Bag,
  InputError,
  idOf,
  type Line,
  type LineBatch,
  markChanged,
  NotFoundError,
  type Order,
  type Sale,
  type Shop,
} from "./state.ts";

/** @throws InputError when the shop has no such order. */
export function orderOf(shop: Shop, gidOrId: string): Order {
  const order = shop.orders.get(idOf(gidOrId));
  if (!order) throw new NotFoundError(`The shop ${shop.handle} has no order ${gidOrId}.`);
  return order;
}

/** A line by its id, gid or SKU. @throws InputError when the order has none. */
export function lineOf(order: Order, idOrSku: string): Line {
  const sku = idOrSku.toLowerCase();
  const line =
    order.lines.find(({ id }) => id === idOf(idOrSku)) ??
    order.lines.find((line) => line.sku.toLowerCase() === sku && currentQuantityOf(line) > 0) ??
    order.lines.find((line) => line.sku.toLowerCase() === sku);
  if (!line) throw new InputError(`Order ${order.name} has no line ${idOrSku}.`);
  return line;
}

/** A changed order is always later than it was, even twice in one millisecond. */
export function touchOrder(order: Order): void {
  order.updatedAt = new Date(Math.max(Date.now(), Date.parse(order.updatedAt) + 1)).toISOString();
  markChanged();
}

export function exchangeOf(order: Order): Exchange {
  return { shop: order.currency, presentment: order.presentmentCurrency, rate: order.rate };
}

/** Pieces sold at a listed price less a discount: net, tax and discount with and without tax, in minor units. */
export function batchOf(
  listed: { gross: bigint; discount: bigint; quantity: number; isTaxed: boolean },
  order: Pick<Order, "taxRate" | "taxesIncluded">,
  exchange: Exchange,
): LineBatch {
  const { gross, discount, quantity } = listed;
  const rate = listed.isTaxed ? order.taxRate : 0;
  const tax = taxOf(gross - discount, rate, order.taxesIncluded);
  const taxOfDiscount = taxOf(gross, rate, order.taxesIncluded) - tax;
  const [net, beforeTax, afterTax] = order.taxesIncluded
    ? [gross - discount - tax, discount - taxOfDiscount, discount]
    : [gross - discount, discount, discount + taxOfDiscount];
  return {
    quantity,
    removed: 0,
    net: bagOf(net, exchange),
    tax: bagOf(tax, exchange),
    discountBeforeTax: bagOf(beforeTax, exchange),
    discountAfterTax: bagOf(afterTax, exchange),
  };
}

const isProduct = (sale: Sale) => sale.lineType === "PRODUCT";
const isRevenue = (sale: Sale) => isProduct(sale) || sale.lineType === "ADJUSTMENT";

function sumOf(sales: readonly Sale[], amount: (sale: Sale) => Bag): bigint {
  return sales.reduce((sum, sale) => sum + amount(sale).shop, 0n);
}

const netOf = (sale: Sale) => subtract(sale.total, sale.tax);

/** Shopify's figures of an order in minor units of the shop's currency, from its sales alone. */
export function figuresOf(order: Order) {
  const isOrdered = ({ reason }: Order["agreements"][number]) =>
    reason === "ORDER" || reason === "ORDER_EDIT";
  // What goes out in exchange for a return is sold.
  const isSold = (sale: Sale) => isProduct(sale) && sale.actionType === "ORDER";
  const bought = order.agreements.flatMap((one) =>
    isOrdered(one) ? one.sales : one.sales.filter(isSold),
  );
  const givenBack = order.agreements.flatMap((one) =>
    isOrdered(one) ? [] : one.sales.filter((sale) => !isSold(sale)),
  );
  const all = [...bought, ...givenBack];
  const of = (lineType: Sale["lineType"]) => all.filter((sale) => sale.lineType === lineType);
  const products = bought.filter(isProduct);
  const discounts = sumOf(products, (sale) => sale.discountBeforeTax);
  const net = sumOf(all.filter(isRevenue), netOf);
  const isCounted = !order.test && !order.cancelledAt && order.financialStatus !== "VOIDED";
  return {
    gross: sumOf(products, netOf) + discounts,
    discounts,
    refunds: -sumOf(givenBack.filter(isRevenue), netOf),
    net,
    countedNet: isCounted ? net : 0n,
    tax: sumOf(all, (sale) => sale.tax),
    shipping: sumOf(of("SHIPPING"), netOf),
    tip: sumOf(of("TIP"), netOf),
    duties: sumOf(of("DUTY"), netOf),
    fees: sumOf(of("ADDITIONAL_FEE"), netOf),
    giftCards: sumOf(of("GIFT_CARD"), netOf),
    total: sumOf(all, (sale) => sale.total),
  };
}

/** The figures as decimals of the shop's currency, for people and checks. */
export function figuresAsText(order: Order): Record<string, string> {
  const figures: Record<string, string> = {};
  for (const [name, minor] of Object.entries(figuresOf(order)))
    figures[name] = decimalOf(minor, order.currency);
  return { ...figures, currency: order.currency };
}

/** Totals of the order's sales, with tax, for a kind of agreement or all. */
export function totalOf(order: Order, reasons?: readonly string[]): Bag {
  const sales = order.agreements
    .filter(({ reason }) => !reasons || reasons.includes(reason))
    .flatMap((agreement) => agreement.sales);
  return add(ZERO, ...sales.map((sale) => sale.total));
}
