// A creator's page from its form to the visitor, against a dev store: what is kept, what is shown to whom, and what a visit leaves.
import Fastify from "fastify";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseReference } from "#app/links/contract.ts";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeCreator, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { askLanding, innerOf, PHONE, type Visiting, waysIn } from "../support/landing.ts";
import { formOf, makeProgram } from "../support/programs.ts";
import { signed } from "../support/storefront.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { answerLanding } = await import("#app/landing/answer-landing.server.ts");
const { landingCard } = await import("#app/landing/pages.server.ts");
const { registerLandingDoor } = await import("#app/landing/landing-door.server.ts");
const { linkVisits, VISITS_PER_SECOND_MAX } = await import("#app/links/take-visit.server.ts");

type Product = Readonly<{ id: string; gid: string }>;
let shop: Shop;
let other: Shop;
let serum: Product;
let balm: Product;

beforeAll(async () => {
  shop = await makeShop(db, { domain: store.domain });
  other = await makeShop(db, { name: "Other" });
  const product = (body: object) => store.control<Product>("products", body);
  serum = await product({
    title: "Barrier serum {{ x }}",
    sku: "SERUM",
    price: "40.00",
    handle: "serum",
    imageUrl: "https://cdn.shopify.com/s/files/1/serum.jpg",
  });
  balm = await product({ title: "Balm", sku: "BALM", price: "9.00", handle: "balm" });
});

afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-30T12:00:00Z");
const fieldsOf = (given: object = {}) => ({
  isShown: "on",
  headline: "Picked by Anna",
  words: "Three that I use.",
  photoUrl: "https://cdn.shopify.com/s/files/1/anna.jpg",
  productGids: [serum.gid, balm.gid],
  ...given,
});

const save = (creatorId: string, given: object = {}, whose = shop) =>
  answerLanding(whose, { creatorId, form: formOf(fieldsOf(given)), now: NOW });

/** A creator with a page, and the key of her link. */
async function makePage(name: string, given: object = {}) {
  const creatorId = await makeCreator(db, shop, name);
  const saved = await save(creatorId, given);
  expect(saved).toMatchObject({ ok: true, value: { said: "Page saved" } });
  const link = await db.link.findFirstOrThrow({ where: { shopId: shop.id, creatorId } });
  return { creatorId, key: link.key, linkId: link.id };
}

/** Visits a page through Shopify's proxy, and waits until its click is written. */
async function visit(key: string, given: Visiting & Readonly<{ shop?: Shop }> = {}) {
  return askLanding(signed(`/proxy/c/${key}`, { shop: (given.shop ?? shop).domain }), given);
}

const clicksOf = (linkId: string) => db.click.findMany({ where: { shopId: shop.id, linkId } });

test("a visit is a click of the main link, and every way from the page applies her code with its reference", async () => {
  const { key, linkId } = await makePage("Anna");
  const page = await visit(key.toUpperCase(), {
    headers: { referer: "https://www.tiktok.com/@a" },
  });
  expect([page.status, page.type]).toEqual([200, "application/liquid; charset=utf-8"]);
  expect(page.headers["cache-control"]).toBe("private, no-store");
  expect(page.html).toContain("Picked by Anna");
  expect(page.html).toContain("10 % off everything.</strong> Code ANNA10 is in your cart");
  expect(page.html).toContain("<p>$40.00</p>");
  const ways = waysIn(page.html);
  expect(ways.map(({ pathname }) => pathname)).toEqual(Array(3).fill("/discount/ANNA10"));
  expect(ways.map((way) => innerOf(way).pathname)).toEqual([
    "/",
    "/products/serum",
    "/products/balm",
  ]);
  const [click, ...more] = await clicksOf(linkId);
  expect(more).toEqual([]);
  for (const way of ways) {
    const reference = parseReference(innerOf(way).searchParams.get("ref") ?? "");
    expect(reference).toMatchObject({ slug: `${shop.key}-${key}`, clickId: click?.id });
  }
  expect(click).toMatchObject({ referrerHost: "www.tiktok.com", isBot: false, isPrefetch: false });
});

test("what a merchant or a product's name holds is neither run by Shopify nor by a browser", async () => {
  const evil = "{{ shop.email }}{% raw %}<script>alert(1)</script>";
  const { key } = await makePage("Evil", { headline: evil, words: `${evil}\n\n${evil}` });
  const { html } = await visit(key);
  expect(html).toContain("Barrier serum &#123;&#123; x &#125;&#125;");
  expect(html).not.toMatch(/\{[{%]|[%}]\}|<script/);
});

test("bots, prefetches and HEAD are kept and not counted", async () => {
  const { key, linkId } = await makePage("Bots");
  await visit(key, { headers: { "user-agent": "Googlebot/2.1" } });
  await visit(key, { headers: { "sec-purpose": "prefetch" } });
  const head = await visit(key, { method: "HEAD" });
  expect([head.status, head.html]).toEqual([200, ""]);
  const kept = await clicksOf(linkId);
  expect(kept.map(({ isBot, isPrefetch, visitor }) => [isBot || isPrefetch, visitor])).toEqual(
    Array(3).fill([true, null]),
  );
});

test("a page that is off, of a paused or archived creator, and none at all look the same, lead on and count nothing", async () => {
  const { creatorId, key, linkId } = await makePage("Stopped");
  const pages = [await visit("nobody"), await visit("x".repeat(90))];
  for (const state of ["paused", "archived"]) {
    await db.creator.updateMany({ where: { id: creatorId }, data: { state } });
    pages.push(await visit(key));
  }
  await db.creator.updateMany({ where: { id: creatorId }, data: { state: "active" } });
  await save(creatorId, { isShown: "" });
  pages.push(await visit(key));
  const bare = await makeCreator(db, shop, "Without");
  const link = await db.link.findFirstOrThrow({ where: { shopId: shop.id, creatorId: bare } });
  pages.push(await visit(link.key));
  expect(new Set(pages.map(({ html }) => html)).size).toBe(1);
  for (const { status, type, html } of pages) {
    expect([status, type]).toEqual([404, "application/liquid; charset=utf-8"]);
    expect(waysIn(html).map(({ pathname, search }) => pathname + search)).toEqual(["/"]);
  }
  expect(await clicksOf(linkId)).toEqual([]);
  await save(creatorId);
  expect((await visit(key)).status).toBe(200);
});

test("a flood from one address is shown what is in memory, and nothing of it is kept", async () => {
  const { key, linkId } = await makePage("Flood");
  const quiet = await makePage("Quiet");
  const app = Fastify();
  registerLandingDoor(app, linkVisits(app));
  const from = (client: string, of = key) =>
    app.inject({
      url: signed(`/proxy/c/${of}`, { shop: shop.domain }),
      headers: { "user-agent": PHONE, "x-forwarded-for": client },
    });
  await from("203.0.113.5");
  const all = await Promise.all(
    Array.from({ length: VISITS_PER_SECOND_MAX * 4 }, () => from("203.0.113.6")),
  );
  const guess = await from("203.0.113.6", quiet.key);
  await app.close();
  expect(new Set(all.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  expect([200, 429]).toContain(guess.statusCode); // another second may have begun
  const kept = await clicksOf(linkId);
  expect(kept.length).toBeGreaterThan(VISITS_PER_SECOND_MAX);
  expect(kept.length).toBeLessThan(VISITS_PER_SECOND_MAX * 4);
});

test("another shop's key is unknown, and what Shopify did not sign is refused without a page of the theme", async () => {
  const { key, linkId } = await makePage("Ours");
  const elsewhere = await visit(key, { shop: other });
  expect([elsewhere.status, elsewhere.html.includes("Ours")]).toEqual([404, false]);
  for (const url of [
    `/proxy/c/${key}?shop=${shop.domain}`,
    signed(`/proxy/c/${key}`, { shop: shop.domain, secret: "x" }),
    signed(`/proxy/c/${key}`, { shop: shop.domain, at: new Date(0) }),
    signed(`/proxy/c/${key}`, { shop: "no.myshopify.com" }),
  ]) {
    const { status, type } = await askLanding(url);
    expect([status, type]).toEqual([404, "text/html; charset=utf-8"]);
  }
  expect(await clicksOf(linkId)).toEqual([]);
});

test("any link of hers shows the page and counts for itself", async () => {
  const { creatorId } = await makePage("Word");
  const of = { shopId: shop.id, creatorId, offerId: offerOf(shop), createdAt: NOW };
  const id = v7();
  await db.link.create({ data: { ...of, id, key: "word-anna", label: "Word" } });
  expect((await visit("word-anna")).status).toBe(200);
  expect(await clicksOf(id)).toHaveLength(1);
  const card = await transaction((tx) => landingCard(tx, { shop, creatorId }));
  const main = await db.link.findFirst({ where: { creatorId, label: "" } });
  expect(card.url).toBe(`https://northwind.example/apps/creators/c/${main?.key}`);
});

test("a link that has ended, or only tracks, promises no discount", async () => {
  const { key, linkId } = await makePage("Ended");
  await db.link.updateMany({ where: { id: linkId }, data: { appliesDiscount: false } });
  const tracking = await visit(key);
  expect(tracking.html).not.toMatch(/discount|ENDED10/i);
  expect(waysIn(tracking.html)[1]?.searchParams.get("ref")).toMatch(`${shop.key}-${key}.`);
  await db.link.updateMany({ where: { id: linkId }, data: { expiresAt: new Date(1) } });
  const ended = await visit(key);
  expect(ended.status).toBe(200);
  expect(waysIn(ended.html).map(({ pathname, search }) => pathname + search)).toEqual([
    "/",
    "/products/serum",
    "/products/balm",
  ]);
  expect(await clicksOf(linkId)).toHaveLength(1);
});

test("a code that gives no discount is applied and promises none", async () => {
  const { key } = await makePage("Plain");
  const codeOnly = (valueKind: string) =>
    db.offer.updateMany({ where: { shopId: shop.id }, data: { valueKind } });
  await codeOnly("code");
  const { html } = await visit(key);
  await codeOnly("percentage");
  expect(html).toContain(
    "<strong>No discount: the code tells the shop that you come from Plain.</strong> Code PLAIN10 is in your cart",
  );
  expect(html).not.toMatch(/% off/);
  expect(waysIn(html).map(({ pathname }) => pathname)).toEqual(Array(3).fill("/discount/PLAIN10"));
});

test("where links are safe each visit has a code of its own that the page does not tell, and bots have none", async () => {
  const { creatorId, key } = await makePage("Safe");
  const { id: programId } = await makeProgram(shop, { linkCodes: "single-use" });
  const of = { shopId: shop.id };
  await db.membership.create({ data: { ...of, id: v7(), programId, creatorId, joinedAt: NOW } });
  const pool = {
    id: offerOf(shop),
    state: "live",
    discountGid: "gid://shopify/DiscountCodeNode/1",
  };
  await db.safePool.upsert({
    where: { shopId_id: { shopId: shop.id, id: pool.id } },
    create: { ...of, ...pool, filledAt: NOW },
    update: { filledAt: NOW },
  });
  const code = { ...of, offerId: pool.id, state: "ready" };
  await db.safeCode.createMany({
    data: ["ONCEAAAA22", "ONCEBBBB33"].map((text) => ({ ...code, id: v7(), code: text })),
  });
  const bot = await visit(key, { headers: { "user-agent": "Googlebot/2.1" } });
  expect(bot.html).not.toMatch(/SAFE10|ONCE|\/discount\//);
  const pages = [await visit(key), await visit(key), await visit(key)];
  const codes = pages.map(({ html }) => waysIn(html).map(({ pathname }) => pathname));
  expect(codes.slice(0, 2).flat().sort()).toEqual([
    ...Array(3).fill("/discount/ONCEAAAA22"),
    ...Array(3).fill("/discount/ONCEBBBB33"),
  ]);
  expect(pages[0]?.html).toContain("A code for you is in your cart when you shop from here.");
  expect(pages.map(({ html }) => /Code (ONCE|SAFE10)/.test(html))).toEqual([false, false, false]);
  expect(pages[2]?.html).not.toMatch(/\/discount\/|SAFE10/); // the pool is dry
  const drawn = await db.safeCode.findMany({ where: { ...of, state: "taken" } });
  const clicks = await db.click.findMany({
    where: { shopId: of.shopId, safeCode: { in: drawn.map(({ code: text }) => text) } },
  });
  expect(clicks).toHaveLength(2);
});
