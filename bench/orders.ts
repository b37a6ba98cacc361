// Orders a second from the claimed inbox to the posted ledger, Shopify's answers from memory, beside the bare SQL of the same batches:
// order, sales, credit, entry and the settled event, by unnest, in one transaction.
import { randomUUID } from "node:crypto";
import type { ShopifyOrder } from "../app/shopify/order.ts";
import { postBare } from "./floors/orders.ts";
import { type BenchCreator, makeCreators } from "./support/creators.ts";
import { type BenchDatabase, openBenchDatabase } from "./support/database.ts";
import { median, printReport } from "./support/report.ts";

const CREATORS = 1_000;
const ORDERS_PER_ROUND = 4_000;
const CLAIM_ROWS = 128;
const LANES = 2;

export async function benchOrders(options: Readonly<{ rounds: number }>): Promise<void> {
  const database = await openBenchDatabase();
  Object.assign(process.env, database.environment);
  const { closeDatabase } = await import("../app/platform/db.server.ts");
  try {
    const creators = await makeCreators(database, CREATORS);
    const product: number[] = [];
    const floor: number[] = [];
    for (let round = 0; round <= options.rounds; round++) {
      const spread = await runProduct(database, answersOf(round * 2, creators));
      const bare = await runFloor(database, answersOf(round * 2 + 1, creators), creators);
      if (round === 0) continue; // warm-up
      product.push(spread);
      floor.push(bare);
      console.log(
        `round ${round}/${options.rounds}  product ${Math.round(spread)}/s  bare SQL ${Math.round(bare)}/s`,
      );
    }
    await printReport(
      [
        { what: "product, one worker", "orders/s": Math.round(median(product)) },
        { what: "bare SQL of the same batches", "orders/s": Math.round(median(floor)) },
      ],
      {
        bench: "orders",
        unit: "orders/s",
        value: median(product),
        floor: median(floor),
        ratio: median(product.map((rate, i) => rate / (floor[i] ?? Number.NaN))),
        peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
        n: product.length,
        ordersPerRound: ORDERS_PER_ROUND,
      },
      database.url,
    );
  } finally {
    await closeDatabase();
    await database.close();
  }
}

type Answers = ReadonlyMap<string, ShopifyOrder>;

async function runProduct(database: BenchDatabase, answers: Answers): Promise<number> {
  const { claimDueEvents } = await import("../app/shopify/inbox-claim.server.ts");
  const { processOrders } = await import("../app/commissions/process-orders.server.ts");
  const { findShops } = await import("../app/shops/find-shop.server.ts");
  await fillInbox(database, [...answers.keys()]);
  const sources = {
    readOrder: async (_shop: unknown, gid: string) => answers.get(gid) ?? null,
    shopsByIds: findShops,
    redactedCustomers: async () => [],
  };
  const startedMs = performance.now();
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (;;) {
        const { events } = await claimDueEvents({ rowsMax: CLAIM_ROWS, after: null });
        if (events.length === 0) return;
        await processOrders(events, sources);
      }
    }),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  await expectPosted(database, answers);
  return answers.size / seconds;
}

async function runFloor(
  database: BenchDatabase,
  answers: Answers,
  creators: readonly BenchCreator[],
): Promise<number> {
  const owners = new Map(creators.map((creator) => [creator.code, creator]));
  await fillInbox(database, [...answers.keys()]);
  const orders = [...answers.values()];
  const startedMs = performance.now();
  for (let at = 0; at < orders.length; at += CLAIM_ROWS)
    await postBare(database, orders.slice(at, at + CLAIM_ROWS), owners);
  const seconds = (performance.now() - startedMs) / 1000;
  await expectPosted(database, answers);
  return answers.size / seconds;
}

const fillInbox = (database: BenchDatabase, gids: readonly string[]) =>
  database.query(
    `insert into "InboxEvent" ("shopId", "id", "topic", "subjectGid")
     select $1, 'orders/create/' || gid, 'orders/create', gid from unnest($2::text[]) as gid`,
    [database.shopId, gids],
  );

/** Neither side may win by leaving something out: every order, its sales, its credit, its entry, its settled event. */
async function expectPosted(database: BenchDatabase, answers: Answers): Promise<void> {
  const { rows } = await database.query(
    `select count(*)::int as orders, (sum(e."amountMinor") = sum(round(o."netMinor" * 0.125)))::boolean as agrees
     from "Order" o join "Entry" e on e."shopId" = o."shopId" and e."orderId" = o."id"
     join "InboxEvent" i on i."shopId" = o."shopId" and i."subjectGid" = o."gid" and i."settledAt" is not null
     where o."shopId" = $1 and o."gid" = any($2::text[])`,
    [database.shopId, [...answers.keys()]],
  );
  if (rows[0]?.orders !== answers.size || rows[0]?.agrees !== true)
    throw new Error(`posted ${JSON.stringify(rows[0])} of ${answers.size} orders`);
}

/** A round's orders: two products and shipping, 10 % by the code of one of the creators. */
function answersOf(round: number, creators: readonly BenchCreator[]): Answers {
  const orders = Array.from({ length: ORDERS_PER_ROUND }, (_, i) => {
    const number = 7_000_000_000_000 + round * ORDERS_PER_ROUND + i;
    const creator = creators[(i * 7919) % creators.length] as BenchCreator;
    return orderAnswer(number, creator.code);
  });
  return new Map(orders.map((order) => [order.id, order]));
}

function orderAnswer(number: number, code: string): ShopifyOrder {
  const at = new Date(Date.UTC(2026, 9, 1) + (number % 2_000_000) * 1_000).toISOString();
  const sale = (lineType: string, total: string, tax: string, discount: string) => ({
    id: `gid://shopify/Sale/${randomUUID()}`,
    happenedAt: at,
    reason: "ORDER",
    actionType: "ORDER",
    lineType,
    lineGid: lineType === "PRODUCT" ? `gid://shopify/LineItem/${randomUUID()}` : null,
    quantity: 1,
    total,
    tax,
    discount,
    presentmentTotal: total,
    presentmentTax: tax,
  });
  return {
    id: `gid://shopify/Order/${number}`,
    name: `#${number}`,
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    test: false,
    sourceName: "web",
    financialStatus: "PAID",
    currency: "USD",
    presentmentCurrency: "USD",
    received: "71.13",
    originalTotal: "71.13",
    fulfillmentStatus: "UNFULFILLED",
    fulfillments: [],
    attributes: [],
    customer: { id: `gid://shopify/Customer/${number % 5_000}`, numberOfOrders: "1" },
    journey: { ready: true, customerOrderIndex: 1, firstVisit: null, lastVisit: null },
    applications: [{ index: 0, code }],
    allocations: null,
    lines: ["Serum", "Brush"].map((title, n) => ({
      id: `gid://shopify/LineItem/${number * 2 + n}`,
      title,
      variantTitle: null,
      sku: `${title.toUpperCase()}-${n}`,
      vendor: "Northwind",
      quantity: 1,
      isGiftCard: false,
      product: { id: `gid://shopify/Product/${n}`, productType: "Skincare" },
      variant: { id: `gid://shopify/ProductVariant/${n}` },
      sellingPlan: null,
    })),
    sales: [
      sale("PRODUCT", "38.88", "2.88", "4.00"),
      sale("PRODUCT", "24.30", "1.80", "2.50"),
      sale("SHIPPING", "7.95", "0.00", "0.00"),
    ],
  };
}
