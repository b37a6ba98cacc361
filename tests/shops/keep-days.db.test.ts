import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { applyRetention } = await import("#app/privacy/jobs.server.ts");
const { changeKeptDays } = await import("#app/shops/keep-days.server.ts");

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
    if (n === 0) expect(await changeKeptDays(db, shopId, { messageDays: 2 })).toBe(true);
  }
  await applyRetention();
  const left = async (shopId: string) =>
    (await db.inboxEvent.findMany({ where: { shopId } })).map(({ id }) => id.split("/")[2]).sort();
  expect(await Promise.all(shops.map(({ id }) => left(id)))).toEqual([["1"], ["1", "29", "3"]]);
  expect(await changeKeptDays(db, shops[0]?.id ?? "", { messageDays: 2 })).toBe(false);
  await expect(changeKeptDays(db, shops[0]?.id ?? "", { messageDays: 1 })).rejects.toThrow(); // the database's own bound
});

test("each shop keeps visits through its links for as long as it says, and no day's salt beyond its day", async () => {
  const now = Date.now();
  const shops = [await makeShop(db), await makeShop(db)];
  for (const [n, shop] of shops.entries()) {
    const shopId = shop.id;
    await makeCreator(db, shop, "Anna");
    const link = await db.link.findFirstOrThrow({ where: { shopId } });
    await db.click.createMany({
      data: [1, 29, 31, 729, 731].map((age) => {
        const clickedAt = new Date(now - age * 86_400_000);
        const id = v7({ msecs: clickedAt.getTime() });
        const seen = { isBot: false, isPrefetch: false, subId: String(age) };
        return { shopId, id, linkId: link.id, clickedAt, ...seen };
      }),
    });
    const day = (ago: number) => new Date(now - ago * 86_400_000);
    await db.visitorSalt.createMany({
      data: [-1, 0, 2, 3].map((ago) => ({ shopId, id: v7(), dayOn: day(ago), salt: String(ago) })),
    });
    const days = { messageDays: 30, clickDays: 30 };
    if (n === 0) expect(await changeKeptDays(db, shopId, days)).toBe(true);
    if (n === 0) expect(await changeKeptDays(db, shopId, days)).toBe(false);
  }
  await applyRetention();
  const left = async (shopId: string) => {
    const clicks = await db.click.findMany({ where: { shopId }, orderBy: { clickedAt: "desc" } });
    return clicks.map(({ subId }) => subId);
  };
  expect(await Promise.all(shops.map(({ id }) => left(id)))).toEqual([
    ["1", "29"],
    ["1", "29", "31", "729"],
  ]);
  const salts = await db.visitorSalt.findMany({ where: { shopId: shops[0]?.id ?? "" } });
  expect(salts.map(({ salt }) => salt)).not.toContain("2");
  expect(salts.map(({ salt }) => salt)).not.toContain("3");
  expect(salts.map(({ salt }) => salt)).toContain("-1");
});
