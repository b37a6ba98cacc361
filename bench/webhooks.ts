// Webhooks accepted a second, durable before the answer: the app's door beside a bare server with the same check and one insert, and
// beside the route that Shopify's template would have.
import { BENCH_SHOP, openBenchDatabase } from "./support/database.ts";
import { median, printReport } from "./support/report.ts";
import { type Contender, latencyAtHalf, playRounds } from "./support/rounds.ts";
import { type Server, startServer } from "./support/server.ts";
import { webhookRequests } from "./support/webhook-requests.ts";

const CONNECTIONS = 32;
const ORDERS = { first: 0, count: 500 };

export async function benchWebhooks(
  options: Readonly<{ rounds: number; seconds: number }>,
): Promise<void> {
  const database = await openBenchDatabase();
  const servers: Server[] = [];
  const start = async (name: string, args: readonly string[], path: string): Promise<Contender> => {
    const server = await startServer(args, database.environment);
    servers.push(server);
    return { name, server, request: webhookRequests(path, BENCH_SHOP.domain, ORDERS) };
  };
  try {
    const product = await start("product", ["app/server.ts"], "/webhooks");
    const floor = await start("bare + one insert", ["bench/floors/webhooks.ts"], "/webhooks");
    const template = await start(
      "Shopify template",
      ["node_modules/@remix-run/serve/dist/cli.js", "bench/floors/template/server-build.mjs"],
      "/webhooks",
    );
    const plan = {
      contenders: [product, floor, template],
      connections: CONNECTIONS,
      expected: ["200"],
      ...options,
    };
    const outcomes = await playRounds(plan);
    const rates = (name: string) => (outcomes[name] ?? []).map((outcome) => outcome.perSecond);
    const ratios = (name: string) =>
      rates("product").map((rate, round) => rate / (rates(name)[round] ?? Number.NaN));
    const value = median(rates("product"));
    const half = await latencyAtHalf(plan, product, value);
    await printReport(
      plan.contenders.map(({ name, server }) => ({
        server: name,
        "accepted/s": Math.round(median(rates(name))),
        "p50 ms": median((outcomes[name] ?? []).map((outcome) => outcome.p50Ms)).toFixed(2),
        "p99 ms": median((outcomes[name] ?? []).map((outcome) => outcome.p99Ms)).toFixed(1),
        "peak MB": server.peakMemoryMb(),
      })),
      {
        bench: "webhooks",
        unit: "webhooks/s",
        value,
        floor: median(rates(floor.name)),
        ratio: median(ratios(floor.name)),
        timesTemplate: median(ratios(template.name)),
        ...half,
        latencyAt: "half the highest rate",
        peakMemoryMb: product.server.peakMemoryMb(),
        n: rates("product").length,
      },
      database.url,
    );
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await database.close();
  }
}
