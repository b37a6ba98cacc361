// A thousand random lives of orders, made in the dev store and read from it over HTTP, told by webhooks that come in any order, twice, or
// not at all; then a reconciliation looks through what Shopify says was changed. Half of them lie before a payout, and go on after it.
// At the end the books must say what the shop itself says, to the cent, and the payout what it said.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { type Store, startStore } from "../shopify/store.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import {
  commissionableOf,
  goOn,
  type History,
  halfAwayFromZero,
  minorOf,
  place,
  SHELF,
  type ToldSale,
} from "../support/histories.ts";
import { chanceOf } from "../support/random.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { claimAll } = await import("../support/pipeline.ts");
const { processOrders } = await import("#app/commissions/process-orders.server.ts");
const { processMessage } = await import("#app/worker-messages.server.ts");
const { approve, opened, settle } = await import("../support/payouts.ts");
const { adminFor } = await import("#app/shopify/admin.server.ts");
const { readOrder } = await import("#app/shopify/orders.server.ts");
const { reconcileOrders, startReconciliation } = await import(
  "#app/tracking/reconcile-orders.server.ts"
);
const { shopsByIds } = await import("#app/shops/repository.server.ts");
const { redactedCustomers } = await import("#app/privacy/redact-customer.server.ts");

const HISTORIES = 1_000;
const AT_ONCE = 50;
const SEED = 20_261_126;
const TEST_MS_MAX = 10 * 60_000;

let store: Store;
let shop: Awaited<ReturnType<typeof makeShop>>;
let creators: Record<string, string>;

beforeAll(async () => {
  store = await startStore(); // nobody listens where its webhooks go: they are told below, at random
  const fast = { handle: "demo", journeyDelayMs: 0, plan: "enterprise", restoreRate: 100_000 };
  await store.control("shops", fast);
  for (const product of SHELF) await store.control("products", product);
  const startsAt = "2025-01-01T00:00:00Z";
  for (const code of ["ANNA10", "BEN10"])
    await store.control("discounts", { code, percentage: 0.1, startsAt });
  shop = await makeShop(db, {
    domain: store.domain,
    installedAt: new Date(Date.now() - 3_600_000),
  });
  const [anna, ben] = [await makeCreator(db, shop, "Anna"), await makeCreator(db, shop, "Ben")];
  creators = { ANNA10: anna, BEN10: ben };
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await store?.stop();
});

const answers = new Map<string, ShopifyOrder>();
const delays = chanceOf(SEED + 1);
let isCalm = false;

/** Shopify's answers, some of them on their way for so long that they come after younger ones; none in the calm of a reconciliation. */
const sources = {
  readOrder: async (of: Readonly<{ domain: string }>, gid: string) => {
    const late = answers.get(gid);
    if (late && !isCalm && delays.is(0.2)) return late;
    const answer = await readOrder(adminFor(of.domain), gid);
    if (answer && delays.is(0.5)) answers.set(gid, answer);
    return answer;
  },
  shopsByIds,
  redactedCustomers,
};

/** Works through all that is due, orders and merges of customers. */
async function workAll(): Promise<void> {
  for (;;) {
    const { events } = await claimAll();
    if (events.length === 0) return;
    const merges = events.filter(({ topic }) => topic === MERGE_TOPIC);
    const orders = events.filter((event) => !merges.includes(event));
    await processOrders(orders, sources);
    for (const merge of merges) await processMessage(merge);
  }
}
const MERGE_TOPIC = "customers/merge";

/** Tells what customers were merged, some of it twice and all of it in any order. */
async function tellMerges(
  histories: readonly History[],
  chance: ReturnType<typeof chanceOf>,
): Promise<void> {
  const rows = histories.flatMap(({ merges }) =>
    merges.splice(0).flatMap((payload) => {
      const subjectGid = payload.admin_graphql_api_customer_kept_id;
      const dueAt = new Date(Date.now() - chance.below(60_000));
      const row = { shopId: shop.id, topic: MERGE_TOPIC, subjectGid, payload, dueAt };
      const ids = chance.is(0.2) ? ["first", "again"] : ["first"];
      return ids.map((id) => ({ ...row, id: `${MERGE_TOPIC}/${subjectGid}/${id}` }));
    }),
  );
  await db.inboxEvent.createMany({ data: rows });
}

type Tale = Readonly<{ gid: string; topics: readonly string[] }>;

/** What Shopify sends about a change: some of it lost, some twice, and all of it due in any order. A deletion is never lost here. */
async function tell(tales: readonly Tale[], chance: ReturnType<typeof chanceOf>): Promise<void> {
  const rows = tales.flatMap(({ gid, topics }, n) =>
    topics
      .filter((topic) => topic === "orders/delete" || !chance.is(0.15))
      .flatMap((topic) => {
        const id = `${topic}/${gid}/${heard + n}`;
        const dueAt = new Date(Date.now() - chance.below(60_000));
        const row = { shopId: shop.id, id, topic, subjectGid: gid, dueAt };
        return chance.is(0.2) ? [row, row] : [row];
      }),
  );
  heard += tales.length;
  await db.inboxEvent.createMany({ data: rows, skipDuplicates: true });
}
let heard = 0;

/** Places some orders. */
async function begin(chance: ReturnType<typeof chanceOf>): Promise<History[]> {
  const histories = await Promise.all(Array.from({ length: AT_ONCE }, () => place(store, chance)));
  const placed = ["orders/create", "orders/updated", "orders/paid"];
  await tell(
    histories.map(({ gid }) => ({ gid, topics: placed })),
    chance,
  );
  return histories;
}

/** Lets orders live on, event by event, with the worker coming by now and then, and a reconciliation at the end. */
async function live(
  histories: readonly History[],
  chance: ReturnType<typeof chanceOf>,
): Promise<void> {
  while (histories.some(({ left }) => left > 0)) {
    const tales: Tale[] = [];
    for (const history of histories) {
      if (history.left === 0) continue;
      tales.push({ gid: history.gid, topics: await goOn(store, history, chance) });
      // Whoever is told of a deletion asks after it, and is shown nothing.
      if (!history.order) answers.delete(history.gid);
    }
    await tell(tales, chance);
    if (chance.is(0.5)) await tellMerges(histories, chance);
    if (chance.is(0.5)) await workAll();
  }
  await tellMerges(histories, chance);
  await workAll();
  await reconcile();
}

/** A reconciliation of the next minutes, when what was just changed is no longer left to its webhook; then what it found is read. */
async function reconcile(): Promise<void> {
  const soon = () => new Date(Date.now() + 5 * 60_000);
  const runId = await transaction((tx) =>
    startReconciliation(tx, shop, { kind: "hourly", now: soon() }),
  );
  await reconcileOrders({ shopId: shop.id, runId }, soon);
  isCalm = true;
  await workAll();
  isCalm = false;
}

const PAID = ["paid", "partially_refunded", "refunded"];

const isCreators = ({ codes }: History): boolean => codes.some((code) => code in creators);

/** What counts for commission by the shop's own word: its net sales, but at the rate of the order's day; nothing while unpaid. */
async function dueOf({ order }: History): Promise<bigint> {
  if (!order || !PAID.includes(order.financialStatus)) return 0n;
  const net = minorOf(order.figures.countedNet);
  if (order.presentmentCurrency === order.currency) return net;
  if (order.test || order.cancelledAt) return 0n;
  const { sales } = await store.control<{ sales: ToldSale[] }>(`orders/${order.id}/sales`);
  return commissionableOf(sales);
}

/** 12.5 %, half away from zero, and never below nothing. */
const commissionOf = (minor: bigint): bigint =>
  minor > 0n ? halfAwayFromZero(minor * 125n, 1000n) : 0n;

async function payEverything(): Promise<string> {
  const payoutId = await opened(shop);
  await approve(shop, payoutId);
  await settle(shop, payoutId);
  return paidItems();
}

const paidItems = async (): Promise<string> => {
  const rows = await queryRows(sql`
    select p."id"::text, p."state", i."entryId"::text, i."creatorId"::text, i."amountMinor"::text from "Payout" p
    join "PayoutItem" i on i."shopId" = p."shopId" and i."payoutId" = p."id" where p."shopId" = ${shop.id} order by i."entryId"`);
  return JSON.stringify(rows);
};

/** Whose an order is by now, where it was stored under a customer that was merged since. */
const customersNow = async (): Promise<ReadonlyMap<string, string | null>> => {
  const merges = await db.customerMerge.findMany({ where: { shopId: shop.id } });
  const into = new Map(merges.map(({ deletedGid, keptGid }) => [deletedGid, keptGid]));
  const now = (gid: string | null): string | null =>
    gid !== null && into.has(gid) ? now(into.get(gid) ?? null) : gid;
  const orders = await db.order.findMany({
    where: { shopId: shop.id },
    select: { gid: true, customerGid: true },
  });
  return new Map(orders.map(({ gid, customerGid }) => [gid, now(customerGid)]));
};

type Row = Readonly<{ gid: string; net: bigint; commissionable: bigint; earned: bigint }>;

const booked = async (): Promise<ReadonlyMap<string, Row>> => {
  const rows = await queryRows<Row>(sql`
    select o."gid", o."netMinor" as net, o."commissionableMinor" as commissionable,
      coalesce((select sum(e."amountMinor") from "Entry" e where e."shopId" = o."shopId" and e."orderId" = o."id"), 0)::bigint as earned
    from "Order" o where o."shopId" = ${shop.id}`);
  return new Map(rows.map((row) => [row.gid, row]));
};

/** The books' own sums: what creators brought, what the rest is, and of what kinds the ledger's entries are. */
async function sums() {
  const [totals] = await queryRows<{ attributed: bigint; rest: bigint; missed: bigint }>(sql`
    select (select coalesce(sum("netMinor"), 0)::bigint from "Credit" where "shopId" = ${shop.id}) as attributed,
      (select coalesce(sum(o."netMinor"), 0)::bigint from "Order" o where o."shopId" = ${shop.id}
        and not exists (select from "Credit" c where c."shopId" = o."shopId" and c."orderId" = o."id")) as rest,
      (select sum("missed")::bigint from "Reconciliation" where "shopId" = ${shop.id}) as missed`);
  const clawbacks = await db.entry.count({ where: { shopId: shop.id, kind: "clawback" } });
  return { ...totals, clawbacks };
}

test(`${HISTORIES} random histories end in the shop's own figures, whatever was told of them (seed ${SEED})`, {
  timeout: TEST_MS_MAX,
}, async () => {
  const chance = chanceOf(SEED);
  const histories: History[] = [];
  let paid = "";
  while (histories.length < HISTORIES) {
    const begun = await begin(chance);
    histories.push(...begun);
    await live(begun, chance);
    if (histories.length === HISTORIES / 2) paid = await payEverything();
  }
  for (const history of histories) [history.left, history.later] = [history.later, 0];
  await live(histories, chance);
  // What was read again needs nothing more, and an old answer that still comes changes nothing.
  const alive = histories.filter(({ order }) => order !== null);
  await tell(
    alive.map(({ gid }) => ({ gid, topics: ["orders/updated"] })),
    chance,
  );
  await workAll();

  const rows = await booked();
  const customers = await customersNow();
  expect(rows.size).toBeGreaterThanOrEqual(histories.filter(({ order }) => order).length);
  let [attributed, rest, foreign] = [0n, 0n, 0];
  for (const history of histories) {
    const { order, gid } = history;
    const row = rows.get(gid);
    if (!row && !order) continue; // deleted before anybody heard of it
    const net = order ? minorOf(order.figures.countedNet) : 0n;
    const commissionable = await dueOf(history);
    const earned = isCreators(history) ? commissionOf(commissionable) : 0n;
    expect(row).toEqual({ gid, net, commissionable, earned });
    if (order) expect(customers.get(gid), gid).toBe(order.customer?.gid ?? null);
    if (isCreators(history)) attributed += net;
    else rest += net;
    if (commissionable !== net && earned > 0n) foreign += 1;
  }
  // What follows says that the run had something of each kind; how much of it depends on the day and on which answers came late.
  expect(foreign).toBeGreaterThan(5);
  expect(await db.customerMerge.count({ where: { shopId: shop.id } })).toBeGreaterThan(50);
  const { missed, clawbacks, ...books } = await sums();
  expect(books).toEqual({ attributed, rest });
  expect(attributed).toBeGreaterThan(0n);
  expect(missed).toBeGreaterThan(20n);
  expect(clawbacks).toBeGreaterThan(5);
  expect(JSON.parse(paid).length).toBeGreaterThan(50);
  expect(await paidItems()).toBe(paid);
});
