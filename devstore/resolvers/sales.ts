// Agreements, their sales, and refunds: what revenue is made of.
import { byPosition, connection, type PageArguments } from "../connection.ts";
import { ZERO } from "../money.ts";
import {
  type Agreement,
  type Bag,
  gid,
  type Order,
  type Refund,
  type Sale,
  type Shop,
} from "../state.ts";
import { moneyBag } from "./context.ts";
import { lineView } from "./lines.ts";

const AGREEMENT_TYPES = {
  ORDER: "OrderAgreement",
  ORDER_EDIT: "OrderEditAgreement",
  REFUND: "RefundAgreement",
  RETURN: "ReturnAgreement",
} as const;

const SALE_TYPES = {
  PRODUCT: "ProductSale",
  GIFT_CARD: "GiftCardSale",
  SHIPPING: "ShippingLineSale",
  TIP: "TipSale",
  DUTY: "DutySale",
  ADDITIONAL_FEE: "AdditionalFeeSale",
  ADJUSTMENT: "AdjustmentSale",
} as const;

export function agreementConnection(shop: Shop, order: Order, args: PageArguments) {
  return connection(order.agreements, args, byPosition, (one) => agreementView(shop, order, one));
}

function agreementView(shop: Shop, order: Order, agreement: Agreement) {
  const typename = AGREEMENT_TYPES[agreement.reason];
  const refund = order.refunds.find(({ id }) => id === agreement.refundId);
  return {
    __typename: typename,
    id: gid(typename, agreement.id),
    happenedAt: agreement.happenedAt,
    reason: agreement.reason,
    app: null,
    user: null,
    ...(agreement.reason === "REFUND" && refund
      ? { refund: () => refundView(shop, order, refund) }
      : {}),
    sales: (args: PageArguments) =>
      connection(agreement.sales, args, byPosition, (sale) => saleView(shop, order, sale)),
  };
}

function saleView(shop: Shop, order: Order, sale: Sale) {
  const bag = (value: Bag) => moneyBag(value, order);
  const line = sale.lineId ? order.lines.find(({ id }) => id === sale.lineId) : undefined;
  return {
    __typename: SALE_TYPES[sale.lineType],
    id: gid("Sale", sale.id),
    actionType: sale.actionType,
    lineType: sale.lineType,
    quantity: sale.quantity,
    totalAmount: bag(sale.total),
    totalTaxAmount: bag(sale.tax),
    totalDiscountAmountBeforeTaxes: bag(sale.discountBeforeTax),
    totalDiscountAmountAfterTaxes: bag(sale.discountAfterTax),
    ...(line ? { lineItem: () => lineView(shop, order, line) } : {}),
  };
}

export function refundView(shop: Shop, order: Order, refund: Refund): Record<string, unknown> {
  const bag = (value: Bag) => moneyBag(value, order);
  return {
    __typename: "Refund",
    id: gid("Refund", refund.id),
    legacyResourceId: refund.id,
    createdAt: refund.createdAt,
    processedAt: refund.processedAt,
    updatedAt: refund.createdAt,
    note: refund.note,
    totalRefundedSet: bag(refund.total),
    orderAdjustments: (args: PageArguments) =>
      connection(refund.adjustment ? [refund.adjustment] : [], args, byPosition, (one) => ({
        id: gid("OrderAdjustment", one.id),
        reason: "REFUND_DISCREPANCY",
        amountSet: bag(one.amount),
        taxAmountSet: bag(ZERO),
      })),
    refundLineItems: (args: PageArguments) =>
      connection(refund.lines, args, byPosition, (one) => {
        const line = order.lines.find(({ id }) => id === one.lineId);
        return {
          id: gid("RefundLineItem", one.id),
          quantity: one.quantity,
          restockType: one.restock ? "RETURN" : "NO_RESTOCK",
          restocked: one.restock,
          subtotalSet: bag(one.subtotal),
          totalTaxSet: bag(one.tax),
          lineItem: () => line && lineView(shop, order, line),
        };
      }),
    refundShippingLines: (args: PageArguments) =>
      connection(refund.shipping ? [refund.shipping] : [], args, byPosition, (one) => ({
        id: gid("RefundShippingLine", one.id),
        subtotalAmountSet: bag(one.subtotal),
        taxAmountSet: bag(one.tax),
      })),
  };
}
