import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { useTestDatabase } from "../support/db.ts";
import { startStore } from "./store.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const toShopify = globalThis.fetch;
let refreshes = 0;
let isRefreshAway = false;
const counting: typeof fetch = async (input, init) => {
  const isRefresh = String(init?.body ?? "").includes("refresh_token");
  if (isRefresh) refreshes += 1;
  return isRefresh && isRefreshAway ? new Response("", { status: 503 }) : toShopify(input, init);
};
Object.defineProperty(globalThis, "fetch", { value: counting });
const { closeDatabase, db, withLock } = await import("#app/platform/db.server.ts");
const { accessOf } = await import("#app/shopify/access.server.ts");
const { adminFor, forgetAccess } = await import("#app/shopify/admin.server.ts");
const { readShop } = await import("#app/shopify/shop.server.ts");
const { installShop } = await import("#app/shops/install-shop.server.ts");
const { uninstallIfGone } = await import("#app/shops/uninstall-shop.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await store.stop();
});

beforeEach(() => {
  refreshes = 0;
  forgetAccess(store.domain);
});

const read = async () => (await readShop(adminFor(store.domain))).currency;
const endIn = (minutes: number) =>
  db.session.updateMany({ data: { expires: new Date(Date.now() + minutes * 60_000) } });

test("a token with time left is used as it is", async () => {
  await endIn(30);
  expect(await Promise.all([read(), read()])).toEqual(["USD", "USD"]);
  expect(refreshes).toBe(0);
});

test("a token about to end is refreshed once, however many ask at the same moment", async () => {
  await endIn(1);
  const before = await db.session.findFirstOrThrow({});
  await Promise.all(Array.from({ length: 8 }, read));
  const after = await db.session.findFirstOrThrow({});
  expect(refreshes).toBe(1);
  expect(after.refreshToken).not.toBe(before.refreshToken);
});

test("two processes that find the token about to end spend one refresh token", async () => {
  await endIn(1);
  const web = read();
  forgetAccess(store.domain); // what the other process knows of a look that is under way
  await Promise.all([web, read()]);
  expect(refreshes).toBe(1);
});

test("a token server that is away proves no uninstall: the shop keeps what it has, and it is asked again", async () => {
  const shop = await installShop(store.domain);
  await endIn(1);
  isRefreshAway = true;
  try {
    await expect(uninstallIfGone(shop)).rejects.toMatchObject({ kind: "unavailable" });
  } finally {
    isRefreshAway = false;
  }
  expect(await db.shop.count({ where: { uninstalledAt: null } })).toBe(1);
  expect(await db.session.count()).toBe(1);
  expect(await read()).toBe("USD");
});

test("a shop without a session is not installed", async () => {
  await expect(readShop(adminFor("gone.myshopify.com"))).rejects.toMatchObject({
    kind: "unauthorized",
  });
});

test("work under one name never overlaps, and a failure lets the next one in", async () => {
  const seen: string[] = [];
  const work = (name: string, fails = false) =>
    withLock("one name", async () => {
      seen.push(`${name} in`);
      await new Promise((done) => setTimeout(done, 20));
      seen.push(`${name} out`);
      if (fails) throw new Error(name);
    });
  const outcomes = await Promise.allSettled([work("a", true), work("b")]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(seen.map((step) => step.slice(2))).toEqual(["in", "out", "in", "out"]);
});

test("a token that Shopify refuses is renewed at once where Shopify still lets us", async () => {
  await endIn(30);
  await db.session.updateMany({ data: { accessToken: "revoked" } });
  expect(await read()).toBe("USD");
  expect(refreshes).toBe(1);
  expect(await accessOf(db, store.domain)).toBe("given");
});

test("R20: a refused token is renewed where this machine's clock is hours behind", async () => {
  await endIn(30);
  await db.session.updateMany({ data: { accessToken: "revoked" } });
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(Date.now() - 3 * 3_600_000);
  try {
    expect(await read()).toBe("USD");
  } finally {
    vi.useRealTimers();
  }
  expect(refreshes).toBe(1);
});

test("access that is taken back is known to every process, and stays lost until a new token comes", async () => {
  await endIn(30);
  await store.control("revoke-tokens", {});
  await expect(read()).rejects.toMatchObject({ kind: "unauthorized" });
  expect(await accessOf(db, store.domain)).toBe("lost");
  expect(await db.session.findFirstOrThrow({})).toMatchObject({ accessToken: "" });
  forgetAccess(store.domain); // as a process that starts later
  isRefreshAway = true;
  try {
    await expect(read()).rejects.toMatchObject({ kind: "unauthorized" });
  } finally {
    isRefreshAway = false;
  }
});
