import { afterAll, afterEach, expect, test } from "vitest";
import { forgetResults } from "../../devstore/bulk-operations.ts";
import { rowsOfPage } from "../../devstore/bulk-query.ts";
import { jobs } from "../../devstore/change-discounts.ts";
import { clearFaults, setFaults } from "../../devstore/faults.ts";
import type { Shop } from "../../devstore/state.ts";
import { ask, read, SCOPES } from "./ask.ts";
import { startDevStore, until } from "./process.ts";
import { place, testShop } from "./shop.ts";

jobs.delayMs = 5;
afterEach(clearFaults);
afterAll(forgetResults);

const ORDERS = `{ orders { edges { node { id name
  lineItems { edges { node { id quantity } } }
  agreements { edges { node { id reason sales { edges { node { id lineType } } } } } } } } } }`;

const RUN = `mutation ($query: String!, $isGrouped: Boolean! = true) {
  bulkOperationRunQuery(query: $query, groupObjects: $isGrouped) {
    bulkOperation { id status } userErrors { code field message } } }`;

const STATUS = `query ($id: ID!) { bulkOperation(id: $id) {
  id status errorCode objectCount rootObjectCount fileSize url partialDataUrl } }`;

type Operation = Record<string, string | null>;
type Started = { bulkOperation: Operation | null; userErrors: Record<string, unknown>[] };

async function start(shop: Shop, query: string): Promise<Started> {
  return (await read(shop, RUN, { query })).bulkOperationRunQuery as Started;
}

async function finished(shop: Shop, query: string): Promise<Operation> {
  const { bulkOperation, userErrors } = await start(shop, query);
  expect(userErrors).toEqual([]);
  let operation: Operation = {};
  await until(async () => {
    operation = (await read(shop, STATUS, { id: bulkOperation?.id })).bulkOperation as Operation;
    return !["CREATED", "RUNNING"].includes(operation.status ?? "");
  });
  return operation;
}

test("a bulk query ends with the count of its objects and a link to them", async () => {
  const shop = testShop();
  place(shop, { lines: [{ sku: "SERUM", quantity: 1 }] });
  place(shop, { lines: [{ sku: "BALM", quantity: 2 }], shipping: "5" });
  const operation = await finished(shop, ORDERS);
  // Two orders, two lines, two agreements, and sales: one product; one product and shipping.
  expect(operation).toMatchObject({
    status: "COMPLETED",
    errorCode: null,
    rootObjectCount: "2",
    objectCount: "9",
    partialDataUrl: null,
    url: expect.stringMatching(/^https:\/\/storage\.googleapis\.com\//),
  });
});

test("a bulk query that finds nothing is complete and has no file", async () => {
  expect(await finished(testShop(), ORDERS)).toMatchObject({
    status: "COMPLETED",
    objectCount: "0",
    url: null,
  });
});

test.each([
  ["{ shop { name } }", "must contain at least one connection"],
  ["{ orders { edges { node { nope } } } }", 'Cannot query field "nope"'],
  ['{ node(id: "gid://shopify/Order/1") { id } }', "top level fields"],
  [
    `{ orders { edges { node { id lineItems { edges { node { id } } } agreements { edges { node { id
       sales { edges { node { id } } } } } } discountApplications { edges { node { index } } }
       localizedFields { edges { node { key } } } } } } }`,
    "more than 5 connections",
  ],
  [
    "{ orders { edges { node { id refunds { id refundLineItems { edges { node { id } } } } } } } }",
    "within a list field",
  ],
  ["{ orders { edges { node { name lineItems { edges { node { id } } } } } } }", "`id`"],
])("a bulk query that Shopify would not run is refused: %s", async (query, sentence) => {
  expect(await start(testShop(), query)).toEqual({
    bulkOperation: null,
    userErrors: [{ code: "INVALID", field: ["query"], message: expect.stringContaining(sentence) }],
  });
});

test("five run at once, a sixth waits for one to end", async () => {
  const shop = testShop();
  setFaults({ bulkLatencyMs: 200 });
  for (let n = 0; n < 5; n++) expect((await start(shop, ORDERS)).userErrors).toEqual([]);
  expect((await start(shop, ORDERS)).userErrors).toMatchObject([{ code: "LIMIT_REACHED" }]);
  const isOver = () => [...shop.bulkOperations.values()].every(({ completedAt }) => completedAt);
  await until(isOver);
  expect((await start(shop, ORDERS)).userErrors).toEqual([]);
  await until(isOver);
});

test("one that fails leaves what it had in a partial file", async () => {
  const shop = testShop();
  for (let n = 0; n < 3; n++) place(shop, { lines: [{ sku: "SERUM", quantity: 1 }] });
  setFaults({ bulkFail: 1 });
  expect(await finished(shop, ORDERS)).toMatchObject({
    status: "FAILED",
    errorCode: "INTERNAL_SERVER_ERROR",
    url: null,
    partialDataUrl: expect.stringContaining(".jsonl"),
  });
});

test("orders older than 60 days are shown only with read_all_orders", async () => {
  const shop = testShop();
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  place(shop, { lines: [{ sku: "SERUM", quantity: 1 }], createdAt: daysAgo(61) });
  place(shop, { lines: [{ sku: "SERUM", quantity: 1 }], createdAt: daysAgo(59) });
  const names = "{ orders(first: 9) { nodes { name } } }";
  expect((await ask(shop, names)).data).toEqual({ orders: { nodes: [{ name: "#1002" }] } });
  expect((await ask(shop, names, {}, [...SCOPES, "read_all_orders"])).data).toEqual({
    orders: { nodes: [{ name: "#1001" }, { name: "#1002" }] },
  });
  expect(await finished(shop, ORDERS)).toMatchObject({ rootObjectCount: "1" });
});

test("over HTTP: each object is a line under what it hangs from, a part can be asked for, and the webhook tells the end", async () => {
  const store = await startDevStore(() => 200);
  try {
    await store.send("/control/products", { title: "Serum", sku: "SERUM", price: "40" });
    const lines = [{ sku: "SERUM" }];
    await store.send("/control/orders", {
      lines,
      silent: true,
      processedAt: new Date(Date.now() - 86_400_000).toISOString(),
    });
    const { token } = (await store.send("/control/session-token")).body;
    const app = { client_id: "test-key", client_secret: "test-secret", subject_token: token };
    const { access_token } = (
      await store.send(
        "/admin/oauth/access_token",
        {
          ...app,
          grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
          requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
        },
        { "x-dev-store-shop": "demo.myshopify.com" },
      )
    ).body;
    const admin = async (query: string, variables: object) => {
      const headers = {
        "x-dev-store-shop": "demo.myshopify.com",
        "x-shopify-access-token": String(access_token),
      };
      const path = "/admin/api/2026-10/graphql.json";
      return (await store.send(path, { query, variables }, headers)).body.data as Record<
        string,
        unknown
      >;
    };
    const started = (await admin(RUN, { query: ORDERS })).bulkOperationRunQuery as Started;
    const id = started.bulkOperation?.id;
    await until(() =>
      store.received.some(({ headers }) => headers["x-shopify-topic"] === "bulk_operations/finish"),
    );
    expect(store.received).toHaveLength(1); // the order was placed silently
    expect(JSON.parse(store.received[0]?.body ?? "")).toMatchObject({
      admin_graphql_api_id: id,
      status: "completed",
      error_code: null,
      type: "query",
    });
    const { url } = (await admin(STATUS, { id })).bulkOperation as { url: string };
    const local = store.origin + new URL(url).pathname;
    const text = await (await fetch(local)).text();
    const rows = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const [order, line, agreement, sale] = rows;
    expect(rows).toHaveLength(4);
    expect(order).toEqual({ id: expect.stringContaining("/Order/"), name: "#1001" });
    expect(line).toEqual({ id: expect.any(String), quantity: 1, __parentId: order.id });
    expect(agreement).toEqual({ id: expect.any(String), reason: "ORDER", __parentId: order.id });
    expect(sale).toEqual({ id: expect.any(String), lineType: "PRODUCT", __parentId: agreement.id });
    const rest = await fetch(local, { headers: { range: "bytes=10-" } });
    expect([rest.status, await rest.text()]).toEqual([206, text.slice(10)]);
    await store.send("/control/faults", { bulkCut: 1 });
    await expect(fetch(local).then((answer) => answer.text())).rejects.toThrow();
  } finally {
    await store.stop();
  }
});

test("ungrouped, the objects of a list come after all that they hang from", () => {
  const page = {
    edges: ["a", "b"].map((id) => ({
      node: { id, lines: { edges: [{ node: { id: `${id}1` } }] } },
    })),
  };
  expect(rowsOfPage(page, true).map(({ id }) => id)).toEqual(["a", "a1", "b", "b1"]);
  expect(rowsOfPage(page, false).map(({ id }) => id)).toEqual(["a", "b", "a1", "b1"]);
});
