// Shapes as the dev store makes them: placed and changed there, read over its Admin API, compared with what it says they come to.
import { afterAll, expect, test } from "vitest";
import { decimalFromMinor } from "#app/kit/money.ts";
import { fromShopify } from "#app/orders/from-shopify.ts";
import { startStore } from "../shopify/store.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase } = await import("#app/platform/db.server.ts");
const { adminFor } = await import("#app/shopify/admin.server.ts");
const { readOrder } = await import("#app/shopify/orders.server.ts");

afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

type Answer = Readonly<{ id: string; gid: string; figures: Readonly<Record<string, string>> }>;
type Change = readonly [action: string, body: object];

const admin = adminFor(store.domain);
let made = 0;

/** A product of the shop at a price; its SKU. */
async function product(price: string): Promise<string> {
  const sku = `SHAPE-${++made}`;
  await store.control("products", { title: sku, sku, price });
  return sku;
}

/** Places an order, changes it, and gives it as we read it, with what the dev store says it nets. */
async function run(order: object, ...changes: readonly Change[]) {
  let answer = await store.control<Answer>("orders", order);
  for (const [action, body] of changes)
    answer = await store.control<Answer>(`orders/${answer.id}/${action}`, body);
  const read = await readOrder(admin, answer.gid);
  if (!read) throw new Error("the order is not there");
  const kept = fromShopify(read, "USD");
  const { exclusion, netMinor, isPaid, commissionableMinor } = kept;
  expect(decimalFromMinor(netMinor, "USD")).toBe(answer.figures.countedNet);
  return { exclusion, netMinor, isPaid, commissionableMinor, order: kept };
}

test("whether pieces are restocked makes no difference", async () => {
  const sku = await product("40");
  const lines = [{ sku, quantity: 2 }];
  for (const restock of [true, false]) {
    const refund = { lines: [{ sku, quantity: 1, restock }] };
    expect(await run({ lines }, ["refunds", refund])).toMatchObject({ netMinor: 4000n });
  }
});

test("a cancelled order counts nothing, its money given back or not", async () => {
  const sku = await product("40");
  for (const refund of [true, false])
    expect(await run({ lines: [{ sku, quantity: 1 }] }, ["cancel", { refund }])).toMatchObject({
      exclusion: "cancelled",
      netMinor: 0n,
      commissionableMinor: 0n,
    });
});

test("authorised, then captured: it earns once the money is there", async () => {
  const sku = await product("40");
  const order = { lines: [{ sku, quantity: 1 }], financialStatus: "authorized" };
  expect(await run(order)).toMatchObject({ netMinor: 4000n, commissionableMinor: 0n });
  expect(await run(order, ["capture", {}])).toMatchObject({
    isPaid: true,
    commissionableMinor: 4000n,
  });
  expect(await run(order, ["cancel", {}])).toMatchObject({ netMinor: 0n });
});

test("edited after a partial refund, taxed, with shipping and a tip", async () => {
  const [serum, brush, mask] = [await product("40"), await product("20"), await product("18")];
  // 2 × 40.00 + 20.00, one serum back, the brush out, a mask in: 100 − 40 − 20 + 18 = 58.00.
  const lines = [
    { sku: serum, quantity: 2 },
    { sku: brush, quantity: 1 },
  ];
  const { netMinor, order } = await run(
    { lines, taxRate: 0.08, shipping: "7.95", tip: "5" },
    ["refunds", { lines: [{ sku: serum, quantity: 1 }] }],
    ["edits", { add: [{ sku: mask, quantity: 1 }], remove: [brush] }],
  );
  expect(netMinor).toBe(5800n);
  expect(order.lines.map(({ title }) => title)).toEqual([serum, brush, mask]);
});

test("prices with tax inside, an amount given back, and a return", async () => {
  const sku = await product("60");
  // 2 × 60.00 with 20 % inside is 100.00 net; 10.00 back without a line, then one piece: 100 − 10 − 50 = 40.00.
  const order = { lines: [{ sku, quantity: 2 }], taxRate: 0.2, taxesIncluded: true };
  const result = await run(
    order,
    ["refunds", { amount: "10" }],
    ["refunds", { lines: [{ sku, quantity: 1 }], asReturn: true }],
  );
  expect(result.netMinor).toBe(4000n);
});

test("paid in euros, refunded at another rate", async () => {
  const sku = await product("110");
  // A euro at 1.10 when it was bought (0.909091 a dollar): EUR 100.00. Back when a dollar was EUR 0.80: 125.00 of Shopify's net.
  const order = { lines: [{ sku, quantity: 2 }], presentmentCurrency: "EUR", rate: "0.909091" };
  const refund = { lines: [{ sku, quantity: 1 }], rate: "0.8" };
  expect(await run(order, ["refunds", refund])).toMatchObject({
    netMinor: 9500n, // 220.00 − 125.00
    commissionableMinor: 11000n, // half of 220.00
  });
});

test("an order of 60 lines is read over several pages", async () => {
  const sku = await product("1.01");
  const lines = Array.from({ length: 60 }, () => ({ sku, quantity: 1 }));
  const { netMinor, order } = await run({ lines });
  expect([netMinor, order.lines.length, order.sales.length]).toEqual([6060n, 60, 60]);
});
