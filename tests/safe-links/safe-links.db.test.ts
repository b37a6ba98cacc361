// Safe links from the program's setting to the redirect, against a dev store: the pool, its draws, faults on the way, and what is written back.
import Fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { publishOffer } = await import("#app/programs/publish-offer.server.ts");
const { mintCodes } = await import("#app/codes/mint-codes.server.ts");
const { enrolTestCreator, saveTestOffer } = await import("../support/offers.ts");
const { makeProgram } = await import("../support/programs.ts");
const { joinProgram } = await import("#app/applications/manage-members.server.ts");
const { openPools, keepPool, keepPoolOf } = await import("#app/safe-links/keep-pools.server.ts");
const { fillPool } = await import("#app/safe-links/fill-pool.server.ts");
const { takeOutSafeCodes } = await import("#app/safe-links/take-out-codes.server.ts");
const { poolsCard } = await import("#app/safe-links/pages.server.ts");
const { registerLinkDoor } = await import("#app/links/record-click.server.ts");
const { linkVisits } = await import("#app/links/take-visit.server.ts");
const { adminFor } = await import("#app/shopify/admin.server.ts");
const { addCodes, findCode, untilAdded } = await import("#app/shopify/discounts.server.ts");

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1";
const POOL = 1_000;
let shop: Shop;
beforeAll(async () => {
  shop = await makeShop(db, { domain: store.domain });
});
afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

/** A live offer, a program with safe links that gives it, and a member with her own live code and a link. */
async function safeProgram(name: string) {
  const offerId = await saveTestOffer(shop, name, { valueBasisPoints: 1_000 });
  const creatorId = await enrolTestCreator(shop, { offerId, name: `${name} Berg`, wanted: "" });
  await publishOffer({ shopId: shop.id, offerId });
  await mintCodes({ shopId: shop.id, offerId });
  const program = await makeProgram(shop, {
    name,
    defaultOfferId: offerId,
    linkCodes: "single-use",
  });
  const now = new Date();
  await transaction((tx) =>
    joinProgram(tx, shop, { programId: program.id, creatorId, groupId: null, now }),
  );
  await transaction((tx) => openPools(tx, shop.id));
  const link = await db.link.findFirstOrThrow({ where: { shopId: shop.id, creatorId } });
  const code = await db.code.findFirstOrThrow({ where: { shopId: shop.id, creatorId } });
  const key = { shopId: shop.id, offerId };
  return {
    key,
    creatorId,
    own: code.code,
    programId: program.id,
    url: `/r/${shop.key}-${link.key}`,
  };
}

async function openDoor() {
  const app = Fastify();
  registerLinkDoor(app, linkVisits(app));
  await app.ready();
  const code = async (url: string, headers: Record<string, string> = {}) => {
    const answer = await app.inject({ url, headers: { "user-agent": PHONE, ...headers } });
    const [, found] = /\/discount\/([^?]+)/.exec(String(answer.headers.location)) ?? [];
    return found ?? null;
  };
  return { close: () => app.close(), code };
}

const numberOf = (gid: string | null): string => gid?.split("/").at(-1) ?? "";
const poolOf = ({ shopId, offerId }: { shopId: string; offerId: string }) =>
  db.safePool.findUniqueOrThrow({ where: { shopId_id: { shopId, id: offerId } } });
const countIn = (offerId: string, state: string) =>
  db.safeCode.count({ where: { shopId: shop.id, offerId, state } });

test("a link goes on with its creator's code until the pool is there, then each shopper gets a code of their own", async () => {
  const { key, own, url, programId } = await safeProgram("Whole");
  const before = await openDoor();
  expect(await before.code(url)).toBe(own);
  await before.close();
  await fillPool(key);
  expect(await countIn(key.offerId, "ready")).toBe(POOL);
  const door = await openDoor();
  const [first, second] = [await door.code(url), await door.code(url)];
  await door.close();
  expect([first, second]).not.toContain(own);
  expect(first).not.toBe(second);
  for (const code of [first, second]) {
    const { discountGid } = (await findCode(adminFor(shop.domain), code ?? "")) ?? {};
    expect(discountGid).toBe((await poolOf(key)).discountGid);
  }
  // What the door held and did not give out is back; what it gave out says to which visit.
  expect(await countIn(key.offerId, "ready")).toBe(POOL - 2);
  const clicks = await db.click.findMany({
    where: { shopId: shop.id },
    orderBy: { id: "desc" },
    take: 2,
  });
  const drawn = await db.safeCode.findMany({ where: { shopId: shop.id, state: "taken" } });
  expect(clicks.map(({ safeCode }) => safeCode).sort()).toEqual(
    drawn.map(({ code }) => code).sort(),
  );
  expect(
    await transaction((tx) => poolsCard(tx, shop, { programId, now: new Date() })),
  ).toMatchObject([
    {
      tone: "success",
      counts: "998 codes ready · 2 taken in 30 days, those held for the next shoppers among them",
      notes: [],
    },
  ]);
});

test("bots and prefetches draw nothing and see no creator's code", async () => {
  const { key, url } = await safeProgram("Bots");
  await fillPool(key);
  const door = await openDoor();
  expect(await door.code(url, { "user-agent": "Googlebot/2.1" })).toBeNull();
  expect(await door.code(url, { "sec-purpose": "prefetch" })).toBeNull();
  await door.close();
  expect(await countIn(key.offerId, "ready")).toBe(POOL);
});

test("an empty pool gives no discount, never the creator's own code, and the program's page says when", async () => {
  const { key, url, programId } = await safeProgram("Dry");
  await fillPool(key);
  await db.safeCode.updateMany({
    where: { ...key, state: "ready" },
    data: { state: "out", takenAt: new Date() },
  });
  const door = await openDoor();
  expect(await door.code(url)).toBeNull();
  await door.close();
  const card = await transaction((tx) => poolsCard(tx, shop, { programId, now: new Date() }));
  expect(card?.[0]?.notes).toEqual([
    expect.stringMatching(/^The pool was empty at .*without a discount\.$/),
  ]);
  await fillPool(key); // the visit asked for it
  const again = await openDoor();
  expect(await again.code(url)).not.toBeNull();
  await again.close();
});

test("two processes never give out the same code", async () => {
  const { key, url } = await safeProgram("Two doors");
  await fillPool(key);
  const doors = await Promise.all([openDoor(), openDoor(), openDoor()]);
  const codes = await Promise.all(
    Array.from({ length: 240 }, (_, n) =>
      doors[n % 3]?.code(url, { "x-forwarded-for": `10.0.0.${n}` }),
    ),
  );
  await Promise.all(doors.map((door) => door.close()));
  expect(codes).not.toContain(null);
  expect(new Set(codes).size).toBe(240);
});

test("codes whose addition was answered by nobody are found in the discount, and the pool is not filled twice", async () => {
  const { key } = await safeProgram("Lost");
  await fillPool(key);
  const lost = await db.safeCode.findMany({
    where: { ...key, state: "ready" },
    orderBy: { id: "desc" },
    take: 200,
  });
  const codes = lost.map(({ code }) => code);
  // The worker was killed after Shopify had them: here they wait, there they are.
  await db.safeCode.updateMany({
    where: { ...key, code: { in: codes } },
    data: { state: "minting" },
  });
  await fillPool(key);
  expect([await countIn(key.offerId, "ready"), await countIn(key.offerId, "minting")]).toEqual([
    POOL,
    0,
  ]);
  const { discounts } = await store.control<{ discounts: { title: string; codes: unknown[] }[] }>(
    "discounts",
  );
  const pool = discounts.filter(({ title }) => title === "Lost · single-use codes");
  expect(pool.map((one) => one.codes.length)).toEqual([POOL + 1]); // and the discount's first code
});

test("a code that Shopify does not take is forgotten, and another is made for it", async () => {
  const { key } = await safeProgram("Taken");
  const admin = adminFor(shop.domain);
  const other = await safeProgram("Other");
  await fillPool(other.key);
  await fillPool(key);
  const [clash] = await db.safeCode.findMany({ where: { ...key, state: "ready" }, take: 1 });
  // Another discount has the very code: it was made before ours was asked for.
  const { discountGid } = await poolOf(other.key);
  const added = await addCodes(admin, { discountGid: discountGid ?? "", codes: ["CLASH23456"] });
  if (!added.ok) throw new Error(added.error.message);
  await untilAdded(admin, added.value.bulkGid);
  await db.safeCode.update({
    where: { shopId_id: { shopId: shop.id, id: clash?.id ?? "" } },
    data: { code: "CLASH23456", state: "minting" },
  });
  await fillPool(key);
  expect(await db.safeCode.count({ where: { shopId: shop.id, code: "CLASH23456" } })).toBe(0);
  expect(await countIn(key.offerId, "ready")).toBe(POOL);
});

test("a pool's discount that was changed in Shopify is written back and told; one that was deleted is made anew", async () => {
  const { key, programId } = await safeProgram("Kept");
  await fillPool(key);
  const { discountGid } = await poolOf(key);
  await store.control(`discounts/${numberOf(discountGid)}`, { usageLimit: 5, percentage: 0.5 });
  await transaction((tx) => keepPoolOf(tx, shop, discountGid ?? ""));
  await keepPool(key);
  const card = await transaction((tx) => poolsCard(tx, shop, { programId, now: new Date() }));
  expect(card?.[0]?.notes).toEqual([
    expect.stringMatching(/^Changed in Shopify \(discount, uses of a code\) and set back/),
  ]);
  const { discounts } = await store.control<{
    discounts: { gid: string; usageLimit: number | null; percentage: number | null }[];
  }>("discounts");
  expect(discounts.find(({ gid }) => gid === discountGid)).toMatchObject({
    usageLimit: 1,
    percentage: 0.1,
  });
  await store.control(`discounts/${numberOf(discountGid)}`, { delete: true });
  await keepPool(key);
  expect(await poolOf(key)).toMatchObject({ state: "publishing", filledAt: null });
  await fillPool(key);
  expect(await poolOf(key)).toMatchObject({ state: "live" });
  expect(await countIn(key.offerId, "ready")).toBe(POOL);
});

test("what was given out and not used leaves Shopify when its visit counts no longer", async () => {
  const { key, url } = await safeProgram("Old");
  await fillPool(key);
  const door = await openDoor();
  const [old, young] = [await door.code(url), await door.code(url)];
  await door.close();
  const longAgo = new Date(Date.now() - 32 * 86_400_000); // the window is 30 days, and a day is allowed for
  await db.safeCode.updateMany({ where: { ...key, code: old ?? "" }, data: { takenAt: longAgo } });
  await takeOutSafeCodes(key);
  const admin = adminFor(shop.domain);
  await expect.poll(() => findCode(admin, old ?? ""), { timeout: 10_000 }).toBeNull();
  expect(await findCode(admin, young ?? "")).not.toBeNull();
  expect(await db.safeCode.findFirst({ where: { ...key, code: old ?? "" } })).toMatchObject({
    state: "out",
  });
});

test("a program that turns safe links off gives its creators' own codes again", async () => {
  const { key, url, own, programId } = await safeProgram("Off");
  await fillPool(key);
  await db.program.updateMany({
    where: { shopId: shop.id, id: programId },
    data: { safeLinks: false },
  });
  const door = await openDoor();
  expect(await door.code(url)).toBe(own);
  await door.close();
});
