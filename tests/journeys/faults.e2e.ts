// Everything goes wrong at once while orders come in and are changed: webhooks lost, doubled and out of order, Shopify slow and failing,
// the worker killed again and again, the database restarted twice, the access taken back. Afterwards the books are compared with the
// shop's own figures. FAULT_ORDERS says how many orders: `FAULT_ORDERS=2000 npm test -- journeys/faults` is the long run.
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codesLive, makeCreator, makeOffer, queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const ORDERS = Number(process.env.FAULT_ORDERS ?? 150);
const ORDERS_A_SECOND = 12;
const CODES = ["ANNA15", "BEN15", "CARO15"];
const KILL_EVERY_MS = 5_000;
const SHUT_OUT_MS = 4_000;
const DIGEST_MS_MAX = 300_000;
const RUN_MS_MAX = 20 * 60_000;
const FAULTS = {
  drop: { rate: 0.1 },
  duplicate: { rate: 0.2 },
  reorder: { rate: 0.3 },
  throttle: { rate: 0.05 },
  error5xx: { rate: 0.05 },
};

type PlacedOrder = Readonly<{
  id: string;
  gid: string;
  figures: Readonly<{ net: string; countedNet: string }>;
}>;

let stack: Stack;
const figures: Record<string, number | string> = { orders: ORDERS };

beforeAll(async () => {
  stack = await startStack({ ownServer: true });
});
afterAll(() => stack?.stop());

test(`${ORDERS} orders survive lost, doubled and shuffled webhooks, a failing Shopify, kills, restarts and lost access`, {
  timeout: RUN_MS_MAX,
}, async () => {
  await openShop();
  const begun = performance.now();
  await stack.control("faults", FAULTS);
  const trouble = new AbortController();
  const kills = killWorkers(trouble.signal);
  await placeOrders({ third: restartDatabase, half: takeAccessBack, twoThirds: restartDatabase });
  trouble.abort();
  figures.workerKills = await kills;
  figures.secondsOfTrouble = secondsSince(begun);

  await stack.control("faults", { clear: true });
  await stack.restart("worker");
  await waitNoLonger();
  await stack.digested(DIGEST_MS_MAX);
  await reconcile();
  await stack.digested(DIGEST_MS_MAX);
  figures.seconds = secondsSince(begun);

  const shop = await shopOrders();
  const stored = await queryDatabase<{ gid: string; net: string }>(
    stack,
    `select "gid", "netMinor"::text as net from "Order"`,
  );
  expect(shop.size).toBe(ORDERS);
  expect(new Map(stored.map(({ gid, net }) => [gid, net]))).toEqual(shop);
  expect(await countOf("InboxEvent", `"failure" is not null`)).toBe(0);
  figures.verify = await verify();
  await tellFigures();
  expect(figures.verify).toMatch(/^0 differences /);
});

async function openShop(): Promise<void> {
  await stack.control("shops", { handle: "demo", plan: "enterprise", journeyDelayMs: 200 });
  await stack.control("products", { title: "Serum", sku: "SERUM", price: "40.00" });
  await stack.control("products", { title: "Brush", sku: "BRUSH", price: "25.00" });
  const offerId = await makeOffer(stack);
  for (const [i, code] of CODES.entries())
    await makeCreator(stack, { name: `Creator ${"ABC"[i]}`, code, offerId });
  await codesLive(stack);
}

type Steps = Readonly<Record<"third" | "half" | "twoThirds", () => Promise<void>>>;

/** Orders come at an even pace, whatever happens to the app, and most of the trouble that a shop makes itself comes with them. */
async function placeOrders(steps: Steps): Promise<void> {
  const at = new Map([
    [Math.floor(ORDERS / 3), steps.third],
    [Math.floor(ORDERS / 2), steps.half],
    [Math.floor((ORDERS * 2) / 3), steps.twoThirds],
  ]);
  let running = Promise.resolve(); // one step after the other
  for (let number = 0; number < ORDERS; number++) {
    const step = at.get(number);
    if (step) running = running.then(step);
    await placeAndChange(number);
    await sleep(1_000 / ORDERS_A_SECOND);
  }
  await running;
}

async function placeAndChange(number: number): Promise<void> {
  const { id } = await stack.control<PlacedOrder>("orders", {
    lines: [
      { sku: "SERUM", quantity: 1 + (number % 3) },
      { sku: "BRUSH", quantity: 1 },
    ],
    codes: number % 4 === 3 ? [] : [CODES[number % 4] as string],
    taxRate: 0.08,
    shipping: "7.95",
    customer: { new: true },
  });
  const change = (what: string, body: unknown) => stack.control(`orders/${id}/${what}`, body);
  if (number % 7 === 0) await change("refunds", { lines: [{ sku: "BRUSH", quantity: 1 }] });
  if (number % 11 === 0) await change("edits", { add: [{ sku: "BRUSH", quantity: 2 }] });
  if (number % 13 === 0) await change("refunds", { amount: "3.33" });
  if (number % 17 === 0) await change("cancel", {});
}

/** Kills the worker every five seconds until the signal; gives how often. */
async function killWorkers(signal: AbortSignal): Promise<number> {
  for (let kills = 0; ; kills++) {
    await sleep(KILL_EVERY_MS, undefined, { signal }).catch(() => undefined); // the signal ends the pause early
    if (signal.aborted) return kills;
    await stack.kill("worker", "SIGKILL");
    await stack.restart("worker");
  }
}

async function restartDatabase(): Promise<void> {
  await stack.kill("database", "SIGKILL");
  await stack.restart("database");
  figures.databaseRestarts = Number(figures.databaseRestarts ?? 0) + 1;
}

/** Shopify lets the app in no more; after a while the merchant opens it again, which gives access back. */
async function takeAccessBack(): Promise<void> {
  await stack.control("revoke-tokens", {});
  await sleep(SHUT_OUT_MS);
  figures.visitAfterRevoke = (await visit()).status;
}

async function visit(): Promise<Response> {
  for (let tried = 1; ; tried++) {
    const answer = await stack.appFetch("/app/tracking?_data=routes/app.tracking");
    if (answer.ok || tried === 20) return answer;
    await sleep(500); // Shopify fails now and then, and so may the exchange of the token
  }
}

/** What waits for a later try, or for access, waits no longer: as if hours had passed. */
const waitNoLonger = () =>
  queryDatabase(
    stack,
    `update "InboxEvent" set "dueAt" = now() where "dueAt" is not null and "leaseId" is null and "topic" <> 'journey'`,
  );

async function reconcile(): Promise<void> {
  const body = new URLSearchParams({ step: "check" });
  const answer = await stack.appFetch("/app/tracking?_data=routes/app.tracking", {
    method: "POST",
    body,
  });
  expect(answer.status).toBe(200);
  for (const untilMs = Date.now() + DIGEST_MS_MAX; Date.now() < untilMs; await sleep(200)) {
    if ((await countOf("Reconciliation", `"finishedAt" is null`)) === 0) break;
  }
  const [run] = await queryDatabase<{ orders: number; found: string }>(
    stack,
    `select "orders", (select count(*)::text from "InboxEvent" where "topic" = 'reconcile') as found
     from "Reconciliation" order by "startedAt" desc limit 1`,
  );
  figures.lookedAt = run?.orders ?? 0;
  figures.foundByReconciliation = Number(run?.found ?? 0);
  expect(await countOf("Reconciliation", `"finishedAt" is null`)).toBe(0);
}

/** Net of every order in cents, as the shop itself reckons it. */
async function shopOrders(): Promise<Map<string, string>> {
  const nets = new Map<string, string>();
  for (let after: string | null = ""; after !== null; ) {
    const page: { orders: PlacedOrder[]; next: string | null } = await stack.control(
      `orders?limit=500${after ? `&after=${after}` : ""}`,
    );
    for (const { gid, figures: own } of page.orders)
      nets.set(gid, own.countedNet.replace(".", "").replace(/^(-?)0+(?=\d)/, "$1"));
    after = page.next;
  }
  return nets;
}

/** The last line of `npm run verify` on this database. */
async function verify(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/verify.ts"], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: stack.databaseUrl() },
  }).catch((error: { stdout: string }) => error);
  return stdout.trimEnd().split("\n").at(-1) ?? "";
}

async function countOf(table: string, condition: string): Promise<number> {
  const [row] = await queryDatabase<{ count: string }>(
    stack,
    `select count(*)::text as count from "${table}" where ${condition}`,
  );
  return Number(row?.count ?? Number.NaN);
}

async function tellFigures(): Promise<void> {
  const { delivered, dropped, failed, total } =
    await stack.control<Record<string, number>>("deliveries?limit=0");
  const shop = await shopOrders();
  const net = [...shop.values()].reduce((sum, minor) => sum + BigInt(minor), 0n);
  Object.assign(figures, {
    webhooks: total,
    delivered,
    dropped,
    failed,
    netMinorOfBoth: String(net),
    ledgerEntries: await countOf("Entry", "true"),
    deadLetters: await countOf("InboxEvent", `"failure" is not null`),
  });
  mkdirSync(path.join(ROOT, ".data"), { recursive: true });
  writeFileSync(path.join(ROOT, ".data/faults.json"), `${JSON.stringify(figures, null, 2)}\n`);
  if (process.env.FAULT_ORDERS) console.table(figures);
}

const secondsSince = (begunMs: number): number =>
  Math.round((performance.now() - begunMs) / 100) / 10;
