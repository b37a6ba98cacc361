// The transaction of a batch of orders is broken before each of its statements and after the last, with the worker or without: what is
// worked through afterwards ends in the books of a run that nothing disturbed.
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopifyLine, shopifyOrder, shopifySale } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, pool, queryRows, sql } = await import("#app/platform/db.server.ts");
const { answersFrom, claimAll } = await import("../support/pipeline.ts");
const { processOrders } = await import("#app/commissions/process-orders.server.ts");
const { JOURNEY_TOPIC } = await import("#app/orders/contract.ts");

const TEST_MS_MAX = 5 * 60_000;
/** Fewer would mean that the statements are not seen. */
const STATEMENTS_MIN = 10;
const admin = new pg.Client({ connectionString: database.url });
beforeAll(() => admin.connect());
afterAll(async () => {
  await admin.end();
  await closeDatabase();
  await database.drop();
});

type Blow = Readonly<{
  /** The statement that is struck, from 1; `begin` and `commit` count. */
  at: number;
  /** After it: PostgreSQL has done the statement, and its answer is lost. */
  when: "before" | "after";
  /** A killed worker does nothing more; a living one sees its connection fail. */
  isKilled: boolean;
}>;

/** Runs `work`, strikes one statement of its transactions, and gives how many statements they had. */
async function withBlow(blow: Blow | null, work: () => Promise<void>): Promise<number> {
  let count = 0;
  const killed = Promise.withResolvers<void>();
  const strike = async (client: pg.PoolClient, run: () => Promise<unknown>) => {
    const { when, isKilled } = blow as Blow;
    if (when === "after") await run();
    const pid = (client as unknown as { processID: number }).processID;
    await admin.query("select pg_terminate_backend($1, 5000)", [pid]);
    if (!isKilled && when === "before") return run();
    if (!isKilled) throw new Error("Connection terminated unexpectedly"); // as pg says where an answer is lost
    client.release(true);
    killed.resolve();
    return new Promise(() => undefined);
  };
  const connect = pool.connect.bind(pool);
  const connectStruck = async () => {
    const client = await connect();
    const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
    const release = client.release.bind(client);
    const struck = (...given: unknown[]) =>
      ++count === blow?.at ? strike(client, () => query(...given)) : query(...given);
    return Object.assign(client, {
      query: struck,
      release: (broken?: Error | boolean) => {
        Reflect.deleteProperty(client, "query"); // the pool gives it to others
        release(broken);
      },
    });
  };
  // A single statement comes with a callback; a transaction does not.
  const connectAny = (done?: Parameters<typeof connect>[0]) =>
    done ? connect(done) : connectStruck();
  Object.assign(pool, { connect: connectAny });
  try {
    await Promise.race([work(), killed.promise]);
  } finally {
    Reflect.deleteProperty(pool, "connect");
  }
  return count;
}

const ANNA = [{ index: 0, code: "ANNA10" }];
const gidOf = (n: number) => `gid://shopify/Order/${n}`;
const sale = (order: number, n: number, given: Partial<ShopifyOrder["sales"][number]> = {}) =>
  shopifySale({ id: `gid://shopify/Sale/${order}${n}`, ...given });
const made = (n: number, given: Partial<ShopifyOrder> = {}): ShopifyOrder =>
  shopifyOrder({
    id: gidOf(n),
    name: `#${n}`,
    lines: [shopifyLine()],
    sales: [sale(n, 1)],
    ...given,
  });
const LATER = "2026-05-06T12:00:00Z";

/** What is stored before the blow: an order to be refunded, one to be cancelled, one to be deleted. */
const BEFORE = [1, 2, 3].map((n) => made(n, { applications: ANNA }));
const back = { reason: "REFUND", actionType: "RETURN", happenedAt: LATER, total: "-40.00" };
const BATCH: readonly (readonly [string, ShopifyOrder | null])[] = [
  [
    gidOf(1),
    made(1, { applications: ANNA, updatedAt: LATER, sales: [sale(1, 1), sale(1, 2, back)] }),
  ],
  [gidOf(2), made(2, { applications: ANNA, updatedAt: LATER, cancelledAt: LATER })],
  [gidOf(3), null],
  [gidOf(4), made(4, { applications: ANNA })],
  [gidOf(5), made(5)],
  [gidOf(6), made(6, { applications: ANNA, journey: null })],
  [gidOf(7), made(7, { applications: ANNA, processedAt: "2099-05-04T12:00:00Z" })],
];

async function hear(shop: Shop, topic: string, gids: readonly string[]): Promise<void> {
  const rows = gids.map((gid) => ({
    shopId: shop.id,
    id: `${topic}/${gid}`,
    topic,
    subjectGid: gid,
  }));
  await db.inboxEvent.createMany({ data: rows });
}

/** One batch of what is due, without the later looks for a journey, whose time may have come on a slow machine. */
async function workOnce(answers: readonly (readonly [string, ShopifyOrder | null])[]) {
  const { events } = await claimAll();
  const due = events.filter(({ topic }) => topic !== JOURNEY_TOPIC);
  await processOrders(due, answersFrom(new Map(answers)));
}

/** Shops with the same orders, so that a batch is of them all; their books after a blow and what follows it. */
async function booksAfter(blow: Blow | null, shopCount: number) {
  await queryRows(sql`delete from "InboxEvent"`);
  const shops: Shop[] = [];
  for (let n = 0; n < shopCount; n++) {
    const shop = await makeShop(db);
    await makeCreator(db, shop, "Anna");
    const gids = BEFORE.map(({ id }) => id);
    await hear(shop, "orders/create", gids);
    shops.push(shop);
  }
  await workOnce(BEFORE.map((order) => [order.id, order]));
  for (const shop of shops)
    for (const [gid, answer] of BATCH)
      await hear(shop, answer ? "orders/updated" : "orders/delete", [gid]);
  const statements = await withBlow(blow, () => workOnce(BATCH));
  // The lease of whoever died runs out, and another worker comes.
  await queryRows(sql`update "InboxEvent" set "dueAt" = now() where "leaseId" is not null`);
  await workOnce(BATCH);
  return { statements, books: await Promise.all(shops.map(booksOf)) };
}

/** Everything that a batch writes, without the ids that each run has of its own and the moment of a deletion. */
async function booksOf({ id }: Shop) {
  return {
    orders: await queryRows(sql`
      select to_jsonb(o) - '{shopId,id}'::text[] as row from "Order" o where o."shopId" = ${id} order by o."gid"`),
    lines: await queryRows(sql`
      select to_jsonb(l) - '{shopId,id,orderId}'::text[] as row, o."gid" as of from "OrderLine" l
      join "Order" o on o."shopId" = l."shopId" and o."id" = l."orderId" where l."shopId" = ${id} order by o."gid", l."gid"`),
    sales: await queryRows(sql`
      select to_jsonb(s) - '{shopId,id,orderId}'::text[] as row, o."gid" as of from "Sale" s
      join "Order" o on o."shopId" = s."shopId" and o."id" = s."orderId" where s."shopId" = ${id} order by s."gid"`),
    credits: await queryRows(sql`
      select to_jsonb(c) - '{shopId,id,orderId,creatorId,evidence,offerId,termsId}'::text[] as row, o."gid" as of, a."name" from "Credit" c
      join "Order" o on o."shopId" = c."shopId" and o."id" = c."orderId"
      join "Creator" a on a."shopId" = c."shopId" and a."id" = c."creatorId" where c."shopId" = ${id} order by o."gid"`),
    entries: await queryRows(sql`
      select to_jsonb(e) - '{shopId,id,orderId,creatorId,termsId,sourceKey,occurredAt}'::text[] as row, o."gid" as of, a."name",
        case when o."exclusion" is distinct from 'deleted' then e."occurredAt" end as occurred,
        p."id" is not null as "isApproved" from "Entry" e
      join "Order" o on o."shopId" = e."shopId" and o."id" = e."orderId"
      join "Creator" a on a."shopId" = e."shopId" and a."id" = e."creatorId"
      left join "Approval" p on p."shopId" = e."shopId" and p."id" = e."id"
      where e."shopId" = ${id} order by o."gid", e."kind", e."amountMinor"`),
    inbox: await queryRows<{ id: string; isSettled: boolean; failure: string | null }>(sql`
      select i."id", i."settledAt" is not null as "isSettled", i."failure" from "InboxEvent" i where i."shopId" = ${id} order by i."id"`),
  };
}

test.each([
  // A batch of two shops, whose worker is gone; one of one shop, since a living worker waits a second before it tries again.
  { what: "the worker is killed", isKilled: true, shopCount: 2 },
  { what: "the connection ends", isKilled: false, shopCount: 1 },
])(
  "R9: $what at any statement of the orders' transaction, and the books are those of a quiet run",
  {
    timeout: TEST_MS_MAX,
  },
  async ({ isKilled, shopCount }) => {
    const quiet = await booksAfter(null, shopCount);
    const { statements } = quiet;
    expect(statements).toBeGreaterThan(STATEMENTS_MIN);
    const [books] = quiet.books;
    expect([books?.orders.length, books?.sales.length, books?.entries.length]).toEqual([7, 8, 9]);
    expect(books?.inbox.filter(({ isSettled }) => !isSettled)).toEqual([
      { id: `journey/${gidOf(6)}#1`, isSettled: false, failure: null },
    ]);
    const blows: Blow[] = Array.from({ length: statements }, (_, n) => ({
      at: n + 1,
      when: "before",
      isKilled,
    }));
    // Nobody knows then whether the commit was done; it was.
    blows.push({ at: statements, when: "after", isKilled });
    for (const blow of blows) {
      const struck = await booksAfter(blow, shopCount);
      const what = `${blow.when} statement ${blow.at}`;
      expect(struck.statements, what).toBeGreaterThanOrEqual(blow.at);
      for (const one of struck.books) expect(one, what).toEqual(books);
    }
  },
);
