// Orders worked through again from what is stored, without asking Shopify.
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, sqlTransaction } = await import("#app/platform/db.server.ts");
const { answersFrom, workAll } = await import("../support/pipeline.ts");
const { reworkOrders } = await import("#app/commissions/rework-orders.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const GID = "gid://shopify/Order/1";
const NOW = new Date("2026-05-20T12:00:00Z");
let shop: Awaited<ReturnType<typeof makeShop>>;
let orderId: string;

beforeEach(async () => {
  shop = await makeShop(db);
  const back = { reason: "REFUND", actionType: "RETURN", happenedAt: "2026-05-06T12:00:00Z" };
  const answer = shopifyOrder({
    applications: [{ index: 0, code: "BEN10" }],
    sales: [shopifySale({ total: "80.00" }), shopifySale({ ...back, total: "-20.00" })],
  });
  const id = "orders/create/1";
  await db.inboxEvent.create({
    data: { shopId: shop.id, id, topic: "orders/create", subjectGid: GID },
  });
  await workAll(answersFrom(new Map([[GID, answer]])));
  orderId = (await db.order.findFirstOrThrow({ where: { shopId: shop.id } })).id;
});

const rework = (orderIds: readonly string[]) =>
  sqlTransaction((tx) => reworkOrders(tx, shop, { orderIds, now: NOW }));
const entries = () => db.entry.findMany({ where: { shopId: shop.id }, orderBy: { id: "asc" } });

test("an order whose code became a creator's later earns once, on its present net", async () => {
  expect(await entries()).toEqual([]);
  const ben = await makeCreator(db, shop, "Ben");
  expect(await rework([orderId])).toBe(1);
  expect(await rework([orderId])).toBe(0);
  // 12.5 % of 60.00; earned by placing the order.
  expect(await entries()).toMatchObject([
    { creatorId: ben, kind: "earned", amountMinor: 750n, baseMinor: 6000n },
  ]);
});

test("an entry after the first is dated by the decision, not by the order", async () => {
  const ben = await makeCreator(db, shop, "Ben");
  await rework([orderId]);
  await db.code.updateMany({ where: { shopId: shop.id }, data: { code: "OTHER10" } });
  await rework([orderId]);
  expect(await entries()).toMatchObject([
    { creatorId: ben, kind: "earned", amountMinor: 750n },
    {
      creatorId: ben,
      kind: "reversal",
      amountMinor: -750n,
      occurredAt: NOW,
    },
  ]);
});

test("orders of another shop, and unknown ones, are left alone", async () => {
  const other = await makeShop(db);
  const count = await sqlTransaction((tx) =>
    reworkOrders(tx, other, { orderIds: [orderId, other.id], now: NOW }),
  );
  expect(count).toBe(0);
});
