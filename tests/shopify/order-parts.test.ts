import { expect, test } from "vitest";
import { applicationOf, headerOf, saleOf } from "#app/shopify/order-parts.ts";

const money = (amount: string) => ({ amount });

test("only the discount of a redeem code has a code, whatever the title of another", () => {
  expect(
    applicationOf({ __typename: "DiscountCodeApplication", index: 0, code: "ANNA10" }),
  ).toEqual({ index: 0, code: "ANNA10" });
  expect(applicationOf({ __typename: "ManualDiscountApplication", index: 1 })).toEqual({
    index: 1,
    code: null,
  });
});

test("a sale takes day and reason of its agreement, and a sale without a line has none", () => {
  const sale = {
    id: "gid://shopify/Sale/1",
    actionType: "RETURN",
    lineType: "ADJUSTMENT",
    quantity: null,
    totalAmount: { shopMoney: money("-5.00"), presentmentMoney: money("-7.00") },
    totalTaxAmount: { shopMoney: money("0.00"), presentmentMoney: money("0.00") },
    totalDiscountAmountBeforeTaxes: { shopMoney: money("0.00") },
  } as const;
  expect(saleOf(sale, { happenedAt: "2026-05-04T12:00:00Z", reason: "REFUND" })).toEqual({
    id: "gid://shopify/Sale/1",
    happenedAt: "2026-05-04T12:00:00Z",
    reason: "REFUND",
    actionType: "RETURN",
    lineType: "ADJUSTMENT",
    lineGid: null,
    quantity: null,
    total: "-5.00",
    tax: "0.00",
    discount: "0.00",
    presentmentTotal: "-7.00",
    presentmentTax: "0.00",
  });
});

test("what was received and what the order came to are the buyer's money", () => {
  const header = headerOf({
    id: "gid://shopify/Order/1",
    name: "#1001",
    test: false,
    createdAt: "2026-05-04T12:00:00Z",
    processedAt: "2026-05-04T12:00:00Z",
    updatedAt: "2026-05-04T12:00:00Z",
    cancelledAt: null,
    sourceName: "web",
    currencyCode: "USD",
    presentmentCurrencyCode: "CAD",
    displayFinancialStatus: "PAID",
    totalReceivedSet: { presentmentMoney: money("14.00") },
    originalTotalPriceSet: { presentmentMoney: money("14.50") },
    displayFulfillmentStatus: "UNFULFILLED",
    fulfillments: [],
    customAttributes: [],
    customer: null,
    customerJourneySummary: null,
  });
  expect(header).toMatchObject({
    received: "14.00",
    originalTotal: "14.50",
    currency: "USD",
    presentmentCurrency: "CAD",
    financialStatus: "PAID",
    journey: null,
  });
});
