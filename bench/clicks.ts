// Redirects a second with recording: the app's link door beside a bare server that answers from memory and writes clicks in batches.
import { makeCreators } from "./support/creators.ts";
import { BENCH_SHOP, openBenchDatabase } from "./support/database.ts";
import { median, printReport } from "./support/report.ts";
import { type Contender, latencyAtHalf, playRounds } from "./support/rounds.ts";
import { type Server, startServer } from "./support/server.ts";

const CONNECTIONS = 32;
const CREATORS = 1_000;

export async function benchClicks(
  options: Readonly<{ rounds: number; seconds: number }>,
): Promise<void> {
  const database = await openBenchDatabase();
  const servers: Server[] = [];
  try {
    const creators = await makeCreators(database, CREATORS);
    const slugs = creators.map(({ key }) => `${BENCH_SHOP.key}-${key}`);
    const start = async (name: string, file: string): Promise<Contender> => {
      const server = await startServer([file], database.environment);
      servers.push(server);
      return { name, server, request: requests(slugs) };
    };
    const product = await start("product", "app/server.ts");
    const floor = await start("bare + batched clicks", "bench/floors/clicks.ts");
    const plan = {
      contenders: [product, floor],
      connections: CONNECTIONS,
      expected: ["302"],
      ...options,
    };
    const outcomes = await playRounds(plan);
    const rates = (name: string) => (outcomes[name] ?? []).map((outcome) => outcome.perSecond);
    const value = median(rates(product.name));
    const half = await latencyAtHalf(plan, product, value);
    await printReport(
      plan.contenders.map(({ name, server }) => ({
        server: name,
        "redirects/s": Math.round(median(rates(name))),
        "p50 ms": median((outcomes[name] ?? []).map((outcome) => outcome.p50Ms)).toFixed(2),
        "p99 ms": median((outcomes[name] ?? []).map((outcome) => outcome.p99Ms)).toFixed(1),
        "peak MB": server.peakMemoryMb(),
      })),
      {
        bench: "clicks",
        unit: "redirects/s",
        value,
        floor: median(rates(floor.name)),
        ratio: median(
          rates(product.name).map((rate, i) => rate / (rates(floor.name)[i] ?? Number.NaN)),
        ),
        ...half,
        latencyAt: "half the highest rate",
        peakMemoryMb: product.server.peakMemoryMb(),
        n: rates(product.name).length,
      },
      database.url,
    );
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await database.close();
  }
}

function requests(slugs: readonly string[]): () => Buffer {
  const texts = slugs.map((slug) =>
    Buffer.from(
      [
        `GET /r/${slug}?to=/products/serum HTTP/1.1`,
        "Host: 127.0.0.1",
        "User-Agent: Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
        "Referer: https://www.tiktok.com/",
        "",
        "",
      ].join("\r\n"),
    ),
  );
  let sent = 0;
  return () => texts[sent++ % texts.length] as Buffer;
}
