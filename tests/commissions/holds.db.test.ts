// Holds that count from the parcel: commission waits for it, however the order's versions arrive.
import { afterAll, beforeEach, expect, test } from "vitest";
import type { ShopifyFulfillment, ShopifyOrder } from "#app/shopify/order.ts";
import { makeCreator, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql } = await import("#app/platform/db.server.ts");
const { answersFrom, workAll } = await import("../support/pipeline.ts");
const { approveEntries } = await import("#app/commissions/approve-entries.server.ts");
const { balanceOfCreator, heldSums } = await import("#app/commissions/payable-entries.server.ts");
const { shopsWithEnded } = await import("#app/commissions/repository.server.ts");
const { verifyShop } = await import("#app/verification/verify-shop.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const DAY_MS = 86_400_000;
const GID = "gid://shopify/Order/1";
/** Days before now, at the same time of day. */
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
let shop: Awaited<ReturnType<typeof makeShop>>;
let anna: string;
let events = 0;

beforeEach(async () => {
  await queryRows(sql`delete from "InboxEvent"`);
  shop = await makeShop(db);
  anna = await makeCreator(db, shop, "Anna");
});

const holdBasis = (from: string, holdDays = 30) =>
  db.terms.updateMany({
    where: { shopId: shop.id, offerId: offerOf(shop) },
    data: { holdBasis: from, holdDays },
  });

const sale = shopifySale({ happenedAt: ago(60).toISOString(), total: "100.00" });
const placed = (given: Partial<ShopifyOrder> = {}) =>
  shopifyOrder({
    applications: [{ index: 0, code: "ANNA10" }],
    processedAt: ago(60).toISOString(),
    updatedAt: ago(60).toISOString(),
    sales: [sale],
    ...given,
  });
const parcel = (createdAt: Date, deliveredAt: Date | null = null): ShopifyFulfillment => ({
  status: "SUCCESS",
  createdAt: createdAt.toISOString(),
  deliveredAt: deliveredAt?.toISOString() ?? null,
});
const sent = (createdAt: Date, deliveredAt: Date | null = null) => ({
  fulfillmentStatus: "FULFILLED",
  fulfillments: [parcel(createdAt, deliveredAt)],
});

async function arrive(answer: ShopifyOrder): Promise<void> {
  const event = { shopId: shop.id, topic: "orders/updated", subjectGid: answer.id };
  await db.inboxEvent.create({ data: { ...event, id: `orders/updated/${++events}` } });
  await workAll(answersFrom(new Map([[answer.id, answer]])));
}

const approveAt = (to: Date) => approveEntries(shop.id, { from: new Date(0), to });
const balance = async () => {
  const { pendingMinor, payableMinor } = await balanceOfCreator(db, shop.id, anna);
  return { pendingMinor, payableMinor };
};
const differences = async () => {
  const found: unknown[] = [];
  await verifyShop(shop, { tell: (difference) => found.push(difference) });
  return found;
};

test("an order that is not sent stays pending, however long ago it was placed", async () => {
  await holdBasis("fulfilment");
  await arrive(placed());
  expect(await approveAt(new Date())).toBe(0);
  expect(await balance()).toEqual({ pendingMinor: 1250n, payableMinor: 0n });
  expect(await heldSums(db, shop.id, new Date())).toMatchObject([
    { creatorId: anna, amountMinor: 1250n, until: null },
  ]);
  expect(await differences()).toEqual([]);
});

test("sent ten days ago and held thirty, it is payable in twenty days and not before", async () => {
  await holdBasis("fulfilment");
  await arrive(placed());
  const sentAt = ago(10);
  await arrive(placed({ ...sent(sentAt), updatedAt: sentAt.toISOString() }));
  const end = new Date(sentAt.getTime() + 30 * DAY_MS);
  expect((await heldSums(db, shop.id, new Date()))[0]?.until).toEqual(end);
  expect((await balanceOfCreator(db, shop.id, anna)).nextPayableAt).toEqual(end);
  expect(await approveAt(new Date(end.getTime() - 1))).toBe(0);
  const ended = { from: new Date(end.getTime() - 1), to: end };
  expect(await shopsWithEnded({ query: queryRows }, ended)).toContain(shop.id);
  expect(await approveAt(end)).toBe(1);
  expect(await approveAt(end)).toBe(0);
  expect(await balance()).toEqual({ pendingMinor: 0n, payableMinor: 1250n });
  expect(await differences()).toEqual([]);
});

test("a delivery that becomes known moves the end of the hold", async () => {
  await holdBasis("delivery");
  await arrive(placed({ ...sent(ago(20)), updatedAt: ago(20).toISOString() }));
  const credit = () => db.credit.findFirstOrThrow({ where: { shopId: shop.id } });
  // Without word of the carrier: 14 days after it was sent, then 30.
  expect((await credit()).holdEndsAt?.getTime()).toBeCloseTo(ago(20 - 44).getTime(), -4);
  const arrived = sent(ago(20), ago(18));
  await arrive(placed({ ...arrived, updatedAt: ago(18).toISOString() }));
  expect((await credit()).holdEndsAt?.getTime()).toBeCloseTo(ago(18 - 30).getTime(), -4);
  expect(await differences()).toEqual([]);
});

test("an order that is read when its hold is over already is payable at once, with what follows later", async () => {
  await holdBasis("delivery", 14);
  const arrived = sent(ago(50), ago(40));
  await arrive(placed(arrived));
  expect(await balance()).toEqual({ pendingMinor: 0n, payableMinor: 1250n });
  const back = shopifySale({
    reason: "REFUND",
    actionType: "RETURN",
    happenedAt: ago(1).toISOString(),
    total: "-40.00",
  });
  await arrive(placed({ ...arrived, sales: [sale, back], updatedAt: ago(1).toISOString() }));
  expect(await balance()).toEqual({ pendingMinor: 0n, payableMinor: 750n });
  expect(await differences()).toEqual([]);
});

test("what is refunded whole before it is sent, or cancelled, does not wait for a parcel", async () => {
  await holdBasis("fulfilment");
  await arrive(placed());
  await arrive(placed({ cancelledAt: ago(5).toISOString(), updatedAt: ago(5).toISOString() }));
  const open = await db.entry.findMany({ where: { shopId: shop.id } });
  expect(open.map(({ amountMinor }) => amountMinor).sort()).toEqual([-1250n, 1250n]);
  expect(await db.approval.count({ where: { shopId: shop.id } })).toBe(2);
  expect(await differences()).toEqual([]);
});

test("an order whose creator changes leaves nothing pending with the first", async () => {
  await holdBasis("fulfilment");
  await arrive(placed());
  const ben = await makeCreator(db, shop, "Ben");
  const code = { shopId: shop.id, code: "ANNA10" };
  await db.code.updateMany({ where: code, data: { creatorId: ben } });
  await arrive(placed({ updatedAt: ago(3).toISOString() }));
  expect(await balance()).toEqual({ pendingMinor: 0n, payableMinor: 0n });
  expect(await heldSums(db, shop.id, new Date())).toMatchObject([
    { creatorId: ben, amountMinor: 1250n, until: null },
  ]);
});

test("a digital order needs no parcel: its hold counts from the order", async () => {
  await holdBasis("delivery", 61);
  await arrive(placed({ fulfillmentStatus: "FULFILLMENT_NOT_REQUIRED" }));
  const [held] = await heldSums(db, shop.id, new Date());
  expect(held?.until?.getTime()).toBeCloseTo(ago(-1).getTime(), -4);
});

test("the same order in another sequence of versions ends under the same hold", async () => {
  await holdBasis("fulfilment");
  const young = placed({ ...sent(ago(10)), updatedAt: ago(10).toISOString() });
  await arrive(young);
  await arrive(placed()); // late: the version before it was sent
  const { holdEndsAt } = await db.credit.findFirstOrThrow({ where: { shopId: shop.id } });
  expect(holdEndsAt?.getTime()).toBeCloseTo(ago(-20).getTime(), -4);
  expect(await db.order.findFirst({ where: { shopId: shop.id, gid: GID } })).toMatchObject({
    fulfilledAt: new Date(young.fulfillments[0]?.createdAt ?? ""),
  });
});
