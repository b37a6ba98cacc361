import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { adminDocument, operationOf, requestedCost } from "../../devstore/admin-document.ts";
import { addCustomer } from "../../devstore/customers.ts";
import { setFaults } from "../../devstore/faults.ts";
import { placeOrder } from "../../devstore/place-order.ts";
import { refundOrder } from "../../devstore/refund-order.ts";
import { gid } from "../../devstore/state.ts";
import { takePoints, throttleStatus } from "../../devstore/throttle.ts";
import { appScopes, subscriptions } from "../../devstore/webhooks.ts";
import { ask, operation, read, SCOPES, vetted } from "./ask.ts";
import { testCode, testShop } from "./shop.ts";

test("every vetted operation is valid, and its cost is the one that was estimated", () => {
  const found = vetted.map(({ text, name }) => {
    const { document, errors } = adminDocument(text);
    expect(errors, name).toEqual([]);
    const [definition] = document.definitions;
    const only =
      definition?.kind === "OperationDefinition" ? definition : operationOf(document, null);
    return [name, only && requestedCost(document, only, {})];
  });
  expect(found).toEqual(vetted.map(({ name, cost }) => [name, cost]));
  expect(Object.fromEntries(found)).toMatchObject({
    OrderHeader: 50,
    OrderAgreements: 812,
    OrdersChanged: 201,
  });
});

test("a field that Shopify does not have is refused, and one that the dev store does not answer fails loudly", async () => {
  const shop = testShop();
  expect(await ask(shop, "{ shop { nope } }")).toMatchObject({
    errors: [{ message: expect.stringContaining('Cannot query field "nope" on type "Shop".') }],
  });
  expect(await ask(shop, "{ shop { weightUnit } }")).toMatchObject({
    errors: [{ message: "The dev store has no answer for Shop.weightUnit." }],
  });
  expect(
    await ask(shop, '{ orders(first: 1, query: "colour:red") { nodes { id } } }'),
  ).toMatchObject({
    errors: [{ message: 'The dev store has no search filter "colour".' }],
  });
});

test("an operation needs its scopes, and writing includes reading", async () => {
  const shop = testShop();
  expect(
    await ask(shop, "{ orders(first: 1) { nodes { id } } }", {}, ["read_products"]),
  ).toMatchObject({
    data: null,
    errors: [
      { extensions: { code: "ACCESS_DENIED" }, message: expect.stringContaining("read_orders") },
    ],
  });
  const codes = '{ codeDiscountNodeByCode(code: "X") { id } }';
  expect(await ask(shop, codes, {}, ["write_discounts"])).toMatchObject({
    data: { codeDiscountNodeByCode: null },
  });
});

test("fragments cost what their fields cost, also those on a connection", () => {
  const { document } = adminDocument(`query Q { orders(first: 10) { ...Page } }
    fragment Page on OrderConnection { nodes { ...Head } pageInfo { endCursor } }
    fragment Head on Order { id subtotalPriceSet { shopMoney { amount } } }`);
  const only = operationOf(document, "Q");
  // 1 connection, 10 × (order, bag, money).
  expect(only && requestedCost(document, only, {})).toBe(31);
});

test("a query over 1,000 points is refused before it runs", async () => {
  const text = "{ orders(first: 100) { nodes { id lineItems(first: 50) { nodes { id } } } } }";
  expect(await ask(testShop(), text)).toMatchObject({
    errors: [{ extensions: { code: "MAX_COST_EXCEEDED", cost: 5201, maxCost: 1000 } }],
  });
});

test("the bucket of a standard shop holds 2,000 points and gets 100 back a second", () => {
  const shop = testShop();
  const now = Date.now();
  expect(takePoints(shop, 1_900, now)).toBe(true);
  expect(takePoints(shop, 101, now)).toBe(false);
  expect(takePoints(shop, 101, now + 10)).toBe(true);
  expect(throttleStatus(shop, now + 5_010)).toEqual({
    maximumAvailable: 2_000,
    currentlyAvailable: 500,
    restoreRate: 100,
  });
});

test("an empty bucket throttles with status and cost; a query pays for what it returned", async () => {
  const shop = testShop({ plan: "plus" });
  placeOrder(shop, { lines: [{ sku: "SERUM", quantity: 1 }] });
  const text = "{ orders(first: 100) { nodes { id subtotalPriceSet { shopMoney { amount } } } } }";
  const answer = await ask(shop, text);
  // 1 connection, 1 order, its bag and money; asked for 1 + 100 × 3.
  expect(answer.extensions).toMatchObject({
    cost: {
      requestedQueryCost: 301,
      actualQueryCost: 4,
      throttleStatus: { maximumAvailable: 20_000 },
    },
  });
  takePoints(shop, 19_900, Date.now());
  expect(await ask(shop, text)).toMatchObject({
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    extensions: { cost: { actualQueryCost: null } },
  });
  setFaults({ throttle: 1 });
  expect(await ask(testShop(), "{ shop { name } }")).toMatchObject({
    errors: [{ message: "Throttled" }],
  });
  expect(await ask(testShop(), "{ shop { currencyCode } }")).toMatchObject({
    data: { shop: { currencyCode: "USD" } },
  });
});

test("an order is read with its sales, and the journey only when it is ready", async () => {
  const shop = testShop({ journeyDelayMs: 40 });
  testCode(shop, "ANNA10");
  const { order } = placeOrder(shop, {
    lines: [{ sku: "SERUM", quantity: 1 }],
    codes: ["ANNA10"],
    taxRate: 0.1,
    customer: addCustomer(shop).id,
    attributes: [{ name: "_creator_ref", value: "abc" }],
    landingSite: "/products/serum?utm_source=instagram&ref=abc",
    referringSite: "https://www.instagram.com/anna",
  });
  refundOrder(shop, order, { amount: "1" });
  const id = gid("Order", order.id);
  const sales = await read(shop, operation("OrderAgreements"), { id });
  const amount = (text: string) => ({ shopMoney: { amount: text } });
  expect(sales.order).toMatchObject({
    agreements: {
      nodes: [
        {
          ...{ __typename: "OrderAgreement", reason: "ORDER" },
          sales: {
            nodes: [
              {
                ...{ __typename: "ProductSale", lineType: "PRODUCT", quantity: 1 },
                totalAmount: amount("39.60"),
                totalTaxAmount: amount("3.60"),
                totalDiscountAmountBeforeTaxes: amount("4.00"),
              },
            ],
          },
        },
        {
          reason: "REFUND",
          sales: { nodes: [{ __typename: "AdjustmentSale", totalAmount: amount("-1.00") }] },
        },
      ],
    },
  });
  const header = async () => (await read(shop, operation("OrderHeader"), { id })).order;
  expect(await header()).toMatchObject({
    customerJourneySummary: { ready: false, momentsCount: null, firstVisit: null },
    customer: { numberOfOrders: "1" },
  });
  await sleep(50);
  expect(await header()).toMatchObject({
    customAttributes: [{ key: "_creator_ref", value: "abc" }],
    discountApplications: { nodes: [{ code: "ANNA10", value: { percentage: 10 } }] },
    customerJourneySummary: {
      ...{ ready: true, customerOrderIndex: 1, momentsCount: { count: 1 } },
      lastVisit: {
        source: "www.instagram.com",
        utmParameters: { source: "instagram", medium: null },
      },
    },
  });
  for (const name of ["OrderLines", "OrderRefunds", "OrderFees"])
    await read(shop, operation(name), { id });
  expect(
    await read(shop, operation("UnitCosts"), {
      ids: [gid("ProductVariant", order.lines[0]?.variantId ?? "")],
    }),
  ).toMatchObject({
    nodes: [{ inventoryItem: { unitCost: { amount: "9.50", currencyCode: "USD" } } }],
  });
});

test("changed orders are paged by cursor, each once, also while others change", async () => {
  const shop = testShop();
  const ids = Array.from(
    { length: 5 },
    () => placeOrder(shop, { lines: [{ sku: "BALM", quantity: 1 }] }).order.id,
  );
  const text =
    "query($q: String, $after: String) { orders(first: 2, after: $after, query: $q, sortKey: UPDATED_AT) { nodes { legacyResourceId } pageInfo { hasNextPage endCursor } } }";
  const seen: string[] = [];
  let after: string | null = null;
  for (let hasMore = true; hasMore; ) {
    const data = await read(shop, text, {
      q: "updated_at:>='2026-01-01T00:00:00Z' test:false",
      after,
    });
    const page = data.orders as {
      nodes: { legacyResourceId: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    seen.push(...page.nodes.map((node) => node.legacyResourceId));
    after = page.pageInfo.endCursor;
    hasMore = page.pageInfo.hasNextPage;
  }
  expect(seen.sort()).toEqual(ids.sort());
  expect(await ask(shop, "{ orders { nodes { id } } }")).toMatchObject({
    errors: [{ message: "you must provide one of first or last" }],
  });
  expect(
    await read(shop, '{ orders(last: 1, query: "discount_code:nope") { nodes { id } } }'),
  ).toEqual({ orders: { nodes: [] } });
});

test("shopify.app.toml asks for the scopes of the app's work and for topics that exist", () => {
  expect(appScopes()).toEqual(SCOPES);
  const topics = subscriptions().map(({ topic }) => topic);
  expect(new Set(topics).size).toBe(topics.length);
  expect(subscriptions().every(({ uri }) => uri === "/webhooks")).toBe(true);
  const orderTopics = subscriptions().filter(({ topic }) => topic.startsWith("orders/"));
  expect(orderTopics.every(({ includeFields }) => includeFields !== null)).toBe(true);
});
