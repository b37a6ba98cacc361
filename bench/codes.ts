// Codes of many creators, from waiting to live and with their ids known, against the dev store's leaky bucket of a shop on Shopify's
// standard plan; beside it the least time in which that bucket gives the points that the calls cost.
import { setTimeout as sleep } from "node:timers/promises";
import { startStore } from "../tests/shopify/store.ts";
import { makeCreators } from "./support/creators.ts";
import { type BenchDatabase, openBenchDatabase } from "./support/database.ts";
import { countPoints, type Spent } from "./support/points.ts";
import { printReport } from "./support/report.ts";

const CODES = 10_000;
/** Shopify's standard plan: points a second, and how many a full bucket holds. */
const RESTORE_RATE = 100;
const BUCKET = 2_000;
/** Shopify adds a batch in the background; the dev store takes so long for it. */
const BATCH = 250;
const BATCH_SECONDS = 0.3;

export async function benchCodes(): Promise<void> {
  const database = await openBenchDatabase();
  Object.assign(process.env, database.environment);
  const store = await startStore();
  try {
    const offerId = await waitingCodes(database, store);
    const spent = countPoints();
    const run = await mintAll(database, offerId);
    const atLive = spent();
    const learnedSeconds = await learnIds(database, offerId);
    await expectBothSides(database, store);
    await report(database, { ...run, learnedSeconds, atLive, atEnd: spent() });
  } finally {
    const { closeDatabase } = await import("../app/platform/db.server.ts");
    await closeDatabase();
    await store.stop();
    await database.close();
  }
}

type Store = Awaited<ReturnType<typeof startStore>>;

/** A live offer in the dev store, and creators whose codes wait. */
async function waitingCodes(database: BenchDatabase, store: Store): Promise<string> {
  await database.query(`update "Shop" set "domain" = $1`, [store.domain]);
  const [creator] = await makeCreators(database, CODES);
  await database.query(
    `update "Code" set "state" = 'minting', "liveAt" = null, "redeemCodeGid" = null`,
  );
  await database.query(`update "Offer" set "state" = 'publishing', "discountGid" = null`);
  const offerId = creator?.offerId ?? "";
  const { publishOffer } = await import("../app/programs/publish-offer.server.ts");
  await publishOffer({ shopId: database.shopId, offerId });
  return offerId;
}

/** As the worker's queue does it: job after job, until no code waits. */
async function mintAll(
  database: BenchDatabase,
  offerId: string,
): Promise<Readonly<{ liveSeconds: number }>> {
  const { spendInBackground } = await import("../app/shopify/budget.server.ts");
  const { mintCodes } = await import("../app/codes/mint-codes.server.ts");
  spendInBackground();
  const startedMs = performance.now();
  while ((await countCodes(database, `"state" = 'minting'`)) > 0) {
    await mintCodes({ shopId: database.shopId, offerId });
    await sleep(0);
  }
  return { liveSeconds: (performance.now() - startedMs) / 1_000 };
}

/** The look that the webhooks of the new codes ask for. */
async function learnIds(database: BenchDatabase, offerId: string): Promise<number> {
  const { lookAtOffer } = await import("../app/drift/look-at-offer.server.ts");
  const startedMs = performance.now();
  await lookAtOffer({ shopId: database.shopId, offerId });
  return (performance.now() - startedMs) / 1_000;
}

const countCodes = async (database: BenchDatabase, condition: string): Promise<number> =>
  (await database.query(`select count(*)::int as n from "Code" where ${condition}`)).rows[0]?.n;

/** It may not win by leaving something out: each code live with its id here, and in the dev store once, beside the anchor. */
async function expectBothSides(database: BenchDatabase, store: Store): Promise<void> {
  const live = await countCodes(database, `"state" = 'live' and "redeemCodeGid" is not null`);
  const { discounts } = await store.control<{ discounts: { codes: { code: string }[] }[] }>(
    "discounts",
  );
  const codes = discounts.flatMap((discount) => discount.codes.map(({ code }) => code));
  if (live !== CODES || codes.length !== CODES + 1 || new Set(codes).size !== codes.length)
    throw new Error(`${live} live here, ${codes.length} in the dev store, of ${CODES}`);
}

type Outcome = Readonly<{
  liveSeconds: number;
  learnedSeconds: number;
  atLive: Spent;
  atEnd: Spent;
}>;

/** Shopify adds one batch after the other, in the background. */
const BATCHES_SECONDS = Math.ceil(CODES / BATCH) * BATCH_SECONDS;

/** What the bucket allows from full on; the batches themselves where that is longer. */
const leastForLive = ({ points }: Spent): number =>
  Math.max(BATCHES_SECONDS, bucketSeconds(points));

/** Ids can be read once their codes are there, and by then the bucket is full again. */
const leastForIds = (atLive: Spent, atEnd: Spent): number =>
  leastForLive(atLive) + bucketSeconds(atEnd.points - atLive.points);

const bucketSeconds = (points: number): number => Math.max(0, points - BUCKET) / RESTORE_RATE;

function report(
  database: BenchDatabase,
  { liveSeconds, learnedSeconds, atLive, atEnd }: Outcome,
): Promise<void> {
  const row = (what: string, seconds: number, least: number, spent: Spent) => ({
    what,
    seconds: seconds.toFixed(1),
    "least seconds": least.toFixed(1),
    ratio: (seconds / least).toFixed(2),
    ...spent,
  });
  const seconds = liveSeconds + learnedSeconds;
  const floor = leastForIds(atLive, atEnd);
  return printReport(
    [
      row("all codes live", liveSeconds, leastForLive(atLive), atLive),
      row("and their ids known", seconds, floor, atEnd),
    ],
    {
      bench: "codes",
      unit: "seconds",
      value: seconds,
      floor,
      ratio: seconds / floor,
      liveSeconds,
      points: atEnd.points,
      throttledShare: atEnd.throttled / atEnd.calls,
      codes: CODES,
      n: 1,
    },
    database.url,
  );
}
