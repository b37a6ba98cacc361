// Beside the tiers of a month, goals that are paid once and a limit in all. Terms are 10 % of net sales.
import { afterAll, beforeEach, expect, test } from "vitest";
import type { PeriodTerms } from "#app/programs/period-terms.ts";
import { makeCreator, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { periodTerms, termsColumns, termsValues } from "../support/terms.ts";

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
    "lifetime cap -1000",
    "lifetime goal 4000",
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

const laterTerms = (period: PeriodTerms) =>
  db.terms.create({
    data: {
      ...termsColumns(termsValues({ rateBasisPoints: 1000, period })),
      ...{ shopId: shop.id, id: crypto.randomUUID(), offerId: offerOf(shop), version: 2 },
      validFrom: new Date("2026-06-01T00:00:00Z"),
    },
  });
const { goals = [], capMinor = null } = IN_ALL.allTime ?? {};

test.each([
  ["months", "all time", IN_ALL, periodTerms({ kind: "lifetime", goals, capMinor })],
  ["all time", "months", periodTerms({ kind: "lifetime", goals, capMinor }), IN_ALL],
])(
  "a goal that was paid once is not paid again, nor begins the limit anew, when terms go from %s to %s",
  async (_, __, first, second) => {
    await agree(first);
    await laterTerms(second);
    await arrive(order(1, { total: "2000.00" })); // 200.00 and the goal's 40.00, with tiers 50.00 more
    await arrive(order(2, { total: "2000.00", on: "2026-06-10" }));
    expect((await posted()).filter((entry) => entry.includes("goal"))).toEqual([
      "lifetime goal 4000",
    ]);
    expect(await balance()).toBe(25_000n);
    expect(await differences()).toEqual([]);
  },
);

test("tiers over all time stay what they are when a limit in all is agreed beside months", async () => {
  const steps = [{ from: 100_000n, rateBasisPoints: 1500 }];
  const tiers = { measure: "net", mode: "marginal", steps } as const;
  await agree(periodTerms({ kind: "lifetime", tiers }));
  await laterTerms(periodTerms({ allTime: { goals: [], capMinor: 100_000n } }));
  await arrive(order(1, { total: "1200.00" })); // 10.00 by the tier
  await arrive(order(2, { total: "500.00", on: "2026-06-10" }));
  expect(await posted()).toEqual(["lifetime tier 1000"]);
  expect(await balance()).toBe(18_000n);
  expect(await differences()).toEqual([]);
});
