// A thousand random lives of orders, made in the dev store and read from it over HTTP, told by webhooks that come in any order, twice, or
// not at all; a reconciliation mends what is missing. Then the books must say what the shop itself says.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { type Store, startStore } from "../shopify/store.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { goOn, type History, place, SHELF } from "../support/histories.ts";
import { chanceOf } from "../support/random.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql } = await import("#app/platform/db.server.ts");
const { workAll } = await import("../support/pipeline.ts");
const { approve, opened, settle } = await import("../support/payouts.ts");
const { adminFor } = await import("#app/shopify/admin.server.ts");
const { readOrder } = await import("#app/shopify/orders.server.ts");
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
  shop = await makeShop(db, { domain: store.domain });
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

/** Lives of some orders, event by event, with the worker coming by now and then. */
async function live(chance: ReturnType<typeof chanceOf>): Promise<History[]> {
  const histories = await Promise.all(Array.from({ length: AT_ONCE }, () => place(store, chance)));
  const placed = ["orders/create", "orders/updated", "orders/paid"];
  await tell(
    histories.map(({ gid }) => ({ gid, topics: placed })),
    chance,
  );
  while (histories.some(({ left }) => left > 0)) {
    const tales: Tale[] = [];
    for (const history of histories) {
      if (history.left === 0) continue;
      tales.push({ gid: history.gid, topics: await goOn(store, history, chance) });
      // Whoever is told of a deletion asks after it, and is shown nothing.
      if (!history.order) answers.delete(history.gid);
    }
    await tell(tales, chance);
    if (chance.is(0.5)) await workAll(sources);
  }
  await workAll(sources);
  await reconcile(histories);
  return histories;
}

/** What a reconciliation does: it has each order read that is not stored as Shopify has it now. */
async function reconcile(histories: readonly History[]): Promise<void> {
  const rows = histories.flatMap(({ gid, order }) =>
    order ? [{ shopId: shop.id, id: `reconcile/${gid}`, topic: "reconcile", subjectGid: gid }] : [],
  );
  await db.inboxEvent.createMany({ data: rows });
  isCalm = true;
  await workAll(sources);
  isCalm = false;
}

const minorOf = (decimal: string): bigint => BigInt(decimal.replace(".", ""));

/** Commission by the shop's own figures alone: 12.5 % of what counts, half away from zero, nothing while unpaid. */
function commissionOf({ order, codes }: History): bigint {
  const isCreators = codes.some((code) => code in creators);
  const isPaid =
    order !== null && !["pending", "authorized", "voided"].includes(order.financialStatus);
  const net = order && isCreators && isPaid ? minorOf(order.figures.countedNet) : 0n;
  return net > 0n ? (net * 125n + 500n) / 1000n : 0n;
}

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

type Row = Readonly<{ gid: string; net: bigint; commissionable: bigint; earned: bigint }>;

const booked = async (): Promise<ReadonlyMap<string, Row>> => {
  const rows = await queryRows<Row>(sql`
    select o."gid", o."netMinor" as net, o."commissionableMinor" as commissionable,
      coalesce((select sum(e."amountMinor") from "Entry" e where e."shopId" = o."shopId" and e."orderId" = o."id"), 0)::bigint as earned
    from "Order" o where o."shopId" = ${shop.id}`);
  return new Map(rows.map((row) => [row.gid, row]));
};

test(`${HISTORIES} random histories end in the shop's own figures, whatever was told of them (seed ${SEED})`, {
  timeout: TEST_MS_MAX,
}, async () => {
  const chance = chanceOf(SEED);
  const histories: History[] = [];
  let paid = "";
  while (histories.length < HISTORIES) {
    histories.push(...(await live(chance)));
    if (histories.length === HISTORIES / 2) paid = await payEverything();
  }
  const rows = await booked();
  expect(rows.size).toBeGreaterThanOrEqual(histories.filter(({ order }) => order).length);
  let [net, foreign] = [0n, 0];
  for (const history of histories) {
    const { order, gid, refunds } = history;
    const row = rows.get(gid);
    if (!row && !order) continue; // deleted before anybody heard of it
    const due = order ? minorOf(order.figures.countedNet) : 0n;
    net += due;
    expect([gid, row?.net]).toEqual([gid, due]);
    if (order && order.presentmentCurrency !== "USD" && refunds > 0) {
      // By the share of each line, rounded a line: at one rate that is the shop's own net, to a cent a refund.
      foreign += 1;
      const isPaid = row?.commissionable !== 0n;
      if (isPaid)
        expect(Math.abs(Number((row?.commissionable ?? 0n) - due))).toBeLessThanOrEqual(refunds);
    } else expect([gid, row?.earned]).toEqual([gid, commissionOf(history)]);
  }
  expect(foreign).toBeGreaterThan(20);
  const [sums] = await queryRows<{ attributed: bigint; all: bigint }>(sql`
    select (select coalesce(sum("netMinor"), 0)::bigint from "Credit" where "shopId" = ${shop.id}) as attributed,
      (select sum("netMinor")::bigint from "Order" where "shopId" = ${shop.id}) as all`);
  expect(sums?.all).toBe(net);
  expect(sums?.attributed).toBeGreaterThan(0n);
  expect(paid.length).toBeGreaterThan(100);
  expect(await paidItems()).toBe(paid);
});
