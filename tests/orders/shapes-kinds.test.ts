// Shapes of payment and of where an order comes from. docs/orders.md lists the shapes; the ledger's side is in shapes.db.test.ts.
import { expect, test } from "vitest";
import { shopifyLine } from "../support/order.ts";
import { day, figures, netByLine, other, read, sold } from "./shapes.ts";

const serum = sold("serum", "100.00", { discount: "10.00" });

test.each([
  ["an order that waits for its payment", { financialStatus: "PENDING" }],
  ["an order whose payment is only authorised", { financialStatus: "AUTHORIZED" }],
  ["an order whose authorisation ran out", { financialStatus: "EXPIRED" }],
  [
    "an order that is paid in part",
    { financialStatus: "PARTIALLY_PAID", received: "40.00", originalTotal: "100.00" },
  ],
])("%s is in Shopify's net sales and earns nothing yet", (_what, given) => {
  expect(read({ ...given, sales: [serum] })).toMatchObject({
    isPaid: false,
    exclusion: null,
    netMinor: 10000n,
    commissionableMinor: 0n,
  });
});

test("paid later, it earns on the whole", () => {
  const later = { financialStatus: "PAID", received: "100.00", originalTotal: "100.00" };
  expect(read({ ...later, sales: [serum] })).toMatchObject({
    isPaid: true,
    netMinor: 10000n,
    commissionableMinor: 10000n,
  });
});

test("an edit of a paid order that is not paid for yet takes nothing back and counts at once", () => {
  const added = sold("mask", "18.00", { happenedAt: day(6), reason: "ORDER_EDIT" });
  const order = read({
    financialStatus: "PARTIALLY_PAID",
    received: "100.00",
    originalTotal: "100.00",
    sales: [serum, added],
  });
  expect(order).toMatchObject({ isPaid: true, netMinor: 11800n, commissionableMinor: 11800n });
});

test("a test order counts nothing", () => {
  expect(read({ test: true, sales: [serum] })).toMatchObject({
    exclusion: "test",
    netMinor: 0n,
    commissionableMinor: 0n,
  });
});

test("a draft order's manual discount lowers the net and is nobody's code, whatever its title", () => {
  // The merchant took 10.00 off and called it ANNA10: Shopify shows that title among the codes, but it is no code application.
  const order = read({
    sourceName: "shopify_draft_order",
    journey: null,
    applications: [{ index: 0, code: null }],
    sales: [serum],
  });
  expect(order).toMatchObject({
    codes: [],
    codeDiscountsMinor: [],
    grossMinor: 11000n,
    discountMinor: 1000n,
    netMinor: 10000n,
    isJourneyReady: true,
  });
});

test("an order of the till counts like any other and waits for no journey", () => {
  const order = read({ sourceName: "pos", journey: null, customer: null, sales: [serum] });
  expect(order).toMatchObject({
    netMinor: 10000n,
    commissionableMinor: 10000n,
    isJourneyReady: true,
    customerGid: null,
    isNewCustomer: null,
  });
});

test("a subscription's first order has a plan on a line, its renewals come from the contract", () => {
  const plan = { name: "Every month" };
  const first = read({
    sourceName: "web",
    applications: [{ index: 0, code: "ANNA10" }],
    lines: [shopifyLine({ sellingPlan: plan }), shopifyLine({ id: "2" })],
    sales: [serum],
  });
  expect(first).toMatchObject({ isSubscription: true, netMinor: 10000n, codes: ["ANNA10"] });
  const renewal = { sourceName: "subscription_contract_checkout_one", journey: null };
  expect(read({ ...renewal, sales: [serum] })).toMatchObject({
    isSubscription: true,
    netMinor: 10000n,
    codes: [],
    references: [],
  });
  expect(read({ lines: [shopifyLine()] }).isSubscription).toBe(false);
});

test("an order without a customer counts, and is of nobody new or known", () => {
  const order = read({ customer: null, journey: null, sales: [serum] });
  expect(order).toMatchObject({ customerGid: null, isNewCustomer: null, netMinor: 10000n });
});

test("an order of nothing but gift cards and shipping is no sale", () => {
  const sales = [sold("card", "50.00", { lineType: "GIFT_CARD" }), other("SHIPPING", "5.00")];
  expect(figures({ sales })).toEqual({ gross: 0n, discount: 0n, refund: 0n, net: 0n });
});

test("an order of 250 lines is the sum of them, and loses no cent of an amount given back", () => {
  // 250 × 1.01 = 252.50. One dollar back over 250 equal lines: a hundred of them get a cent each.
  const sales = Array.from({ length: 250 }, (_, n) => sold(String(n), "1.01"));
  const amount = other("ADJUSTMENT", "-1.00", {
    happenedAt: day(9),
    reason: "REFUND",
    actionType: "RETURN",
  });
  const order = { sales: [...sales, amount] };
  expect(figures(order)).toEqual({ gross: 25250n, discount: 0n, refund: 100n, net: 25150n });
  const nets = Object.values(netByLine(order));
  expect(nets).toHaveLength(250);
  expect(nets.filter((net) => net === 100n)).toHaveLength(100);
  expect(nets.filter((net) => net === 101n)).toHaveLength(150);
});
