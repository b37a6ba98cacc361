// How a shop's customers come back, from its stored orders.
import { afterAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { cdnowGroups } from "./cdnow.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { now } = await import("#app/platform/clock.server.ts");
const { countHistories, findLoyal } = await import("#app/orders/find-loyal.server.ts");
const { fitModelOf, refitModel } = await import("#app/discovery/fit-model.server.ts");
const { candidatesPage } = await import("#app/discovery/discover.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const DAY_MS = 86_400_000;
const gid = (number: number) => `gid://shopify/Customer/${number}`;
const order = (shop: Shop, customer: number, at: string) =>
  makeOrder(db, shop, {
    processedAt: new Date(at),
    netMinor: 5_000n,
    customerGid: gid(customer),
  });
const modelOf = (shop: Shop) => db.buyingModel.findFirstOrThrow({ where: { shopId: shop.id } });

test("a history is days of the shop's calendar with orders that count, and weeks between them", async () => {
  const shop = await makeShop(db); // New York: five hours before UTC in November
  const NOW = new Date("2026-11-30T12:00:00Z");
  await order(shop, 1, "2026-11-01T16:00:00Z");
  await order(shop, 1, "2026-11-02T04:30:00Z"); // still the first there
  await order(shop, 1, "2026-11-12T16:00:00Z"); // 11 days: 2 weeks
  await order(shop, 2, "2026-11-26T16:00:00Z"); // 4 days: 1 week
  await order(shop, 3, "2026-11-27T16:00:00Z"); // 3 days: 0 weeks
  await order(shop, 4, "2026-11-27T16:00:00Z");
  await db.order.updateMany({
    where: { shopId: shop.id, customerGid: gid(4) },
    data: { exclusion: "cancelled", commissionableMinor: 0n },
  });
  const found = await countHistories(shop, NOW);
  expect(found.toSorted((one, other) => other.ageWeeks - one.ageWeeks)).toEqual([
    { repeats: 1, lastWeeks: 2, ageWeeks: 4, customers: 1 },
    { repeats: 0, lastWeeks: 0, ageWeeks: 1, customers: 1 },
    { repeats: 0, lastWeeks: 0, ageWeeks: 0, customers: 1 },
  ]);
  const wanted = { ordersMin: 3, since: new Date(0), refundPercentBelow: 20, take: 10, now: NOW };
  const loyal = await transaction((tx) => findLoyal(tx, shop, wanted));
  expect(loyal).toMatchObject([
    { customerGid: gid(1), orders: 3, repeats: 1, lastDays: 11, ageDays: 29, piecesMax: 1 },
  ]);
});

test("who bought eleven pieces of one product in an order is no candidate", async () => {
  const shop = await makeShop(db);
  const NOW = new Date("2026-11-30T12:00:00Z");
  const orders: { id: string }[] = [];
  for (const customer of [1, 2])
    for (const day of [10, 15, 20])
      orders.push(await order(shop, customer, `2026-11-${day}T16:00:00Z`));
  const buy = (at: number, quantity: number, part: string) =>
    db.orderLine.create({
      data: {
        shopId: shop.id,
        id: crypto.randomUUID(),
        orderId: orders[at]?.id ?? "",
        gid: `gid://shopify/LineItem/${at}${part}`,
        position: 1,
        title: "Serum",
        productGid: "gid://shopify/Product/77",
        quantity,
        isGiftCard: false,
      },
    });
  await buy(0, 6, "1");
  await buy(0, 5, "2"); // two sizes of one product
  await buy(3, 10, "1");
  await buy(4, 10, "1"); // ten, twice
  const { candidates, notes } = await candidatesPage(shop, NOW);
  expect(candidates.map(({ customerGid }) => customerGid)).toEqual([gid(2)]);
  expect(notes).toContain("Left out: 1 who bought more than 10 pieces of one product in an order.");
});

test("the model is fitted in the background, kept for a week, and shown for each candidate", async () => {
  const shop = await makeShop(db, { zone: "UTC" });
  await order(shop, 1, now().toISOString());
  await fitModelOf({ shopId: shop.id });
  expect(await modelOf(shop)).toMatchObject({ customers: 1, repeaters: 0, r: null, alpha: null });
  expect((await candidatesPage(shop, now())).notes[0]).toContain("You have 1 and 0.");
  await buyAsCdnow(shop);
  await refitModel(shop); // without parameters it is tried again
  const model = await modelOf(shop);
  expect(model).toMatchObject({ customers: 2_358, repeaters: 946 });
  // Published: .2426, 4.4136, .7929, 2.4259; here in whole weeks.
  expect([model.r, model.alpha, model.a, model.b].map((one) => one?.toPrecision(2))).toEqual([
    "0.24",
    "4.4",
    "0.81",
    "2.5",
  ]);
  await db.buyingModel.updateMany({ where: { shopId: shop.id }, data: { r: 0.5 } });
  await refitModel(shop); // within the week it stays
  expect((await modelOf(shop)).r).toBe(0.5);
  const { candidates, notes } = await candidatesPage(shop, now());
  expect(notes).toEqual([]);
  expect(candidates).toHaveLength(50);
  expect(candidates[0]?.reasons[2]).toMatch(/^Likely still buying: \d\d %$/);
  const weekAgo = new Date(now().getTime() - 7 * DAY_MS);
  await db.buyingModel.updateMany({ where: { shopId: shop.id }, data: { fittedAt: weekAgo } });
  await refitModel(shop);
  expect((await modelOf(shop)).r).toBeCloseTo(model.r ?? 0, 6);
});

test("the first look at the page asks for the model, once; a shop that took the app out gets none", async () => {
  const shop = await makeShop(db);
  const page = await candidatesPage(shop, now());
  await candidatesPage(shop, now());
  expect(page.notes[0]).toContain("is being worked out from your orders");
  const jobs = await queryRows<{ key: string }>(sql`
    select "key" from graphile_worker.jobs where "key" = ${`fit-buying-model/${shop.id}`}`);
  expect(jobs).toHaveLength(1);
  await db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: now() } });
  await fitModelOf({ shopId: shop.id });
  expect(await db.buyingModel.count({ where: { shopId: shop.id } })).toBe(0);
});

/** CDNOW's customers with their days of orders, as if the sample had ended today; each order is as the shop's only one. */
async function buyAsCdnow(shop: Shop) {
  const today = now().getTime();
  const orders = cdnowGroups()
    .flatMap((group) => Array.from({ length: group.customers }, () => group))
    .flatMap(({ repeats, lastWeeks, ageWeeks }, customer) =>
      // All but the last follow the first day by day; between first and last the model does not care.
      Array.from({ length: repeats + 1 }, (_, n) => {
        const after = n === repeats ? Math.round(lastWeeks * 7) : n;
        const at = new Date(today - (Math.round(ageWeeks * 7) - after) * DAY_MS);
        return { at: at.toISOString(), customerGid: gid(1_000 + customer) };
      }),
    );
  await queryRows(sql`
    insert into "Order" select copy.*
    from "Order" o, unnest(${orders.map(({ customerGid }) => customerGid)}::text[], ${orders.map(({ at }) => at)}::timestamptz[])
      with ordinality as bought ("customerGid", "at", "n"),
      jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'gid', 'gid://shopify/Order/' || bought."n",
        'customerGid', bought."customerGid", 'processedAt', bought."at")) copy
    where o."shopId" = ${shop.id}::uuid`);
}
