// What people decide by hand: whose an order is, and amounts that no order caused.
import { v7 } from "uuid";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { CorrectionForm } from "#app/commissions/contract.ts";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { answersFrom, workAll } = await import("../support/pipeline.ts");
const { adjustBalance } = await import("#app/commissions/adjust-balance.server.ts");
const { correctOrder } = await import("#app/commissions/correct-order.server.ts");
const { orderStory } = await import("#app/commissions/pages.server.ts");
const { balanceOfCreator } = await import("#app/commissions/payable-entries.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const GID = "gid://shopify/Order/1";
const NOW = new Date("2026-05-20T12:00:00Z");
const STAFF = "42";
let shop: Awaited<ReturnType<typeof makeShop>>;
let anna: string;
let ben: string;
let orderId: string;
let heard = 0;

beforeEach(async () => {
  await queryRows(sql`delete from "InboxEvent"`);
  shop = await makeShop(db, { zone: "UTC" });
  anna = await makeCreator(db, shop, "Anna");
  ben = await makeCreator(db, shop, "Ben");
  await arrive(shopifyOrder({ applications: [{ index: 0, code: "ANNA10" }] }));
  orderId = (await db.order.findFirstOrThrow({ where: { shopId: shop.id } })).id;
});

async function arrive(answer: ShopifyOrder): Promise<void> {
  const id = `orders/updated/${++heard}`;
  await db.inboxEvent.create({
    data: { shopId: shop.id, id, topic: "orders/updated", subjectGid: GID },
  });
  await workAll(answersFrom(new Map([[GID, answer]])));
}

const correct = (form: CorrectionForm, of = shop) =>
  correctOrder(of, { orderId, form, staffId: STAFF, now: NOW });
const assign = (creatorId: string, note = "ordered by phone") =>
  correct({ kind: "assign", id: v7(), creatorId, note });
const exclude = () => correct({ kind: "exclude", id: v7(), note: "a friend of the owner" });
const undo = () => correct({ kind: "undo", id: v7(), note: "it was her code after all" });
const sums = async () => {
  const groups = await db.entry.groupBy({
    by: ["creatorId"],
    where: { shopId: shop.id },
    _sum: { amountMinor: true },
  });
  const sum = (id: string) => groups.find((one) => one.creatorId === id)?._sum.amountMinor ?? 0n;
  return { anna: sum(anna), ben: sum(ben) };
};
const story = () =>
  transaction((tx) => orderStory(tx, shop, { id: orderId, orderedAt: new Date("2026-05-04") }));

test("an assigned order earns its new creator what it earned the old one, who is left with nothing", async () => {
  expect(await sums()).toEqual({ anna: 1250n, ben: 0n });
  expect(await assign(ben)).toEqual({ ok: true, value: { entries: 2 } });
  expect(await sums()).toEqual({ anna: 0n, ben: 1250n });
  expect(await story()).toMatchObject({
    creator: { id: ben },
    reason: "Assigned by hand on 20 May 2026: “ordered by phone”.",
    losers: ["Code ANNA10: a person decided otherwise."],
    correction: {
      isByHand: true,
      past: [{ what: "Assigned to Ben", note: "ordered by phone", who: "Staff account 42" }],
    },
  });
});

test("a correction outlives later webhooks of the order", async () => {
  await assign(ben);
  const back = { reason: "REFUND", actionType: "RETURN", happenedAt: "2026-05-21T12:00:00Z" };
  await arrive(
    shopifyOrder({
      applications: [{ index: 0, code: "ANNA10" }],
      updatedAt: "2026-05-21T12:00:00Z",
      sales: [shopifySale(), shopifySale({ ...back, total: "-40.00" })],
    }),
  );
  expect(await sums()).toEqual({ anna: 0n, ben: 750n });
});

test("an excluded order earns nobody anything and stays in the shop's figures", async () => {
  await exclude();
  expect(await sums()).toEqual({ anna: 0n, ben: 0n });
  expect(await db.credit.count({ where: { shopId: shop.id } })).toBe(0);
  expect(await db.order.findFirstOrThrow({ where: { id: orderId } })).toMatchObject({
    netMinor: 10000n,
    exclusion: null,
  });
  expect((await story()).reason).toBe(
    "Excluded from commission by hand on 20 May 2026: “a friend of the owner”.",
  );
});

test("undone, codes and links decide again", async () => {
  await assign(ben);
  await undo();
  expect(await sums()).toEqual({ anna: 1250n, ben: 0n });
  expect(await story()).toMatchObject({
    reason: "Code ANNA10 was used on the order.",
    correction: { isByHand: false },
  });
});

test("an order of nobody is added to a creator", async () => {
  await exclude();
  await undo();
  await arrive(shopifyOrder({ applications: [], updatedAt: "2026-05-22T12:00:00Z" }));
  expect(await sums()).toEqual({ anna: 0n, ben: 0n });
  await assign(ben);
  expect(await sums()).toEqual({ anna: 0n, ben: 1250n });
});

test("the same form twice counts once, another with its id is a conflict", async () => {
  const form = { kind: "assign", id: v7(), creatorId: ben, note: "by phone" } as const;
  expect(await correct(form)).toMatchObject({ ok: true, value: { entries: 2 } });
  expect(await correct(form)).toMatchObject({ ok: true, value: { entries: 0 } });
  expect(await correct({ ...form, creatorId: anna })).toEqual({
    ok: false,
    error: { kind: "conflict" },
  });
  expect(await db.correction.count({ where: { shopId: shop.id } })).toBe(1);
});

test("another shop's order or creator cannot be reached, and nothing is written", async () => {
  const other = await makeShop(db);
  const stranger = await makeCreator(db, other, "Stranger");
  expect(await assign(stranger)).toEqual({ ok: false, error: { kind: "not-found" } });
  const form = { kind: "exclude", id: v7(), note: "x" } as const;
  expect(await correct(form, other)).toEqual({ ok: false, error: { kind: "not-found" } });
  expect(await db.correction.count({ where: { shopId: { in: [shop.id, other.id] } } })).toBe(0);
  expect(await sums()).toEqual({ anna: 1250n, ben: 0n });
});

test("a correction is never changed or deleted", async () => {
  await exclude();
  await expect(db.correction.updateMany({ data: { note: "other" } })).rejects.toThrow();
  await expect(db.correction.deleteMany({})).rejects.toThrow();
});

const adjust = (kind: "bonus" | "credit" | "debit", amount: bigint, id = v7()) =>
  adjustBalance(shop, {
    form: { id, creatorId: anna, kind, amount, note: "100 orders" },
    staffId: STAFF,
    now: NOW,
  });
const balance = () => transaction((tx) => balanceOfCreator(tx, shop.id, anna));

test("a bonus is payable at once, a debit may take the balance below zero", async () => {
  // Beside the 12.50 of her order, whose hold is over.
  await adjust("bonus", 2500n);
  expect(await balance()).toMatchObject({ pendingMinor: 0n, payableMinor: 3750n });
  await adjust("debit", 4000n);
  expect(await balance()).toMatchObject({ pendingMinor: 0n, payableMinor: -250n });
  expect(
    await db.entry.findFirstOrThrow({ where: { shopId: shop.id, kind: "debit" } }),
  ).toMatchObject({ amountMinor: -4000n, orderId: null, note: "100 orders", staffId: STAFF });
});

test("an amount by hand counts once, however often its form comes", async () => {
  const id = v7();
  const [first, second] = await Promise.all([
    adjust("credit", 700n, id),
    adjust("credit", 700n, id),
  ]);
  expect([first.ok, second.ok]).toEqual([true, true]);
  expect(await adjust("credit", 701n, id)).toEqual({ ok: false, error: { kind: "conflict" } });
  expect((await balance()).payableMinor).toBe(1250n + 700n);
});

test("an amount that comes again with its id as another kind is a conflict", async () => {
  const id = v7();
  await adjust("bonus", 700n, id);
  expect(await adjust("credit", 700n, id)).toEqual({ ok: false, error: { kind: "conflict" } });
  expect((await balance()).payableMinor).toBe(1250n + 700n);
});
