import { afterAll, beforeEach, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql } = await import("#app/platform/db.server.ts");
const { answersFrom, claimAll, workAll } = await import("../support/pipeline.ts");
const { processOrders } = await import("#app/commissions/process-orders.server.ts");
const { AdminError } = await import("#app/shopify/admin.server.ts");
const { redactCustomer } = await import("#app/privacy/redact-customer.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const GID = "gid://shopify/Order/1";
const ANNA = [{ index: 0, code: "Anna10" }];
let shop: Awaited<ReturnType<typeof makeShop>>;
let anna: string;
let events = 0;

beforeEach(async () => {
  await queryRows(sql`delete from "InboxEvent"`);
  shop = await makeShop(db);
  anna = await makeCreator(db, shop, "Anna");
});

/** The inbox hears of an order. */
const hear = (gid = GID, topic = "orders/updated", shopId = shop.id) =>
  db.inboxEvent.create({
    data: { shopId, id: `${topic}/${++events}`, topic, subjectGid: gid },
  });

/** The inbox hears, Shopify answers, the worker works. */
async function arrive(answer: ShopifyOrder | null, topic = "orders/updated"): Promise<void> {
  await hear(answer?.id ?? GID, topic);
  await workAll(answersFrom(new Map([[answer?.id ?? GID, answer]])));
}

const version = (n: number) => `2026-05-0${n}T12:00:00Z`;
const amounts = async () =>
  (await db.entry.findMany({ where: { shopId: shop.id }, orderBy: { id: "asc" } })).map(
    ({ kind, amountMinor }) => [kind, amountMinor],
  );
const order = (gid = GID) => db.order.findFirstOrThrow({ where: { shopId: shop.id, gid } });

// C05: paid, edited, part refunded, refunded after the payout.
const paid = [
  shopifySale({ quantity: 2, total: "73.44", tax: "5.44", discount: "12.00" }),
  shopifySale({ total: "22.95", tax: "1.70", discount: "3.75" }),
  shopifySale({ lineType: "GIFT_CARD", total: "50.00" }),
  shopifySale({ lineType: "SHIPPING", total: "9.74", tax: "1.79" }),
];
const added = shopifySale({
  reason: "ORDER_EDIT",
  happenedAt: version(5),
  total: "19.44",
  tax: "1.44",
});
const back = (total: string, tax: string, happenedAt: string) =>
  shopifySale({ reason: "REFUND", actionType: "RETURN", quantity: -1, total, tax, happenedAt });
const serum = back("-36.72", "-2.72", version(6));
const rest = [back("-36.72", "-2.72", version(7)), back("-22.95", "-1.70", version(7))];
const c05 = (n: number, sales: ShopifyOrder["sales"]) =>
  shopifyOrder({ applications: ANNA, sales, updatedAt: version(n) });

test("C05: the ledger follows the order, entry by entry, under one hold", async () => {
  await arrive(c05(4, paid), "orders/create");
  await arrive(c05(5, [...paid, added]), "orders/edited");
  await arrive(c05(6, [...paid, added, serum]), "refunds/create");
  await arrive(c05(7, [...paid, added, serum, ...rest]), "refunds/create");
  expect(await amounts()).toEqual([
    ["earned", 1116n],
    ["adjustment", 225n],
    ["reversal", -425n],
    ["reversal", -691n],
  ]);
  const entries = await db.entry.findMany({ where: { shopId: shop.id }, orderBy: { id: "asc" } });
  expect(entries.map(({ baseMinor }) => baseMinor)).toEqual([8925n, 10725n, 7325n, 1800n]);
  expect(entries.map(({ occurredAt }) => occurredAt.toISOString())).toEqual(
    [4, 5, 6, 7].map((n) => version(n).replace("Z", ".000Z")),
  );
  expect(new Set(entries.map(({ payableAt }) => payableAt?.toISOString()))).toEqual(
    new Set(["2026-06-03T12:00:00.000Z"]),
  );
  expect(await order()).toMatchObject({
    grossMinor: 12300n,
    discountMinor: 1575n,
    refundMinor: 8925n,
    netMinor: 1800n,
    codes: ["ANNA10"],
  });
  expect(await db.credit.findMany({ where: { shopId: shop.id } })).toMatchObject([
    { creatorId: anna, kind: "code", shareOf10000: 10_000, netMinor: 1800n, discountMinor: 1575n },
  ]);
});

test("an entry whose hold has ended is approved when it is posted, another is not", async () => {
  await arrive(c05(4, paid));
  const placed = "2099-05-04T12:00:00Z";
  await arrive(
    shopifyOrder({ id: "gid://shopify/Order/2", applications: ANNA, processedAt: placed }),
  );
  const approved = await db.approval.findMany({ where: { shopId: shop.id } });
  const entries = await db.entry.findMany({ where: { shopId: shop.id }, orderBy: { id: "asc" } });
  expect(approved.map(({ id }) => id)).toEqual([entries[0]?.id]);
});

test("R4: an answer older than the stored one changes nothing", async () => {
  await arrive(c05(5, [...paid, added]));
  await arrive(c05(4, paid));
  expect(await order()).toMatchObject({ netMinor: 10725n, updatedAt: new Date(version(5)) });
  expect(await amounts()).toEqual([["earned", 1341n]]);
});

test("the same version again changes nothing but its journey", async () => {
  const visit = { occurredAt: version(3), landingPage: null };
  const early = { ...c05(4, paid), journey: null };
  await arrive(early);
  expect((await order()).isJourneyReady).toBe(false);
  await arrive({
    ...early,
    journey: { ready: true, customerOrderIndex: 2, firstVisit: visit, lastVisit: visit },
  });
  await arrive(early);
  expect(await order()).toMatchObject({ isJourneyReady: true, isNewCustomer: false });
  expect(await amounts()).toEqual([["earned", 1116n]]);
});

test("a journey that is not ready is looked for in 3 s, once however often the order is read", async () => {
  await arrive({ ...c05(4, paid), journey: null });
  await arrive({ ...c05(5, paid), journey: null });
  const looks = await db.inboxEvent.findMany({ where: { shopId: shop.id, topic: "journey" } });
  expect(looks).toMatchObject([{ id: `journey/${GID}#1`, subjectGid: GID, settledAt: null }]);
  const waitMs = Number(looks[0]?.dueAt) - Date.now();
  expect(waitMs).toBeGreaterThan(500);
  expect(waitMs).toBeLessThan(3_500);
});

test("an order that came through a link is the last clicker's within the window", async () => {
  const link = await db.link.findFirstOrThrow({ where: { shopId: shop.id, creatorId: anna } });
  const clickId = "019dda4e-0c00-7000-8000-000000000001";
  const clickedAt = new Date("2026-05-01T12:00:00Z");
  await db.click.create({
    data: {
      shopId: shop.id,
      id: clickId,
      linkId: link.id,
      clickedAt,
      isBot: false,
      isPrefetch: false,
    },
  });
  const reference = `${shop.key}-${link.key}.${clickId.replaceAll("-", "")}`;
  await arrive(shopifyOrder({ attributes: [{ key: "_creator_ref", value: reference }] }));
  expect(await db.credit.findMany({ where: { shopId: shop.id } })).toMatchObject([
    {
      creatorId: anna,
      kind: "link",
      linkId: link.id,
      clickId,
      evidence: { won: { kind: "link", clickId, clickedAt: clickedAt.toISOString() }, lost: [] },
    },
  ]);
  expect(await amounts()).toEqual([["earned", 1250n]]);
});

test("a code of an archived creator, or one that was retired, is still hers", async () => {
  await db.creator.updateMany({ where: { shopId: shop.id }, data: { state: "archived" } });
  await db.code.updateMany({ where: { shopId: shop.id }, data: { state: "retired" } });
  await arrive(c05(4, paid));
  expect(await amounts()).toEqual([["earned", 1116n]]);
});

test("terms of the order's time count, not those of today", async () => {
  await db.terms.create({
    data: {
      shopId: shop.id,
      id: anna,
      offerId: shop.id,
      version: 2,
      kind: "rate",
      rateBasisPoints: 5000,
      holdDays: 0,
      windowDays: 30,
      validFrom: new Date("2026-05-05T00:00:00Z"),
    },
  });
  await arrive(c05(6, paid));
  expect(await amounts()).toEqual([["earned", 1116n]]);
});

test("a cancelled order is reversed whole; a test order never earns", async () => {
  await arrive(c05(4, paid));
  await arrive({ ...c05(5, paid), cancelledAt: version(5) }, "orders/cancelled");
  expect(await amounts()).toEqual([
    ["earned", 1116n],
    ["reversal", -1116n],
  ]);
  expect(await order()).toMatchObject({ exclusion: "cancelled", netMinor: 0n });
  await arrive({ ...c05(4, paid), id: "gid://shopify/Order/2", test: true });
  expect(await amounts()).toHaveLength(2);
});

test("a deleted order goes to nothing and stays there", async () => {
  await arrive(c05(4, paid));
  await arrive(null, "orders/delete");
  await arrive(c05(5, paid));
  expect(await amounts()).toEqual([
    ["earned", 1116n],
    ["reversal", -1116n],
  ]);
  expect(await order()).toMatchObject({ exclusion: "deleted", netMinor: 0n });
});

test("an order that Shopify hides without having deleted it keeps what is known", async () => {
  await arrive(c05(4, paid));
  await arrive(null, "refunds/create");
  expect(await amounts()).toEqual([["earned", 1116n]]);
  expect((await order()).exclusion).toBeNull();
});

test("a redacted customer does not come back when the order is read again; the credit stays", async () => {
  const customerGid = "gid://shopify/Customer/1";
  await arrive(c05(4, paid));
  await db.$transaction((tx) =>
    redactCustomer(tx, shop, { customerGid, orderGids: [], eventId: "r", now: new Date() }),
  );
  await arrive(c05(5, [...paid, added]));
  expect(await order()).toMatchObject({ customerGid: null, references: [], netMinor: 10725n });
  expect(await amounts()).toEqual([
    ["earned", 1116n],
    ["adjustment", 225n],
  ]);
});

test("a bad order is set aside with a sentence, and the rest of its batch commits", async () => {
  const good = { ...c05(4, paid), id: "gid://shopify/Order/2" };
  const tooLarge = { ...c05(4, [shopifySale({ total: "999999999999999999.00" })]) };
  const foreign = { ...c05(4, paid), id: "gid://shopify/Order/3", currency: "EUR" };
  const answers = new Map([good, tooLarge, foreign].map((one) => [one.id, one]));
  for (const gid of answers.keys()) await hear(gid);
  await workAll(answersFrom(answers));
  expect(await amounts()).toEqual([["earned", 1116n]]);
  const open = await db.inboxEvent.findMany({ where: { shopId: shop.id, settledAt: null } });
  expect(open.map(({ subjectGid, attempts }) => [subjectGid, attempts]).sort()).toEqual([
    ["gid://shopify/Order/1", 1],
    ["gid://shopify/Order/3", 1],
  ]);
});

test("R19: an order that Shopify never gives is a dead letter after twelve tries", async () => {
  await hear();
  const sources = answersFrom(new Map([[GID, new AdminError("refused", "Access denied")]]));
  for (let tries = 0; tries < 12; tries++) {
    await workAll(sources);
    await queryRows(sql`update "InboxEvent" set "dueAt" = now() where "dueAt" is not null`);
  }
  const [event] = await db.inboxEvent.findMany({ where: { shopId: shop.id } });
  expect(event).toMatchObject({
    attempts: 12,
    dueAt: null,
    failure: "Shopify did not give the order: Access denied.",
  });
  expect(event?.settledAt).not.toBeNull();
});

test("R18: a worker that lost its lease writes nothing", async () => {
  await hear();
  const first = await claimAll();
  await queryRows(sql`update "InboxEvent" set "dueAt" = now() where "dueAt" is not null`);
  const second = await claimAll();
  expect(second.events).toHaveLength(1);
  await processOrders(first.events, answersFrom(new Map([[GID, c05(9, [])]])));
  expect(await db.order.count({ where: { shopId: shop.id } })).toBe(0);
  await processOrders(second.events, answersFrom(new Map([[GID, c05(4, paid)]])));
  expect(await amounts()).toEqual([["earned", 1116n]]);
  await processOrders(second.events, answersFrom(new Map([[GID, c05(9, [])]])));
  expect(await amounts()).toEqual([["earned", 1116n]]);
});

test("R1: two workers with one order at once post it once", async () => {
  for (let i = 0; i < 20; i++) await hear();
  const sources = answersFrom(new Map([[GID, c05(4, paid)]]));
  await Promise.all(Array.from({ length: 4 }, () => workAll(sources, 5)));
  expect(await amounts()).toEqual([["earned", 1116n]]);
  expect(await db.inboxEvent.count({ where: { shopId: shop.id, settledAt: null } })).toBe(0);
});
