import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import { type CostForm, costForm } from "#app/costs/contract.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { recordCost } = await import("#app/costs/record-cost.server.ts");
const { voidCost } = await import("#app/costs/void-cost.server.ts");
const { costsOfCreator, costsPage } = await import("#app/costs/pages.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-22T15:00:00Z");
const URL_OF_ALL = new URL("http://localhost/app/costs");

async function setUp() {
  const shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna Berg");
  const form = (given: Record<string, string> = {}): CostForm =>
    costForm(shop.currency).parse({
      id: v7(),
      creatorId,
      kind: "fee",
      amount: "2000",
      incurredOn: "2026-11-04",
      ...given,
    });
  return { shop, creatorId, form };
}

test("a fee and a gift at entered unit cost are listed with their total", async () => {
  const { shop, creatorId, form } = await setUp();
  await recordCost(shop, form({ note: "October video" }), NOW);
  const gift = { kind: "gift", amount: "9.80", quantity: "3", note: "Calm serum" };
  await recordCost(shop, form({ ...gift, incurredOn: "2026-11-05" }), NOW);
  const page = await transaction((tx) => costsOfCreator(tx, shop, { creatorId, now: NOW }));
  expect(page.costs).toMatchObject([
    { on: "5 Nov 2026", kind: "Gift", what: "Calm serum, 3 × $9.80", amount: "$29.40" },
    { on: "4 Nov 2026", kind: "Fee", what: "October video", amount: "$2,000.00" },
  ]);
  expect(page.total).toBe("2 costs, $2,029.40");
  expect(page.form).toMatchObject({ creatorId, currency: "USD", today: "2026-11-22" });
});

test("the same form twice makes one cost; the same key with another amount is a conflict", async () => {
  const { shop, form } = await setUp();
  const first = form();
  const both = await Promise.all([recordCost(shop, first, NOW), recordCost(shop, first, NOW)]);
  expect(both.every(({ ok }) => ok)).toBe(true);
  expect(await db.cost.count({ where: { shopId: shop.id } })).toBe(1);
  expect(await recordCost(shop, { ...first, amount: 1n }, NOW)).toEqual({
    ok: false,
    error: { kind: "conflict" },
  });
});

test("a creator of another shop is not found, and nothing is written", async () => {
  const { shop, form } = await setUp();
  const stranger = await setUp();
  const cost = form({ creatorId: stranger.creatorId });
  expect(await recordCost(shop, cost, NOW)).toEqual({ ok: false, error: { kind: "not-found" } });
  expect(await db.cost.count({ where: { shopId: shop.id } })).toBe(0);
});

test("a date more than a year ahead is refused", async () => {
  const { shop, form } = await setUp();
  expect((await recordCost(shop, form({ incurredOn: "2027-11-23" }), NOW)).ok).toBe(true);
  expect(await recordCost(shop, form({ incurredOn: "2027-11-24" }), NOW)).toEqual({
    ok: false,
    error: { kind: "too-far-ahead" },
  });
});

test("a cost that was taken back stays in the list and no longer counts", async () => {
  const { shop, creatorId, form } = await setUp();
  const cost = form();
  await recordCost(shop, cost, NOW);
  const stranger = await setUp();
  expect((await voidCost(stranger.shop, { id: cost.id, now: NOW })).ok).toBe(false);
  expect((await voidCost(shop, { id: cost.id, now: NOW })).ok).toBe(true);
  expect((await voidCost(shop, { id: cost.id, now: NOW })).ok).toBe(true);
  const page = await transaction((tx) => costsOfCreator(tx, shop, { creatorId, now: NOW }));
  expect(page.total).toBe("0 costs, $0.00");
  expect(page.costs).toMatchObject([{ isVoided: true, amount: "$2,000.00" }]);
});

test("the list of all costs pages through every one of them once, also on one day", async () => {
  const { shop, form } = await setUp();
  await db.cost.createMany({
    data: Array.from({ length: 120 }, () => {
      const { id, creatorId } = form();
      const incurredOn = new Date("2026-11-04");
      const shared = { shopId: shop.id, currency: "USD", note: "", createdAt: NOW };
      return { ...shared, id, creatorId, kind: "fee", amountMinor: 100n, incurredOn };
    }),
  });
  const seen: string[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const url: URL = new URL(after ? `?after=${after}` : "?", URL_OF_ALL);
    const page: Awaited<ReturnType<typeof costsPage>> = await transaction((tx) =>
      costsPage(tx, shop, url),
    );
    expect(page.total).toBe("120 costs, $120.00");
    seen.push(...page.costs.map(({ id }) => id));
    after = page.next;
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
});
