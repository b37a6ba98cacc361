// Orders a second from the claimed inbox to the posted ledger, Shopify's answers from memory, by one worker and by two, beside the bare SQL
// of the same batches: order, lines, sales, credit, entry and the settled event, by unnest, in one transaction. And 1,000 orders of one
// creator at once beside 1,000 of many.
import { postBare } from "./floors/orders.ts";
import { type BenchCreator, makeCreators } from "./support/creators.ts";
import { type BenchDatabase, openBenchDatabase } from "./support/database.ts";
import { expectPosted, fillInbox, workThrough } from "./support/inbox.ts";
import { answersOf, type OrderBatch } from "./support/order-answers.ts";
import { median, printReport } from "./support/report.ts";
import { startWorkers, type Workers } from "./support/workers.ts";

const CREATORS = 1_000;
const ORDERS_PER_ROUND = 4_000;
const HOT_ORDERS = 1_000;
const CLAIM_ROWS = 128;

type Rates = Readonly<{ one: number; two: number; bare: number; spread: number; hot: number }>;

export async function benchOrders(options: Readonly<{ rounds: number }>): Promise<void> {
  const database = await openBenchDatabase();
  const workers = await startWorkers(database, 2);
  try {
    const creators = await makeCreators(database, CREATORS);
    const rounds: Rates[] = [];
    for (let round = 0; round <= options.rounds; round++) {
      const rates = await playRound(database, workers, creators);
      if (round === 0) continue; // warm-up
      rounds.push(rates);
      console.log(
        `round ${round}/${options.rounds}  ${Object.entries(rates)
          .map(([name, rate]) => `${name} ${Math.round(rate)}/s`)
          .join("  ")}`,
      );
    }
    await report(database, workers, rounds);
  } finally {
    await workers.stop();
    await database.close();
  }
}

async function report(
  database: BenchDatabase,
  workers: Workers,
  rounds: readonly Rates[],
): Promise<void> {
  const of = (name: keyof Rates) => median(rounds.map((rates) => rates[name]));
  const ratio = (a: keyof Rates, b: keyof Rates) =>
    median(rounds.map((rates) => rates[a] / rates[b]));
  await printReport(
    [
      { what: "product, one worker", "orders/s": Math.round(of("one")) },
      { what: "product, two workers", "orders/s": Math.round(of("two")) },
      { what: "bare SQL of the same batches", "orders/s": Math.round(of("bare")) },
      { what: "1,000 orders of many creators at once", "orders/s": Math.round(of("spread")) },
      { what: "1,000 orders of one creator at once", "orders/s": Math.round(of("hot")) },
    ],
    {
      bench: "orders",
      unit: "orders/s",
      value: of("one"),
      floor: of("bare"),
      ratio: ratio("one", "bare"),
      ratioTwoWorkers: ratio("two", "bare"),
      hotRatio: ratio("hot", "spread"),
      deadlocks: await deadlocks(database),
      peakMemoryMb: workers.peakMemoryMb(),
      n: rounds.length,
      ordersPerRound: ORDERS_PER_ROUND,
    },
    database.url,
  );
}

let numbered = 0;

/** A batch of orders that no batch before had. */
function nextBatch(count: number, creators: number): OrderBatch {
  const first = numbered;
  numbered += count;
  return { first, count, creators };
}

async function playRound(
  database: BenchDatabase,
  workers: Workers,
  creators: readonly BenchCreator[],
): Promise<Rates> {
  const run = (count: number, batch: OrderBatch) =>
    workThrough(database, workers, { workers: count, batch });
  return {
    one: await run(1, nextBatch(ORDERS_PER_ROUND, CREATORS)),
    bare: await runFloor(database, nextBatch(ORDERS_PER_ROUND, CREATORS), creators),
    two: await run(2, nextBatch(ORDERS_PER_ROUND, CREATORS)),
    spread: await run(2, nextBatch(HOT_ORDERS, CREATORS)),
    hot: await run(2, nextBatch(HOT_ORDERS, 1)),
  };
}

async function runFloor(
  database: BenchDatabase,
  batch: OrderBatch,
  creators: readonly BenchCreator[],
): Promise<number> {
  const owners = new Map(creators.map((creator) => [creator.code, creator]));
  const answers = answersOf(batch);
  await fillInbox(database, [...answers.keys()]);
  const orders = [...answers.values()];
  const startedMs = performance.now();
  for (let at = 0; at < orders.length; at += CLAIM_ROWS)
    await postBare(database, orders.slice(at, at + CLAIM_ROWS), owners);
  const seconds = (performance.now() - startedMs) / 1000;
  await expectPosted(database, batch);
  return batch.count / seconds;
}

async function deadlocks(database: BenchDatabase): Promise<number> {
  const { rows } = await database.query(
    "select deadlocks::int from pg_stat_database where datname = current_database()",
  );
  return rows[0]?.deadlocks ?? 0;
}
