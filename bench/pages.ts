// Server time of the pages that list or explain orders, in a shop with a million of them: what each page's loader asks, in this process, in
// one transaction as in production. Beside it a plain select of the newest 50 orders.
import { encodeCursor } from "../app/kit/page.ts";
import { readOrdersQuery } from "../app/orders/contract.ts";
import type { Shop } from "../app/shops/shop.ts";
import { fillBooks } from "./support/books.ts";
import type { BenchCreator } from "./support/creators.ts";
import { type BenchDatabase, openBenchDatabase } from "./support/database.ts";
import { median, printReport } from "./support/report.ts";

const ORDERS = 1_000_000;
const LOOKS = 20;
const GOAL_MS = 50;

export async function benchPages(options: Readonly<{ orders: number | null }>): Promise<void> {
  const orders = options.orders ?? ORDERS;
  const database = await openBenchDatabase();
  Object.assign(process.env, database.environment);
  const { closeDatabase } = await import("../app/platform/db.server.ts");
  try {
    const creators = await fillBooks(database, orders, (what) => console.log(`filling ${what}`));
    const pages = await pagesOf(database, creators);
    const rows: { page: string; "median ms": number; "highest ms": number }[] = [];
    for (const [page, look] of pages) rows.push({ page, ...(await timesOf(look)) });
    const plain = await timesOf(() =>
      database.query(
        `select "id", "name", "processedAt", "netMinor" from "Order" where "shopId" = $1 order by "processedAt" desc, "id" desc limit 51`,
        [database.shopId],
      ),
    );
    const slowest = Math.max(...rows.map((row) => row["median ms"]));
    await printReport(
      [...rows, { page: "plain select of the newest 50", ...plain }],
      {
        bench: "pages",
        unit: "ms, the slowest page's median",
        value: slowest,
        floor: plain["median ms"],
        ratio: plain["median ms"] / slowest,
        goalMs: GOAL_MS,
        pagesOverGoal: rows.filter((row) => row["median ms"] > GOAL_MS).length,
        orders,
        n: LOOKS,
      },
      database.url,
    );
  } finally {
    await closeDatabase();
    await database.close();
  }
}

type Pages = readonly (readonly [page: string, look: () => Promise<unknown>])[];

async function pagesOf(database: BenchDatabase, creators: readonly BenchCreator[]): Promise<Pages> {
  const { db, transaction } = await import("../app/platform/db.server.ts");
  const { findShop } = await import("../app/shops/find-shop.server.ts");
  const { ordersPage } = await import("../app/orders/pages.server.ts");
  const { orderPage } = await import("../app/orders/order-page.server.ts");
  const commissions = await import("../app/commissions/pages.server.ts");
  const { balanceOfCreator } = await import("../app/commissions/payable-entries.server.ts");
  const shop = (await findShop(db, database.shopId)) as Shop;
  const { rows } = await database.query(
    `select "id", "processedAt", "name" from "Order" where "shopId" = $1 and "exclusion" is null
     order by "processedAt" desc, "id" desc offset (select count(*) / 2 from "Order") limit 1`,
    [shop.id],
  );
  const middle = rows[0] as Readonly<{ id: string; processedAt: Date; name: string }>;
  const list = (query: Readonly<Record<string, string>>) => () =>
    transaction(async (tx) => {
      const page = await ordersPage(tx, shop, readOrdersQuery(new URLSearchParams(query)));
      await commissions.earningsOfOrders(
        tx,
        shop,
        page.orders.map(({ id }) => id),
      );
    });
  const creator = (creatorId: string, cursor: string | null) => () =>
    transaction((tx) =>
      commissions.creatorStatement(tx, shop, { creatorId, cursor, now: new Date() }),
    );
  const hot = creators[0]?.creator ?? "";
  const one = creators[1]?.creator ?? "";
  const at = middle.processedAt.toISOString();
  const cursor = encodeCursor(["next", at, middle.id]);
  return [
    ["orders, first page", list({})],
    ["orders, a page in the middle", list({ cursor })],
    ["orders of one creator", list({ creator: one })],
    ["orders of the creator with most", list({ creator: hot })],
    ["orders of the creator with most, in the middle", list({ creator: hot, cursor })],
    ["orders by a code", list({ by: "code" })],
    ["orders by a link", list({ by: "link" })],
    ["orders of nobody", list({ by: "none" })],
    ["orders refunded", list({ flag: "refunded" })],
    ["orders that count nothing", list({ flag: "excluded" })],
    ["orders not paid yet", list({ flag: "unpaid" })],
    ["orders refunded of one creator", list({ flag: "refunded", creator: hot })],
    ["orders by name", list({ q: middle.name })],
    ["orders by the beginning of a name", list({ q: middle.name.slice(0, 4) })],
    ["orders by a name that none has", list({ q: "#nothing" })],
    [
      "one order",
      () =>
        transaction(async (tx) => {
          await orderPage(tx, shop, middle.id);
          await commissions.orderStory(tx, shop, { id: middle.id, orderedAt: middle.processedAt });
        }),
    ],
    ["orders and ledger of one creator", creator(one, null)],
    ["orders and ledger of the creator with most", creator(hot, null)],
    ["the same, in the middle of the ledger", creator(hot, encodeCursor([at, middle.id]))],
    [
      "balance of the creator with most",
      () => transaction((tx) => balanceOfCreator(tx, shop.id, hot)),
    ],
  ];
}

async function timesOf(look: () => Promise<unknown>) {
  const times: number[] = [];
  for (let n = -3; n < LOOKS; n++) {
    const startedMs = performance.now();
    await look();
    if (n >= 0) times.push(performance.now() - startedMs); // the first three are warm-up
  }
  const round = (ms: number) => Math.round(ms * 10) / 10;
  return { "median ms": round(median(times)), "highest ms": round(Math.max(...times)) };
}
