// Reading an order in pages; Shopify's answers are made here, page by page. The environment comes with the test database.
import { afterAll, expect, test } from "vitest";
import type { Admin } from "#app/shopify/admin.server.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase } = await import("#app/platform/db.server.ts");
const { readOrder } = await import("#app/shopify/orders.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const GID = "gid://shopify/Order/1";
const AT = "2026-05-04T12:00:00Z";
const money = { shopMoney: { amount: "1.00" }, presentmentMoney: { amount: "0.90" } };

const saleNode = (id: number) => ({
  __typename: "ProductSale",
  id: `sale-${id}`,
  actionType: "ORDER",
  lineType: "PRODUCT",
  quantity: 1,
  totalAmount: money,
  totalTaxAmount: money,
  totalDiscountAmountBeforeTaxes: money,
  lineItem: { id: `line-${id}` },
});
const page = (next: string | null) => ({ hasNextPage: next !== null, endCursor: next });
const sales = (ids: readonly number[], next: string | null = null) => ({
  nodes: ids.map(saleNode),
  pageInfo: page(next),
});
const agreement = (id: string, of: ReturnType<typeof sales>) => ({
  cursor: `cursor-${id}`,
  node: { id, happenedAt: AT, reason: "ORDER", sales: of },
});
const agreements = (
  edges: readonly ReturnType<typeof agreement>[],
  next: string | null = null,
) => ({
  edges,
  pageInfo: page(next),
});

const lineNode = (id: number) => ({
  id: `line-${id}`,
  title: "Serum",
  variantTitle: null,
  sku: null,
  vendor: null,
  quantity: 1,
  isGiftCard: false,
  product: null,
  variant: null,
  sellingPlan: null,
});
const lineItems = (ids: readonly number[], next: string | null = null) => ({
  nodes: ids.map(lineNode),
  pageInfo: page(next),
});

const header = (given: Readonly<Record<string, unknown>>) => ({
  order: {
    id: GID,
    name: "#1001",
    test: false,
    createdAt: AT,
    processedAt: AT,
    updatedAt: AT,
    cancelledAt: null,
    sourceName: "web",
    currencyCode: "USD",
    displayFinancialStatus: "PAID",
    presentmentCurrencyCode: "EUR",
    totalReceivedSet: money,
    originalTotalPriceSet: money,
    displayFulfillmentStatus: "UNFULFILLED",
    fulfillments: [],
    customAttributes: [],
    customer: null,
    customerJourneySummary: null,
    discountApplications: { nodes: [] },
    lineItems: lineItems([1]),
    agreements: agreements([agreement("a", sales([1]))]),
    ...given,
  },
});

type Asked = Readonly<{ operation: string; variables: Readonly<Record<string, unknown>> }>;

/** An Admin that answers by operation and keeps what was asked. */
function adminWith(answer: (asked: Asked, n: number) => unknown) {
  const asked: Asked[] = [];
  const admin: Admin = {
    request: async (document, variables) => {
      const [definition] = document.definitions;
      const operation =
        definition?.kind === "OperationDefinition" ? (definition.name?.value ?? "") : "";
      asked.push({ operation, variables });
      return JSON.parse(JSON.stringify(answer({ operation, variables }, asked.length)));
    },
  };
  return { admin, asked };
}

test("an ordinary order takes one question", async () => {
  const { admin, asked } = adminWith(() => header({}));
  const order = await readOrder(admin, GID);
  expect(order).toMatchObject({ id: GID, currency: "USD", allocations: null });
  expect(order).toMatchObject({
    presentmentCurrency: "EUR",
    received: "0.90",
    originalTotal: "0.90",
    fulfillmentStatus: "UNFULFILLED",
  });
  expect(order?.sales).toEqual([
    {
      id: "sale-1",
      happenedAt: AT,
      reason: "ORDER",
      actionType: "ORDER",
      lineType: "PRODUCT",
      lineGid: "line-1",
      quantity: 1,
      total: "1.00",
      tax: "1.00",
      discount: "1.00",
      presentmentTotal: "0.90",
      presentmentTax: "0.90",
    },
  ]);
  expect(asked).toHaveLength(1);
});

test("an order that Shopify does not show is null", async () => {
  const { admin } = adminWith(() => ({ order: null }));
  expect(await readOrder(admin, GID)).toBeNull();
});

test("all agreements and all sales of each are read, each sale once", async () => {
  const { admin, asked } = adminWith(({ operation, variables }) => {
    if (operation === "ReadOrder")
      return header({
        agreements: agreements(
          [agreement("a", sales([1])), agreement("b", sales([2, 3], "s1"))],
          "p1",
        ),
      });
    if (operation === "ReadOrderAgreements")
      return { order: { updatedAt: AT, agreements: agreements([agreement("c", sales([6]))]) } };
    const rest = variables.after === "s1" ? sales([4], "s2") : sales([5]);
    return { order: { updatedAt: AT, agreements: { nodes: [{ id: "b", sales: rest }] } } };
  });
  const order = await readOrder(admin, GID);
  expect(order?.sales.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `sale-${n}`));
  expect(asked.slice(1)).toEqual([
    {
      operation: "ReadAgreementSales",
      variables: { orderGid: GID, agreementCursor: "cursor-a", after: "s1" },
    },
    {
      operation: "ReadAgreementSales",
      variables: { orderGid: GID, agreementCursor: "cursor-a", after: "s2" },
    },
    { operation: "ReadOrderAgreements", variables: { orderGid: GID, after: "p1" } },
  ]);
});

test("an order of 250 lines is read whole: twenty, then two hundred at a time", async () => {
  const ids = Array.from({ length: 250 }, (_, n) => n + 1);
  const { admin, asked } = adminWith(({ operation, variables }) => {
    if (operation === "ReadOrder") return header({ lineItems: lineItems(ids.slice(0, 20), "l1") });
    const rest = variables.after === "l1" ? ids.slice(20, 220) : ids.slice(220);
    return {
      order: {
        updatedAt: AT,
        lineItems: lineItems(rest, variables.after === "l1" ? "l2" : null),
      },
    };
  });
  const order = await readOrder(admin, GID);
  expect(order?.lines.map(({ id }) => id)).toEqual(ids.map((n) => `line-${n}`));
  expect(asked.map(({ operation }) => operation)).toEqual([
    "ReadOrder",
    "ReadOrderLines",
    "ReadOrderLines",
  ]);
});

test("allocations are asked for only where two codes must be weighed", async () => {
  const code = (index: number) => ({
    __typename: "DiscountCodeApplication",
    index,
    code: `C${index}`,
  });
  const manual = { __typename: "ManualDiscountApplication", index: 2 };
  const one = adminWith(() => header({ discountApplications: { nodes: [code(0), manual] } }));
  expect(await readOrder(one.admin, GID)).toMatchObject({
    allocations: null,
    applications: [
      { index: 0, code: "C0" },
      { index: 2, code: null },
    ],
  });
  const two = adminWith(({ operation, variables }) =>
    operation === "ReadOrder"
      ? header({ discountApplications: { nodes: [code(0), code(1)] } })
      : {
          order: {
            updatedAt: AT,
            lineItems: {
              nodes: [
                {
                  discountAllocations: [
                    { allocatedAmountSet: money, discountApplication: { index: 1 } },
                  ],
                },
              ],
              pageInfo: page(variables.after === null ? "l1" : null),
            },
          },
        },
  );
  expect((await readOrder(two.admin, GID))?.allocations).toEqual([
    { index: 1, amount: "1.00" },
    { index: 1, amount: "1.00" },
  ]);
});

test("an order that changes between its pages is read again from the start", async () => {
  const { admin, asked } = adminWith(({ operation }, n) => {
    const updatedAt = n < 3 ? AT : "2026-05-04T12:00:01Z";
    if (operation === "ReadOrder")
      return header({
        updatedAt,
        agreements: agreements([agreement("a", sales([1]))], "p1"),
      });
    return {
      order: {
        updatedAt: "2026-05-04T12:00:01Z",
        agreements: agreements([agreement("b", sales([2]))]),
      },
    };
  });
  expect((await readOrder(admin, GID))?.sales).toHaveLength(2);
  expect(asked).toHaveLength(4);
});

test("an order that never holds still is tried again later", async () => {
  const { admin } = adminWith(({ operation }, n) =>
    operation === "ReadOrder"
      ? header({ agreements: agreements([agreement("a", sales([1]))], "p1") })
      : { order: { updatedAt: `v${n}`, agreements: agreements([]) } },
  );
  await expect(readOrder(admin, GID)).rejects.toMatchObject({ kind: "unavailable" });
});
