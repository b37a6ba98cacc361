// R15: web and workers spend the points of a shop out of one budget.
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { newId } = await import("#app/platform/clock.server.ts");
const web = await import("#app/shopify/budget.server.ts");

const DOMAIN = "north.myshopify.com";
const COST = 100; // of an operation that was never answered
const shopId = newId();

await db.shop.create({
  data: {
    id: shopId,
    domain: DOMAIN,
    key: "north",
    name: "North",
    currency: "USD",
    zone: "America/New_York",
    planName: "Basic",
    storefrontUrl: "https://north.example",
    installedAt: new Date(),
  },
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});
beforeEach(() => db.adminBudget.deleteMany());

/** The same room once more, as another process has it: nothing in common but the database. */
async function otherProcess() {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, Symbol.for("creator-ledger.shared"));
  return await import("#app/shopify/budget.server.ts");
}

const answer = (used: number, currentlyAvailable: number) => ({
  cost: {
    requestedQueryCost: COST,
    actualQueryCost: used,
    throttleStatus: { maximumAvailable: 2_000, currentlyAvailable, restoreRate: 100 },
  },
});
const left = async () => (await db.adminBudget.findFirstOrThrow()).available;
/** Whether a call would have to wait: it is still there after a while that is long for a statement and short for points. */
const isWaiting = async (spent: Promise<unknown>): Promise<boolean> => {
  const pause = new Promise((resolve) => setTimeout(resolve, 300, "waiting"));
  return (await Promise.race([spent, pause])) === "waiting";
};

test("two processes that ask at the same moment spend no point twice", async () => {
  const worker = await otherProcess();
  await Promise.all(
    Array.from({ length: 16 }, (_, i) => (i % 2 ? web : worker).spendPoints(DOMAIN, "query")),
  );
  const { turn, available } = await db.adminBudget.findFirstOrThrow();
  expect(turn).toBe(16);
  expect(available).toBeGreaterThanOrEqual(400);
  expect(available).toBeLessThan(700); // 2,000 less sixteen times 100, and what came back meanwhile
});

test("an answer that one process gets is known to the other", async () => {
  const worker = await otherProcess();
  await web.spendPoints(DOMAIN, "query");
  await web.settlePoints(DOMAIN, "query", COST, answer(COST, 10));
  expect(await left()).toBeLessThan(100);
  const spent = worker.spendPoints(DOMAIN, "query");
  expect(await isWaiting(spent)).toBe(true);
  await spent;
});

test("a process in the background leaves a tenth of the points to people", async () => {
  const worker = await otherProcess();
  worker.spendInBackground();
  await web.spendPoints(DOMAIN, "query");
  await web.settlePoints(DOMAIN, "query", COST, answer(COST, 150));
  const inBackground = worker.spendPoints(DOMAIN, "query");
  expect(await isWaiting(inBackground)).toBe(true);
  expect(await isWaiting(web.spendPoints(DOMAIN, "query"))).toBe(false);
  await inBackground;
});

test("a call whose process dies costs its points once, and time brings them back", async () => {
  await web.spendPoints(DOMAIN, "query");
  await db.adminBudget.updateMany({ data: { countedAt: new Date(Date.now() - 60_000) } });
  await web.spendPoints(DOMAIN, "query");
  expect(await left()).toBe(1_900);
});

test("a database clock that was set back by an hour keeps nobody waiting for it", async () => {
  await web.spendPoints(DOMAIN, "query");
  const inAnHour = new Date(Date.now() + 3_600_000);
  await db.adminBudget.updateMany({ data: { countedAt: inAnHour, available: 80 } });
  await web.spendPoints(DOMAIN, "query"); // waits for 20 points
  expect(await left()).toBeLessThan(20);
});

test("an answer without a cost, and a shop that is not installed yet, change nothing", async () => {
  await web.settlePoints(DOMAIN, "query", COST, { cost: "free" });
  await web.spendPoints("nobody.myshopify.com", "query");
  expect(await db.adminBudget.count()).toBe(0);
});
