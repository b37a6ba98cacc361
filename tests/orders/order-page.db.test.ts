// What the page of one order says. Its amounts are worked by hand in the shapes' tests.
import { afterAll, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyLine, shopifyOrder } from "../support/order.ts";
import { back, day, line, read, sold } from "./shapes.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, sqlTransaction } = await import("#app/platform/db.server.ts");
const { orderPage } = await import("#app/orders/order-page.server.ts");
const { storeOrders } = await import("#app/orders/store-order.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const shop = await makeShop(db);
let made = 0;

/** Stores an order and gives its page. */
async function page(given: Partial<ShopifyOrder>) {
  const order = read(shopifyOrder({ id: `gid://shopify/Order/${++made}`, ...given }));
  const batch = { orders: [order], redacted: new Set<string>() };
  const [stored] = await sqlTransaction((tx) => storeOrders(tx, shop, batch));
  const found = await orderPage(db, shop, stored?.id ?? "");
  if (!found) throw new Error("the order is not there");
  return found;
}

test("money is shown line by line and change by change, with what counts", async () => {
  const order = await page({
    lines: [shopifyLine({ id: line("serum") })],
    sales: [
      sold("serum", "73.44", { quantity: 2, tax: "5.44", discount: "12.00" }),
      back("serum", 9, "-36.72", { tax: "-2.72", discount: "-6.00" }),
    ],
  });
  expect(order).toMatchObject({ net: "$34.00", customer: "new customer", payment: null });
  expect(order.lines).toMatchObject([
    {
      title: "Serum",
      detail: "30 ml",
      quantity: "2",
      gross: "$80.00",
      discount: "−$12.00",
      tax: "$2.72",
      refund: "−$34.00",
      back: "1 back",
      counts: "$34.00",
    },
  ]);
  expect(order.sales).toMatchObject([
    { what: "Serum ordered", gross: "$80.00", counts: "$68.00" },
    { what: "Serum refunded", quantity: "−1", counts: "−$34.00" },
  ]);
});

test("an order that is not paid says that its commission waits", async () => {
  const order = await page({ financialStatus: "PENDING" });
  expect(order).toMatchObject({
    payment: "Not paid yet: commission waits for the payment.",
    flags: [{ text: "Unpaid" }],
    net: "$100.00",
  });
});

test("an order in another currency shows what was paid, and why commission differs from the net", async () => {
  const order = await page({
    presentmentCurrency: "EUR",
    sales: [
      sold("serum", "110.00", { presentmentTotal: "100.00" }),
      back("serum", 9, "-60.00", { presentmentTotal: "-50.00" }),
    ],
  });
  expect(order).toMatchObject({ net: "$50.00", presentmentCurrency: "EUR" });
  expect(order.rateDifference).toContain("For commission it counts $55.00");
  expect(order.lines[0]?.presentment).toBe("€50.00");
  expect(await page({})).toMatchObject({ presentmentCurrency: null, rateDifference: null });
});

test("the time line says when all of it was sent and arrived", async () => {
  const order = await page({
    fulfillmentStatus: "FULFILLED",
    fulfillments: [{ status: "SUCCESS", createdAt: day(6), deliveredAt: day(8) }],
  });
  expect(order.happenings.map(({ text, at }) => [text, at])).toEqual([
    ["Order #1001 placed", "4 May 2026, 08:00"],
    ["All of it sent", "6 May 2026, 08:00"],
    ["All of it delivered", "8 May 2026, 08:00"],
  ]);
  const digital = await page({ fulfillmentStatus: "FULFILLMENT_NOT_REQUIRED" });
  expect(digital.happenings).toHaveLength(1);
});

test("an order that counts nothing shows its lines and counts none of them", async () => {
  const order = await page({ cancelledAt: day(7), sales: [sold("serum", "80.00")] });
  expect(order).toMatchObject({ net: "$0.00", excluded: "A cancelled order counts nothing." });
  expect(order.lines).toMatchObject([{ gross: "$80.00", counts: "—" }]);
});

test("another shop's order does not exist", async () => {
  const other = await makeShop(db);
  const { id } = await makeOrder(db, other, { processedAt: new Date(), netMinor: 100n });
  expect(await orderPage(db, shop, id)).toBeNull();
  expect(await orderPage(db, other, id)).toMatchObject({ lines: [{ title: "Serum" }] });
});
