// From the file of past orders to the books: some orders at a time, each in one transaction that also moves the import's place in the
// file. Killed anywhere, the next step begins at the first order that is not in the books.
import { setTimeout as sleep } from "node:timers/promises";
import { postOrders } from "#app/commissions/post-orders.server.ts";
import type { HistoryImport } from "#app/history/history-import.ts";
import { moveImport } from "#app/history/repository.server.ts";
import { readAhead } from "#app/kit/read-ahead.ts";
import {
  HISTORY_TOPIC,
  historyEventId,
  JOURNEY_LOOKS_SECONDS,
  JOURNEY_TOPIC,
  journeyEventId,
} from "#app/orders/contract.ts";
import { fromShopify, type ReadOrder } from "#app/orders/from-shopify.ts";
import { lockSubscribers } from "#app/orders/renewals.server.ts";
import { countOrdersAnew, lockOrders } from "#app/orders/store-order.server.ts";
import { subscribersOf } from "#app/orders/subscriber.ts";
import { elapsedMs, now } from "#app/platform/clock.server.ts";
import { type SqlTx, sqlTransaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { AdminError } from "#app/shopify/admin.server.ts";
import { faultOf } from "#app/shopify/database-fault.ts";
import { type Place, readResult } from "#app/shopify/history.server.ts";
import { isInboxBusy, plan } from "#app/shopify/inbox-claim.server.ts";
import {
  type FileLine,
  type Gathered,
  gatherOrders,
  type LineFault,
} from "#app/shopify/past-orders.ts";
import type { Shop } from "#app/shops/shop.ts";

export type LoadSources = Readonly<{
  redactedCustomers: (
    tx: SqlTx,
    shopId: string,
    customerGids: readonly string[],
  ) => Promise<readonly string[]>;
  /** Reads a result from a place on; another in tests. */
  read?: (url: string, from: Place) => AsyncIterable<readonly FileLine[]>;
  /** Orders in one transaction, and how long one step loads before it lets others have their turn. */
  chunkOrders?: number;
  stepMs?: number;
}>;

const CHUNK_ORDERS = 200;
const STEP_MS = 10_000;
/** The import's place is in the same transaction, so the disk need not be waited for; live webhooks do wait for it. */
const COMMIT = { mayBeForgotten: true };
/** Longest pause that live orders get between two chunks. */
const PAUSE_MS_MAX = 1_000;

export type Part = Readonly<{
  /** Orders taken, faulty ones left out. */
  orders: number;
  isAtEnd: boolean;
  /** Another worker went on with the import meanwhile. */
  isTakenOver: boolean;
}>;

/** An order of the file as it goes into the books, or why it does not, and where the next one begins. */
type Past = Readonly<{ order: ReadOrder | null; fault: LineFault | null }> &
  Pick<Gathered, "line" | "nextLine" | "nextByte">;

type File = Readonly<{ shop: Shop; one: HistoryImport; url: string; bytes: number }>;

/** The import is no longer where this worker left it. */
class TakenOver extends Error {}

/** Loads orders until the step's time is up or the file ends. Throws AdminError when the file ends before its time. */
export async function loadPart(file: File, sources: LoadSources): Promise<Part> {
  const endsAtMs = elapsedMs() + (sources.stepMs ?? STEP_MS);
  let fromByte = file.one.bytesDone;
  let orders = 0;
  let writing = NOTHING_BEFORE;
  try {
    for await (const chunk of readAhead(chunksOf(file, sources))) {
      const startedMs = elapsedMs();
      const before = writing;
      await before.locked;
      writing = write(file, chunk, { fromByte, sources, before });
      orders += await before.done;
      if (fromByte === 0) {
        await writing.done;
        await countOrdersAnew();
      }
      fromByte = chunk.at(-1)?.nextByte ?? fromByte;
      if (elapsedMs() >= endsAtMs)
        return { orders: orders + (await writing.done), isAtEnd: false, isTakenOver: false };
      // Orders of today go first: while some wait, loading takes at most every other turn.
      if (!(await isInboxBusy())) continue;
      await writing.done;
      await sleep(Math.min(PAUSE_MS_MAX, elapsedMs() - startedMs));
    }
    return { orders: orders + (await writing.done), isAtEnd: true, isTakenOver: false };
  } catch (error) {
    if (error instanceof TakenOver) return { orders, isAtEnd: false, isTakenOver: true };
    throw error;
  } finally {
    await writing.done.catch(() => undefined); // nothing of this step is written after it
  }
}

/** The file's orders from where the import stands, some at a time. */
async function* chunksOf(file: File, sources: LoadSources): AsyncGenerator<readonly Past[]> {
  const { read = readResult, chunkOrders = CHUNK_ORDERS } = sources;
  const { linesDone, bytesDone } = file.one;
  const { currency } = file.shop;
  const gatherer = gatherOrders();
  let chunk: Past[] = [];
  let lastByte = bytesDone;
  for await (const lines of read(file.url, { line: linesDone + 1, byte: bytesDone }))
    for (const line of lines) {
      lastByte = line.end;
      const complete = gatherer.push(line);
      if (complete) chunk.push(pastOf(complete, currency));
      if (chunk.length < chunkOrders) continue;
      yield chunk;
      chunk = [];
    }
  // A file that is shorter than Shopify said was cut: its last order may be half of one.
  if (lastByte < file.bytes)
    throw new AdminError("unavailable", "The file with the past orders ended early");
  const last = gatherer.end();
  if (last) chunk.push(pastOf(last, currency));
  if (chunk.length > 0) yield chunk;
}

type At = Readonly<{ fromByte: number; sources: LoadSources }>;

/** A chunk on its way into the books. */
type Writing = Readonly<{
  /** Its orders are locked, so that the next chunk may ask for locks of its own; never rejects. */
  locked: Promise<void>;
  /** It was committed at the first try. */
  firstTry: Promise<unknown>;
  /** It is committed: how many orders it had. */
  done: Promise<number>;
}>;

const NOTHING_BEFORE: Writing = {
  locked: Promise.resolve(),
  firstTry: Promise.resolve(),
  done: Promise.resolve(0),
};

/** The chunk before this one was not committed at once, so this one must wait for it without a transaction of its own. */
class BeforeFailed extends Error {}

/**
 * Writes a chunk while the one before it is still being written, on another connection, and commits it after that one. Where either
 * fails, the chunk is posted again by itself, in its turn.
 */
function write(
  file: File,
  chunk: readonly Past[],
  at: At & Readonly<{ before: Writing }>,
): Writing {
  const { before } = at;
  const locks = Promise.withResolvers<void>();
  const turn = before.firstTry.catch(() => Promise.reject(new BeforeFailed()));
  turn.catch(() => undefined); // told where it is awaited
  const firstTry = sqlTransaction(
    (tx) => work(tx, file, chunk, { ...at, onLocked: locks.resolve, turn }),
    COMMIT,
  );
  const done = firstTry.catch(async (error) => {
    const isWorthAnother = error instanceof BeforeFailed || faultOf(error) === "data";
    if (!isWorthAnother || error instanceof TakenOver) throw error;
    await before.done;
    return postChunk(file, chunk, at);
  });
  done.catch(() => undefined); // told where it is awaited
  firstTry.then(
    () => locks.resolve(),
    () => locks.resolve(),
  );
  return { locked: locks.promise, firstTry, done };
}

/** Posts some orders in one transaction; gives how many. Where they fail for their own sake, halves are tried, so that one is set aside alone. */
async function postChunk(file: File, chunk: readonly Past[], at: At): Promise<number> {
  try {
    return await sqlTransaction((tx) => work(tx, file, chunk, at), COMMIT);
  } catch (error) {
    const [first] = chunk;
    if (!first || error instanceof TakenOver || faultOf(error) !== "data") throw error;
    if (chunk.length === 1) {
      const { shop } = file;
      const orderGid = first.order?.gid ?? null;
      log.error({ shopId: shop.id, orderGid, error }, "past order not posted");
      const fault = { line: first.line, problem: "The order could not be posted.", orderGid };
      return postChunk(file, [{ ...first, order: null, fault }], at);
    }
    const half = chunk.slice(0, Math.ceil(chunk.length / 2));
    const fromByte = half.at(-1)?.nextByte ?? at.fromByte;
    return (
      (await postChunk(file, half, at)) +
      (await postChunk(file, chunk.slice(half.length), { ...at, fromByte }))
    );
  }
}

type Turn = Readonly<{
  onLocked?: () => void;
  /** Resolves when the chunk before is committed: only then may the import's place move on. */
  turn?: Promise<unknown>;
}>;

async function work(
  tx: SqlTx,
  { shop, one }: File,
  chunk: readonly Past[],
  { fromByte, sources, onLocked, turn }: At & Turn,
): Promise<number> {
  const orders = chunk.flatMap(({ order }) => order ?? []);
  const faults = chunk.flatMap(({ fault }) => fault ?? []);
  await lockOrders(
    tx,
    orders.map(({ gid }) => ({ shopId: shop.id, gid })),
  );
  await lockSubscribers(tx, subscribersOf(shop.id, orders));
  onLocked?.();
  const customers = [...new Set(orders.flatMap(({ customerGid }) => customerGid ?? []))];
  const redacted = new Set(await sources.redactedCustomers(tx, shop.id, customers));
  const batch = { orders, deletedGids: [], redacted, now: now(), ...(turn ? { turn } : {}) };
  const entries = await postOrders(tx, shop, batch);
  await plan(tx, [...faults.flatMap(againOf(shop, one)), ...orders.flatMap(journeyLookOf(shop))]);
  await turn;
  const { nextLine = 1, nextByte = fromByte } = chunk.at(-1) ?? {};
  const step = { fromByte, nextLine, nextByte, orders: orders.length, faults, entries };
  if (!(await moveImport(tx, shop.id, one.id, step))) throw new TakenOver();
  return orders.length;
}

function pastOf({ order, fault, ...place }: Gathered, currency: string): Past {
  const { line } = place;
  if (order === null) {
    const problem = "The order is not complete.";
    return { ...place, order, fault: fault ?? { line, problem, orderGid: null } };
  }
  try {
    return { ...place, order: fromShopify(order, currency), fault: null };
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown fault";
    const problem = `The order could not be understood: ${why}.`;
    return { ...place, order: null, fault: { line, problem, orderGid: order.id } };
  }
}

/** An order that the file tells badly is asked for by itself, where the line says which it is. */
const againOf =
  (shop: Shop, { id }: HistoryImport) =>
  ({ orderGid, line }: LineFault) =>
    orderGid === null
      ? []
      : [
          {
            shopId: shop.id,
            id: historyEventId(orderGid, `${id}/${line}`),
            topic: HISTORY_TOPIC,
            subjectGid: orderGid,
            delaySeconds: 0,
          },
        ];

/** A journey is told within hours of the order; what is older and has none will never have one. */
const JOURNEY_MS_MAX = 86_400_000;

const journeyLookOf =
  (shop: Shop) =>
  ({ gid, processedAt, isJourneyReady }: ReadOrder) =>
    isJourneyReady || now().getTime() - processedAt.getTime() > JOURNEY_MS_MAX
      ? []
      : [
          {
            shopId: shop.id,
            id: journeyEventId(gid, 1),
            topic: JOURNEY_TOPIC,
            subjectGid: gid,
            delaySeconds: JOURNEY_LOOKS_SECONDS[0] ?? 0,
          },
        ];
