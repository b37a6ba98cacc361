// Beside the tiers of a month, goals that are paid once and a limit in all. Terms are 10 % of net sales.
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { periodTerms } from "../support/terms.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { C10, periodHands } = await import("./period-books.ts");

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
  shop = await makeShop(db);
  anna = await makeCreator(db, shop, "Anna");
  await agree(IN_ALL);
});

/** Tiers a month, and over all time 40.00 for 2,000.00 net and 250.00 at most. */
const IN_ALL = periodTerms({
  ...C10,
  allTime: {
    goals: [{ measure: "net", from: 200_000n, amountMinor: 4_000n }],
    capMinor: 25_000n,
  },
});

test("beside the months a goal is paid once and a limit holds for all of them", async () => {
  await arrive(order(1, { total: "1200.00" })); // 120.00, and 10.00 by the tier
  expect(await balance()).toBe(13_000n);
  await arrive(order(2, { total: "900.00", on: "2026-06-01" })); // 90.00, and the goal's 40.00: 10.00 too much
  expect((await posted()).sort()).toEqual([
    "2026-05 tier 1000",
    "all-time cap -1000",
    "all-time goal 4000",
  ]);
  expect(await balance()).toBe(25_000n);
  await arrive(order(3, { total: "500.00", on: "2026-07-01" }));
  expect(await balance()).toBe(25_000n);
  expect(await differences()).toEqual([]);
});

test("what a refund takes from one month gives room to another", async () => {
  await arrive(
    order(1, { total: "1200.00" }),
    order(2, { total: "900.00", on: "2026-06-01" }),
    order(3, { total: "500.00", on: "2026-07-01" }),
  );
  await arrive(order(1, { total: "1200.00", refund: "1200.00" }));
  expect(await balance()).toBe(14_000n); // 90.00 and 50.00; 1,400.00 net do not reach the goal
  expect(await differences()).toEqual([]);
});

test("months that are posted at once by several workers share one limit", async () => {
  await arriveAtOnce(
    ...[1, 2, 3, 4, 5, 6].map((n) => order(n, { total: "1000.00", on: `2026-0${n}-04` })),
  );
  expect(await balance()).toBe(25_000n);
  expect(await differences()).toEqual([]);
});
