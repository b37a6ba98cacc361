import { afterAll, expect, test } from "vitest";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { applyRetention } = await import("#app/privacy/jobs.server.ts");
const { changeMessageDays } = await import("#app/shops/keep-messages.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

test("each shop keeps Shopify's messages for as long as it says", async () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const shops = [await makeShop(db), await makeShop(db)];
  for (const [n, { id: shopId }] of shops.entries()) {
    await db.inboxEvent.createMany({
      data: [1, 3, 29, 31].map((age) => ({
        shopId,
        id: `orders/updated/${age}`,
        topic: "orders/updated",
        subjectGid: `gid://shopify/Order/${age}`,
        settledAt: daysAgo(age),
        dueAt: null,
      })),
    });
    if (n === 0) expect(await changeMessageDays(db, shopId, 2)).toBe(true);
  }
  await applyRetention();
  const left = async (shopId: string) =>
    (await db.inboxEvent.findMany({ where: { shopId } })).map(({ id }) => id.split("/")[2]).sort();
  expect(await Promise.all(shops.map(({ id }) => left(id)))).toEqual([["1"], ["1", "29", "3"]]);
  expect(await changeMessageDays(db, shops[0]?.id ?? "", 2)).toBe(false);
  await expect(changeMessageDays(db, shops[0]?.id ?? "", 1)).rejects.toThrow(); // the database's own bound
});
