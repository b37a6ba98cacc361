// One step of an import: ask Shopify, look how far it is, or load a part of the file. No transaction is open while Shopify is asked.
import { enqueueStep } from "#app/history/ask-import.server.ts";
import type { ImportPayload } from "#app/history/contract.ts";
import { type HistoryImport, isUnderWay } from "#app/history/history-import.ts";
import { type LoadSources, loadPart } from "#app/history/load-orders.server.ts";
import { changeImport, findImport } from "#app/history/repository.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { type Admin, AdminError } from "#app/shopify/admin.server.ts";
import { readBulkState, seesAllOrders, startPastOrders } from "#app/shopify/history.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** What an import needs from rooms it may not enter: the worker hands it in. */
export type ImportSources = LoadSources & Readonly<{ adminOf: (shop: Shop) => Admin }>;

/** Waits between looks at Shopify's operation: short at first, since a small shop's takes seconds. */
const LOOK_SECONDS_FIRST = 1;
const LOOK_SECONDS_MAX = 60;
const BUSY_SECONDS = 60;
/** Failures in a row before an import gives up; with the waits between them about an hour. */
const FAILURES_MAX = 12;
const FAILURE_SECONDS_FIRST = 2;
const FAILURE_SECONDS_MAX = 600;

type Subject = Readonly<{ shop: Shop; one: HistoryImport }>;

/** Does one step of an import and asks for the next. What fails is tried again from where the import stands, then given up with a sentence. */
export async function stepImport(payload: ImportPayload, sources: ImportSources): Promise<void> {
  const shop = await findShop(db, payload.shopId);
  const one = shop && (await findImport(db, shop.id, payload.importId));
  if (!one || !isUnderWay(one)) return;
  if (shop.uninstalledAt !== null)
    return giveUp({ shop, one }, "The app was taken out of the shop before the import was over.");
  try {
    await takeStep({ shop, one }, sources);
  } catch (error) {
    await tryLater({ shop, one }, error);
  }
}

function takeStep(subject: Subject, sources: ImportSources): Promise<void> {
  const admin = sources.adminOf(subject.shop);
  switch (subject.one.state) {
    case "asked":
      return start(subject, admin);
    case "gathering":
      return look(subject, admin);
    default:
      return load(subject, admin, sources);
  }
}

async function start(subject: Subject, admin: Admin): Promise<void> {
  const seesAll = await seesAllOrders(admin);
  const started = await startPastOrders(admin, subject.one.sinceAt);
  if (!started.ok && started.error.kind === "busy") return goOn(subject, {}, BUSY_SECONDS);
  if (!started.ok)
    return giveUp(subject, `Shopify did not take the question: ${started.error.message}.`);
  await goOn(
    subject,
    { state: "gathering", operationGid: started.value, seesAll, failures: 0 },
    LOOK_SECONDS_FIRST,
  );
}

async function look(subject: Subject, admin: Admin): Promise<void> {
  const { one } = subject;
  const state = await readBulkState(admin, one.operationGid ?? "");
  if (!state) return giveUp(subject, "Shopify no longer knows the import.");
  if (!state.isOver) {
    const waitedSeconds = (now().getTime() - one.askedAt.getTime()) / 1_000;
    const waitSeconds = Math.min(LOOK_SECONDS_MAX, Math.max(LOOK_SECONDS_FIRST, waitedSeconds / 4));
    return goOn(subject, { ordersFound: state.orders, failures: 0 }, waitSeconds);
  }
  const found = { ordersFound: state.orders, isPartial: !state.isWhole, failures: 0 };
  if (state.url !== null) return goOn(subject, { ...found, state: "loading", loadingAt: now() }, 0);
  if (!state.isWhole) return giveUp(subject, stoppedSentence(0));
  await finish(subject, found); // nothing was found
}

async function load(subject: Subject, admin: Admin, sources: ImportSources): Promise<void> {
  const { shop, one } = subject;
  const state = await readBulkState(admin, one.operationGid ?? "");
  if (!state?.url)
    return giveUp(
      subject,
      "Shopify keeps the file with the past orders for seven days, and they are over.",
    );
  const part = await loadPart({ shop, one, url: state.url, bytes: state.bytes }, sources);
  if (part.isTakenOver) return;
  log.info({ shopId: shop.id, importId: one.id, orders: part.orders }, "past orders loaded");
  if (!part.isAtEnd) return goOn(subject, {}, 0);
  if (one.isPartial) return giveUp(subject, stoppedSentence(one.ordersDone + part.orders));
  await finish(subject, {});
}

const stoppedSentence = (orders: number): string =>
  orders === 0
    ? "Shopify stopped gathering the orders before there were any."
    : "Shopify stopped gathering the orders in the middle. What it had found until then is in.";

type Change = Parameters<typeof changeImport>[3];

async function goOn({ shop, one }: Subject, change: Change, afterSeconds: number): Promise<void> {
  const runAt = new Date(now().getTime() + afterSeconds * 1_000);
  await transaction(async (tx) => {
    const isOurs =
      Object.keys(change).length === 0 || (await changeImport(tx, shop.id, one, change));
    if (isOurs) await enqueueStep(tx, { shopId: shop.id, importId: one.id }, runAt);
  });
}

async function finish({ shop, one }: Subject, change: Change): Promise<void> {
  await transaction((tx) =>
    changeImport(tx, shop.id, one, { ...change, state: "done", finishedAt: now() }),
  );
  log.info({ shopId: shop.id, importId: one.id }, "history import done");
}

async function giveUp({ shop, one }: Subject, failure: string): Promise<void> {
  await transaction((tx) =>
    changeImport(tx, shop.id, one, { state: "failed", failure, finishedAt: now() }),
  );
  log.warn({ shopId: shop.id, importId: one.id }, "history import failed");
}

/** A lost connection, a file that ended early, a Shopify that is away: the next step begins where the import stands. */
async function tryLater(subject: Subject, error: unknown): Promise<void> {
  if (!(error instanceof AdminError)) throw error;
  const { shop, one } = subject;
  log.warn({ shopId: shop.id, importId: one.id, error }, "import step failed");
  // What was loaded before the failure counts as a fresh start.
  const fresh = (await findImport(db, shop.id, one.id)) ?? one;
  const failures = (fresh.bytesDone > one.bytesDone ? 0 : fresh.failures) + 1;
  if (error.kind === "refused" || failures >= FAILURES_MAX)
    return giveUp({ shop, one: fresh }, `${error.message}.`);
  const seconds = Math.min(FAILURE_SECONDS_MAX, FAILURE_SECONDS_FIRST * 2 ** (failures - 1));
  await goOn({ shop, one: fresh }, { failures }, seconds);
}
