// What an order costs when the tables hold nothing, a tenth of a large shop's orders, and all of them: from the claimed inbox to the posted
// ledger, by one worker. Work grows with new orders, not with those that are there.
import { addBooks } from "./support/books.ts";
import { makeCreators } from "./support/creators.ts";
import { openBenchDatabase } from "./support/database.ts";
import { workThrough } from "./support/inbox.ts";
import { median, printReport } from "./support/report.ts";
import { startWorkers } from "./support/workers.ts";

const ORDERS = 1_000_000;
const CREATORS = 1_000;
const ORDERS_PER_ROUND = 4_000;

export async function benchGrowth(
  options: Readonly<{ rounds: number; orders: number | null }>,
): Promise<void> {
  const orders = options.orders ?? ORDERS;
  const database = await openBenchDatabase();
  const workers = await startWorkers(database, 1);
  try {
    const creators = await makeCreators(database, CREATORS);
    const rates: number[] = [];
    let held = 0;
    let first = 0;
    for (const upTo of [0, orders / 10, orders]) {
      const note = (what: string) => console.log(`filling ${what}`);
      if (upTo > held) await addBooks(database, { creators, after: held, upTo, note });
      held = upTo;
      const measured: number[] = [];
      for (let round = 0; round <= options.rounds; round++, first += ORDERS_PER_ROUND) {
        const batch = { first, count: ORDERS_PER_ROUND, creators: CREATORS };
        const rate = await workThrough(database, workers, { workers: 1, batch });
        if (round > 0) measured.push(rate); // the first is warm-up
      }
      rates.push(median(measured));
      console.log(`with ${upTo} orders  ${Math.round(median(measured))}/s`);
    }
    const [empty = 0, tenth = 0, full = 0] = rates;
    await printReport(
      [
        { orders: 0, "orders/s": Math.round(empty) },
        { orders: orders / 10, "orders/s": Math.round(tenth) },
        { orders, "orders/s": Math.round(full) },
      ],
      {
        bench: "growth",
        unit: "orders/s",
        value: full,
        floor: empty,
        ratio: full / empty,
        ratioOfTenth: tenth / empty,
        peakMemoryMb: workers.peakMemoryMb(),
        orders,
        n: options.rounds,
      },
      database.url,
    );
  } finally {
    await workers.stop();
    await database.close();
  }
}
