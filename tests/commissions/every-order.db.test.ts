// R5: seven versions of an order in every order in which they can arrive, 5,040 of them, each on an order of its own: one final state.
import { afterAll, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql } = await import("#app/platform/db.server.ts");
const { answersFrom, workAll } = await import("../support/pipeline.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const at = (day: number) => `2026-05-0${day}T12:00:00Z`;

/** Placed, paid, edited, refunded in part, edited again, refunded whole but for the last addition, noted. */
function versionsOf(number: number): ShopifyOrder[] {
  const gid = `gid://shopify/Order/${number}`;
  const sale = (n: number, given: Parameters<typeof shopifySale>[0]) =>
    shopifySale({ id: `gid://shopify/Sale/${number}-${n}`, ...given });
  const back = { reason: "REFUND", actionType: "RETURN", quantity: -1 };
  const placed = sale(1, { quantity: 2, total: "100.00" });
  const added = sale(2, { reason: "ORDER_EDIT", happenedAt: at(3), total: "18.00" });
  const part = sale(3, { ...back, happenedAt: at(4), total: "-25.11" });
  const more = sale(4, { reason: "ORDER_EDIT", happenedAt: at(5), total: "40.00" });
  const rest = sale(5, { ...back, happenedAt: at(6), total: "-92.89" });
  const base = shopifyOrder({
    id: gid,
    name: `#${number}`,
    applications: [{ index: 0, code: "ANNA10" }],
    sales: [placed],
    financialStatus: "PENDING",
    updatedAt: at(1),
  });
  const paid = { ...base, financialStatus: "PAID" };
  return [
    base,
    { ...paid, updatedAt: at(2) },
    { ...paid, updatedAt: at(3), sales: [placed, added] },
    { ...paid, updatedAt: at(4), sales: [placed, added, part] },
    { ...paid, updatedAt: at(5), sales: [placed, added, part, more] },
    { ...paid, updatedAt: at(6), sales: [placed, added, part, more, rest] },
    { ...paid, updatedAt: at(7), sales: [placed, added, part, more, rest] },
  ];
}

function permutationsOf(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, place) =>
    permutationsOf(items.toSpliced(place, 1)).map((rest) => [item, ...rest]),
  );
}

test("seven versions in all 5,040 orders end in one state: 40.00 net and 5.00 of commission", {
  timeout: 180_000,
}, async () => {
  const shop = await makeShop(db);
  await makeCreator(db, shop, "Anna");
  const arrivals = permutationsOf([0, 1, 2, 3, 4, 5, 6]);
  expect(arrivals).toHaveLength(5_040);
  const histories = arrivals.map((_, n) => versionsOf(n + 1));
  for (let step = 0; step < 7; step++) {
    const answers = histories.flatMap((versions, n) => versions[arrivals[n]?.[step] ?? 0] ?? []);
    await db.inboxEvent.createMany({
      data: answers.map(({ id }) => ({
        shopId: shop.id,
        id: `orders/updated/${id}@${step}`,
        topic: "orders/updated",
        subjectGid: id,
      })),
    });
    await workAll(answersFrom(new Map(answers.map((answer) => [answer.id, answer]))), 1_000);
  }
  const states = await queryRows(sql`
    with posted as (
      select "orderId", sum("amountMinor")::bigint as earned from "Entry" where "shopId" = ${shop.id} group by "orderId"
    ), sold as (
      select "orderId", count(*)::int as sales, sum("totalMinor")::bigint as total from "Sale" where "shopId" = ${shop.id}
      group by "orderId"
    )
    select o."updatedAt", o."netMinor" as net, o."grossMinor" as gross, o."refundMinor" as refunds, p.earned, s.sales, s.total,
      count(*)::int as orders
    from "Order" o join posted p on p."orderId" = o."id" join sold s on s."orderId" = o."id"
    where o."shopId" = ${shop.id} group by 1, 2, 3, 4, 5, 6, 7`);
  expect(states).toEqual([
    {
      updatedAt: new Date(at(7)),
      net: 4_000n,
      gross: 15_800n,
      refunds: 11_800n,
      earned: 500n,
      sales: 5,
      total: 4_000n,
      orders: 5_040,
    },
  ]);
});
