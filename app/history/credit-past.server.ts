// A creator or code that was added late: the stored orders that carry it are offered, and credited when the merchant says so.
import { z } from "zod";
import { countFrom } from "#app/codes/count-from.server.ts";
import { reworkOrders } from "#app/commissions/rework-orders.server.ts";
import { namesOfCreators } from "#app/creators/find-creator.server.ts";
import { type PastOrder, pastInWords, sumOfPast } from "#app/history/past-credit.ts";
import {
  codesWithPast,
  movePastCredit,
  nextPastOrders,
  ordersBefore,
  pastWork,
  writePastCredit,
} from "#app/history/repository.server.ts";
import { formatDay, localDateOf } from "#app/kit/calendar.ts";
import { linesForTerms } from "#app/orders/find-lines.server.ts";
import { elapsedMs, now } from "#app/platform/clock.server.ts";
import {
  db,
  plainSql,
  type SqlTx,
  sqlTransaction,
  type Tx,
  transaction,
} from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { placedOnFor } from "#app/programs/commission.ts";
import { termsOfOffer } from "#app/programs/find-terms.server.ts";
import type { Terms } from "#app/programs/terms.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const CHUNK_ORDERS = 100;
const STEP_MS = 10_000;

/** Credits some of a code's past and asks for the next of it. */
export const creditPastJob = defineJob(
  "credit-past",
  z.object({ shopId: z.uuid(), codeId: z.uuid() }),
);

/** The offers and the work under way for a creator's page, a code each; codes without a past are left out. */
export async function pastOfCreator(tx: Tx, shop: Shop, creatorId: string) {
  const codes = await codesWithPast(tx, shop.id, { creatorId });
  const shown = [];
  for (const code of codes) {
    const { past } = code;
    if (past?.state === "running") {
      shown.push({ codeId: code.id, code: code.code, isRunning: true, ...progressOf(past) });
      continue;
    }
    const sum = await sumFor(tx, shop, code);
    const isDeclined = past?.state === "dismissed" && sum.orders <= past.orders;
    if (sum.orders === 0 || isDeclined) continue;
    const names = await namesOfCreators(
      tx,
      shop.id,
      sum.others.map((other) => other.creatorId),
    );
    const since = sum.firstAt ? formatDay(localDateOf(sum.firstAt, shop.zone)) : "";
    shown.push({
      codeId: code.id,
      code: code.code,
      isRunning: false,
      words: pastInWords(sum, shop.currency, since),
      others: sum.others.map(({ creatorId: id, orders }) =>
        orders === 1
          ? `1 order is ${names[id] ?? "another creator"}’s already and stays so.`
          : `${orders} orders are ${names[id] ?? "another creator"}’s already and stay so.`,
      ),
    });
  }
  return shown;
}

const progressOf = ({ orders, ordersDone }: Readonly<{ orders: number; ordersDone: number }>) => ({
  words: `${Math.min(ordersDone, orders)} of ${orders} orders`,
  others: [],
});

async function sumFor(tx: Tx, shop: Shop, code: Awaited<ReturnType<typeof codesWithPast>>[number]) {
  const terms = await termsOfOffer(tx, shop.id, code.offerId);
  const orders = await withLines(tx, shop, terms, await ordersBefore(tx, shop.id, code));
  return sumOfPast(orders, { creatorId: code.creatorId, terms });
}

type Unlined = Omit<PastOrder, "lines" | "placedOn">;

/** Orders with what a version of the terms looks at: their lines, and their day. */
async function withLines(
  tx: Tx,
  shop: Shop,
  terms: readonly Terms[],
  orders: readonly Unlined[],
): Promise<PastOrder[]> {
  const orderIds = orders.map(({ id }) => id);
  const lines = await linesForTerms(plainSql(tx), shop.id, { terms, orderIds });
  return orders.map((order) => ({
    ...order,
    lines: lines.get(order.id) ?? [],
    placedOn: placedOnFor(terms, order.processedAt, shop.zone),
  }));
}

export type PastWish = Readonly<{ creatorId: string; codeId: string; now: Date }>;

/**
 * Takes the offer: the code counts for all its stored orders but those of other creators, and a job posts what follows. False when there
 * is nothing to credit.
 */
export async function creditPast(tx: Tx, shop: Shop, wish: PastWish): Promise<boolean> {
  const [code] = await codesWithPast(tx, shop.id, wish);
  if (!code) return false;
  const terms = await termsOfOffer(tx, shop.id, code.offerId);
  const orders = await withLines(tx, shop, terms, await ordersBefore(tx, shop.id, code));
  const sum = sumOfPast(orders, { creatorId: code.creatorId, terms });
  if (sum.orders === 0 || sum.firstAt === null) return false;
  const taken = orders.filter(
    ({ creditedTo }) => creditedTo !== null && creditedTo !== code.creatorId,
  );
  await countFrom(tx, shop.id, {
    codeId: code.id,
    code: code.code,
    from: sum.firstAt,
    exemptOrderIds: taken.map(({ id }) => id),
  });
  await writePastCredit(tx, shop.id, {
    codeId: code.id,
    state: "running",
    orders: sum.orders,
    beforeAt: code.creditsFrom,
    askedAt: wish.now,
  });
  await enqueueCredit(tx, { shopId: shop.id, codeId: code.id });
  return true;
}

/** Declines the offer; it comes again when more orders are found. */
export async function declinePast(tx: Tx, shop: Shop, wish: PastWish): Promise<boolean> {
  const [code] = await codesWithPast(tx, shop.id, wish);
  if (!code || code.past?.state === "running") return false;
  const { orders } = await sumFor(tx, shop, code);
  const dismissed = { codeId: code.id, state: "dismissed" as const, orders };
  await writePastCredit(tx, shop.id, {
    ...dismissed,
    beforeAt: code.creditsFrom,
    askedAt: wish.now,
  });
  return true;
}

type Payload = z.infer<(typeof creditPastJob)["schema"]>;

const enqueueCredit = (tx: Tx, payload: Payload): Promise<void> =>
  enqueue(tx, creditPastJob, payload, {
    key: `credit-past/${payload.codeId}`,
    queue: `credit-past/${payload.shopId}`,
  });

/** Works through a code's past, some orders in one transaction that also notes how far it is; killed anywhere, it goes on from there. */
export async function workOnPast(payload: Payload): Promise<void> {
  const shop = await findShop(db, payload.shopId);
  if (!shop || shop.uninstalledAt !== null) return;
  const endsAtMs = elapsedMs() + STEP_MS;
  for (let isMore = true; isMore; ) {
    if (elapsedMs() >= endsAtMs) return transaction((tx) => enqueueCredit(tx, payload));
    isMore = await sqlTransaction((tx) => creditSome(tx, shop, payload.codeId));
  }
  log.info({ shopId: shop.id, codeId: payload.codeId }, "past of a code credited");
}

async function creditSome(tx: SqlTx, shop: Shop, codeId: string): Promise<boolean> {
  const work = await pastWork(tx, shop.id, codeId);
  if (!work) return false;
  const orderIds = await nextPastOrders(tx, shop.id, work, CHUNK_ORDERS);
  await reworkOrders(tx, shop, { orderIds, now: now() });
  const afterId = orderIds.at(-1) ?? null;
  await movePastCredit(tx, shop.id, { codeId, orders: orderIds.length, afterId });
  return afterId !== null;
}
