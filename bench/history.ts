// Orders a second from a file of past orders, as Shopify leaves it, to the posted ledger, by a worker of its own; beside it the same file
// parsed line by line and copied into one table.
import { rm } from "node:fs/promises";
import { copyFile } from "./floors/history.ts";
import { makeCreators } from "./support/creators.ts";
import { type BenchDatabase, openBenchDatabase } from "./support/database.ts";
import { type Import, ordersDone, startImport } from "./support/import.ts";
import { peakMemoryMb } from "./support/memory.ts";
import { type PastFile, servePast, writePast } from "./support/past-file.ts";
import { printReport } from "./support/report.ts";

const ORDERS = 1_000_000;
const CREATORS = 1_000;
const LOOK_MS = 250;

export async function benchHistory(options: Readonly<{ orders: number | null }>): Promise<void> {
  const orders = options.orders ?? ORDERS;
  const database = await openBenchDatabase();
  const file = await writePast(orders, CREATORS);
  const server = await servePast(file);
  try {
    console.log(`${orders} orders in ${file.lines} lines, ${(file.bytes / 2 ** 20).toFixed(0)} MB`);
    await makeCreators(database, CREATORS);
    const floorSeconds = await copyFile(database, server.url);
    console.log(`parsed and copied in ${floorSeconds.toFixed(1)} s`);
    const run = await runImport(database, { file, orders, url: server.url });
    await expectPosted(database, orders);
    await report(database, { orders, file, floorSeconds, ...run });
  } finally {
    await server.close();
    await rm(file.path, { force: true });
    await database.close();
  }
}

type Run = Readonly<{
  seconds: number;
  /** Seconds of the first and of the last tenth of the orders. */
  firstTenth: number;
  lastTenth: number;
  peakMb: number;
}>;

async function runImport(
  database: BenchDatabase,
  given: Readonly<{ file: PastFile; orders: number; url: string }>,
): Promise<Run> {
  const running = await startImport(database, given);
  try {
    const marks = watch(database, running, given.orders);
    await running.isDone;
    const seconds = (performance.now() - running.startedMs) / 1_000;
    const { firstMs, ninthMs, peakMb } = marks.stop();
    return {
      seconds,
      firstTenth: (firstMs - running.startedMs) / 1_000,
      lastTenth: seconds - (ninthMs - running.startedMs) / 1_000,
      peakMb,
    };
  } finally {
    await running.stop();
  }
}

/** Notes when the first tenth and when nine tenths were in the books, and the most memory the worker had. */
function watch(database: BenchDatabase, running: Import, orders: number) {
  let [firstMs, ninthMs, peakMb] = [Number.NaN, Number.NaN, 0];
  const timer = setInterval(async () => {
    peakMb = Math.max(peakMb, peakMemoryMb(running.pid));
    const done = await ordersDone(database);
    if (Number.isNaN(firstMs) && done >= orders / 10) firstMs = performance.now();
    if (Number.isNaN(ninthMs) && done >= (orders * 9) / 10) ninthMs = performance.now();
  }, LOOK_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return { firstMs, ninthMs, peakMb };
    },
  };
}

/** The import may not win by leaving something out: every order with its sales and lines, and its commission to the cent. */
async function expectPosted(database: BenchDatabase, orders: number): Promise<void> {
  const { rows } = await database.query(
    `select (select count(*) from "Order")::int as orders, (select count(*) from "Sale")::int as sales,
       (select count(*) from "OrderLine")::int as lines, (select count(*) from "Credit")::int as credits,
       (select sum("amountMinor") from "Entry") = (select sum(round("netMinor" * 0.125)) from "Order") as agrees`,
  );
  const expected = { orders, sales: 3 * orders, lines: 2 * orders, credits: orders, agrees: true };
  if (JSON.stringify(rows[0]) !== JSON.stringify(expected))
    throw new Error(`in the books: ${JSON.stringify(rows[0])} of ${orders} orders`);
}

type Outcome = Run & Readonly<{ orders: number; file: PastFile; floorSeconds: number }>;

const report = (database: BenchDatabase, outcome: Outcome): Promise<void> => {
  const { orders, floorSeconds, seconds, firstTenth, lastTenth, peakMb } = outcome;
  const [value, floor] = [orders / seconds, orders / floorSeconds];
  return printReport(
    [
      { what: "import, one worker", "orders/s": Math.round(value), "peak MB": peakMb },
      { what: "the same file parsed and copied", "orders/s": Math.round(floor) },
      { what: "last tenth / first tenth", ratio: (lastTenth / firstTenth).toFixed(2) },
    ],
    {
      bench: "history",
      unit: "orders/s",
      value,
      floor,
      ratio: value / floor,
      peakMemoryMb: peakMb,
      lastTenthOfFirst: lastTenth / firstTenth,
      seconds,
      orders,
      lines: outcome.file.lines,
      fileMb: outcome.file.bytes / 2 ** 20,
      n: 1,
    },
    database.url,
  );
};
