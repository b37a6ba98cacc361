import { expect, test } from "vitest";
import { ask, SCOPES } from "./ask.ts";
import { testShop } from "./shop.ts";

const CREATE = `mutation Create($order: OrderCreateOrderInput!) {
  orderCreate(order: $order) {
    order { id name test displayFinancialStatus lineItems(first: 5) { nodes { title sku variant { id } product { id } } } }
    userErrors { field message code }
  }
}`;
const MAY_WRITE = [...SCOPES, "write_orders"];
const item = (currencyCode = "USD") => ({
  title: "Test item",
  quantity: 1,
  priceSet: { shopMoney: { amount: "10.00", currencyCode } },
});
const create = async (
  shop: ReturnType<typeof testShop>,
  order: Record<string, unknown>,
  scopes: readonly string[] = MAY_WRITE,
) => ask(shop, CREATE, { order }, scopes);
const errorsOf = async (shop: ReturnType<typeof testShop>, order: Record<string, unknown>) => {
  const answer = (await create(shop, order)) as {
    data: { orderCreate: { order: unknown; userErrors: unknown[] } };
  };
  expect(answer.data.orderCreate.order).toBeNull();
  return answer.data.orderCreate.userErrors;
};

test("an app makes a test order of a custom item, which is in the shop and unpaid", async () => {
  const shop = testShop();
  const answer = await create(shop, { test: true, tags: ["own"], lineItems: [item()] });
  expect(answer).toMatchObject({
    data: {
      orderCreate: {
        order: {
          name: "#1001",
          test: true,
          displayFinancialStatus: "PENDING",
          lineItems: { nodes: [{ title: "Test item", sku: null, variant: null, product: null }] },
        },
        userErrors: [],
      },
    },
  });
  expect([...shop.orders.values()].map(({ sourceName }) => sourceName)).toEqual(["580111"]);
});

test("without the scope to write orders nothing is made", async () => {
  const shop = testShop();
  expect(await create(shop, { lineItems: [item()] }, SCOPES)).toMatchObject({
    data: null,
    errors: [{ extensions: { code: "ACCESS_DENIED" } }],
  });
  expect(shop.orders.size).toBe(0);
});

test("an order that cannot be is refused with the field at fault", async () => {
  const shop = testShop();
  expect(await errorsOf(shop, { test: true })).toMatchObject([
    { field: ["order", "lineItems"], code: "INVALID" },
  ]);
  expect(
    await errorsOf(shop, { lineItems: [item()], processedAt: "2999-01-01T00:00:00Z" }),
  ).toMatchObject([{ field: ["order", "processedAt"], code: "PROCESSED_AT_INVALID" }]);
  expect(await errorsOf(shop, { lineItems: [item("EUR")] })).toMatchObject([
    { field: ["order", "lineItems", "0", "priceSet"] },
  ]);
  expect(await errorsOf(shop, { lineItems: [{ ...item(), quantity: 0 }] })).toMatchObject([
    { field: ["order", "lineItems"] },
  ]);
  expect(shop.orders.size).toBe(0);
});

test("a development store takes five orders of an app a minute", async () => {
  const shop = testShop({ isDevelopment: true });
  for (let n = 0; n < 5; n++) await create(shop, { lineItems: [item()] });
  expect(await errorsOf(shop, { lineItems: [item()] })).toMatchObject([{ field: ["order"] }]);
  expect(shop.orders.size).toBe(5);
});
