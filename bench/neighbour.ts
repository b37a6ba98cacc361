// One shop's orders while another shop's past is imported: how soon its webhooks are answered and its orders in the ledger, beside the same
// without the import.
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { makeCreators } from "./support/creators.ts";
import { type BenchDatabase, openBenchDatabase } from "./support/database.ts";
import { goOnImporting, type Import, ordersDone, startImport } from "./support/import.ts";
import { expectPosted } from "./support/inbox.ts";
import { runLoad } from "./support/load.ts";
import type { OrderBatch } from "./support/order-answers.ts";
import { servePast, writePast } from "./support/past-file.ts";
import { median, printReport } from "./support/report.ts";
import { type Server, startServer } from "./support/server.ts";
import { webhookRequests } from "./support/webhook-requests.ts";
import { startWorkers } from "./support/workers.ts";

const PAST_ORDERS = 1_000_000;
const CREATORS = 1_000;
const ORDERS_PER_SECOND = 20;
const SECONDS = 15;
const CONNECTIONS = 8;
const SETTLE_MS_MAX = 60_000;
/** Orders of the neighbour, whose numbers the past does not reach. */
const FIRST = 10 * PAST_ORDERS;
const NEIGHBOUR = "neighbour.myshopify.com";

const PHASE_ORDERS = ORDERS_PER_SECOND * SECONDS;

type Phase = Readonly<{ p50Ms: number; p99Ms: number; lagMs: number; lagMaxMs: number }>;
type Round = Readonly<{ alone: Phase; beside: Phase; imported: number }>;

export async function benchNeighbour(
  options: Readonly<{ orders: number | null; rounds: number }>,
): Promise<void> {
  const orders = options.orders ?? PAST_ORDERS;
  const database = await openBenchDatabase();
  const neighbour = { ...database, shopId: await makeNeighbour(database) };
  const file = await writePast(orders, CREATORS);
  const [past, workers] = await Promise.all([servePast(file), startWorkers(database, 1)]);
  const web = await startServer(["app/server.ts"], database.environment);
  try {
    await makeCreators(database, CREATORS);
    await makeCreators(neighbour, CREATORS);
    const phases = 1 + 2 * options.rounds;
    await workers.keepOn({ first: FIRST, count: phases * PHASE_ORDERS, creators: CREATORS });
    let played = 0;
    const play = () =>
      playPhase(neighbour, web, {
        first: FIRST + played++ * PHASE_ORDERS,
        count: PHASE_ORDERS,
        creators: CREATORS,
      });
    await play(); // warm-up
    const rounds: Round[] = [];
    let importId: string | null = null;
    while (rounds.length < options.rounds) {
      const alone = await play();
      const before = await ordersDone(database);
      const given = { file, orders, url: past.url };
      const running: Import = importId
        ? await goOnImporting(database, importId, given)
        : await startImport(database, given);
      importId = running.id;
      const beside = await play().finally(running.stop);
      rounds.push({ alone, beside, imported: (await ordersDone(database)) - before });
      console.log(
        `round ${rounds.length}/${options.rounds}  alone p99 ${alone.p99Ms.toFixed(1)} ms  beside p99 ${beside.p99Ms.toFixed(1)} ms`,
      );
    }
    await report(database, rounds);
  } finally {
    await Promise.all([web.stop(), workers.stop(), past.close()]);
    await rm(file.path, { force: true });
    await database.close();
  }
}

async function makeNeighbour(database: BenchDatabase): Promise<string> {
  const id = randomUUID();
  await database.query(
    `insert into "Shop" ("id", "domain", "key", "name", "currency", "zone", "planName", "storefrontUrl", "installedAt")
     values ($1, $2, 'bench3', 'Neighbour', 'USD', 'America/New_York', 'Plus', 'https://neighbour.example', now())`,
    [id, NEIGHBOUR],
  );
  return id;
}

/** Sends the batch at an even rate; afterwards all of it must be posted. */
async function playPhase(neighbour: BenchDatabase, web: Server, batch: OrderBatch): Promise<Phase> {
  const { rows: began } = await neighbour.query("select now() as at");
  const outcome = await runLoad({
    port: web.port,
    connections: CONNECTIONS,
    seconds: SECONDS,
    rate: ORDERS_PER_SECOND,
    request: webhookRequests("/webhooks", NEIGHBOUR, batch),
  });
  const answered = outcome.statuses["200"] ?? 0;
  if (answered !== batch.count) throw new Error(`answered ${JSON.stringify(outcome.statuses)}`);
  await settled(neighbour);
  await expectPosted(neighbour, batch);
  const { rows } = await neighbour.query(
    `select percentile_cont(0.5) within group (order by ms) as lag, max(ms) as "lagMax"
     from (select extract(epoch from "settledAt" - "receivedAt") * 1000 as ms from "InboxEvent" where "shopId" = $1 and "receivedAt" >= $2) e`,
    [neighbour.shopId, began[0]?.at],
  );
  const { p50Ms, p99Ms } = outcome;
  return { p50Ms, p99Ms, lagMs: Number(rows[0]?.lag), lagMaxMs: Number(rows[0]?.lagMax) };
}

async function settled(neighbour: BenchDatabase): Promise<void> {
  const untilMs = performance.now() + SETTLE_MS_MAX;
  while (performance.now() < untilMs) {
    const { rows } = await neighbour.query(
      `select count(*)::int as open from "InboxEvent" where "shopId" = $1 and "settledAt" is null`,
      [neighbour.shopId],
    );
    if (rows[0]?.open === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the neighbour's orders were not worked through in a minute");
}

function report(database: BenchDatabase, rounds: readonly Round[]): Promise<void> {
  const of = (phase: "alone" | "beside", figure: keyof Phase) =>
    median(rounds.map((round) => round[phase][figure]));
  const row = (what: string, phase: "alone" | "beside") => ({
    what,
    "answered p50 ms": of(phase, "p50Ms").toFixed(1),
    "p99 ms": of(phase, "p99Ms").toFixed(1),
    "in the ledger after ms": Math.round(of(phase, "lagMs")),
    "at most ms": Math.round(of(phase, "lagMaxMs")),
  });
  return printReport(
    [row("alone", "alone"), row("beside another shop's import", "beside")],
    {
      bench: "neighbour",
      unit: "ms to answer, p99",
      value: of("beside", "p99Ms"),
      floor: of("alone", "p99Ms"),
      ratio: median(rounds.map(({ alone, beside }) => beside.p99Ms / alone.p99Ms)),
      p50Ms: of("beside", "p50Ms"),
      p99Ms: of("beside", "p99Ms"),
      lagMaxMs: Math.max(...rounds.map(({ beside }) => beside.lagMaxMs)),
      lagMaxAloneMs: Math.max(...rounds.map(({ alone }) => alone.lagMaxMs)),
      importedPerSecond: median(rounds.map(({ imported }) => imported / SECONDS)),
      n: rounds.length,
      ordersPerPhase: PHASE_ORDERS,
    },
    database.url,
  );
}
