import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromShopify, referencesIn } from "#app/orders/from-shopify.ts";
import { ORDERED_AT, shopifyOrder, shopifySale } from "../support/order.ts";

const CLICK = "01932c07000070008000000000000001";
const visit = (landingPage: string) => ({ occurredAt: ORDERED_AT, landingPage });
const read = (given: Parameters<typeof shopifyOrder>[0]) => fromShopify(shopifyOrder(given), "USD");

test("decimals become exact minor units of the shop's currency", () => {
  const sales = [shopifySale({ total: "19.99", tax: "1.665", discount: "-2.10" })];
  expect(read({ sales }).sales[0]).toMatchObject({
    totalMinor: 1999n,
    taxMinor: 167n,
    discountMinor: 210n,
  });
  const back = [shopifySale({ actionType: "RETURN", total: "-19.99", discount: "2.10" })];
  expect(read({ sales: back }).sales[0]?.discountMinor).toBe(-210n);
  const yen = fromShopify(
    shopifyOrder({ currency: "JPY", sales: [shopifySale({ total: "8925.0" })] }),
    "JPY",
  );
  expect(yen.netMinor).toBe(8925n);
  const dinar = fromShopify(
    shopifyOrder({ currency: "KWD", sales: [shopifySale({ total: "8.925" })] }),
    "KWD",
  );
  expect(dinar.netMinor).toBe(8925n);
});

test("an order in another money than the shop's is no order of ours", () => {
  expect(() => read({ currency: "EUR" })).toThrow("order money is the shop's money");
});

test("an amount that is no decimal is never guessed", () => {
  expect(() => read({ sales: [shopifySale({ total: "1e3" })] })).toThrow("no decimal amount");
});

test("a code is kept in capitals, with the order's discount where it is alone", () => {
  const order = read({
    applications: [
      { index: 0, code: null },
      { index: 1, code: "anna10" },
    ],
    sales: [shopifySale({ total: "90.00", discount: "10.00" })],
  });
  expect(order.codes).toEqual(["ANNA10"]);
  expect(order.codeDiscountsMinor).toEqual([1000n]);
});

test("of two codes each has what it gave over all lines, in the order of application", () => {
  const order = read({
    applications: [
      { index: 2, code: "Ben15" },
      { index: 0, code: "ANNA10" },
    ],
    allocations: [
      { index: 0, amount: "3.34" },
      { index: 2, amount: "9.00" },
      { index: 0, amount: "3.33" },
      { index: 1, amount: "50.00" },
    ],
  });
  expect(order.codes).toEqual(["ANNA10", "BEN15"]);
  expect(order.codeDiscountsMinor).toEqual([667n, 900n]);
});

test("FAKE30: a manual discount titled like a code is no code", () => {
  const file = "../shopify/payloads/shopify_docs_order_manual_discount_as_code_FAKE30.json";
  const payload = JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
  expect(payload.discount_codes[0]?.code).toBe("FAKE30");
  expect(payload.discount_applications[0]?.type).toBe("manual");
  // The Admin API tells the same discount as an application without a code.
  expect(read({ applications: [{ index: 0, code: null }] }).codes).toEqual([]);
});

test("references come from the cart, then the last visit, then the first, each once", () => {
  const order = read({
    attributes: [
      { key: "gift_note", value: "nw1-zzz" },
      { key: "_creator_ref", value: `nw1-aaa.${CLICK}` },
      { key: "_creator_ref", value: null },
    ],
    journey: {
      ready: true,
      customerOrderIndex: 1,
      lastVisit: visit(`/discount/ANNA10?redirect=%2Fproducts%2Fserum%3Fref%3Dnw1-bbb.${CLICK}`),
      firstVisit: visit(`https://shop.example/?ref=nw1-ccc&utm_source=x#top`),
    },
  });
  expect(order.references).toEqual([`nw1-aaa.${CLICK}`, `nw1-bbb.${CLICK}`, "nw1-ccc"]);
});

test("text that is no reference of ours is left out", () => {
  const order = read({
    attributes: [{ key: "_creator_ref", value: "<script>" }],
    journey: {
      ready: true,
      customerOrderIndex: 1,
      lastVisit: visit("https://shop.example/?ref=newsletter"),
      firstVisit: visit("not an address"),
    },
  });
  expect(order.references).toEqual([]);
});

test("a landing page is unwrapped a few times and not for ever", () => {
  const wrap = (inner: string) => `/discount/A?redirect=${encodeURIComponent(inner)}`;
  expect(referencesIn(wrap(wrap("/?ref=nw1-aaa")))).toEqual(["nw1-aaa"]);
  expect(referencesIn(wrap(wrap(wrap(wrap("/?ref=nw1-aaa")))))).toEqual([]);
  expect(referencesIn("")).toEqual([]);
  expect(referencesIn("?ref=%E0%A4%A")).toHaveLength(1);
});

test("a new customer is the first by Shopify's index, else by the count, else unknown", () => {
  const journey = { ready: true, customerOrderIndex: 2, firstVisit: null, lastVisit: null };
  expect(read({ journey })).toMatchObject({ isNewCustomer: false, isNewCustomerSettled: true });
  expect(read({ journey: null })).toMatchObject({
    isNewCustomer: true,
    isNewCustomerSettled: false,
  });
  expect(read({ journey: null, customer: null }).isNewCustomer).toBeNull();
});

test("a journey is waited for, except where no browser was used", () => {
  expect(read({ journey: null }).isJourneyReady).toBe(false);
  expect(read({ journey: null, sourceName: "pos" }).isJourneyReady).toBe(true);
  expect(read({ journey: null, sourceName: "shopify_draft_order" }).isJourneyReady).toBe(true);
});

test("a cancelled order keeps its sales and counts nothing", () => {
  const order = read({ cancelledAt: "2026-05-05T00:00:00Z" });
  expect(order).toMatchObject({ exclusion: "cancelled", netMinor: 0n, grossMinor: 0n });
  expect(order.sales).toHaveLength(1);
});

test("what the buyer saw is kept in the buyer's currency, and only where that is another", () => {
  const sales = [
    shopifySale({ total: "115.00", presentmentTotal: "100.00" }),
    shopifySale({
      reason: "REFUND",
      actionType: "RETURN",
      total: "-60.00", // EUR 50.00 on a day when a euro was 1.20, not 1.15
      presentmentTotal: "-50.00",
    }),
  ];
  const order = read({ presentmentCurrency: "EUR", sales });
  expect(order.sales[0]).toMatchObject({ presentmentTotalMinor: 10000n, presentmentTaxMinor: 0n });
  // Shopify's net sales are 55.00; commission is computed on 115.00 − 57.50.
  expect(order).toMatchObject({ netMinor: 5500n, commissionableMinor: 5750n });
  expect(read({ sales }).sales[0]).toMatchObject({ presentmentTotalMinor: null });
});

test("payment and fulfilment are read from the answer alone", () => {
  const order = read({
    financialStatus: "PARTIALLY_PAID",
    presentmentCurrency: "JPY",
    received: "5000",
    originalTotal: "5000",
    fulfillmentStatus: "FULFILLED",
    fulfillments: [
      { status: "SUCCESS", createdAt: "2026-05-05T08:00:00Z", deliveredAt: "2026-05-07T08:00:00Z" },
      { status: "CANCELLED", createdAt: "2026-05-09T08:00:00Z", deliveredAt: null },
    ],
  });
  expect(order).toMatchObject({
    isPaid: true,
    fulfilledAt: new Date("2026-05-05T08:00:00Z"),
    deliveredAt: new Date("2026-05-07T08:00:00Z"),
  });
  expect(read({ financialStatus: "PENDING" })).toMatchObject({
    isPaid: false,
    netMinor: 10000n,
    commissionableMinor: 0n,
  });
});
