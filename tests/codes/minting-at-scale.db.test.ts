// Many creators at once, while Shopify throttles, fails and answers in vain, and the worker is killed with -9 again and again. Afterwards
// both sides are counted: the app's table and the dev store. MINT_CREATORS says how many creators:
// `MINT_CREATORS=5000 npm test -- codes/minting-at-scale` is a long run.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NO_DETAILS } from "#app/creators/profile.ts";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { enrolWithCode } = await import("#app/links/enrol-with-code.server.ts");
const { saveTestOffer } = await import("../support/offers.ts");
const { adoptCode, lookForCode } = await import("#app/codes/adopt-code.server.ts");
const { changeStanding } = await import("#app/codes/change-standing.server.ts");
const { takeOutCodes } = await import("#app/codes/stop-codes.server.ts");
const { normalCode } = await import("#app/codes/code.ts");

const CREATORS = Number(process.env.MINT_CREATORS ?? 200);
const OFFERS = 4;
const KILLS = 4 + Math.floor(CREATORS / 1000);
const ENROL_AT_ONCE = 4;
const NOW = new Date("2026-11-04T15:42:00Z");
const NAMES = ["Anna Berg", "Ben Weiss", "Chloé Petit", "李娜", "Dora Day"];
const ROOT = path.resolve(import.meta.dirname, "../..");

let shop: Shop;
let worker: ChildProcess;

beforeAll(async () => {
  shop = await makeShop(db, { domain: store.domain });
});
afterAll(async () => {
  await kill();
  await store.stop();
  await closeDatabase();
  await database.drop();
});

test("a worker killed after Shopify has the codes and before it is noted leaves each of them there once", {
  timeout: 60_000,
}, async () => {
  await store.control("faults", { latencyMs: 400 });
  const offerId = await saveTestOffer(shop, "Killed between");
  await enrolMany([offerId], 60, () => "Kim Kill");
  startWorker();
  await expect.poll(() => codesInStore("Killed between"), POLL).toHaveLength(61); // with the anchor
  expect(await db.code.count({ where: { shopId: shop.id, offerId, state: "live" } })).toBe(0);
  await kill();
  await store.control("faults", { clear: true });
  startWorker();
  await allLive();
  await kill();
  await expectBothSidesAgree();
});

test("a worker killed while a code comes back into the merchant's discount leaves it there once", {
  timeout: 60_000,
}, async () => {
  await store.control("discounts", { title: "Merchant's own", codes: ["LEO30", "LEO30-MORE"] });
  const offerId = await saveTestOffer(shop, "Links only", {
    ...{ valueKind: "none", valueBasisPoints: null },
  });
  await enrolMany([offerId], 1, () => "Leo Late");
  const { id: creatorId } = await db.creator.findFirstOrThrow({ where: { name: "Leo Late" } });
  const code = { shop, creatorId, code: "LEO30", isManaged: true, now: NOW };
  await transaction((tx) => adoptCode(tx, code));
  await lookForCode({ shopId: shop.id, code: "LEO30" });
  const stand = (state: "paused" | "active") =>
    transaction((tx) => changeStanding(tx, { shopId: shop.id, creatorId }, { state, now: NOW }));
  await stand("paused");
  await takeOutCodes({ shopId: shop.id, offerId });
  expect(await codesInStore("Merchant's own")).toEqual(["LEO30-MORE"]);
  await store.control("faults", { latencyMs: 400 });
  await stand("active");
  startWorker();
  await expect.poll(() => codesInStore("Merchant's own"), POLL).toHaveLength(2);
  expect(await db.code.findFirst({ where: { code: "LEO30" } })).toMatchObject({ state: "minting" });
  await kill();
  await store.control("faults", { clear: true });
  startWorker();
  await allLive();
  await kill();
  expect((await codesInStore("Merchant's own")).sort()).toEqual(["LEO30", "LEO30-MORE"]);
  await expectBothSidesAgree(["LEO30"]);
});

test(`${CREATORS} creators in ${OFFERS} offers have one live code each, through throttling, faults, lost answers and ${KILLS} kills`, {
  timeout: 120_000 + CREATORS * 200,
}, async () => {
  await store.control("shops", { handle: "demo", plan: "plus" });
  const offers = await Promise.all(
    Array.from({ length: OFFERS }, (_, n) => saveTestOffer(shop, `Offer ${n}`)),
  );
  await store.control("discounts", { title: "Merchant's own", codes: ["ANNA10", "BEN102"] });
  await store.control("faults", { throttle: 0.05, error5xx: 0.1, lostAnswer: 0.1 });
  const startedMs = performance.now();
  startWorker();
  const killing = killAgainAndAgain();
  await enrolMany(offers, CREATORS, (n) =>
    n % 3 === 0 ? (NAMES[n % NAMES.length] ?? "") : `Creator ${n}`,
  );
  const enrolledMs = performance.now();
  await killing;
  await allLive();
  const liveMs = performance.now();
  await kill();
  await store.control("faults", { clear: true });
  await expectBothSidesAgree(["LEO30"]);
  if (process.env.MINT_CREATORS)
    console.log(
      `${CREATORS} creators enrolled in ${seconds(startedMs, enrolledMs)}, all live after ${seconds(startedMs, liveMs)}`,
    );
});

const POLL = { timeout: 30_000, interval: 20 };
const seconds = (from: number, to: number): string => `${((to - from) / 1000).toFixed(1)} s`;

function startWorker(): void {
  worker = spawn(
    process.execPath,
    [
      "--import",
      path.join(ROOT, "devstore/preload.mjs"),
      path.join(import.meta.dirname, "minting-worker.ts"),
    ],
    { cwd: ROOT, env: { ...process.env }, stdio: ["ignore", "ignore", "inherit"] },
  );
}

async function kill(): Promise<void> {
  if (!worker || worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, "exit");
  worker.kill("SIGKILL");
  await ended;
}

/** The worker lives a little longer each time, so that it is met at every point of its work. */
async function killAgainAndAgain(): Promise<void> {
  for (let n = 0; n < KILLS; n++) {
    await sleep(1_200 + n * 270);
    await kill();
    startWorker();
  }
}

const enrol = (offerId: string, name: string): Promise<void> =>
  transaction(async (tx) => {
    const result = await enrolWithCode(tx, {
      shop,
      creatorId: v7(),
      profile: {
        ...NO_DETAILS,
        name,
        handle: "",
        platform: "tiktok",
        followers: 0,
        tags: [],
        note: "",
      },
      offerId,
      wanted: "",
      now: NOW,
    });
    if (!result.ok) throw new Error(result.error.kind);
  });

async function enrolMany(
  offers: readonly string[],
  count: number,
  nameOf: (n: number) => string,
): Promise<void> {
  let enrolled = 0;
  const merchant = async () => {
    while (enrolled < count) {
      const n = enrolled++;
      await enrol(offers[n % offers.length] ?? "", nameOf(n));
    }
  };
  await Promise.all(Array.from({ length: ENROL_AT_ONCE }, merchant));
}

/** A refused code, taken by a discount of the merchant's own, is answered as a merchant does: with the free one that is named. */
async function allLive(): Promise<void> {
  for (
    const untilMs = Date.now() + CREATORS * 200 + 60_000;
    Date.now() < untilMs;
    await sleep(200)
  ) {
    await chooseOthers();
    if ((await db.code.count({ where: { shopId: shop.id, state: "minting" } })) === 0) return;
  }
  throw new Error("codes still wait");
}

async function chooseOthers(): Promise<void> {
  const { chooseCode } = await import("#app/codes/request-code.server.ts");
  const refused = await db.code.findMany({ where: { shopId: shop.id, state: "refused" } });
  for (const { id, creatorId, refusal } of refused) {
    const wanted = /([A-Z0-9]+) is free\.$/.exec(refusal ?? "")?.[1];
    if (!wanted) throw new Error(refusal ?? "refused without a word");
    const choose = (code: string) =>
      transaction((tx) => chooseCode(tx, { shop, creatorId, wanted: code, now: NOW }));
    const first = await choose(wanted);
    if (!first.ok && first.error.kind === "code-taken") await choose(first.error.free); // another was quicker
    await db.code.delete({ where: { shopId_id: { shopId: shop.id, id } } }); // answered
  }
}

type StoreDiscount = Readonly<{ title: string; codes: readonly Readonly<{ code: string }>[] }>;

async function storeDiscounts(): Promise<readonly StoreDiscount[]> {
  return (await store.control<{ discounts: StoreDiscount[] }>("discounts")).discounts;
}

async function codesInStore(title: string): Promise<string[]> {
  const found = (await storeDiscounts()).filter((one) => one.title === title);
  return found.flatMap(({ codes }) => codes.map(({ code }) => normalCode(code)));
}

/** Each creator has one code and it is live; but for those in the merchant's discount each code of an offer in the dev store is a creator's, but for one anchor a discount. */
async function expectBothSidesAgree(elsewhere: readonly string[] = []): Promise<void> {
  const creators = await db.creator.count({ where: { shopId: shop.id } });
  const rows = await db.code.findMany({ where: { shopId: shop.id } });
  expect(rows.filter(({ state }) => state !== "live")).toEqual([]);
  expect(rows).toHaveLength(creators);
  expect(new Set(rows.map(({ creatorId }) => creatorId)).size).toBe(creators);
  const ours = (await storeDiscounts()).filter(({ title }) => title !== "Merchant's own");
  const inStore = ours.flatMap(({ codes }) => codes.map(({ code }) => normalCode(code)));
  const anchors = inStore.filter((code) => code.startsWith("CL-"));
  expect(anchors).toHaveLength(ours.length);
  expect(new Set(ours.map(({ title }) => title)).size).toBe(ours.length); // no offer has two discounts
  expect(inStore.filter((code) => !code.startsWith("CL-")).sort()).toEqual(
    rows
      .map(({ code }) => code)
      .filter((code) => !elsewhere.includes(code))
      .sort(),
  );
}
