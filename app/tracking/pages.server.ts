import { formatInstant, plusDays } from "#app/kit/calendar.ts";
import { decodeCursor, encodeCursor, instantIn } from "#app/kit/page.ts";
import { OWN_TOPICS } from "#app/orders/contract.ts";
import { storedNames } from "#app/orders/find-versions.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { accessOf } from "#app/shopify/access.server.ts";
import { heardTopics } from "#app/shopify/heard-topics.server.ts";
import {
  type DeadLetter,
  deadLetters,
  firstHeardOf,
  type LetterKey,
  standingOf,
} from "#app/shopify/inbox-standing.server.ts";
import { ORDER_TOPICS } from "#app/shopify/topics.ts";
import { isDevelopmentShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import { type Health, missedWords, noticesOfTracking, verdictOf } from "#app/tracking/health.ts";
import { aboutOf, runWords } from "#app/tracking/present.ts";
import { missedSince, newestRun, newestTestOrder } from "#app/tracking/repository.server.ts";
import { TEST_ORDER_SHOWN_MS, wayOf } from "#app/tracking/test-order.ts";
import { topicsShown } from "#app/tracking/topics.ts";

const LETTERS = 25;
const SHARE_DAYS = 30;

/** How the shop's orders reach the books: the answer first, then each part of the way. */
export async function trackingPage(
  tx: Tx,
  shop: Shop,
  { cursor, now }: Readonly<{ cursor: string | null; now: Date }>,
) {
  const standing = await standingOf(tx, shop.id, OWN_TOPICS);
  const testOrder = (await isDevelopmentShop(tx, shop.id))
    ? await testOrderShown(tx, shop, now)
    : null;
  const isTestLost = testOrder?.last?.isLost ?? false;
  const health = { ...(await healthOf(tx, shop, { standing, now })), isTestLost };
  const run = await newestRun(tx, shop.id);
  const at = (instant: Date | null) => instant && formatInstant(instant, shop.zone);
  return {
    verdict: verdictOf(health, now),
    webhooks: {
      lastHeard: at(standing.lastHeardAt) ?? "None yet",
      waiting: standing.waiting,
      oldest: at(standing.oldestAt),
    },
    reconciliation: {
      isRunning: run !== null && run.finishedAt === null,
      last: run === null ? "None yet" : runWords(run, at(run.finishedAt)),
      problem: run?.failure ?? null,
      missed: missedWords(health),
      days: SHARE_DAYS,
    },
    topics: topicsShown(await heardTopics(tx, shop.id), (at) => formatInstant(at, shop.zone)),
    testOrder,
    access: health.access,
    deadLetters: {
      count: standing.deadLetters,
      ...(await lettersPage(tx, shop, cursor)),
    },
    asOf: formatInstant(now, shop.zone),
  };
}

/** What the Overview says of tracking. */
export async function trackingNotices(tx: Tx, shop: Shop) {
  const { deadLetters } = await standingOf(tx, shop.id, OWN_TOPICS);
  return noticesOfTracking({ access: await accessOf(tx, shop.domain), deadLetters });
}

async function healthOf(
  tx: Tx,
  shop: Shop,
  { standing, now }: Readonly<{ standing: Awaited<ReturnType<typeof standingOf>>; now: Date }>,
): Promise<Omit<Health, "isTestLost">> {
  return {
    access: await accessOf(tx, shop.domain),
    deadLetters: standing.deadLetters,
    oldestAt: standing.oldestAt,
    ...(await missedSince(tx, shop.id, plusDays(now, -SHARE_DAYS))),
  };
}

/** The last test order and how far it came; the key of the next. */
async function testOrderShown(tx: Tx, shop: Shop, now: Date) {
  const since = new Date(now.getTime() - TEST_ORDER_SHOWN_MS);
  const last = await newestTestOrder(tx, shop.id, since);
  if (!last) return { key: newId(), last: null };
  const { askedAt, orderGid: gid } = last;
  const stored = gid === null ? null : (await storedNames(tx, shop.id, [gid])).get(gid);
  const heardAt =
    gid === null
      ? null
      : await firstHeardOf(tx, shop.id, { gid, topics: ORDER_TOPICS, since: askedAt });
  const way = wayOf({ ...last, heardAt, stored: stored ?? null }, now);
  return { key: newId(), last: { sent: formatInstant(askedAt, shop.zone), ...way } };
}

async function lettersPage(tx: Tx, shop: Shop, cursor: string | null) {
  const after = keyOf(cursor);
  const found = await deadLetters(tx, shop.id, { after, take: LETTERS + 1 });
  const rows = found.slice(0, LETTERS);
  const orders = await storedNames(
    tx,
    shop.id,
    rows.map(({ subjectGid }) => subjectGid),
  );
  const last = rows.at(-1);
  return {
    letters: rows.map((letter) => ({
      id: letter.id,
      about: aboutOf(letter, orders.get(letter.subjectGid)?.name ?? null),
      orderId: orders.get(letter.subjectGid)?.id ?? null,
      failure: letter.failure,
      tries: letter.attempts,
      failed: formatInstant(letter.settledAt, shop.zone),
    })),
    isFirst: after === null,
    next: found.length > LETTERS && last ? writeKey(last) : null,
  };
}

const writeKey = ({ settledAt, id }: DeadLetter): string =>
  encodeCursor([settledAt.toISOString(), id]);

function keyOf(cursor: string | null): LetterKey | null {
  const [at, id] = decodeCursor(cursor) ?? [];
  const settledAt = instantIn(at);
  return settledAt && id ? { settledAt, id } : null;
}
