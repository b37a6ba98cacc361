import { afterAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeEntry, makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { makeEarningsLink, openEarningsLink, revokeEarningsLink } = await import(
  "#app/portal/earnings-link.server.ts"
);
const { EARNINGS_HEADERS, earningsRequest } = await import(
  "#app/portal/earnings-request.server.ts"
);
const { earningsLinkCard, earningsPage } = await import("#app/portal/pages.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-22T15:00:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);
const DAY_MS = 86_400_000;

async function setUp() {
  const shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna Berg");
  return { shop, creatorId };
}

/** The token of a new link, as it stands in its address. */
async function linkOf(shop: Shop, creatorId: string, now = NOW): Promise<string> {
  const made = await transaction((tx) => makeEarningsLink(tx, shop, { creatorId, now }));
  if (!made.ok) throw new Error(made.error.kind);
  return new URL(made.value.url).pathname.replace("/e/", "");
}

const opens = async (token: string, now = NOW) =>
  (await transaction((tx) => openEarningsLink(tx, token, now)))?.creatorId ?? null;

test("a link opens its creator's page until it expires, and not a moment longer", async () => {
  const { shop, creatorId } = await setUp();
  const token = await linkOf(shop, creatorId);
  expect(await opens(token)).toBe(creatorId);
  expect(await opens(token, later(365 * DAY_MS - 1))).toBe(creatorId);
  expect(await opens(token, later(365 * DAY_MS))).toBeNull();
});

test("a dump of the database opens no page: the secret is not in it", async () => {
  const { shop, creatorId } = await setUp();
  const token = await linkOf(shop, creatorId);
  const [stored] = await db.earningsLink.findMany({ where: { shopId: shop.id } });
  expect(JSON.stringify(stored)).not.toContain(token.split("-")[1]);
  expect(await opens(stored?.tokenHash ?? "")).toBeNull();
  expect(await opens(`${shop.key}-${stored?.tokenHash}`)).toBeNull();
});

test("revoked, replaced, unknown and another shop's tokens open nothing", async () => {
  const { shop, creatorId } = await setUp();
  const other = await makeShop(db);
  const first = await linkOf(shop, creatorId);
  const second = await linkOf(shop, creatorId);
  expect(await opens(first)).toBeNull();
  expect(await opens(second)).toBe(creatorId);
  expect(await opens(second.replace(shop.key, other.key))).toBeNull();
  expect(await opens(second.slice(0, -1))).toBeNull();
  expect(
    await transaction((tx) => revokeEarningsLink(tx, other, { creatorId, now: NOW })),
  ).toMatchObject({ ok: false });
  await transaction((tx) => revokeEarningsLink(tx, shop, { creatorId, now: NOW }));
  expect(await opens(second)).toBeNull();
});

test("two links made at once leave one that works", async () => {
  const { shop, creatorId } = await setUp();
  const tokens = await Promise.all([linkOf(shop, creatorId), linkOf(shop, creatorId)]);
  const opened = await Promise.all(tokens.map((token) => opens(token)));
  expect(opened.filter((id) => id === creatorId)).toHaveLength(1);
});

test("the link of a shop that took the app out opens nothing", async () => {
  const { shop, creatorId } = await setUp();
  const token = await linkOf(shop, creatorId);
  await db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: NOW } });
  expect(await opens(token)).toBeNull();
});

test("opening is noted at most once a minute", async () => {
  const { shop, creatorId } = await setUp();
  const token = await linkOf(shop, creatorId);
  const noted = async () =>
    (await db.earningsLink.findFirst({ where: { shopId: shop.id } }))?.lastOpenedAt;
  await opens(token);
  await opens(token, later(59_999));
  expect(await noted()).toEqual(NOW);
  await opens(token, later(60_001));
  expect(await noted()).toEqual(later(60_001));
  const card = await transaction((tx) => earningsLinkCard(tx, { shop, creatorId, now: NOW }));
  expect(card.link).toEqual({
    made: "22 Nov 2026, 10:00",
    ends: "22 Nov 2027",
    lastOpened: "22 Nov 2026, 10:01",
  });
});

test("a wrong token is 404 with headers that keep the page private, and too many are 429", async () => {
  const request = new Request("http://localhost/e/nothing", {
    headers: { "x-forwarded-for": "203.0.113.9, 198.51.100.7" },
  });
  const statuses: unknown[] = [];
  for (let i = 0; i < 31; i++) statuses.push(await earningsRequest(request, "nothing"));
  expect(statuses.slice(0, 30).every((answer) => JSON.stringify(answer) === '{"status":404}')).toBe(
    true,
  );
  expect(statuses[30]).toEqual({ status: 429 });
  expect(EARNINGS_HEADERS).toMatchObject({
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
  });
});

test("the page shows a creator her own orders in every state, by hand-worked sums, and nobody else's", async () => {
  const { shop, creatorId } = await setUp();
  const bo = await makeCreator(db, shop, "Bo Lind");
  const at = (day: string) => new Date(`${day}T15:00:00Z`);
  const customerGid = "gid://shopify/Customer/191167";
  const order = (day: string, owner: string) =>
    makeOrder(db, shop, {
      processedAt: at(day),
      netMinor: 8928n,
      creatorId: owner,
      code: "ANNABERG10",
      customerGid,
    });
  const pending = await order("2026-11-03", creatorId);
  const payable = await order("2026-10-03", creatorId);
  const foreign = await order("2026-11-04", bo);
  const until = { payableAt: at("2026-12-03") };
  const hers = { creatorId, orderId: pending.id, occurredAt: at("2026-11-03") };
  await makeEntry(db, shop, { ...hers, ...until, amountMinor: 1116n });
  const refundedOn = { occurredAt: at("2026-11-10") };
  await makeEntry(db, shop, { ...hers, ...until, ...refundedOn, amountMinor: -410n });
  const older = { ...hers, orderId: payable.id, occurredAt: at("2026-10-03"), isApproved: true };
  await makeEntry(db, shop, { ...older, amountMinor: 2525n });
  const his = { ...hers, creatorId: bo, orderId: foreign.id };
  await makeEntry(db, shop, { ...his, amountMinor: 777n });
  const page = await transaction((tx) =>
    earningsPage(tx, { shop, creatorId, cursor: null, now: NOW }),
  );
  expect(page.sums).toEqual({
    currency: "USD",
    next: "$25.25",
    isDebt: false,
    inPayout: null,
    pending: "$7.06",
    pendingFrom: "3 Dec 2026",
    paid: "$0.00",
    payouts: "0 payouts",
  });
  expect(page.orders).toMatchObject([
    {
      on: "3 Nov 2026",
      amount: "$7.06",
      text: "Becomes payable on 3 Dec 2026",
      changes: ["Refunded: −$4.10 on 10 Nov 2026"],
      reason: "Your code ANNABERG10 was used.",
    },
    { on: "3 Oct 2026", amount: "$25.25", text: "To be paid next", changes: [] },
  ]);
  expect(page).toMatchObject({ name: "Anna Berg", code: "ANNABERG10", next: null });
  expect(page.links).toMatchObject([
    { label: "Main link", url: expect.stringMatching(/^http:\/\/localhost:3000\/r\//) },
  ]);
  const shown = JSON.stringify(page);
  for (const secret of [customerGid, "Bo Lind", "$7.77", foreign.id, bo, "BOLIND10"])
    expect(shown).not.toContain(secret);
});

test("orders are paged, each once, the newest first", async () => {
  const { shop, creatorId } = await setUp();
  for (let n = 0; n < 60; n++) {
    const occurredAt = later(-Math.floor(n / 3) * DAY_MS); // three on each day, at one instant
    const { id } = await makeOrder(db, shop, { processedAt: occurredAt, netMinor: 800n });
    await makeEntry(db, shop, { creatorId, orderId: id, amountMinor: 100n, occurredAt });
  }
  const seen: string[] = [];
  for (let cursor: string | null = "", pages = 0; cursor !== null; pages++) {
    const page: Awaited<ReturnType<typeof earningsPage>> = await transaction((tx) =>
      earningsPage(tx, { shop, creatorId, cursor, now: NOW }),
    );
    seen.push(...page.orders.map(({ id }) => id));
    cursor = page.next;
    expect(pages).toBeLessThan(4);
  }
  expect(new Set(seen).size).toBe(60);
  expect(seen).toHaveLength(60);
});

test("the address of a page in the shop is there once the shop shows the page", async () => {
  const { shop, creatorId } = await setUp();
  const addressOn = async () => {
    const page = await transaction((tx) =>
      earningsPage(tx, { shop, creatorId, cursor: null, now: NOW }),
    );
    return page.landingUrl;
  };
  const { key } = await db.link.findFirstOrThrow({ where: { shopId: shop.id, creatorId } });
  const row = { shopId: shop.id, id: creatorId };
  await db.landingPage.create({ data: { ...row, isShown: false, headline: "Picks", words: "" } });
  expect(await addressOn()).toBeNull();
  await db.landingPage.update({ where: { shopId_id: row }, data: { isShown: true } });
  expect(await addressOn()).toBe(`${new URL(shop.storefrontUrl).origin}/apps/creators/c/${key}`);
});

test("what a code gives that was in Shopify before is not told by the offer", async () => {
  const { shop, creatorId } = await setUp();
  const told = async () => {
    const page = await transaction((tx) =>
      earningsPage(tx, { shop, creatorId, cursor: null, now: NOW }),
    );
    return page.forFollowers;
  };
  expect(await told()).toMatch(/^Your followers get /);
  await db.code.updateMany({ where: { shopId: shop.id, creatorId }, data: { origin: "adopted" } });
  expect(await told()).toBeNull();
});
