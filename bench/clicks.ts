// Redirects a second with recording: the app's link door beside a bare server that answers from memory and writes clicks in batches. The
// door is asked in five ways: for a page of the visitor's choice, for the link's own page, by another visitor each time, through links
// with UTM parameters of their own and a sub-id, and through safe links, of which each visit draws a code of its own.
import { setTimeout } from "node:timers/promises";
import { makeCreators } from "./support/creators.ts";
import { BENCH_SHOP, type BenchDatabase, openBenchDatabase } from "./support/database.ts";
import { median, printReport } from "./support/report.ts";
import { type Contender, latencyAtHalf, playRounds } from "./support/rounds.ts";
import { type Server, startServer } from "./support/server.ts";

const CONNECTIONS = 32;
const CREATORS = 1_000;
const VISITORS = 20_000;
const FLOOR = "bare + batched clicks";
const SAFE = "safe links";
const ASKED = "?to=/products/serum";
/** More than a run draws. */
const SAFE_CODES = 400_000;

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
    await makeSafeLinks(database);
    const start = async (file: string): Promise<Server> => {
      const server = await startServer([file], database.environment);
      servers.push(server);
      return server;
    };
    const door = await start("app/server.ts");
    const bare = await start("bench/floors/clicks.ts");
    const ways = waysOf(slugs, door);
    const floor = { name: FLOOR, server: bare, request: requests(slugs, { query: ASKED }) };
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
    await expectDrawn(
      database,
      (outcomes[SAFE] ?? []).map(({ perSecond }) => perSecond * options.seconds),
    );
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
        safeRatio: ratioOf(SAFE),
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

/** The ways in which the door is asked; keys that end with 7 have UTM parameters of their own, those with 8 are safe. */
function waysOf(slugs: readonly string[], door: Server): readonly Contender[] {
  const safe = slugs.filter((slug) => slug.endsWith("8"));
  const plain = slugs.filter((slug) => !slug.endsWith("8"));
  const tagged = slugs.filter((slug) => slug.endsWith("7"));
  return [
    { name: "product", server: door, request: requests(plain, { query: ASKED }) },
    { name: "the link's own page", server: door, request: requests(plain, {}) },
    { name: "a visitor each", server: door, request: requests(plain, { visitors: VISITORS }) },
    { name: "UTM and sub-id", server: door, request: requests(tagged, { query: "?sub=reel-3" }) },
    { name: SAFE, server: door, request: requests(safe, { query: ASKED }) },
  ];
}

/** The links whose key ends with 8 are safe: their creators are members of a program with a full pool. */
async function makeSafeLinks(database: BenchDatabase): Promise<void> {
  const shop = [database.shopId];
  await database.query(
    `with program as (
       insert into "Program" ("shopId", "id", "name", "description", "state", "defaultOfferId", "key", "createdAt", "safeLinks")
       select "shopId", gen_random_uuid(), 'Safe', '', 'open', "id", 'safelinks', now(), true from "Offer" where "shopId" = $1
       returning "shopId", "id"
     )
     insert into "Membership" ("shopId", "id", "programId", "creatorId", "joinedAt")
     select p."shopId", gen_random_uuid(), p."id", l."creatorId", now() from program p
     join "Link" l on l."shopId" = p."shopId" and l."key" like '%8'`,
    shop,
  );
  await database.query(
    `insert into "SafePool" ("shopId", "id", "state", "discountGid", "filledAt")
     select "shopId", "id", 'live', 'gid://shopify/DiscountCodeNode/1', now() from "Offer" where "shopId" = $1`,
    shop,
  );
  await database.query(
    `insert into "SafeCode" ("shopId", "id", "offerId", "code", "state")
     select "shopId", gen_random_uuid(), "id", 'SAFE' || n, 'ready' from "Offer", generate_series(1, ${SAFE_CODES}) n where "shopId" = $1`,
    shop,
  );
  await database.query(`analyze "SafeCode"`);
}

/** The door may not win by giving no code. */
async function expectDrawn(database: BenchDatabase, sent: readonly number[]): Promise<void> {
  await setTimeout(1_000); // the last batch is written
  const { rows } = await database.query(
    `select count(*)::int as n from "Click" where "safeCode" is not null`,
  );
  const visits = sent.reduce((sum, n) => sum + n, 0);
  if (rows[0].n < visits * 0.99) throw new Error(`${rows[0].n} codes for ${visits} visits`);
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
