import Fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CART_ATTRIBUTE, parseReference, REFERENCE_PARAMETER } from "#app/links/contract.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, sqlTransaction } = await import("#app/platform/db.server.ts");
const { registerLinkDoor } = await import("#app/links/record-click.server.ts");
const { linkVisits } = await import("#app/links/take-visit.server.ts");
const { clickBuffer } = await import("#app/links/click-buffer.server.ts");
const { findTouches } = await import("#app/links/find-touches.server.ts");
const { linksOfCreator } = await import("#app/links/pages.server.ts");

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1";
let shop: Shop;
let creatorId: string;
let slug: string;

beforeAll(async () => {
  shop = await makeShop(db);
  creatorId = await makeCreator(db, shop, "Anna");
  const link = await db.link.findFirst({ where: { shopId: shop.id, creatorId } });
  slug = `${shop.key}-${link?.key}`;
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

async function openDoor() {
  const app = Fastify();
  registerLinkDoor(app, linkVisits(app));
  await app.ready();
  const visit = (
    url: string,
    headers: Record<string, string> = {},
    method: "GET" | "HEAD" = "GET",
  ) => app.inject({ method, url, headers: { "user-agent": PHONE, ...headers } });
  return { app, visit };
}

const clicksOf = () => db.click.findMany({ where: { shopId: shop.id }, orderBy: { id: "asc" } });

test("a visit is sent on through the shop's discount address and recorded without personal data", async () => {
  const { app, visit } = await openDoor();
  const answer = await visit(`/r/${slug}?to=/products/glow`, {
    referer: "https://www.tiktok.com/@anna?x=1",
  });
  await app.close(); // writes what waits
  expect(answer.statusCode).toBe(302);
  expect(answer.headers["cache-control"]).toBe("no-store");
  const location = new URL(String(answer.headers.location));
  expect(location.origin + location.pathname).toBe("https://northwind.example/discount/ANNA10");
  const next = new URL(location.searchParams.get("redirect") ?? "", location);
  expect(next.pathname).toBe("/products/glow");
  expect(next.searchParams.get("utm_campaign")).toBe("spring");
  const reference = parseReference(next.searchParams.get(REFERENCE_PARAMETER) ?? "");
  expect(reference?.slug).toBe(slug);
  const clicks = await clicksOf();
  expect(clicks).toHaveLength(1);
  expect(clicks[0]).toEqual({
    shopId: shop.id,
    id: reference?.clickId,
    linkId: expect.any(String),
    clickedAt: expect.any(Date),
    referrerHost: "www.tiktok.com",
    isBot: false,
    isPrefetch: false,
    visitor: expect.stringMatching(/^[A-Za-z0-9_-]{16}$/),
    subId: null,
    country: null,
    safeCode: null,
  });
});

test("bots, prefetches and HEAD are marked and not counted as people", async () => {
  const { app, visit } = await openDoor();
  await visit(`/r/${slug}`, { "user-agent": "Googlebot/2.1" });
  await visit(`/r/${slug}`, { "sec-purpose": "prefetch" });
  const head = await visit(`/r/${slug}`, {}, "HEAD");
  await app.close();
  expect([head.statusCode, head.body]).toEqual([302, ""]);
  const span = { from: new Date("2026-01-01"), to: new Date("2126-01-01") };
  const { links } = await linksOfCreator(db, { shop, creatorId, span, now: new Date() });
  expect(links).toMatchObject([{ clicks: "1", visitors: "1", others: "3" }]);
});

test.each(["/r/", "/r/nobody-nothing", "/r/x", "/r/%0d%0aX:1", `/r/${"a".repeat(90)}`])(
  "an unknown link %s is a small page, no redirect and no click",
  async (url) => {
    const before = (await clicksOf()).length;
    const { app, visit } = await openDoor();
    const answer = await visit(url);
    await app.close();
    expect(answer.statusCode).toBe(404);
    expect(answer.headers.location).toBeUndefined();
    expect((await clicksOf()).length).toBe(before);
  },
);

test("a link leads only into the shop, and twice the same parameter leads home", async () => {
  const { app, visit } = await openDoor();
  for (const to of [
    "to=https://evil.example",
    "to=//evil.example",
    "to=%2f%2fevil.example",
    "to=/a&to=/b",
  ]) {
    const { headers } = await visit(`/r/${slug}?${to}`);
    const location = new URL(String(headers.location));
    expect(location.origin).toBe("https://northwind.example");
    expect(location.searchParams.get("redirect")).toMatch(/^\/\?utm_source=/);
  }
  await app.close();
});

test("a slug is found in capitals; a shop that left has no links", async () => {
  const { app, visit } = await openDoor();
  expect((await visit(`/r/${slug.toUpperCase()}`)).statusCode).toBe(302);
  await app.close();
  await db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: new Date() } });
  const { app: later, visit: visitLater } = await openDoor();
  expect((await visitLater(`/r/${slug}`)).statusCode).toBe(404);
  await later.close();
  await db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: null } });
});

test("a link without a live code leads straight to the path", async () => {
  const second = await makeCreator(db, shop, "Waiting");
  await db.code.updateMany({ where: { creatorId: second }, data: { state: "minting" } });
  const link = await db.link.findFirst({ where: { creatorId: second } });
  const { app, visit } = await openDoor();
  const { headers } = await visit(`/r/${shop.key}-${link?.key}?to=/pages/x`);
  await app.close();
  expect(String(headers.location)).toMatch(
    /^https:\/\/northwind\.example\/pages\/x\?utm_source=tiktok/,
  );
});

test("five thousand clicks are all written, and a click is written once however often it is tried", async () => {
  const link = await db.link.findFirst({ where: { shopId: shop.id, creatorId } });
  const before = (await clicksOf()).length;
  const buffer = clickBuffer();
  const click = (n: number) => ({
    shopId: shop.id,
    id: `01932c07-0000-7000-8000-${String(n).padStart(12, "0")}`,
    linkId: link?.id ?? "",
    clickedAt: new Date(),
    referrerHost: null,
    isBot: false,
    isPrefetch: false,
    subId: null,
    country: null,
    zone: "America/New_York",
    from: null,
    safeCode: null,
  });
  for (let n = 0; n < 5_000; n++) buffer.add(click(n));
  buffer.add(click(0));
  await buffer.close();
  expect((await clicksOf()).length - before).toBe(5_000);
});

test("a click waits about a tenth of a second at most", async () => {
  const link = await db.link.findFirst({ where: { shopId: shop.id, creatorId } });
  const buffer = clickBuffer();
  const id = "01932c07-0000-7000-8000-aaaaaaaaaaaa";
  buffer.add({
    shopId: shop.id,
    id,
    linkId: link?.id ?? "",
    clickedAt: new Date(),
    referrerHost: null,
    isBot: false,
    isPrefetch: false,
    subId: null,
    country: null,
    zone: "America/New_York",
    from: null,
    safeCode: null,
  });
  await expect
    .poll(() => db.click.count({ where: { shopId: shop.id, id } }), {
      timeout: 2_000,
      interval: 20,
    })
    .toBe(1);
  await buffer.close();
});

test("references lead back to creators of this shop, with the time of the click", async () => {
  const [click] = await clicksOf();
  const written = `${slug}.${click?.id.replaceAll("-", "")}`;
  const lost = `${slug}.018f00000000700080000000000000ff`; // its row is not there; its time is in the id
  const stranger = await makeShop(db);
  await makeCreator(db, stranger, "Stranger");
  const touches = await sqlTransaction((tx) =>
    findTouches(tx, shop.id, [
      lost,
      written.toUpperCase(),
      slug,
      "nonsense",
      `${stranger.key}-${slug.split("-")[1]}`,
      lost,
    ]),
  );
  const owner = {
    linkId: click?.linkId,
    label: "",
    creatorId,
    offerId: offerOf(shop),
    slug,
  };
  expect(touches).toEqual([
    {
      ...owner,
      reference: lost,
      clickId: "018f0000-0000-7000-8000-0000000000ff",
      clickedAt: new Date(0x018f00000000),
    },
    { ...owner, reference: written.toUpperCase(), clickId: click?.id, clickedAt: click?.clickedAt },
    { ...owner, reference: slug, clickId: null, clickedAt: null },
  ]);
  expect(await sqlTransaction((tx) => findTouches(tx, shop.id, []))).toEqual([]);
});

test("the names that travel with an order are fixed", () => {
  expect([REFERENCE_PARAMETER, CART_ATTRIBUTE]).toEqual(["ref", "_creator_ref"]);
});
