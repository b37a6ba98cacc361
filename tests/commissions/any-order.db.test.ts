// The same webhooks in any order, with repeats, through the real door: the ledger and the figures come out the same.
import { afterAll, expect, test } from "vitest";
import type { ShopifyOrder } from "#app/shopify/order.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { headersOf, openDoor } from "../support/door.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql } = await import("#app/platform/db.server.ts");
const { answersFrom, claimAll } = await import("../support/pipeline.ts");
const { processOrders } = await import("#app/commissions/process-orders.server.ts");
const { verifyShops } = await import("#app/verification/verify-shops.server.ts");
const { app, deliver } = await openDoor();

afterAll(async () => {
  await app.close();
  await closeDatabase();
  await database.drop();
});

const ORDERS = 40;
const VERSIONS = 5;
const SHUFFLES = 50;
const DUPLICATES = 40;
const SEED = 20_261_122;

type Webhook = Readonly<{ gid: string; version: number; topic: string; eventId: string }>;
type Histories = ReadonlyMap<string, readonly ShopifyOrder[]>;

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function shuffled<T>(items: readonly T[], next: (below: number) => number): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = next(i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}

/** Placed, paid, edited, part refunded; then refunded whole, cancelled, credited to another, or refunded by an amount. */
function historyOf(number: number, prefix: string): ShopifyOrder[] {
  const gid = `gid://shopify/Order/${number}`;
  const at = (version: number) => `2026-05-0${version}T12:00:00Z`;
  const code = number % 3 === 0 ? "ANNA10" : number % 3 === 1 ? "BEN10" : null;
  const sale = (given: Parameters<typeof shopifySale>[0], n: number) =>
    shopifySale({ ...given, id: `${prefix}/${number}/${n}` });
  const placed = sale({ quantity: 2, total: `${50 + number}.37`, discount: "9.99" }, 1);
  const added = sale({ reason: "ORDER_EDIT", happenedAt: at(3), total: "18.00" }, 2);
  const back = sale(
    { reason: "REFUND", actionType: "RETURN", quantity: -1, happenedAt: at(4), total: "-25.11" },
    3,
  );
  const adjustment = sale(
    { reason: "REFUND", lineType: "ADJUSTMENT", happenedAt: at(5), quantity: null, total: "-3.33" },
    4,
  );
  const base = shopifyOrder({
    id: gid,
    applications: code ? [{ index: 0, code }] : [],
    sales: [placed],
    updatedAt: at(1),
  });
  const last: Partial<ShopifyOrder> =
    number % 4 === 0
      ? { cancelledAt: at(5) }
      : number % 4 === 1
        ? { applications: [{ index: 0, code: "BEN10" }] }
        : { sales: [placed, added, back, adjustment] };
  return [
    base,
    { ...base, updatedAt: at(2) },
    { ...base, updatedAt: at(3), sales: [placed, added] },
    { ...base, updatedAt: at(4), sales: [placed, added, back] },
    { ...base, sales: [placed, added, back], ...last, updatedAt: at(5) },
  ];
}

const TOPICS = [
  "orders/create",
  "orders/paid",
  "orders/edited",
  "refunds/create",
  "orders/updated",
];

function bodyOf({ gid, topic }: Webhook): string {
  const digits = gid.split("/").at(-1);
  if (topic === "orders/edited") return `{"order_edit":{"id":1,"order_id":${digits}}}`;
  if (topic === "refunds/create") return `{"id":1,"order_id":${digits}}`;
  return `{"id":${digits},"admin_graphql_api_id":"${gid}"}`;
}

/**
 * Delivers some webhooks and works through them. Shopify answers with the version that the newest of an order's webhooks at hand was
 * sent for, so that answers, too, come late and out of order.
 */
async function play(domain: string, webhooks: readonly Webhook[], histories: Histories) {
  const statuses = await Promise.all(
    webhooks.map((webhook) => {
      const body = bodyOf(webhook);
      const { topic, eventId } = webhook;
      return deliver(body, headersOf(body, { topic, eventId, shop: domain }));
    }),
  );
  expect(statuses.every((status) => status === 200)).toBe(true);
  const newest = new Map<string, ShopifyOrder>();
  for (const { gid, version } of webhooks) {
    const answer = histories.get(gid)?.[version];
    const known = newest.get(gid);
    if (answer && (!known || answer.updatedAt > known.updatedAt)) newest.set(gid, answer);
  }
  const { events } = await claimAll(1_000);
  await processOrders(
    events.filter(({ topic }) => topic !== "journey"),
    answersFrom(newest),
  );
}

/** Everything the books say of a shop, by names instead of ids. */
async function booksOf(shopId: string) {
  const figures = await queryRows(sql`
    select "gid", "grossMinor", "discountMinor", "refundMinor", "netMinor", "exclusion", "updatedAt", "codes"
    from "Order" where "shopId" = ${shopId} order by "gid"`);
  const credits = await queryRows(sql`
    select o."gid", r."name", c."kind", c."netMinor", c."discountMinor" from "Credit" c
    join "Order" o on o."shopId" = c."shopId" and o."id" = c."orderId"
    join "Creator" r on r."shopId" = c."shopId" and r."id" = c."creatorId"
    where c."shopId" = ${shopId} order by 1, 2`);
  const ledger = await queryRows(sql`
    select o."gid", r."name", sum(e."amountMinor")::bigint as sum, max(e."payableAt") as "payableAt" from "Entry" e
    join "Order" o on o."shopId" = e."shopId" and o."id" = e."orderId"
    join "Creator" r on r."shopId" = e."shopId" and r."id" = e."creatorId"
    where e."shopId" = ${shopId} group by 1, 2 having sum(e."amountMinor") <> 0 order by 1, 2`);
  const sales = await queryRows<{ count: number; net: bigint }>(sql`
    select count(*)::int as count, sum("totalMinor" - "taxMinor")::bigint as net from "Sale" where "shopId" = ${shopId}`);
  return { figures, credits, ledger, sales };
}

async function openShop() {
  const shop = await makeShop(db);
  await makeCreator(db, shop, "Anna");
  await makeCreator(db, shop, "Ben");
  return shop;
}

test("200 webhooks of 40 orders in 50 orders with repeats end in one ledger", {
  timeout: 300_000,
}, async () => {
  const histories: Histories = new Map(
    Array.from({ length: ORDERS }, (_, i) => [
      `gid://shopify/Order/${i + 1}`,
      historyOf(i + 1, "sale"),
    ]),
  );
  const webhooks = [...histories.keys()].flatMap((gid) =>
    TOPICS.map((topic, version) => ({ gid, version, topic, eventId: `${gid}@${version}` })),
  );
  expect(webhooks).toHaveLength(ORDERS * VERSIONS);
  const inOrder = await openShop();
  await play(inOrder.domain, webhooks, histories);
  const expected = await booksOf(inOrder.id);
  expect(expected.figures).toHaveLength(ORDERS);

  for (let shuffle = 0; shuffle < SHUFFLES; shuffle++) {
    const next = random(SEED + shuffle);
    const repeats = Array.from({ length: DUPLICATES }, () => webhooks[next(webhooks.length)]);
    const all = shuffled([...webhooks, ...repeats.flatMap((one) => one ?? [])], next);
    const shop = await openShop();
    for (let at = 0; at < all.length; ) {
      const size = 1 + next(80);
      await play(shop.domain, all.slice(at, at + size), histories);
      at += size;
    }
    expect(await booksOf(shop.id), `shuffle ${shuffle} of seed ${SEED}`).toEqual(expected);
    const open = await db.inboxEvent.count({ where: { shopId: shop.id, settledAt: null } });
    expect(open).toBe(0);
  }
});

test("the ledger is the commission on the figures, to the cent", async () => {
  const wrong = await queryRows(sql`
    select o."gid", o."netMinor", sum(e."amountMinor") as sum from "Order" o
    join "Credit" c on c."shopId" = o."shopId" and c."orderId" = o."id"
    left join "Entry" e on e."shopId" = c."shopId" and e."orderId" = c."orderId" and e."creatorId" = c."creatorId"
    group by o."shopId", o."id", o."gid", o."netMinor"
    having coalesce(sum(e."amountMinor"), 0) <> round(greatest(o."netMinor", 0) * 0.125)`);
  expect(wrong).toEqual([]);
  const unequal = await queryRows(sql`
    select o."gid" from "Order" o join "Sale" s on s."shopId" = o."shopId" and s."orderId" = o."id"
    where o."exclusion" is null group by o."shopId", o."id", o."gid", o."netMinor", o."grossMinor", o."discountMinor", o."refundMinor"
    having sum(s."totalMinor" - s."taxMinor") filter (where s."lineType" in ('PRODUCT', 'ADJUSTMENT')) <> o."netMinor"
      or o."grossMinor" - o."discountMinor" - o."refundMinor" <> o."netMinor"`);
  expect(unequal).toEqual([]);
  const apart = await queryRows(sql`
    select o."gid" from "Order" o join "Credit" c on c."shopId" = o."shopId" and c."orderId" = o."id"
    group by o."shopId", o."id", o."gid", o."netMinor", o."discountMinor"
    having sum(c."netMinor") <> o."netMinor" or sum(c."discountMinor") <> o."discountMinor"`);
  expect(apart).toEqual([]);
});

test("the verification finds no difference in any of the shops", async () => {
  const found: string[] = [];
  const outcome = await verifyShops({
    domain: null,
    tell: (shop, { key, field }) => found.push(`${shop.domain} ${key} ${field}`),
  });
  expect(found).toEqual([]);
  expect(outcome).toMatchObject({ shops: SHUFFLES + 1, orders: (SHUFFLES + 1) * ORDERS });
});
