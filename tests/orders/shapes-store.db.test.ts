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

test("paid in part: it earns once all of it is there", async () => {
  const sku = await product("40");
  // 2 × 40.00 and 5.00 of shipping: 30.00 with the order, 20.00 later, then the rest.
  const order = {
    lines: [{ sku, quantity: 2 }],
    shipping: "5",
    financialStatus: "partially_paid",
    paid: "30",
  };
  const waiting = { isPaid: false, netMinor: 8000n, commissionableMinor: 0n };
  expect(await run(order)).toMatchObject(waiting);
  expect(await run(order, ["capture", { amount: "20" }])).toMatchObject(waiting);
  const paid = { isPaid: true, netMinor: 8000n, commissionableMinor: 8000n };
  expect(await run(order, ["capture", { amount: "20" }], ["capture", {}])).toMatchObject(paid);
});

test("two parcels: fulfilled with the second, delivered when both have arrived", async () => {
  const [serum, brush] = [await product("40"), await product("20")];
  const [first, second] = ["2026-11-02T09:00:00.000Z", "2026-11-04T09:00:00.000Z"];
  const arrived = "2026-11-07T15:00:00.000Z";
  const lines = [
    { sku: serum, quantity: 2 },
    { sku: brush, quantity: 1 },
  ];
  const parcels: Change[] = [
    ["fulfillments", { lines: [{ sku: serum, quantity: 1 }], createdAt: first }],
    ["fulfillments", { createdAt: second }],
    ["delivery", { deliveredAt: arrived }],
  ];
  const dates = async (count: number) => {
    const { order } = await run({ lines }, ...parcels.slice(0, count));
    return [order.fulfilledAt?.toISOString(), order.deliveredAt?.toISOString()];
  };
  expect(await dates(1)).toEqual([undefined, undefined]);
  expect(await dates(2)).toEqual([second, undefined]);
  expect(await dates(3)).toEqual([second, arrived]);
});

test("duties and additional fees count nothing, and nothing when all of it goes back", async () => {
  const sku = await product("40");
  const order = { lines: [{ sku, quantity: 1 }], duties: "6.10", fees: "1.25", tip: "2" };
  expect(await run(order)).toMatchObject({ netMinor: 4000n, commissionableMinor: 4000n });
  const { order: kept } = await run(order, ["cancel", { refund: true }]);
  expect(kept.netMinor).toBe(0n);
  expect(kept.sales.reduce((sum, { totalMinor }) => sum + totalMinor, 0n)).toBe(0n);
});

test("an exchange: what comes back is given back, what goes out is sold", async () => {
  const [serum, brush] = [await product("40"), await product("55")];
  // 2 × 40.00; one serum back, a brush of 55.00 out: 80 − 40 + 55 = 95.00, gross 135.00, refunds 40.00.
  const change = { lines: [{ sku: serum, quantity: 1 }], exchange: [{ sku: brush, quantity: 1 }] };
  const { order, commissionableMinor } = await run({ lines: [{ sku: serum, quantity: 2 }] }, [
    "refunds",
    change,
  ]);
  expect(order).toMatchObject({
    isExchange: true,
    grossMinor: 13500n,
    refundMinor: 4000n,
    netMinor: 9500n,
  });
  expect(commissionableMinor).toBe(9500n);
});

test("an order of 60 lines is read over several pages", async () => {
  const sku = await product("1.01");
  const lines = Array.from({ length: 60 }, () => ({ sku, quantity: 1 }));
  const { netMinor, order } = await run({ lines });
  expect([netMinor, order.lines.length, order.sales.length]).toEqual([6060n, 60, 60]);
});
