// What a change of terms is said to cost, beside what it does cost once every order has been worked through with it.
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { TermsValues } from "#app/programs/terms.ts";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { makeCreator, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, sqlTransaction } = await import(
  "#app/platform/db.server.ts"
);
const { workOrders } = await import("../verification/made-books.ts");
const { replayTerms } = await import("#app/commissions/replay-terms.server.ts");
const { reworkOrders } = await import("#app/commissions/rework-orders.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const CHANGES = 50;
const ORDERS = 60;
const SEED = 20_261_127;
const DAY_MS = 86_400_000;
const now = new Date();
const ago = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString();
const decimal = (minor: number) => (minor / 100).toFixed(2);

const drawnOrder = fc.record({
  minor: fc.integer({ min: 1, max: 50_000 }),
  refundPercent: fc.constantFrom(0, 0, 10, 33, 100),
  code: fc.constantFrom("ANNA10", "BEN10", "CLEO10"),
  day: fc.integer({ min: 1, max: 89 }),
  financialStatus: fc.constantFrom("PAID", "PAID", "PAID", "PENDING"),
});
const drawnTerms: fc.Arbitrary<TermsValues> = fc.oneof(
  fc.record({
    kind: fc.constant("rate" as const),
    rateBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    flatMinor: fc.constant(null),
    flatOnRefund: fc.constant("whole" as const),
    holdDays: fc.constant(30),
    holdBasis: fc.constantFrom("order" as const, "delivery" as const),
    windowDays: fc.constant(30),
  }),
  fc.record({
    kind: fc.constant("flat" as const),
    rateBasisPoints: fc.constant(null),
    flatMinor: fc.bigInt({ min: 0n, max: 5_000n }),
    flatOnRefund: fc.constantFrom("whole" as const, "share" as const),
    holdDays: fc.constant(14),
    holdBasis: fc.constant("order" as const),
    windowDays: fc.constant(30),
  }),
);

type Drawn = typeof drawnOrder extends fc.Arbitrary<infer Value> ? Value : never;

function orderOf(drawn: Drawn, n: number): ShopifyOrder {
  const { minor, refundPercent, code, day, financialStatus } = drawn;
  const sale = shopifySale({ total: decimal(minor), happenedAt: ago(day) });
  const back = shopifySale({
    reason: "REFUND",
    actionType: "RETURN",
    total: decimal(-Math.trunc((minor * refundPercent) / 100)),
    happenedAt: ago(day - 1),
  });
  return shopifyOrder({
    id: `gid://shopify/Order/${n + 1}`,
    name: `#${n + 1}`,
    processedAt: ago(day),
    updatedAt: ago(day - 1),
    applications: [{ index: 0, code }],
    sales: refundPercent > 0 ? [sale, back] : [sale],
    financialStatus,
  });
}

test(`for ${CHANGES} random changes of terms the effect said before is the effect that comes, to the cent`, async () => {
  const shop = await makeShop(db);
  for (const name of ["Anna", "Ben", "Cleo"]) await makeCreator(db, shop, name);
  await workOrders(shop, fc.sample(drawnOrder, { numRuns: ORDERS, seed: SEED }).map(orderOf));
  const orderIds = (await db.order.findMany({ select: { id: true } })).map(({ id }) => id);
  expect(orderIds).toHaveLength(ORDERS);
  const key = { shopId: shop.id, id: offerOf(shop) };
  const before = await db.terms.findUniqueOrThrow({ where: { shopId_id: key } });
  const changes = fc.sample(drawnTerms, { numRuns: CHANGES, seed: SEED });
  for (const proposed of changes) {
    const said = await replayTerms(db, shop, { offerId: offerOf(shop), proposed, now });
    await db.terms.update({ where: { shopId_id: key }, data: proposed });
    await sqlTransaction((tx) => reworkOrders(tx, shop, { orderIds, now }));
    const [came] = await queryRows<{ minor: bigint }>(sql`
      select coalesce(sum("amountMinor"), 0)::bigint as minor from "Entry" where "shopId" = ${shop.id}`);
    const amount = `$${decimal(Number(came?.minor ?? 0n)).replace(/\B(?=(\d{3})+\.)/g, ",")}`;
    expect(said.words).toMatch(
      new RegExp(`(: |same, )${amount.replace(/[$.]/g, "\\$&")}(\\.| |,)`),
    );
    await db.terms.update({ where: { shopId_id: key }, data: before });
    await sqlTransaction((tx) => reworkOrders(tx, shop, { orderIds, now }));
  }
}, 60_000);

test("orders of before, of another offer and of another shop are not in the effect", async () => {
  const shop = await makeShop(db);
  const other = await makeShop(db);
  for (const one of [shop, other]) await makeCreator(db, one, "Anna");
  const order = {
    minor: 10_000,
    refundPercent: 0,
    code: "ANNA10",
    financialStatus: "PAID",
  } as const;
  await workOrders(shop, [orderOf({ ...order, day: 89 }, 1), orderOf({ ...order, day: 91 }, 2)]);
  await workOrders(other, [orderOf({ ...order, day: 5 }, 3)]);
  const [proposed] = fc.sample(drawnTerms, { numRuns: 1, seed: 1 });
  if (!proposed) throw new Error("nothing was drawn");
  const rate = { ...proposed, kind: "rate", rateBasisPoints: 2000, flatMinor: null } as const;
  const asked = { offerId: offerOf(shop), proposed: rate, now };
  expect((await replayTerms(db, shop, asked)).words).toBe(
    "On the 1 order of the last 90 days these terms cost $7.50 more: $20.00 instead of $12.50. 1 creator would get more.",
  );
  expect((await replayTerms(db, other, asked)).words).toMatch(/^No order/);
});
