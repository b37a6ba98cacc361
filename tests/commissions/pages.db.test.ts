import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCreator, makeEntry, makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const pages = await import("#app/commissions/pages.server.ts");
const { approveEntries } = await import("#app/commissions/approve-entries.server.ts");
const { earningsOfOrders, ledgerOfCreator, ordersOfCreator, orderStory } = pages;

const shop = await makeShop(db);
const other = await makeShop(db);
const placed = (day: number) => new Date(Date.UTC(2026, 4, day, 12));
let anna: string;
let orderId: string;

beforeAll(async () => {
  anna = await makeCreator(db, shop, "Anna");
  const order = { processedAt: placed(1), netMinor: 5_825n, creatorId: anna };
  orderId = (await makeOrder(db, shop, order)).id;
  const entry = { creatorId: anna, orderId, occurredAt: placed(1), payableAt: placed(20) };
  await makeEntry(db, shop, { ...entry, amountMinor: 1_181n });
  await makeEntry(db, shop, { ...entry, amountMinor: -453n, occurredAt: placed(3) });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

test("an order says whose it is, why, what was earned and how far that has come", async () => {
  expect(await earningsOfOrders(db, shop, [orderId])).toEqual({
    [orderId]: {
      creatorId: anna,
      creator: "Anna",
      reason: "Code ANNA10",
      commission: "$7.28",
      state: { text: "Pending", look: "held" },
    },
  });
  expect(await earningsOfOrders(db, other, [orderId])).toEqual({});
});

test("an order's story names the rule and lists its entries", async () => {
  const story = await orderStory(db, shop, { id: orderId, orderedAt: placed(1) });
  expect(story).toMatchObject({
    creator: { id: anna, name: "Anna" },
    reason: "Code ANNA10 was used on the order.",
    losers: [],
    entries: [{ amount: "$11.81" }, { amount: "\u2212$4.53", state: { text: "Pending" } }],
    total: "$7.28",
  });
});

test("an order of nobody says so", async () => {
  const { id } = await makeOrder(db, shop, { processedAt: placed(2), netMinor: 100n });
  const story = await orderStory(db, shop, { id, orderedAt: placed(2) });
  expect(story).toMatchObject({ creator: null, entries: [], total: "$0.00" });
  expect(story.reason).toBe("No creator's code or link led to this order.");
});

test("a creator's ledger runs newest first with the balance after each line", async () => {
  const { lines, next } = await ledgerOfCreator(db, shop, { creatorId: anna, cursor: null });
  expect(lines.map(({ amount, balance }) => [amount, balance])).toEqual([
    ["\u2212$4.53", "$7.28"],
    ["$11.81", "$11.81"],
  ]);
  expect(next).toBeNull();
});

test("each page of a ledger goes on with the balance where the one before ended", async () => {
  const ben = await makeCreator(db, shop, "Ben");
  const { id } = await makeOrder(db, shop, { processedAt: placed(4), netMinor: 100n });
  // Three at a time, so that the order of one instant is by id; entry n is n cents.
  for (let n = 1; n <= 60; n++) {
    const dates = { occurredAt: placed(Math.ceil(n / 3)), payableAt: placed(30) };
    await makeEntry(db, shop, { creatorId: ben, orderId: id, amountMinor: BigInt(n), ...dates });
  }
  const balances: string[] = [];
  for (let cursor: string | null = null, page = 0; page < 3; page++) {
    const { lines, next } = await ledgerOfCreator(db, shop, { creatorId: ben, cursor });
    balances.push(...lines.map(({ balance }) => balance));
    cursor = next;
  }
  // 60 × 61 ÷ 2 cents at the top, less 60, less 59, and so on down to the first entry's one cent.
  expect(balances).toHaveLength(60);
  expect(balances.slice(0, 3)).toEqual(["$18.30", "$17.70", "$17.11"]);
  expect(balances.slice(24, 27)).toEqual(["$6.66", "$6.30", "$5.95"]);
  expect(balances.at(-1)).toBe("$0.01");
});

test("a creator's orders carry the reason for each", async () => {
  const { orders } = await ordersOfCreator(db, shop, { creatorId: anna, cursor: null });
  expect(orders).toMatchObject([
    {
      id: orderId,
      reason: "Code ANNA10 was used on the order.",
      net: "$58.25",
      commission: "$7.28",
      state: { text: "Pending" },
    },
  ]);
});

test("entries are approved once their hold has ended, each once", async () => {
  expect(await approveEntries(shop.id, { from: placed(1), to: placed(19) })).toBe(0);
  expect(await approveEntries(shop.id, { from: placed(1), to: placed(20) })).toBe(2);
  expect(await approveEntries(shop.id, { from: placed(1), to: placed(21) })).toBe(0);
  expect((await earningsOfOrders(db, shop, [orderId]))[orderId]?.state?.text).toBe("Payable");
});

test("the ledger refuses to be changed", async () => {
  await expect(
    db.entry.updateMany({ where: { shopId: shop.id }, data: { note: "x" } }),
  ).rejects.toThrow("append-only");
  await expect(db.entry.deleteMany({ where: { shopId: shop.id } })).rejects.toThrow("append-only");
});
