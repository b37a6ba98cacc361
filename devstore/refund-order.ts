// Giving money or goods back: refunds of pieces, of shipping, of a plain amount; cancelling; capturing.
import {
  addAgreement,
  currentQuantityOf,
  lineSale,
  otherSale,
  takePieces,
  wholeOf,
} from "./agreements.ts";
import { newLine } from "./edit-order.ts";
import {
  add,
  bagOf,
  bagOfPresentment,
  type Exchange,
  minorOf,
  negate,
  subtract,
  ZERO,
} from "./money.ts";
import { instantOf } from "./order-input.ts";
import { exchangeOf, lineOf, totalOf, touchOrder } from "./orders.ts";
import {
  type Bag,
  InputError,
  type Line,
  newId,
  type Order,
  type Refund,
  type Sale,
  type Shop,
} from "./state.ts";
import { announceOrder } from "./webhooks.ts";

export type RefundInput = {
  lines?: readonly { line: string; quantity: number; restock?: boolean }[];
  /** Decimal of the shop's currency, without tax; "all" for what has not been refunded. */
  shipping?: string | null;
  /** Decimal of the shop's currency, on top of lines and shipping; negative when less than the lines is given back. */
  amount?: string | null;
  /** Exchange rate on the day of the refund; the order's when left out. */
  rate?: string | null;
  processedAt?: string | null;
  note?: string | null;
  /** The goods come back as a return: its own agreement reason. */
  asReturn?: boolean;
  /** What the buyer gets in exchange; the goods that come back are then a return. */
  exchange?: readonly { sku: string; quantity: number; price?: string | null }[];
};

/**
 * Refunds pieces of lines, shipping and a plain amount, as one refund with one agreement.
 * @throws InputError when more pieces or more shipping is asked for than is left.
 */
export function refundOrder(shop: Shop, order: Order, input: RefundInput): Refund {
  if (order.cancelledAt) throw new InputError(`Order ${order.name} is cancelled.`);
  const out = (input.exchange ?? []).map((entry) => newLine(shop, order, entry));
  const refund = applyRefund(order, input, { out });
  touchOrder(order);
  announceOrder(shop, order, ["refunds/create", "orders/updated"], { refund });
  return refund;
}

/** With `isEverything` the tip goes back too, and what earlier plain amounts gave back is not given twice. */
function applyRefund(
  order: Order,
  input: RefundInput,
  { isEverything = false, out = [] }: { isEverything?: boolean; out?: readonly Line[] } = {},
): Refund {
  const wanted = (input.lines ?? []).map((entry) => ({
    ...entry,
    line: lineOf(order, entry.line),
  }));
  checkPieces(order, wanted);
  const exchange: Exchange = { ...exchangeOf(order), ...(input.rate ? { rate: input.rate } : {}) };
  const atRate = (bag: Bag) => (input.rate ? bagOfPresentment(bag.presentment, exchange) : bag);
  const shipping = shippingToRefund(order, input.shipping ?? null);
  const adjustment = input.amount ? bagOf(minorOf(input.amount, order.currency), exchange) : ZERO;
  const isEmpty = wanted.length === 0 && add(shipping.net, shipping.tax).shop === 0n;
  if (isEmpty && adjustment.shop === 0n && !isEverything)
    throw new InputError("A refund needs lines, shipping or an amount.");

  const refund = emptyRefund(input);
  const sales: Sale[] = [];
  for (const { line, quantity, restock } of wanted) {
    const taken = takePieces(line, quantity);
    const portion = {
      quantity,
      net: atRate(taken.net),
      tax: atRate(taken.tax),
      discountBeforeTax: atRate(taken.discountBeforeTax),
      discountAfterTax: atRate(taken.discountAfterTax),
    };
    sales.push(lineSale(line, portion, -1));
    refund.lines.push({
      id: newId(),
      lineId: line.id,
      quantity,
      restock: restock ?? true,
      subtotal: order.taxesIncluded ? add(portion.net, portion.tax) : portion.net,
      tax: portion.tax,
    });
  }
  addShippingBack(order, refund, shipping, atRate, sales);
  if (adjustment.shop !== 0n) {
    sales.push(otherSale("ADJUSTMENT", negate(adjustment), ZERO));
    refund.adjustment = { id: newId(), amount: negate(adjustment) };
  }
  if (isEverything) addRest(order, refund, sales);
  order.lines.push(...out);
  sales.push(
    ...out.flatMap((line) => line.batches.map((batch) => lineSale(line, wholeOf(batch), 1))),
  );
  finishRefund(order, refund, sales, input.asReturn || out.length > 0 ? "RETURN" : "REFUND");
  return refund;
}

function addShippingBack(
  order: Order,
  refund: Refund,
  shipping: { net: Bag; tax: Bag },
  atRate: (bag: Bag) => Bag,
  sales: Sale[],
): void {
  if (add(shipping.net, shipping.tax).shop === 0n) return;
  order.shipping.refundedNet = add(order.shipping.refundedNet, shipping.net);
  order.shipping.refundedTax = add(order.shipping.refundedTax, shipping.tax);
  const [net, tax] = [atRate(shipping.net), atRate(shipping.tax)];
  sales.push(otherSale("SHIPPING", negate(net), negate(tax)));
  const subtotal = order.taxesIncluded ? add(net, tax) : net;
  refund.shipping = { id: newId(), subtotal, tax };
}

/** Tip and balance of a full refund: afterwards all sales of the order add up to nothing. */
function addRest(order: Order, refund: Refund, sales: Sale[]): void {
  if (order.tip.shop > 0n) {
    sales.push(otherSale("TIP", negate(order.tip), ZERO));
    refund.tip = order.tip;
  }
  if (order.duties.shop > 0n) sales.push(otherSale("DUTY", negate(order.duties), ZERO));
  if (order.fees.shop > 0n) sales.push(otherSale("ADDITIONAL_FEE", negate(order.fees), ZERO));
  const rest = add(totalOf(order), ...sales.map((sale) => sale.total));
  if (rest.shop === 0n && rest.presentment === 0n) return;
  sales.push(otherSale("ADJUSTMENT", negate(rest), ZERO));
  refund.adjustment = { id: newId(), amount: negate(rest) };
}

function finishRefund(
  order: Order,
  refund: Refund,
  sales: readonly Sale[],
  reason: "REFUND" | "RETURN",
): void {
  const owed = negate(add(ZERO, ...sales.map((sale) => sale.total)));
  // An exchange for something dearer is paid by the buyer at once.
  refund.total =
    owed.shop < 0n && sales.some(({ actionType }) => actionType === "ORDER") ? ZERO : owed;
  if (refund.total === ZERO && order.received.shop > 0n)
    order.received = subtract(order.received, owed);
  order.refunds.push(refund);
  addAgreement(order, { reason, happenedAt: refund.processedAt, refundId: refund.id }, sales);
  const left = totalOf(order);
  const isPaid = order.financialStatus === "PAID" || order.financialStatus === "PARTIALLY_REFUNDED";
  if (isPaid && refund.total.shop > 0n)
    order.financialStatus = left.shop <= 0n ? "REFUNDED" : "PARTIALLY_REFUNDED";
}

function checkPieces(order: Order, wanted: readonly { line: Line; quantity: number }[]): void {
  const left = new Map(order.lines.map((line) => [line.id, currentQuantityOf(line)]));
  for (const { line, quantity } of wanted) {
    if (!Number.isInteger(quantity) || quantity < 1)
      throw new InputError(`A quantity is a whole number from 1 up, not ${quantity}.`);
    const rest = (left.get(line.id) ?? 0) - quantity;
    if (rest < 0)
      throw new InputError(
        `Line ${line.sku} of order ${order.name} has ${left.get(line.id)} left, not ${quantity}.`,
      );
    left.set(line.id, rest);
  }
}

function shippingToRefund(order: Order, wanted: string | null): { net: Bag; tax: Bag } {
  if (!wanted) return { net: ZERO, tax: ZERO };
  const { net, tax, refundedNet, refundedTax } = order.shipping;
  const leftNet = subtract(net, refundedNet);
  const leftTax = subtract(tax, refundedTax);
  if (wanted === "all") return { net: leftNet, tax: leftTax };
  const amount = minorOf(wanted, order.currency);
  if (amount < 0n || amount > leftNet.shop)
    throw new InputError(`Order ${order.name} has less shipping left than ${wanted}.`);
  if (amount === leftNet.shop) return { net: leftNet, tax: leftTax };
  const part = (whole: Bag) =>
    bagOf(leftNet.shop === 0n ? 0n : (whole.shop * amount) / leftNet.shop, exchangeOf(order));
  return { net: bagOf(amount, exchangeOf(order)), tax: part(leftTax) };
}

function emptyRefund(input: RefundInput): Refund {
  return {
    id: newId(),
    createdAt: new Date().toISOString(),
    processedAt: instantOf(input.processedAt),
    note: input.note ?? null,
    lines: [],
    shipping: null,
    adjustment: null,
    tip: null,
    total: ZERO,
  };
}

/**
 * Cancels an order. With `refund` everything that is left is given back in the same action;
 * without it an unpaid order is voided and a paid one keeps its sales (the money stays with the shop).
 * @throws InputError when it is cancelled already.
 */
export function cancelOrder(
  shop: Shop,
  order: Order,
  input: { refund?: boolean; reason?: Order["cancelReason"]; processedAt?: string | null },
): Refund | null {
  if (order.cancelledAt) throw new InputError(`Order ${order.name} is cancelled already.`);
  const isPaid = order.financialStatus === "PAID" || order.financialStatus === "PARTIALLY_REFUNDED";
  const refund = (input.refund ?? isPaid) ? refundAll(order, input.processedAt ?? null) : null;
  order.cancelledAt = instantOf(input.processedAt);
  order.cancelReason = input.reason ?? "CUSTOMER";
  if (order.financialStatus === "PENDING" || order.financialStatus === "AUTHORIZED")
    order.financialStatus = "VOIDED";
  touchOrder(order);
  const topics = ["orders/cancelled", "orders/updated", ...(refund ? ["refunds/create"] : [])];
  announceOrder(shop, order, topics, refund ? { refund } : {});
  return refund;
}

function refundAll(order: Order, processedAt: string | null): Refund | null {
  const lines = order.lines
    .map((line) => ({ line: line.id, quantity: currentQuantityOf(line) }))
    .filter(({ quantity }) => quantity > 0);
  const isNothingLeft = lines.length === 0 && totalOf(order).shop === 0n;
  if (isNothingLeft) return null;
  return applyRefund(order, { lines, shipping: "all", processedAt }, { isEverything: true });
}

const UNPAID: readonly string[] = ["PENDING", "AUTHORIZED", "PARTIALLY_PAID"];

/** Takes what an order still owes, or some of it. @throws InputError when there is none to take. */
export function captureOrder(shop: Shop, order: Order, amount: string | null = null): void {
  if (order.cancelledAt || !UNPAID.includes(order.financialStatus))
    throw new InputError(`Order ${order.name} has no payment to capture.`);
  const total = totalOf(order);
  const more = amount === null ? null : bagOf(minorOf(amount, order.currency), exchangeOf(order));
  const received = more ? add(order.received, more) : total;
  if ((more && more.shop <= 0n) || received.shop > total.shop)
    throw new InputError(`Order ${order.name} does not owe ${amount}.`);
  order.received = received.shop === total.shop ? total : received;
  if (received.shop < total.shop) {
    order.financialStatus = "PARTIALLY_PAID";
    touchOrder(order);
    announceOrder(shop, order, ["orders/updated"]);
    return;
  }
  order.financialStatus = order.refunds.length > 0 ? "PARTIALLY_REFUNDED" : "PAID";
  touchOrder(order);
  announceOrder(shop, order, ["orders/paid", "orders/updated"]);
}
