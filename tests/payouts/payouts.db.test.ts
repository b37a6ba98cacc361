import { createHash } from "node:crypto";
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import { makeCreator, makeEntry, makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { payoutSheet } = await import("#app/payouts/keep-sheet.server.ts");
const { payoutsOfCreator, payoutsPage } = await import("#app/payouts/pages.server.ts");
const { NOW, approve, at, balance, cancel, open, opened, settle } = await import(
  "../support/payouts.ts"
);

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** A shop with one creator and one approved entry of `amountMinor`. */
async function shopWithEntry(amountMinor: bigint, occurredAt = at("2026-10-01")) {
  const shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna Berg");
  const order = await makeOrder(db, shop, { processedAt: occurredAt, netMinor: amountMinor * 8n });
  const entry = { creatorId, orderId: order.id, amountMinor, occurredAt, isApproved: true };
  await makeEntry(db, shop, entry);
  return { shop, creatorId, order };
}

test("a double click and two admins at once make one payout, and both get it", async () => {
  const { shop } = await shopWithEntry(916n);
  const id = v7();
  const results = await Promise.all([
    open(shop, "2026-11-22", id),
    open(shop, "2026-11-22", id),
    open(shop),
    open(shop),
  ]);
  const ids = new Set(results.map((result) => result.ok && result.value.payoutId));
  expect(ids.size).toBe(1);
  expect(results.filter((result) => result.ok && result.value.isNew)).toHaveLength(1);
  expect(await db.payout.count({ where: { shopId: shop.id } })).toBe(1);
  expect(await db.payoutItem.count({ where: { shopId: shop.id } })).toBe(1);
});

test("the database itself refuses an entry in two payouts", async () => {
  const { shop, creatorId } = await shopWithEntry(916n);
  await opened(shop);
  const [item] = await db.payoutItem.findMany({ where: { shopId: shop.id } });
  const other = { shopId: shop.id, id: v7(), number: 9, cutOffOn: NOW, currency: "USD" };
  await db.payout.create({ data: { ...other, state: "open", createdAt: NOW } });
  await expect(
    db.payoutItem.create({
      data: {
        shopId: shop.id,
        id: v7(),
        payoutId: other.id,
        entryId: item?.entryId ?? "",
        creatorId,
        amountMinor: 916n,
      },
    }),
  ).rejects.toThrow();
});

test("nothing due is said, and nothing is written", async () => {
  const shop = await makeShop(db);
  expect(await open(shop)).toEqual({ ok: false, error: { kind: "nothing-due" } });
  expect(await db.payout.count({ where: { shopId: shop.id } })).toBe(0);
});

test("an entry on hold, and one after the cut-off, stay out; the cut-off day is the shop's", async () => {
  const { shop, creatorId, order } = await shopWithEntry(100n, new Date("2026-11-01T03:59:59Z")); // 31 Oct, 23:59 in New York
  const common = { creatorId, orderId: order.id };
  await makeEntry(db, shop, {
    ...common,
    amountMinor: 10n,
    occurredAt: new Date("2026-11-01T04:00:00Z"), // 1 Nov, 00:00 in New York
    isApproved: true,
  });
  await makeEntry(db, shop, { ...common, amountMinor: 1n, occurredAt: at("2026-10-02") });
  await opened(shop, "2026-10-31");
  expect(await balance(shop, creatorId)).toMatchObject({
    inPayoutMinor: 100n,
    payableMinor: 10n,
    pendingMinor: 1n,
    paidMinor: 0n,
  });
});

test("a negative balance is left out and carried, while others are paid", async () => {
  const { shop, creatorId, order } = await shopWithEntry(-691n);
  const bo = await makeCreator(db, shop, "Bo Lind");
  const occurredAt = at("2026-10-02");
  const entry = { creatorId: bo, orderId: order.id, amountMinor: 700n, occurredAt };
  await makeEntry(db, shop, { ...entry, isApproved: true });
  const url = new URL("http://localhost/app/payouts?cutOffOn=2026-11-22");
  const page = await transaction((tx) => payoutsPage(tx, shop, { url, now: NOW }));
  expect(page.preview).toMatchObject({
    inWords: "1 creator, $7.00",
    included: [{ creator: "Bo Lind", amount: "$7.00", entries: 1 }],
    leftOut: [
      {
        creator: "Anna Berg",
        amount: "−$6.91",
        reason: "Refunds are more than earnings; carried to the next payout",
      },
    ],
  });
  await opened(shop);
  expect(await balance(shop, creatorId)).toMatchObject({ payableMinor: -691n, inPayoutMinor: 0n });
  expect(await balance(shop, bo)).toMatchObject({ payableMinor: 0n, inPayoutMinor: 700n });
});

test("a cancelled payout frees its entries for the next one", async () => {
  const { shop, creatorId } = await shopWithEntry(916n);
  const first = await opened(shop);
  await approve(shop, first);
  expect(await cancel(shop, first)).toEqual({ ok: true, value: null });
  expect(await balance(shop, creatorId)).toMatchObject({ payableMinor: 916n, inPayoutMinor: 0n });
  const second = await opened(shop);
  expect(second).not.toBe(first);
  expect(await cancel(shop, first)).toEqual({ ok: true, value: null }); // a second click frees nothing more
  expect(await balance(shop, creatorId)).toMatchObject({ payableMinor: 0n, inPayoutMinor: 916n });
});

test("steps happen in order and once; another shop's payout is not found", async () => {
  const { shop, creatorId } = await shopWithEntry(916n);
  const stranger = await makeShop(db);
  const id = await opened(shop);
  expect(await settle(shop, id)).toMatchObject({ ok: false, error: { kind: "conflict" } });
  expect(await approve(stranger, id)).toEqual({ ok: false, error: { kind: "not-found" } });
  expect(await transaction((tx) => payoutSheet(tx, stranger, id))).toBeNull();
  await approve(shop, id);
  const settled = await Promise.all([settle(shop, id), settle(shop, id), settle(shop, id)]);
  expect(settled.every(({ ok }) => ok)).toBe(true);
  expect(await settle(shop, id, "WIRE-2")).toMatchObject({ ok: false, error: { state: "paid" } });
  expect(await cancel(shop, id)).toMatchObject({ ok: false, error: { state: "paid" } });
  const posted = await db.entry.findMany({ where: { shopId: shop.id, kind: "payout" } });
  expect(posted).toMatchObject([
    { creatorId, amountMinor: -916n, sourceKey: `payout:${id}:${creatorId}`, note: "WIRE-1" },
  ]);
  expect(await balance(shop, creatorId)).toMatchObject({ paidMinor: 916n, payouts: 1 });
  expect(await transaction((tx) => payoutsOfCreator(tx, shop, creatorId))).toEqual([
    { id, title: "Payout 1", amount: "$9.16", paidOn: "22 Nov 2026", reference: "WIRE-1" },
  ]);
});

test("a sheet that was approved keeps its bytes, whatever is renamed afterwards, and the paid one has its own", async () => {
  const { shop, creatorId } = await shopWithEntry(916n);
  const id = await opened(shop);
  await approve(shop, id);
  const sheet = async (zone = shop.zone) =>
    (await transaction((tx) => payoutSheet(tx, { ...shop, zone }, id)))?.text;
  const approved = await sheet();
  expect(approved).toContain("Anna Berg,9.16,USD,1,2026-10-01,2026-10-01,approved,\r\n");
  await db.creator.updateMany({ where: { id: creatorId }, data: { name: "Anna Vik" } });
  expect(await sheet("Pacific/Kiritimati")).toBe(approved);
  await settle(shop, id, "WIRE-7");
  const paid = await sheet();
  expect(paid).toContain("Anna Vik,9.16,USD,1,2026-10-01,2026-10-01,paid,WIRE-7\r\n");
  await settle(shop, id, "WIRE-7");
  await db.creator.updateMany({ where: { id: creatorId }, data: { name: "Anna" } });
  expect(await sheet()).toBe(paid);
  const kept = await db.payoutSheet.findMany({ where: { payoutId: id }, orderBy: { id: "asc" } });
  expect(kept.map(({ text }) => text)).toEqual([approved, paid]);
  expect(kept[1]?.sha256).toBe(
    createHash("sha256")
      .update(paid ?? "")
      .digest("hex"),
  );
  await expect(
    db.payoutSheet.updateMany({ where: { payoutId: id }, data: { text: "" } }),
  ).rejects.toThrow("append-only");
});

test("the sheet is byte-identical when exported twice, and its lines sum to the payout", async () => {
  const { shop, creatorId } = await shopWithEntry(916n);
  const order = await makeOrder(db, shop, { processedAt: at("2026-10-09"), netMinor: 100n });
  const bo = await makeCreator(db, shop, "=Bo");
  for (const creator of [creatorId, bo]) {
    const occurredAt = at("2026-10-09");
    const entry = { creatorId: creator, orderId: order.id, amountMinor: 584n, occurredAt };
    await makeEntry(db, shop, { ...entry, isApproved: true });
  }
  const id = await opened(shop);
  await approve(shop, id);
  const sheet = () => transaction((tx) => payoutSheet(tx, shop, id));
  const [first, second] = [await sheet(), await sheet()];
  expect(second).toEqual(first);
  expect(first?.fileName).toBe("payout-1.csv");
  expect(first?.text).toBe(
    "payout_id,creator_id,creator,amount,currency,entries,first_order_on,last_order_on,status,reference\r\n" +
      `${id},${creatorId},Anna Berg,15.00,USD,2,2026-10-01,2026-10-09,approved,\r\n` +
      `${id},${bo},"'=Bo",5.84,USD,1,2026-10-09,2026-10-09,approved,\r\n`,
  );
});
