// What came of links: by link, by sub-id, in a time, and of orders that count alone.
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import { makeCreator, makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { linksWithWorth, worthBySubId, worthOfLinks } = await import(
  "#app/attribution/worth-of-links.server.ts"
);

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const SPAN = { from: new Date("2026-10-01T04:00:00Z"), to: new Date("2026-11-01T04:00:00Z") };
const INSIDE = new Date("2026-10-15T12:00:00Z");

test("orders and net of a link are those that count, in the period, also where a code decided", async () => {
  const shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna");
  const main = await db.link.findFirstOrThrow({ where: { shopId: shop.id, creatorId } });
  const linkId = v7();
  const { creatorId: owner, offerId, createdAt } = main;
  await db.link.create({
    data: {
      shopId: shop.id,
      id: linkId,
      creatorId: owner,
      offerId,
      key: "reel",
      label: "Reel",
      createdAt,
    },
  });
  const click = async (subId: string | null) => {
    const id = v7();
    const seen = { clickedAt: INSIDE, isBot: false, isPrefetch: false, visitor: "v", subId };
    await db.click.create({ data: { shopId: shop.id, id, linkId, ...seen } });
    return id;
  };
  const order = async (
    netMinor: bigint,
    given: { at?: Date; clickId?: string | null; linkId?: string; exclusion?: string } = {},
  ) => {
    const { at = INSIDE, clickId = null, exclusion = null } = given;
    const made = await makeOrder(db, shop, { processedAt: at, netMinor, creatorId });
    const where = { shopId: shop.id, orderId: made.id };
    await db.credit.updateMany({ where, data: { linkId: given.linkId ?? linkId, clickId } });
    if (exclusion) {
      const data = { exclusion, commissionableMinor: 0n };
      await db.order.updateMany({ where: { shopId: shop.id, id: made.id }, data });
    }
  };
  await order(1000n, { clickId: await click("story") });
  await order(250n, { clickId: await click("story") });
  await order(99n, { clickId: await click(null) });
  await order(1n, { clickId: v7() }); // its click was not written, or was kept long enough
  await order(5000n, { exclusion: "test" });
  await order(7000n, { at: SPAN.to }); // the next period has begun
  await order(40n, { at: SPAN.from, linkId: main.id });
  await makeOrder(db, shop, { processedAt: INSIDE, netMinor: 800n, creatorId }); // by code alone

  const linkIds = [main.id, linkId];
  expect(await worthOfLinks(db, shop, { linkIds, span: SPAN })).toEqual({
    [main.id]: { orders: "1", net: "$0.40" },
    [linkId]: { orders: "4", net: "$13.50" },
  });
  expect(await worthBySubId(db, shop, { linkId, span: SPAN })).toEqual({
    story: { orders: "2", net: "$12.50" },
    "": { orders: "2", net: "$1.00" },
  });
  const page = await linksWithWorth(db, { shop, creatorId, span: SPAN, now: INSIDE });
  expect(page.links.map(({ label, clicks }) => [label, clicks])).toEqual([
    ["Main link", "0"],
    ["Reel", "3"],
  ]);
  expect(page.worth[linkId]?.orders).toBe("4");
  const other = await makeShop(db);
  expect(await worthOfLinks(db, other, { linkIds, span: SPAN })).toEqual({});
});
