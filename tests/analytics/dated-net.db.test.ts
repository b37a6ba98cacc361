// Net revenue by the order's day and by the day of each change: both add up to Shopify's net sales, also with refunds of older orders.
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { ShopifyOrder, ShopifySale } from "#app/shopify/order.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, sqlTransaction, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { netByChange } = await import("#app/analytics/dated-net.server.ts");
const { creatorSums, shopSums } = await import("#app/analytics/queries.server.ts");
const { postOrders } = await import("#app/commissions/post-orders.server.ts");
const { fromShopify } = await import("#app/orders/from-shopify.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let made = 0;
const at = (day: string) => `${day}T15:00:00Z`;
const sale = (on: string, total: string, given: Partial<ShopifySale> = {}) =>
  shopifySale({ id: `gid://shopify/Sale/${++made}`, happenedAt: at(on), total, ...given });
const refund = (on: string, total: string) =>
  sale(on, total, { reason: "REFUND", actionType: "RETURN", quantity: -1 });

/** An order of the shop as it is now, by Anna's code or by nobody's. */
async function order(
  shop: Shop,
  on: string,
  given: Partial<ShopifyOrder> & Readonly<{ isHers?: boolean }>,
) {
  const { isHers = false, ...rest } = given;
  const answer = shopifyOrder({
    id: `gid://shopify/Order/${++made}`,
    processedAt: at(on),
    updatedAt: "2027-01-01T00:00:00Z",
    applications: isHers ? [{ index: 0, code: "ANNA10" }] : [],
    ...rest,
  });
  const batch = { deletedGids: [], redacted: new Set<string>(), now: new Date() };
  await sqlTransaction((tx) =>
    postOrders(tx, shop, { ...batch, orders: [fromShopify(answer, "USD")] }),
  );
  return answer.id;
}

const read = (shop: Shop, from: string, to: string) =>
  transaction(async (tx) => {
    const scope = { shop, period: { from, to } };
    const whole = await shopSums(tx, scope);
    const creators = await creatorSums(tx, scope);
    const byOrder = { wholeMinor: whole.netMinor, attributedMinor: creators.netMinor };
    return { byOrder, ...(await netByChange(tx, scope)) };
  });
type Days = readonly [from: string, to: string];
const october: Days = ["2026-10-01", "2026-11-01"];
const november: Days = ["2026-11-01", "2026-12-01"];

async function shopOfAnna() {
  const shop = await makeShop(db);
  await makeCreator(db, shop, "Anna");
  return shop;
}

test("a month that has refunds of older orders reconciles in both views", async () => {
  const shop = await shopOfAnna();
  // Anna's, October: 200.00, of which 50.00 came back in October and 30.00 in November.
  const hers = [
    sale("2026-10-05", "200.00"),
    refund("2026-10-20", "-50.00"),
    refund("2026-11-10", "-30.00"),
  ];
  await order(shop, "2026-10-05", { isHers: true, sales: hers });
  // Nobody's, October: 80.00, all back in November.
  const theirs = [sale("2026-10-06", "80.00"), refund("2026-11-11", "-80.00")];
  await order(shop, "2026-10-06", { sales: theirs });
  // Nobody's, November: 120.00, to which an edit added 15.00; tax and shipping beside it.
  const later = [
    sale("2026-11-03", "132.00", { tax: "12.00" }),
    sale("2026-11-03", "9.00", { lineType: "SHIPPING" }),
    sale("2026-11-04", "15.00", { reason: "ORDER_EDIT" }),
  ];
  await order(shop, "2026-11-03", { sales: later });
  // By order: October 200 − 80 and 80 − 80; November 135. By change: October 200 − 50 + 80; November 135 − 30 − 80.
  expect(await read(shop, ...october)).toEqual({
    byOrder: { wholeMinor: 12_000n, attributedMinor: 12_000n },
    byChange: { wholeMinor: 23_000n, attributedMinor: 15_000n },
    olderMinor: 0n,
  });
  expect(await read(shop, ...november)).toEqual({
    byOrder: { wholeMinor: 13_500n, attributedMinor: 0n },
    byChange: { wholeMinor: 2_500n, attributedMinor: -3_000n },
    olderMinor: -11_000n,
  });
});

test("a cancellation takes out on its day what was left of the order", async () => {
  const shop = await shopOfAnna();
  // 100.00 with 40.00 refunded before it was cancelled in November without another refund: 60.00 go out then.
  await order(shop, "2026-10-05", {
    isHers: true,
    cancelledAt: at("2026-11-10"),
    sales: [sale("2026-10-05", "100.00"), refund("2026-10-20", "-40.00")],
  });
  // 70.00 cancelled and refunded on one day: its refund says it all.
  await order(shop, "2026-10-06", {
    cancelledAt: at("2026-11-12"),
    sales: [sale("2026-10-06", "70.00"), refund("2026-11-12", "-70.00")],
  });
  expect(await read(shop, ...october)).toMatchObject({
    byOrder: { wholeMinor: 0n, attributedMinor: 0n },
    byChange: { wholeMinor: 13_000n, attributedMinor: 6_000n },
  });
  expect(await read(shop, ...november)).toMatchObject({
    byChange: { wholeMinor: -13_000n, attributedMinor: -6_000n },
    olderMinor: -13_000n,
  });
});

test("test, voided and deleted orders are in neither view on any day", async () => {
  const shop = await shopOfAnna();
  const sales = () => [sale("2026-10-05", "100.00"), refund("2026-11-05", "-20.00")];
  await order(shop, "2026-10-05", { test: true, sales: sales() });
  await order(shop, "2026-10-05", { financialStatus: "VOIDED", sales: sales() });
  const gid = await order(shop, "2026-10-05", { sales: sales() });
  const batch = { orders: [], redacted: new Set<string>(), now: new Date() };
  await sqlTransaction((tx) => postOrders(tx, shop, { ...batch, deletedGids: [gid] }));
  const none = { wholeMinor: 0n, attributedMinor: 0n };
  for (const month of [october, november])
    expect(await read(shop, ...month)).toEqual({ byOrder: none, byChange: none, olderMinor: 0n });
});

test("another shop's changes are not ours", async () => {
  const [shop, other] = [await shopOfAnna(), await shopOfAnna()];
  await order(other, "2026-10-05", { sales: [sale("2026-10-05", "100.00")] });
  expect((await read(shop, ...october)).byChange.wholeMinor).toBe(0n);
});

test("over all days both views come to the same, whatever the orders' histories", {
  timeout: 60_000,
}, async () => {
  const month = fc.integer({ min: 1, max: 9 }).map((n) => `2026-0${n}-15`);
  const change = fc.record({
    on: month,
    cents: fc.integer({ min: -9_999, max: 9_999 }),
    reason: fc.constantFrom("ORDER_EDIT", "REFUND", "RETURN"),
    actionType: fc.constantFrom("ORDER", "RETURN"),
    lineType: fc.constantFrom("PRODUCT", "ADJUSTMENT", "SHIPPING"),
  });
  const history = fc.record({
    on: month,
    isHers: fc.boolean(),
    cents: fc.integer({ min: 0, max: 99_999 }),
    changes: fc.array(change, { maxLength: 4 }),
    cancelledOn: fc.option(month),
  });
  const decimal = (cents: number) => (cents / 100).toFixed(2);
  await fc.assert(
    fc.asyncProperty(fc.array(history, { maxLength: 5 }), async (histories) => {
      const shop = await shopOfAnna();
      for (const { on, isHers, cents, changes, cancelledOn } of histories)
        await order(shop, on, {
          isHers,
          cancelledAt: cancelledOn === null ? null : at(cancelledOn),
          sales: [
            sale(on, decimal(cents)),
            ...changes.map(({ on: day, cents: more, ...given }) => sale(day, decimal(more), given)),
          ],
        });
      const all = await read(shop, "2026-01-01", "2027-01-01");
      expect(all.byChange).toEqual(all.byOrder);
      // Month by month the changes lose and double nothing.
      let sum = 0n;
      for (let n = 1; n <= 9; n++)
        sum += (await read(shop, `2026-0${n}-01`, n === 9 ? "2026-10-01" : `2026-0${n + 1}-01`))
          .byChange.wholeMinor;
      expect(sum).toBe(all.byOrder.wholeMinor);
    }),
    { numRuns: 15 },
  );
});
