// Seconds until the page of an offer says what changed terms would have cost on the orders of 90 days: a rate alone, terms that look at
// each line, and terms that count over a quarter; beside the sum of the same orders' commissions in SQL.
import { termsForm } from "../app/programs/terms-contract.ts";
import type { Shop } from "../app/shops/shop.ts";
import { fillBooks } from "./support/books.ts";
import { type BenchDatabase, openBenchDatabase } from "./support/database.ts";
import { median, printReport } from "./support/report.ts";

/** Of 400 days and 70 % of them credited: about 100,000 are looked at. */
const ORDERS = 640_000;
const GOAL_SECONDS = 5;
const RATE = { commissionKind: "rate", rate: "15" };
const LINES = {
  ...RATE,
  rules: [
    { subject: "product", productGids: ["gid://shopify/Product/0"], pays: "rate", amount: "20" },
    { subject: "any", customers: "new", pays: "piece", amount: "2" },
  ],
  cap: "12",
};

const TIERS = {
  ...RATE,
  periodKind: "quarter",
  tierMode: "marginal",
  tiers: [
    { from: "1000", rate: "18" },
    { from: "5000", rate: "20" },
  ],
  goals: [{ measure: "orders", from: "100", amount: "50" }],
  periodCap: "5000",
};

export async function benchReplay(
  options: Readonly<{ rounds: number; orders: number | null }>,
): Promise<void> {
  const orders = options.orders ?? ORDERS;
  const database = await openBenchDatabase();
  Object.assign(process.env, database.environment);
  const { closeDatabase } = await import("../app/platform/db.server.ts");
  try {
    await fillBooks(database, orders, (what) => console.log(`filling ${what}`));
    const looked = await countLooked(database);
    const [rate, lines, tiers, plain] = [
      await timeOf(options.rounds, await replayOf(database, RATE)),
      await timeOf(options.rounds, await replayOf(database, LINES)),
      await timeOf(options.rounds, await replayOf(database, TIERS)),
      await timeOf(options.rounds, () => sumOf(database)),
    ];
    await printReport(
      [
        { what: "another rate", seconds: rate.toFixed(2) },
        { what: "exceptions by product and customer, and a cap", seconds: lines.toFixed(2) },
        { what: "tiers, a goal and a cap by quarter", seconds: tiers.toFixed(2) },
        { what: "the sum in SQL", seconds: plain.toFixed(2) },
      ],
      {
        bench: "replay",
        unit: "orders/s",
        value: looked / lines,
        floor: looked / plain,
        ratio: plain / lines,
        seconds: lines,
        secondsOfRate: rate,
        secondsOfTiers: tiers,
        goalSeconds: GOAL_SECONDS,
        ordersLookedAt: looked,
        n: options.rounds,
      },
      database.url,
    );
  } finally {
    await closeDatabase();
    await database.close();
  }
}

async function replayOf(database: BenchDatabase, fields: object): Promise<() => Promise<unknown>> {
  const { db, transaction } = await import("../app/platform/db.server.ts");
  const { findShop } = await import("../app/shops/find-shop.server.ts");
  const { replayTerms } = await import("../app/commissions/replay-terms.server.ts");
  const shop = (await findShop(db, database.shopId)) as Shop;
  const { rows } = await database.query(`select "id" from "Offer"`);
  const proposed = termsForm(shop.currency).parse(fields);
  const asked = { offerId: String(rows[0]?.id), proposed, now: new Date() };
  return () => transaction((tx) => replayTerms(tx, shop, asked));
}

async function timeOf(rounds: number, run: () => Promise<unknown>): Promise<number> {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedMs = performance.now();
    await run();
    seconds.push((performance.now() - startedMs) / 1_000);
  }
  return median(seconds);
}

const LAST_90_DAYS = `from "Credit" c join "Order" o on o."shopId" = c."shopId" and o."id" = c."orderId"
  where c."orderedAt" >= now() - interval '90 days'`;

const sumOf = (database: BenchDatabase) =>
  database.query(`select sum(round(o."commissionableMinor" * 0.15)) ${LAST_90_DAYS}`);

async function countLooked(database: BenchDatabase): Promise<number> {
  const { rows } = await database.query(`select count(*)::int as count ${LAST_90_DAYS}`);
  return rows[0]?.count ?? 0;
}
