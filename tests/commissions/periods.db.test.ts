// Tiers, goals and caps in the ledger, however the orders of a period arrive and change. Terms are 10 % of net sales.
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeCreator, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { periodTerms, termsColumns, termsValues } from "../support/terms.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql } = await import("#app/platform/db.server.ts");
const { C10, periodHands } = await import("./period-books.ts");
const { ledgerOfCreator } = await import("#app/commissions/pages.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let shop: Awaited<ReturnType<typeof makeShop>>;
let anna: string;
const { agree, order, arrive, arriveAtOnce, posted, balance, differences } = periodHands(() => ({
  shop,
  anna,
}));

beforeEach(async () => {
  await queryRows(sql`delete from "InboxEvent"`);
  shop = await makeShop(db);
  anna = await makeCreator(db, shop, "Anna");
  await agree(C10);
});

test("6,000.00 in a month pay 900.00 by marginal tiers, posted as the orders come", async () => {
  await arrive(order(1, { total: "900.00" }));
  expect(await posted()).toEqual([]);
  await arrive(order(2, { total: "600.00" })); // 500.00 beyond 1,000.00, 5 % more: 25.00
  await arrive(order(3, { total: "4500.00" })); // 3,500.00 more at 5 %, 1,000.00 at 10 %: 275.00
  expect(await posted()).toEqual(["2026-05 tier 2500", "2026-05 tier 27500"]);
  expect(await balance()).toBe(90_000n);
  expect(await differences()).toEqual([]);
});

test("6,000.00 in a month pay 1,200.00 where a tier counts for all of it", async () => {
  await agree({ ...C10, tiers: C10.tiers && { ...C10.tiers, mode: "whole" } });
  await arrive(order(1, { total: "2000.00" }), order(2, { total: "4000.00" }));
  expect(await balance()).toBe(120_000n);
  expect(await differences()).toEqual([]);
});

test("a refund brings the tiers of the order's own month down again", async () => {
  await arrive(order(1, { total: "1500.00" }));
  await arrive(order(1, { total: "1500.00", on: "2026-05-04", refund: "600.00" }));
  expect(await posted()).toEqual(["2026-05 tier 2500", "2026-05 tier -2500"]);
  expect(await balance()).toBe(9_000n);
  expect(await differences()).toEqual([]);
});

test("a month is the shop's: 2 a.m. UTC of 1 June is still May in New York", async () => {
  await db.shop.update({ where: { id: shop.id }, data: { zone: "America/New_York" } });
  const night = (n: number) => ({
    ...order(n, { total: "1500.00" }),
    processedAt: "2026-06-01T02:00:00Z",
  });
  await arrive(night(1));
  expect(await posted()).toEqual(["2026-05 tier 2500"]);
});

test("an order that becomes somebody else's leaves the period and enters another's", async () => {
  const ben = await makeCreator(db, shop, "Ben");
  await arrive(order(1, { total: "1500.00" }));
  await arrive({
    ...order(1, { total: "1500.00", code: "BEN10" }),
    updatedAt: "2026-05-09T12:00:00Z",
  });
  expect(await posted()).toEqual(["2026-05 tier 2500", "2026-05 tier -2500"]);
  expect([await balance(), await balance(ben)]).toEqual([0n, 17_500n]);
  expect(await differences()).toEqual([]);
});

test("by place, an order that arrives late takes its place and moves the others on", async () => {
  await agree(
    periodTerms({
      tiers: { measure: "orders", mode: "marginal", steps: [{ from: 2n, rateBasisPoints: 2000 }] },
    }),
  );
  await arrive(order(1, { total: "100.00", on: "2026-05-10" }));
  await arrive(order(2, { total: "50.00", on: "2026-05-04" })); // the first now; the one of 100.00 is second: 10.00 more
  expect(await posted()).toEqual(["2026-05 tier 1000"]);
  expect(await differences()).toEqual([]);
});

test("goals are paid once a period, and a cap is kept with all of it", async () => {
  await agree(
    periodTerms({
      goals: [{ measure: "orders", from: 2n, amountMinor: 5_000n }],
      capMinor: 6_000n,
    }),
  );
  await arrive(order(1, { total: "100.00" }), order(2, { total: "100.00" }));
  expect(await balance()).toBe(6_000n); // 10.00 + 10.00 + 50.00, at most 60.00
  await arrive(order(3, { total: "100.00", on: "2026-06-01" }));
  expect(await balance()).toBe(7_000n);
  expect((await posted()).sort()).toEqual(["2026-05 cap -1000", "2026-05 goal 5000"]);
  expect(await differences()).toEqual([]);
});

test("tiers and goals can be paid after the end of the month and the hold, and the statement names the month", async () => {
  await arrive(order(1, { total: "1500.00" }));
  const [tier] = await db.entry.findMany({ where: { shopId: shop.id, kind: "tier" } });
  // Noon of 4 May in New York is in May; June begins at 04:00 UTC, and 30 days later it is 1 July.
  expect([tier?.occurredAt, tier?.payableAt]).toEqual([
    new Date("2026-05-04T12:00:00Z"),
    new Date("2026-07-01T04:00:00Z"),
  ]);
  const { lines } = await ledgerOfCreator(db, shop, { creatorId: anna, cursor: null });
  expect(lines.map(({ what, amount }) => [what, amount]).sort()).toEqual([
    ["Commission tiers, May 2026", "$25.00"],
    ["Earned", "$150.00"],
  ]);
});

test("a change of the terms keeps what earlier orders count, and pays later ones by the new tiers", async () => {
  await arrive(order(1, { total: "900.00" }));
  const [old] = await db.terms.findMany({ where: { shopId: shop.id } });
  if (!old) throw new Error("no terms");
  const period = periodTerms({
    tiers: { measure: "net", mode: "marginal", steps: [{ from: 100_000n, rateBasisPoints: 5000 }] },
  });
  await db.terms.create({
    data: {
      ...termsColumns(termsValues({ rateBasisPoints: 1000, period })),
      shopId: shop.id,
      id: crypto.randomUUID(),
      offerId: offerOf(shop),
      version: 2,
      validFrom: new Date("2026-05-10T00:00:00Z"),
    },
  });
  await arrive(order(2, { total: "300.00", on: "2026-05-12" })); // 200.00 beyond 1,000.00, 40 % more
  expect(await posted()).toEqual(["2026-05 tier 8000"]);
  expect(await differences()).toEqual([]);
});

test("whatever the order of arrival, at once or one by one, a period ends the same", async () => {
  const drawn = fc.array(
    fc.record({ total: fc.integer({ min: 1, max: 4_000 }), day: fc.integer({ min: 1, max: 28 }) }),
    { minLength: 2, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(drawn, fc.boolean(), async (orders, isAtOnce) => {
      shop = await makeShop(db);
      anna = await makeCreator(db, shop, "Anna");
      await agree(C10);
      const made = orders.map(({ total, day }, n) =>
        order(n + 1, { total: `${total}.00`, on: `2026-05-${String(day).padStart(2, "0")}` }),
      );
      if (isAtOnce) await arrive(...made);
      else for (const one of made) await arrive(one);
      const net = orders.reduce((sum, { total }) => sum + total, 0);
      const beyond = (from: number) => Math.max(0, net - from);
      const inCents = net * 10 + beyond(1_000) * 5 + beyond(5_000) * 5;
      expect(await balance()).toBe(BigInt(inCents));
    }),
    { numRuns: 15 },
  );
});

test("workers that post orders of one month at once do not count past each other", async () => {
  await arriveAtOnce(...[1, 2, 3, 4, 5, 6].map((n) => order(n, { total: "1000.00" })));
  expect(await balance()).toBe(90_000n);
  expect(await differences()).toEqual([]);
});

test("the verification finds a tally and a tier that no order made", async () => {
  await arrive(order(1, { total: "1500.00" }));
  await db.tally.updateMany({ where: { shopId: shop.id }, data: { netMinor: 150_001n } });
  expect(await differences()).toMatchObject([
    { check: "commission", field: "counts", expected: expect.stringContaining("net 150000,") },
  ]);
  await db.tally.deleteMany({ where: { shopId: shop.id } });
  expect(await differences()).toMatchObject([
    { field: "counts", found: null },
    { field: "amountMinor", expected: "0", found: "2500" },
    { check: "balance" },
  ]);
});
