// Redirects a second with recording: the app's link door beside a bare server that answers from memory and writes clicks in batches.
import { randomUUID } from "node:crypto";
import { BENCH_SHOP, type BenchDatabase, openBenchDatabase } from "./support/database.ts";
import { median, printReport } from "./support/report.ts";
import { type Contender, measure, playRounds } from "./support/rounds.ts";
import { type Server, startServer } from "./support/server.ts";

const CONNECTIONS = 32;
const LINKS = 1_000;

export async function benchClicks(
  options: Readonly<{ rounds: number; seconds: number }>,
): Promise<void> {
  const database = await openBenchDatabase();
  const servers: Server[] = [];
  try {
    const slugs = await makeLinks(database);
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
    const half = await measure(plan, product, options.seconds, value / 2);
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
        p50Ms: half.p50Ms,
        p99Ms: half.p99Ms,
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

/** One offer, and creators with a live code and a link each; the slugs of the links. */
async function makeLinks(database: BenchDatabase): Promise<string[]> {
  const offerId = randomUUID();
  await database.query(
    `insert into "Offer" ("shopId", "id", "name", "valueKind", "valueBasisPoints", "scope", "startsAt", "oncePerCustomer", "appliesOnSubscription", "state", "discountGid", "createdAt")
     values ($1, $2, 'Bench', 'percentage', 1000, 'all', now(), false, false, 'live', 'gid://shopify/DiscountCodeNode/1', now())`,
    [database.shopId, offerId],
  );
  const creators = Array.from({ length: LINKS }, (_, i) => ({
    creator: randomUUID(),
    id: randomUUID(),
    key: `k${i}`,
    code: `BENCH${i}`,
  }));
  const column = (name: keyof (typeof creators)[number]) => creators.map((row) => row[name]);
  await database.query(
    `insert into "Creator" ("shopId", "id", "name", "handle", "platform", "followers", "note", "state", "defaultOfferId", "createdAt")
     select $1, id, 'Bench', 'bench', 'tiktok', 1000, '', 'active', $2, now() from unnest($3::uuid[]) as id`,
    [database.shopId, offerId, column("creator")],
  );
  await database.query(
    `insert into "Code" ("shopId", "id", "creatorId", "offerId", "code", "state", "createdAt", "liveAt")
     select $1, gen_random_uuid(), creator, $2, code, 'live', now(), now() from unnest($3::uuid[], $4::text[]) as t(creator, code)`,
    [database.shopId, offerId, column("creator"), column("code")],
  );
  await database.query(
    `insert into "Link" ("shopId", "id", "creatorId", "offerId", "key", "createdAt")
     select $1, id, creator, $2, key, now() from unnest($3::uuid[], $4::uuid[], $5::text[]) as t(id, creator, key)`,
    [database.shopId, offerId, column("id"), column("creator"), column("key")],
  );
  return creators.map(({ key }) => `${BENCH_SHOP.key}-${key}`);
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
