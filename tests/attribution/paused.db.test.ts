// Orders of a creator who is paused: those placed before count whenever they come, those placed meanwhile are nobody's.
import { afterAll, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyOrder } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { changeState } = await import("#app/creators/change-creator.server.ts");
const { orderStory } = await import("#app/commissions/pages.server.ts");
const { differencesOf, workOrders } = await import("../verification/made-books.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const at = (time: string) => new Date(`2026-05-${time}Z`);

test("an order counts by when it was placed, not by when it is heard of", async () => {
  const shop = await makeShop(db);
  const [anna, ben] = [await makeCreator(db, shop, "Anna"), await makeCreator(db, shop, "Ben")];
  const which = { shopId: shop.id, creatorId: anna };
  const turn = (state: "active" | "paused", now: Date) =>
    transaction((tx) => changeState(tx, which, { state, now }));
  await turn("paused", at("10T12:00:00.000"));
  const order = (number: number, time: string, codes: readonly string[]): ShopifyOrder =>
    shopifyOrder({
      id: `gid://shopify/Order/${number}`,
      name: `#${number}`,
      processedAt: at(time).toISOString(),
      applications: codes.map((code, index) => ({ index, code })),
    });
  await workOrders(shop, [
    order(1, "10T11:59:59.999", ["ANNA10"]),
    order(2, "10T12:00:00.000", ["ANNA10"]),
    order(3, "11T09:00:00.000", ["ANNA10", "BEN10"]),
  ]);
  await turn("active", at("12T12:00:00.000"));
  await workOrders(shop, [
    order(4, "12T11:59:59.999", ["ANNA10"]),
    order(5, "12T12:00:00.000", ["ANNA10"]),
  ]);
  const owners = async () =>
    Object.fromEntries(
      (
        await db.order.findMany({
          where: { shopId: shop.id },
          select: { name: true, credits: { select: { creatorId: true } } },
        })
      ).map(({ name, credits }) => [name, credits.map(({ creatorId }) => creatorId)]),
    );
  expect(await owners()).toEqual({ "#1": [anna], "#2": [], "#3": [ben], "#4": [], "#5": [anna] });
  expect(await differencesOf({ shop, anna, ben })).toEqual([]);
  const story = async (name: string) => {
    const { id, processedAt } = await db.order.findFirstOrThrow({ where: { name } });
    return orderStory(db, shop, { id, orderedAt: processedAt });
  };
  expect((await story("#2")).reason).toBe(
    "Code ANNA10 was used, but Anna was paused when the order was placed.",
  );
  expect((await story("#3")).losers).toEqual([
    expect.stringContaining("the creator was paused when the order was placed"),
  ]);
});
