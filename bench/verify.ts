// Seconds that `npm run verify` takes for the books of a large shop, as a process of its own, beside one plain count and sum of each of the
// tables that it reads.
import { spawn } from "node:child_process";
import { fillBooks } from "./support/books.ts";
import { type BenchDatabase, openBenchDatabase } from "./support/database.ts";
import { peakMemoryMb } from "./support/memory.ts";
import { median, printReport } from "./support/report.ts";

const ORDERS = 1_000_000;
const ROUNDS_MAX = 3;
const SCANNED = {
  Order: "netMinor",
  Sale: "totalMinor",
  Credit: "netMinor",
  Entry: "amountMinor",
  PayoutItem: "amountMinor",
} as const;

export async function benchVerify(
  options: Readonly<{ rounds: number; orders: number | null }>,
): Promise<void> {
  const orders = options.orders ?? ORDERS;
  const database = await openBenchDatabase();
  try {
    await fillBooks(database, orders, (what) => console.log(`filling ${what}`));
    const rounds = Math.min(options.rounds, ROUNDS_MAX);
    const seconds: number[] = [];
    const floor: number[] = [];
    let peakMb = 0;
    for (let round = 1; round <= rounds; round++) {
      floor.push(await scan(database));
      const run = await verify(database);
      seconds.push(run.seconds);
      peakMb = Math.max(peakMb, run.peakMb);
      console.log(
        `round ${round}/${rounds}  verify ${run.seconds.toFixed(1)} s  plain sums ${floor.at(-1)?.toFixed(1)} s`,
      );
    }
    await printReport(
      [
        { what: "npm run verify", seconds: median(seconds).toFixed(1), "peak MB": peakMb },
        { what: "count and sum of the same tables", seconds: median(floor).toFixed(1) },
      ],
      {
        bench: "verify",
        unit: "orders/s",
        value: orders / median(seconds),
        floor: orders / median(floor),
        ratio: median(seconds.map((taken, i) => (floor[i] ?? Number.NaN) / taken)),
        seconds: median(seconds),
        orders,
        peakMemoryMb: peakMb,
        n: rounds,
      },
      database.url,
    );
  } finally {
    await database.close();
  }
}

async function scan(database: BenchDatabase): Promise<number> {
  const startedMs = performance.now();
  for (const [table, column] of Object.entries(SCANNED))
    await database.query(
      `select count(*), sum("${column}") from "${table}" where "shopId" = '${database.shopId}'`,
    );
  return (performance.now() - startedMs) / 1000;
}

/** Runs the command to its end. Anything but no difference in these books is a fault of the bench or of the command. */
async function verify(database: BenchDatabase) {
  const startedMs = performance.now();
  const child = spawn(process.execPath, ["scripts/verify.ts"], {
    env: { ...process.env, ...database.environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (text: Buffer) => {
    said = `${said}${text}`.slice(-1_000);
  });
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakMemoryMb(child.pid ?? 0));
  }, 50);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`verify ended with ${code}: ${said}`);
  return { seconds: (performance.now() - startedMs) / 1000, peakMb };
}
