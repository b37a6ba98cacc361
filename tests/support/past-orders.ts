// Files of past orders as Shopify leaves them, made from orders; each test names only what it is about.
import type { ShopifyOrder } from "#app/shopify/order.ts";
import type { FileLine } from "#app/shopify/past-orders.ts";
import { shopifyLine, shopifyOrder, shopifySale } from "./order.ts";

/** The n-th order of the past, of 100.00, with a line and a sale of its own. */
export function pastOrder(
  n: number,
  given: Partial<ShopifyOrder> & Readonly<{ codes?: readonly string[] }> = {},
): ShopifyOrder {
  const { codes = [], ...fields } = given;
  const lineGid = `gid://shopify/LineItem/${n}`;
  return shopifyOrder({
    id: `gid://shopify/Order/${n}`,
    name: `#${n}`,
    applications: codes.map((code, index) => ({ index, code })),
    allocations:
      codes.length > 1 ? codes.map((_, index) => ({ index, amount: `${index + 1}.00` })) : null,
    lines: [shopifyLine({ id: lineGid })],
    sales: [shopifySale({ id: `gid://shopify/Sale/${n}`, lineGid })],
    ...fields,
  });
}

/** The lines of an order: its own, then what belongs to it. */
export function linesOfOrder(order: ShopifyOrder): string[] {
  const agreements = Map.groupBy(
    order.sales,
    ({ happenedAt, reason }) => `${happenedAt} ${reason}`,
  );
  const rows = [
    headRow(order),
    ...order.applications.map(({ index, code }) => ({
      __typename: code === null ? "ManualDiscountApplication" : "DiscountCodeApplication",
      index,
      ...(code === null ? {} : { code }),
      __parentId: order.id,
    })),
    ...order.lines.map((line) => ({
      ...line,
      discountAllocations: (order.allocations ?? []).map(({ index, amount }) => ({
        allocatedAmountSet: { shopMoney: { amount } },
        discountApplication: { index },
      })),
      __parentId: order.id,
    })),
    ...[...agreements.values()].flatMap((sales) => agreementRows(order, sales)),
  ];
  return rows.map((row) => JSON.stringify(row));
}

const headRow = (order: ShopifyOrder) => ({
  id: order.id,
  name: order.name,
  test: order.test,
  createdAt: order.createdAt,
  processedAt: order.processedAt,
  updatedAt: order.updatedAt,
  cancelledAt: order.cancelledAt,
  sourceName: order.sourceName,
  currencyCode: order.currency,
  presentmentCurrencyCode: order.presentmentCurrency,
  displayFinancialStatus: order.financialStatus,
  totalReceivedSet: { presentmentMoney: { amount: order.received } },
  originalTotalPriceSet: { presentmentMoney: { amount: order.originalTotal } },
  displayFulfillmentStatus: order.fulfillmentStatus,
  fulfillments: order.fulfillments,
  customAttributes: order.attributes,
  customer: order.customer,
  customerJourneySummary: order.journey,
});

function agreementRows(order: ShopifyOrder, sales: ShopifyOrder["sales"]): object[] {
  const [first] = sales;
  if (!first) return [];
  const id = `gid://shopify/OrderAgreement/${first.id.split("/").at(-1)}`;
  return [
    { id, happenedAt: first.happenedAt, reason: first.reason, __parentId: order.id },
    ...sales.map((sale) => ({
      id: sale.id,
      actionType: sale.actionType,
      lineType: sale.lineType,
      quantity: sale.quantity,
      totalAmount: {
        shopMoney: { amount: sale.total },
        presentmentMoney: { amount: sale.presentmentTotal },
      },
      totalTaxAmount: {
        shopMoney: { amount: sale.tax },
        presentmentMoney: { amount: sale.presentmentTax },
      },
      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: sale.discount } },
      ...(sale.lineGid === null ? {} : { lineItem: { id: sale.lineGid } }),
      __parentId: id,
    })),
  ];
}

/** The file that holds these orders. */
export const fileOf = (orders: readonly ShopifyOrder[]): string =>
  orders
    .flatMap(linesOfOrder)
    .map((line) => `${line}\n`)
    .join("");

/** A file's lines with their places, from a place on. */
export function linesOfText(text: string, from = { line: 1, byte: 0 }): FileLine[] {
  const lines: FileLine[] = [];
  let start = 0;
  let number = 1;
  for (const line of text.split("\n")) {
    const end = start + Buffer.byteLength(line) + 1;
    if (line !== "" && start >= from.byte) lines.push({ text: line, number, start, end });
    start = end;
    number += 1;
  }
  return lines;
}
