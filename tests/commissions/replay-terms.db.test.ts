// What a change of terms is said to cost, beside what it does cost once every order has been worked through with it.
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { PeriodTerms } from "#app/programs/period-terms.ts";
import type { Rule } from "#app/programs/rule.ts";
import type { TermsValues } from "#app/programs/terms.ts";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { makeCreator, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyLine, shopifyOrder, shopifySale } from "../support/order.ts";
import { periodTerms, termsColumns, termsValues } from "../support/terms.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, sqlTransaction } = await import(
  "#app/platform/db.server.ts"
);
const { workOrders } = await import("../verification/made-books.ts");
const { replayTerms } = await import("#app/commissions/replay-terms.server.ts");
const { verifyShop } = await import("#app/verification/verify-shop.server.ts");
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
  brushMinor: fc.constantFrom(0, 0, 1_999, 4_000),
  pieces: fc.integer({ min: 1, max: 3 }),
  discountMinor: fc.constantFrom(0, 0, 2_500),
  refundPercent: fc.constantFrom(0, 0, 10, 33, 100),
  isAmount: fc.boolean(),
  sellingPlan: fc.constantFrom(null, null, { name: "Monthly" }),
  sourceName: fc.constantFrom("web", "web", "subscription_contract_checkout_one"),
  customerOrderIndex: fc.constantFrom(1, 2),
  customer: fc.constantFrom("1", "2", "3", null),
  code: fc.constantFrom("ANNA10", "BEN10", "CLEO10"),
  day: fc.integer({ min: 1, max: 89 }),
  financialStatus: fc.constantFrom("PAID", "PAID", "PAID", "PENDING"),
});
const drawnRule: fc.Arbitrary<Rule> = fc
  .record({
    subject: fc.constantFrom(
      "any" as const,
      "product" as const,
      "vendor" as const,
      "type" as const,
      "tag" as const,
    ),
    customers: fc.constantFrom("all" as const, "new" as const, "returning" as const),
    pays: fc.constantFrom("rate" as const, "piece" as const, "nothing" as const),
    discountBasisPoints: fc.constantFrom(null, null, 1_000),
    rateBasisPoints: fc.nat(10_000),
    pieceMinor: fc.bigInt(0n, 900n),
    purchase: fc.constantFrom(
      "any" as const,
      "any" as const,
      "once" as const,
      "first" as const,
      "renewal" as const,
    ),
    renewalsMax: fc.constantFrom(null, 1, 3),
  })
  .map(({ subject, pays, rateBasisPoints, pieceMinor, renewalsMax, ...buyer }) => ({
    ...buyer,
    renewalsMax: buyer.purchase === "renewal" ? renewalsMax : null,
    subject,
    values: {
      any: [],
      product: [BRUSH.product.id],
      vendor: ["toolco"],
      type: ["Skincare"],
      tag: ["sale"],
    }[subject],
    pays,
    rateBasisPoints: pays === "rate" ? rateBasisPoints : null,
    pieceMinor: pays === "piece" ? pieceMinor : null,
  }));
const drawnSteps = fc
  .uniqueArray(fc.tuple(fc.bigInt(1n, 60_000n), fc.nat(10_000)), {
    selector: ([from]) => from,
    minLength: 1,
    maxLength: 3,
  })
  .map((steps) =>
    steps
      .sort(([a], [b]) => Number(a - b))
      .map(([from, rateBasisPoints]) => ({ from, rateBasisPoints })),
  );
/** Orders are some twenty a creator: their numbers are far below those of amounts. */
const asOrders = (from: bigint): bigint => from / 3_000n + 1n;
const drawnPeriod: fc.Arbitrary<PeriodTerms> = fc
  .record({
    kind: fc.constantFrom("month" as const, "quarter" as const, "lifetime" as const),
    measure: fc.constantFrom("net" as const, "orders" as const),
    mode: fc.constantFrom("marginal" as const, "whole" as const),
    steps: fc.option(drawnSteps, { freq: 3 }),
    goals: fc.array(fc.tuple(fc.bigInt(1n, 60_000n), fc.bigInt(1n, 9_000n)), { maxLength: 2 }),
    capMinor: fc.option(fc.bigInt(1n, 30_000n), { freq: 2 }),
    onceGoals: fc.array(fc.tuple(fc.bigInt(1n, 90_000n), fc.bigInt(1n, 9_000n)), { maxLength: 2 }),
    totalCapMinor: fc.option(fc.bigInt(1n, 60_000n), { freq: 2 }),
  })
  .map(({ kind, measure, mode, steps, goals, capMinor, onceGoals, totalCapMinor }) => {
    const from = (drawn: bigint) => (measure === "net" ? drawn : asOrders(drawn));
    const distinct = new Map(steps?.map((step) => [from(step.from), step.rateBasisPoints]));
    return {
      kind,
      tiers: steps && {
        measure,
        mode,
        steps: [...distinct].map(([at, rateBasisPoints]) => ({ from: at, rateBasisPoints })),
      },
      goals: goals.map(([at, amountMinor]) => ({ measure, from: from(at), amountMinor })),
      capMinor,
      allTime:
        kind === "lifetime"
          ? null
          : {
              goals: onceGoals.map(([at, amountMinor]) => ({
                ...{ measure, from: from(at), amountMinor },
              })),
              capMinor: totalCapMinor,
            },
    };
  });
const drawnTerms: fc.Arbitrary<TermsValues> = fc
  .record({
    kind: fc.constantFrom("rate" as const, "rate" as const, "flat" as const, "piece" as const),
    rateBasisPoints: fc.nat(10_000),
    flatMinor: fc.bigInt({ min: 0n, max: 5_000n }),
    flatOnRefund: fc.constantFrom("whole" as const, "share" as const),
    rules: fc.array(drawnRule, { maxLength: 3 }),
    minimumMinor: fc.option(fc.bigInt(1n, 20_000n), { freq: 2 }),
    capMinor: fc.option(fc.bigInt(1n, 10_000n), { freq: 2 }),
    contributionBasisPoints: fc.option(fc.integer({ min: 1, max: 10_000 }), { freq: 2 }),
    lastDaysAgo: fc.option(fc.integer({ min: 1, max: 85 }), { freq: 1 }),
    period: fc.option(drawnPeriod, { freq: 3 }),
  })
  .map(({ rateBasisPoints, flatMinor, lastDaysAgo, ...drawn }) =>
    termsValues({
      ...drawn,
      lastOn: lastDaysAgo === null ? null : ago(lastDaysAgo).slice(0, 10),
      // The form refuses tiers with a limit an order.
      ...(drawn.kind === "rate" && drawn.period?.tiers
        ? { capMinor: null, contributionBasisPoints: null }
        : {}),
      period: drawn.period && {
        ...drawn.period,
        tiers: drawn.kind === "rate" ? drawn.period.tiers : null,
      },
      ...(drawn.kind === "rate"
        ? { rateBasisPoints, flatMinor: null }
        : { rateBasisPoints: null, flatMinor }),
      flatOnRefund: drawn.kind === "flat" ? drawn.flatOnRefund : "whole",
    }),
  );

const NOTHING = periodTerms({ allTime: { goals: [], capMinor: null } });

type Drawn = typeof drawnOrder extends fc.Arbitrary<infer Value> ? Value : never;

/** The brush has no cost in Shopify. */
const SERUM = {
  id: "gid://shopify/ProductVariant/1",
  inventoryItem: { unitCost: { amount: "29.50", currencyCode: "USD" } },
};
const BRUSH = {
  title: "Brush",
  vendor: "Toolco",
  product: { id: "gid://shopify/Product/2", productType: "Tools", tags: ["Sale"] },
};

/** Serum, sometimes a brush beside it, and then a part of the serum's price back: on its line or as an amount. */
function orderOf(drawn: Drawn, n: number): ShopifyOrder {
  const { minor, brushMinor, pieces, refundPercent, isAmount, code, day, financialStatus } = drawn;
  const lineGid = (place: number) => `gid://shopify/LineItem/${2 * n + place}`;
  const serum = shopifyLine({
    id: lineGid(1),
    quantity: pieces,
    sellingPlan: drawn.sellingPlan,
    variant: SERUM,
  });
  const brush = shopifyLine({ ...BRUSH, id: lineGid(2) });
  const sold = { happenedAt: ago(day) };
  const sales = [
    shopifySale({
      ...sold,
      lineGid: serum.id,
      quantity: pieces,
      total: decimal(minor),
      discount: decimal(drawn.discountMinor),
    }),
    shopifySale({ ...sold, lineGid: brush.id, total: decimal(brushMinor) }),
    shopifySale({
      reason: "REFUND",
      actionType: "RETURN",
      lineType: isAmount ? "ADJUSTMENT" : "PRODUCT",
      lineGid: isAmount ? null : serum.id,
      quantity: isAmount ? null : -1,
      total: decimal(-Math.trunc((minor * refundPercent) / 100)),
      happenedAt: ago(day - 1),
    }),
  ];
  return shopifyOrder({
    id: `gid://shopify/Order/${n + 1}`,
    name: `#${n + 1}`,
    sourceName: drawn.sourceName,
    processedAt: ago(day),
    updatedAt: ago(day - 1),
    applications: [{ index: 0, code }],
    journey: {
      ready: true,
      customerOrderIndex: drawn.customerOrderIndex,
      firstVisit: null,
      lastVisit: null,
    },
    customer:
      drawn.customer === null
        ? null
        : { id: `gid://shopify/Customer/${drawn.customer}`, numberOfOrders: "2" },
    lines: [serum, ...(brushMinor > 0 ? [brush] : [])],
    sales: sales.filter((_, at) => [true, brushMinor > 0, refundPercent > 0][at]),
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
    await db.terms.update({ where: { shopId_id: key }, data: termsColumns(proposed) });
    await sqlTransaction((tx) => reworkOrders(tx, shop, { orderIds, now }));
    const differences: unknown[] = [];
    await verifyShop(shop, { tell: (difference) => differences.push(difference) });
    expect(differences).toEqual([]);
    const [came] = await queryRows<{ minor: bigint }>(sql`
      select coalesce(sum("amountMinor"), 0)::bigint as minor from "Entry" where "shopId" = ${shop.id}`);
    const amount = `$${decimal(Number(came?.minor ?? 0n)).replace(/\B(?=(\d{3})+\.)/g, ",")}`;
    expect(said.words).toMatch(
      new RegExp(`(: |same, )${amount.replace(/[$.]/g, "\\$&")}(\\.| |,)`),
    );
    await db.terms.update({
      where: { shopId_id: key },
      // Agreed without anything, so that what was posted by the change goes; versions of a real shop never change.
      data: termsColumns({ ...proposed, ...before, rules: [], lastOn: null, period: NOTHING }),
    });
    await sqlTransaction((tx) => reworkOrders(tx, shop, { orderIds, now }));
  }
}, 60_000);

test("orders of before, of another offer and of another shop are not in the effect", async () => {
  const shop = await makeShop(db);
  const other = await makeShop(db);
  for (const one of [shop, other]) await makeCreator(db, one, "Anna");
  const order = {
    minor: 10_000,
    brushMinor: 0,
    pieces: 1,
    discountMinor: 0,
    refundPercent: 0,
    isAmount: false,
    sellingPlan: null,
    sourceName: "web",
    customerOrderIndex: 1,
    customer: "1",
    code: "ANNA10",
    financialStatus: "PAID",
  } as const;
  await workOrders(shop, [orderOf({ ...order, day: 89 }, 1), orderOf({ ...order, day: 91 }, 2)]);
  await workOrders(other, [orderOf({ ...order, day: 5 }, 3)]);
  const asked = { offerId: offerOf(shop), proposed: termsValues({ rateBasisPoints: 2000 }), now };
  expect((await replayTerms(db, shop, asked)).words).toBe(
    "On the 1 order of the last 90 days these terms cost $7.50 more: $20.00 instead of $12.50. 1 creator would get more.",
  );
  expect((await replayTerms(db, other, asked)).words).toMatch(/^No order/);
});
