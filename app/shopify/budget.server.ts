// The points of a shop at Shopify, spent by all processes out of one row. It is changed by comparing and setting: no call holds a lock.
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { queryRows, sql } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { once } from "#app/platform/shared.server.ts";
import {
  type Bucket,
  refill,
  reserve,
  type Settlement,
  settle,
  standardBucket,
  waitMsFor,
} from "#app/shopify/throttle.ts";

/** Of a full bucket, what work in the background leaves for people who wait at a page. */
const SHARE_FOR_PEOPLE = 0.1;
/** Supposed cost of an operation that this process has not seen answered yet. */
const COST_UNKNOWN = 100;
/** The one API of Shopify whose points are kept. */
const API = "graphql";

type Kept = Readonly<{
  shopId: string;
  bucket: Bucket;
  /** How often the row was changed; 0 before the first time. */
  turn: number;
  /** The database's clock: those of two machines can differ by more than a call takes. */
  nowMs: number;
}>;

const role = once("budget-role", () => ({ isBackground: false }));
const costs = once("budget-costs", () => new Map<string, number>());
const lines = once("budget-lines", () => new Map<string, Promise<void>>());

/** This process works while nobody waits: it leaves a part of every shop's points to those that do. */
export function spendInBackground(): void {
  role.isBackground = true;
}

/**
 * Waits until the points of an operation are there, takes them and says how many. Within a process calls take their turn, so that a dear
 * one is not overtaken for ever.
 */
export async function spendPoints(shopDomain: string, operation: string): Promise<number> {
  const cost = costs.get(operation) ?? COST_UNKNOWN;
  const before = lines.get(shopDomain) ?? Promise.resolve();
  const turn = before.catch(() => undefined).then(() => takePoints(shopDomain, cost));
  lines.set(shopDomain, turn);
  await turn;
  return cost;
}

async function takePoints(shopDomain: string, cost: number): Promise<void> {
  for (;;) {
    const kept = await findKept(shopDomain);
    if (kept === null) return; // a shop that is being installed: its first call asks for its name alone
    if (kept.bucket.atMs > kept.nowMs) {
      await changeKept(kept, refill(kept.bucket, kept.nowMs)); // its clock was set back: from now on points come again
      continue;
    }
    const leaving = role.isBackground ? kept.bucket.maximum * SHARE_FOR_PEOPLE : 0;
    const waitMs = waitMsFor(kept.bucket, cost, kept.nowMs, leaving);
    if (waitMs > 0) await sleep(waitMs);
    else if (await changeKept(kept, reserve(kept.bucket, cost, kept.nowMs))) return;
  }
}

const costExtension = z.object({
  cost: z.object({
    requestedQueryCost: z.number(),
    /** Null when the query was not run. */
    actualQueryCost: z.number().nullish(),
    throttleStatus: z.object({
      maximumAvailable: z.number(),
      currentlyAvailable: z.number(),
      restoreRate: z.number(),
    }),
  }),
});

/**
 * Takes in what an answer says of its points. Never fails: Shopify has done what it was asked for, and the caller must learn so; what
 * was not taken in comes back with time.
 */
export async function settlePoints(
  shopDomain: string,
  operation: string,
  reserved: number,
  extensions: unknown,
): Promise<void> {
  const parsed = costExtension.safeParse(extensions);
  if (!parsed.success) return;
  const { requestedQueryCost, actualQueryCost, throttleStatus: status } = parsed.data.cost;
  costs.set(operation, requestedQueryCost);
  try {
    await keepSettled(shopDomain, { reserved, used: actualQueryCost ?? 0, status });
  } catch (error) {
    log.debug({ error }, "points of an answer not kept");
  }
}

async function keepSettled(shopDomain: string, settlement: Settlement): Promise<void> {
  for (;;) {
    const kept = await findKept(shopDomain);
    if (kept === null) return;
    if (await changeKept(kept, settle(kept.bucket, settlement, kept.nowMs))) return;
  }
}

type Row = Readonly<{ shopId: string; nowMs: number; turn: number | null }> & Bucket;

async function findKept(shopDomain: string): Promise<Kept | null> {
  const [row] = await queryRows<Row>(sql`
    select s."id" as "shopId", b."turn", b."available", b."maximum", b."restoreRate",
      (extract(epoch from b."countedAt") * 1000)::float8 as "atMs",
      (extract(epoch from date_trunc('milliseconds', clock_timestamp())) * 1000)::float8 as "nowMs"
    from "Shop" s left join "AdminBudget" b on b."shopId" = s."id" and b."id" = ${API}
    where s."domain" = ${shopDomain}`);
  if (!row) return null;
  const { shopId, nowMs, turn, available, maximum, restoreRate, atMs } = row;
  if (turn === null) return { shopId, nowMs, turn: 0, bucket: standardBucket(nowMs) };
  return { shopId, nowMs, turn, bucket: { available, maximum, restoreRate, atMs } };
}

/** Keeps the bucket; false when another process was quicker, which is then looked at anew. */
async function changeKept({ shopId, turn }: Kept, bucket: Bucket): Promise<boolean> {
  const { available, maximum, restoreRate, atMs } = bucket;
  const changed = await queryRows(sql`
    insert into "AdminBudget" as b ("shopId", "id", "turn", "available", "maximum", "restoreRate", "countedAt")
    select ${shopId}::uuid, ${API}, ${turn + 1}::int, ${available}::float8, ${maximum}::float8, ${restoreRate}::float8,
      to_timestamp(${atMs}::float8 / 1000)
    on conflict ("shopId", "id") do update set "turn" = excluded."turn", "available" = excluded."available",
      "maximum" = excluded."maximum", "restoreRate" = excluded."restoreRate", "countedAt" = excluded."countedAt"
    where b."turn" = ${turn}::int
    returning "turn"`);
  return changed.length === 1;
}
