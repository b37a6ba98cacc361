// A customer is redacted: the creator whose link brought the order keeps what was earned, and nothing points to the customer or the visit.
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { differencesOf, workOrders } = await import("../verification/made-books.ts");
const { redactCustomer } = await import("#app/privacy/redact-customer.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const customerGid = "gid://shopify/Customer/1";
const sale = shopifySale();
const clickedAt = Date.parse("2026-05-04T11:00:00Z");

/** Of two visits the later one, Anna's, decides. */
async function makeOrder() {
  const shop = await makeShop(db);
  const [anna, ben] = [await makeCreator(db, shop, "Anna"), await makeCreator(db, shop, "Ben")];
  const reference = (creatorId: string, ms: number) =>
    `${shop.key}-${creatorId.slice(-8)}.${v7({ msecs: ms }).replaceAll("-", "")}`;
  const attributes = [
    { key: "_creator_ref", value: reference(ben, clickedAt - 60_000) },
    { key: "_creator_ref", value: reference(anna, clickedAt) },
  ];
  const order = (given: Partial<ShopifyOrder> = {}) =>
    shopifyOrder({ id: `gid://shopify/Order/${shop.key}`, attributes, sales: [sale], ...given });
  const arrive = async (answer: ShopifyOrder) => {
    await queryRows(sql`delete from "InboxEvent"`);
    await workOrders(shop, [answer]);
  };
  await arrive(order());
  await transaction((tx) =>
    redactCustomer(tx, shop, { customerGid, orderGids: [], eventId: "r", now: new Date() }),
  );
  const entries = () =>
    db.entry.findMany({
      where: { shopId: shop.id },
      select: { creatorId: true, kind: true, amountMinor: true },
      orderBy: { id: "asc" },
    });
  const stored = () =>
    db.order.findFirstOrThrow({
      where: { shopId: shop.id },
      select: { customerGid: true, references: true, credits: true },
    });
  return { shop, anna, ben, order, arrive, entries, stored };
}

test("an order that a link brought stays its creator's, with the link and without the visit", async () => {
  const { shop, anna, ben, entries, stored } = await makeOrder();
  const { customerGid: customer, references, credits } = await stored();
  expect([customer, references]).toEqual([null, [`${shop.key}-${anna.slice(-8)}`]]);
  expect(credits).toMatchObject([{ creatorId: anna, kind: "link", clickId: null }]);
  expect(JSON.stringify(credits[0]?.evidence)).not.toMatch(/"clicked?(Id|At)":"/);
  expect(await entries()).toEqual([{ creatorId: anna, kind: "earned", amountMinor: 1_250n }]);
  expect(await differencesOf({ shop, anna, ben })).toEqual([]);
});

test.each([
  ["names the customer", {}],
  ["names the customer no more", { customer: null }],
])("a refund that comes later, where Shopify %s, takes its share and no more", async (_, given) => {
  const { shop, anna, ben, order, arrive, entries, stored } = await makeOrder();
  const back = { reason: "REFUND", actionType: "RETURN", quantity: -1, total: "-40.00" };
  await arrive(
    order({ ...given, updatedAt: "2026-05-09T12:00:00Z", sales: [sale, shopifySale(back)] }),
  );
  expect((await stored()).references).toEqual([`${shop.key}-${anna.slice(-8)}`]);
  expect((await stored()).customerGid).toBeNull();
  const own = await entries();
  expect(own.every(({ creatorId }) => creatorId === anna)).toBe(true);
  expect(own.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(
    (await db.order.findFirstOrThrow({ where: { shopId: shop.id } })).commissionableMinor / 8n,
  );
  expect(await differencesOf({ shop, anna, ben })).toEqual([]);
});
