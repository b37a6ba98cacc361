// Redirects a second with recording: the app's link door beside a bare server that answers from memory and writes clicks in batches. The
// door is asked in four ways: for a page of the visitor's choice, for the link's own page, by another visitor each time, and through links
// with UTM parameters of their own and a sub-id.
import { makeCreators } from "./support/creators.ts";
import { BENCH_SHOP, openBenchDatabase } from "./support/database.ts";
import { median, printReport } from "./support/report.ts";
import { type Contender, latencyAtHalf, playRounds } from "./support/rounds.ts";
import { type Server, startServer } from "./support/server.ts";

const CONNECTIONS = 32;
const CREATORS = 1_000;
const VISITORS = 20_000;
const FLOOR = "bare + batched clicks";

export async function benchClicks(
  options: Readonly<{ rounds: number; seconds: number }>,
): Promise<void> {
  const database = await openBenchDatabase();
  const servers: Server[] = [];
  try {
    const creators = await makeCreators(database, CREATORS);
    const slugs = creators.map(({ key }) => `${BENCH_SHOP.key}-${key}`);
    await database.query(
      `update "Link" set "path" = '/products/serum?variant=41', "targetKind" = 'page', "utmCampaign" = 'launch & go', "utmContent" = 'story'
       where "shopId" = $1 and "key" like '%7'`,
      [database.shopId],
    );
    const start = async (file: string): Promise<Server> => {
      const server = await startServer([file], database.environment);
      servers.push(server);
      return server;
    };
    const door = await start("app/server.ts");
    const bare = await start("bench/floors/clicks.ts");
    const tagged = slugs.filter((slug) => slug.endsWith("7"));
    const asked = "?to=/products/serum";
    const ways: readonly Contender[] = [
      { name: "product", server: door, request: requests(slugs, { query: asked }) },
      { name: "the link's own page", server: door, request: requests(slugs, {}) },
      { name: "a visitor each", server: door, request: requests(slugs, { visitors: VISITORS }) },
      { name: "UTM and sub-id", server: door, request: requests(tagged, { query: "?sub=reel-3" }) },
    ];
    const floor = { name: FLOOR, server: bare, request: requests(slugs, { query: asked }) };
    const product = ways[0] as Contender;
    const plan = {
      contenders: [...ways, floor],
      connections: CONNECTIONS,
      expected: ["302"],
      ...options,
    };
    const outcomes = await playRounds(plan);
    const rates = (name: string) => (outcomes[name] ?? []).map((outcome) => outcome.perSecond);
    const value = median(rates(product.name));
    const ratioOf = (name: string) =>
      median(rates(name).map((rate, i) => rate / (rates(FLOOR)[i] ?? Number.NaN)));
    const half = await latencyAtHalf(plan, product, value);
    await printReport(
      plan.contenders.map(({ name, server }) => ({
        server: name,
        "redirects/s": Math.round(median(rates(name))),
        "of the floor": ratioOf(name).toFixed(2),
        "p50 ms": median((outcomes[name] ?? []).map((outcome) => outcome.p50Ms)).toFixed(2),
        "p99 ms": median((outcomes[name] ?? []).map((outcome) => outcome.p99Ms)).toFixed(1),
        "peak MB": server.peakMemoryMb(),
      })),
      {
        bench: "clicks",
        unit: "redirects/s",
        value,
        floor: median(rates(floor.name)),
        ratio: ratioOf(product.name),
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

/** Requests through the links in turn; with `visitors`, each from one of so many addresses, as a proxy in front would note it. */
function requests(
  slugs: readonly string[],
  { query = "", visitors = 0 }: Readonly<{ query?: string; visitors?: number }>,
): () => Buffer {
  const count = visitors || slugs.length;
  const texts = Array.from({ length: count }, (_, n) =>
    Buffer.from(
      [
        `GET /r/${slugs[n % slugs.length]}${query} HTTP/1.1`,
        "Host: 127.0.0.1",
        "User-Agent: Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
        "Referer: https://www.tiktok.com/",
        ...(visitors ? [`X-Forwarded-For: 10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`] : []),
        "",
        "",
      ].join("\r\n"),
    ),
  );
  let sent = 0;
  return () => texts[sent++ % texts.length] as Buffer;
}
