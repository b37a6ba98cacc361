// Web, worker and database are killed with -9, one after the other, while orders come in. Afterwards the books are compared with the
// shop's own figures, read from the database and the dev store alone. CRASH_ROUNDS says how often the database is killed:
// `CRASH_ROUNDS=50 npm test -- journeys/crash` is a long run.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codesLive, makeCreator, makeOffer, queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 1);
/** The order at which the database is killed first, and the orders between one time and the next. */
const FIRST_KILL = 340;
const ORDERS_BETWEEN = 60;
const ORDERS = 500 + (ROUNDS - 1) * ORDERS_BETWEEN;
const BUYERS_AT_ONCE = 4;
const CODES = ["ANNA15", "BEN15", "CARO15"];
/** Webhooks are tried nine times: with the database away for most of the time, as in a run with shorter pauses, some would be given up. */
const WRITES_MS = 4_000;
const DIGEST_MS_MAX = 180_000;
const RUN_MS_MAX = 300_000 + ROUNDS * 30_000;

type PlacedOrder = Readonly<{ gid: string; figures: Readonly<{ countedNet: string }> }>;

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ ownServer: true });
});
afterAll(() => stack?.stop());

test(`${ORDERS} orders survive kill -9 of web, of worker and ${ROUNDS} times of the database: each there once, the ledger as the shop's figures say`, {
  timeout: RUN_MS_MAX,
}, async () => {
  await stack.control("shops", { handle: "demo", plan: "enterprise", journeyDelayMs: 200 });
  await stack.control("products", { title: "Serum", sku: "SERUM", price: "40.00" });
  await stack.control("products", { title: "Brush", sku: "BRUSH", price: "25.00" });
  const offerId = await makeOffer(stack);
  for (const [i, code] of CODES.entries())
    await makeCreator(stack, { name: `Creator ${"ABC"[i]}`, code, offerId });
  await codesLive(stack);

  await placeOrders({
    100: async () => {
      await stack.kill("web", "SIGKILL");
      await stack.restart("web");
    },
    220: async () => {
      await stack.kill("worker", "SIGKILL");
      await stack.restart("worker");
    },
    ...databaseKills(),
  });
  await stack.digested(DIGEST_MS_MAX);

  // Had Shopify given up a webhook after its eight tries, its order would be a reconciliation's to find, and none runs here.
  const { failed } = await stack.control<{ failed: number }>("deliveries?status=failed&limit=0");
  expect(failed).toBe(0);
  const shop = await shopOrders();
  expect(shop.size).toBe(ORDERS);
  const stored = await queryDatabase<{ gid: string; net: string }>(
    stack,
    `select "gid", "netMinor"::text as net from "Order"`,
  );
  expect(new Map(stored.map(({ gid, net }) => [gid, net]))).toEqual(shop);
  expect(stored).toHaveLength(ORDERS);
  expect(await ledger()).toEqual(commissionsOf(shop, await codeOfOrders()));
  // Our own later looks at an order for its journey may still wait for their time.
  expect(await countOf("InboxEvent", `"settledAt" is null and "topic" <> 'journey'`)).toBe(0);
  expect(await countOf("InboxEvent", `"failure" is not null`)).toBe(0);
});

/** The database is killed while it writes, and opened again, as often as there are rounds. */
function databaseKills(): Record<number, () => Promise<void>> {
  const kill = async () => {
    await stack.kill("database", "SIGKILL");
    await stack.restart("database");
    await sleep(WRITES_MS); // so that the next kill meets writing
    if (process.env.CRASH_ROUNDS) console.log("database kills:", ++kills);
  };
  let kills = 0;
  const rounds = Array.from({ length: ROUNDS }, (_, n) => FIRST_KILL + n * ORDERS_BETWEEN);
  return Object.fromEntries(rounds.map((order) => [order, kill]));
}

/** Buyers place orders at the same pace whatever happens to the app; a step runs as soon as its order is placed. */
async function placeOrders(steps: Readonly<Record<number, () => Promise<void>>>): Promise<void> {
  let placed = 0;
  let running = Promise.resolve(); // one step after the other
  const buyer = async () => {
    while (placed < ORDERS) {
      const number = placed++;
      const step = steps[number];
      if (step) running = running.then(step);
      const order = await stack.control<PlacedOrder & { id: string }>("orders", {
        lines: [
          { sku: "SERUM", quantity: 1 + (number % 3) },
          { sku: "BRUSH", quantity: 1 },
        ],
        codes: number % 4 === 3 ? [] : [CODES[number % 4] as string],
        taxRate: 0.08,
        shipping: "7.95",
        customer: { new: true },
      });
      if (number % 10 === 0)
        await stack.control(`orders/${order.id}/refunds`, {
          lines: [{ sku: "BRUSH", quantity: 1 }],
        });
    }
  };
  await Promise.all(Array.from({ length: BUYERS_AT_ONCE }, buyer));
  await running;
}

/** Net of every order in cents, as the shop itself reckons it. */
async function shopOrders(): Promise<Map<string, string>> {
  const nets = new Map<string, string>();
  for (let after: string | null = ""; after !== null; ) {
    const page: { orders: PlacedOrder[]; next: string | null } = await stack.control(
      `orders?limit=500${after ? `&after=${after}` : ""}`,
    );
    for (const { gid, figures } of page.orders)
      nets.set(gid, figures.countedNet.replace(".", "").replace(/^(-?)0+(?=\d)/, "$1"));
    after = page.next;
  }
  return nets;
}

async function codeOfOrders(): Promise<Map<string, string>> {
  const rows = await queryDatabase<{ gid: string; code: string }>(
    stack,
    `select "gid", "codes"[1] as code from "Order" where cardinality("codes") > 0`,
  );
  return new Map(rows.map(({ gid, code }) => [gid, code]));
}

/** 12.5 % of each order's net, rounded half away from zero at the order: what the ledger must sum to, by code. */
function commissionsOf(
  nets: ReadonlyMap<string, string>,
  codes: ReadonlyMap<string, string>,
): Map<string, string> {
  const sums = new Map<string, bigint>();
  for (const [gid, code] of codes)
    sums.set(code, (sums.get(code) ?? 0n) + (BigInt(nets.get(gid) ?? "0") * 125n + 500n) / 1000n);
  return new Map([...sums].sort().map(([code, sum]) => [code, String(sum)]));
}

async function ledger(): Promise<Map<string, string>> {
  const rows = await queryDatabase<{ code: string; sum: string }>(
    stack,
    `select c."code", sum(e."amountMinor")::text as sum from "Entry" e
     join "Code" c on c."shopId" = e."shopId" and c."creatorId" = e."creatorId" group by c."code" order by c."code"`,
  );
  return new Map(rows.map(({ code, sum }) => [code, sum]));
}

async function countOf(table: string, condition: string): Promise<number> {
  const [row] = await queryDatabase<{ count: string }>(
    stack,
    `select count(*)::text as count from "${table}" where ${condition}`,
  );
  return Number(row?.count ?? Number.NaN);
}
