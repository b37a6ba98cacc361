// The same links on the shop's own domain: /apps/creators/r/<key>, brought by Shopify's proxy.
import Fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseReference } from "#app/links/contract.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { signed } from "../support/storefront.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { registerLinkDoor } = await import("#app/links/record-click.server.ts");
const { linkVisits } = await import("#app/links/take-visit.server.ts");

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1";
let shop: Shop;
let other: Shop;
let key: string;
let slug: string;

beforeAll(async () => {
  shop = await makeShop(db);
  other = await makeShop(db, { name: "Other" });
  const creatorId = await makeCreator(db, shop, "Anna");
  const link = await db.link.findFirstOrThrow({ where: { shopId: shop.id, creatorId } });
  key = link.key;
  slug = `${shop.key}-${key}`;
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

type Answer = Readonly<{ status: number; html: string; headers: Record<string, unknown> }>;

/** Visits addresses one after the other, and waits until their clicks are written. */
async function visit(
  urls: readonly string[],
  headers: Record<string, string> = {},
  method: "GET" | "HEAD" = "GET",
): Promise<Answer[]> {
  const app = Fastify();
  registerLinkDoor(app, linkVisits(app));
  const answers: Answer[] = [];
  for (const url of urls) {
    const sent = await app.inject({ method, url, headers: { "user-agent": PHONE, ...headers } });
    answers.push({ status: sent.statusCode, html: sent.body, headers: sent.headers });
  }
  await app.close();
  return answers;
}

const clicks = () => db.click.findMany({ where: { shopId: shop.id }, orderBy: { id: "asc" } });
const short = (query = "") => signed(`/proxy/r/${key}`, { shop: shop.domain, query });

/** Where a page sends on to, the same by itself and by its link. */
function onward(html = ""): string {
  const [, sent] = /content="0;url=([^"]*)"/.exec(html) ?? [];
  const [, linked] = /<a href="([^"]*)"/.exec(html) ?? [];
  expect(linked).toBe(sent);
  return (sent ?? "").replaceAll("&amp;", "&").replaceAll("&#39;", "'");
}

test("a visit is a click of the link, and its page sends on within the shop with code and reference", async () => {
  const [answer] = await visit([short("to=/products/glow&sub=story-2")]);
  expect(answer?.status).toBe(200);
  expect(answer?.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(answer?.headers["x-robots-tag"]).toBe("noindex");
  expect(answer?.headers["cache-control"]).toBe("no-store");
  expect(answer?.headers.location).toBeUndefined();
  const way = onward(answer?.html);
  expect(way).toMatch(/^\/discount\/ANNA10\?redirect=%2Fproducts%2Fglow%3F/);
  const inner = new URL(
    new URL(way, "https://x.invalid").searchParams.get("redirect") ?? "",
    "https://x.invalid",
  );
  const reference = parseReference(inner.searchParams.get("ref") ?? "");
  expect(reference?.slug).toBe(slug);
  expect(await clicks()).toMatchObject([
    { id: reference?.clickId, subId: "story-2", isBot: false, isPrefetch: false },
  ]);
});

test("bots, prefetches and HEAD are kept and not counted", async () => {
  const before = (await clicks()).length;
  await visit([short()], { "user-agent": "Googlebot/2.1" });
  await visit([short()], { "sec-purpose": "prefetch" });
  const [head] = await visit([short()], {}, "HEAD");
  expect([head?.status, head?.html]).toEqual([200, ""]);
  const kept = (await clicks()).slice(before);
  expect(kept.map(({ isBot, isPrefetch }) => [isBot, isPrefetch])).toEqual([
    [true, false],
    [false, true],
    [false, true],
  ]);
});

test("the visitor is the address that Shopify noted, not Shopify's own", async () => {
  const before = (await clicks()).length;
  for (const from of [
    "9.9.9.1, 203.0.113.7",
    "9.9.9.2, 203.0.113.7",
    "9.9.9.1, 203.0.113.8",
    "9.9.9.1",
  ])
    await visit([short()], { "x-forwarded-for": from });
  const [first, second, third, fourth] = (await clicks()).slice(before);
  expect(first?.visitor).not.toBe(second?.visitor);
  expect([third?.visitor, fourth?.visitor]).toEqual([first?.visitor, first?.visitor]);
});

test.each([
  ["an unknown key", () => signed("/proxy/r/nobody", { shop: shop.domain })],
  ["another shop's key", () => signed(`/proxy/r/${key}`, { shop: other.domain })],
  ["a shop that has no app", () => signed(`/proxy/r/${key}`, { shop: "no.myshopify.com" })],
  ["no signature", () => `/proxy/r/${key}?shop=${shop.domain}`],
  ["another's signature", () => signed(`/proxy/r/${key}`, { shop: shop.domain, secret: "x" })],
  ["a signature of old", () => signed(`/proxy/r/${key}`, { shop: shop.domain, at: new Date(0) })],
  ["a query that was changed", () => `${short()}&to=/x`],
])("%s is a small page, no click and no way on", async (_, url) => {
  const before = (await clicks()).length;
  const [answer] = await visit([url()]);
  expect(answer?.status).toBe(404);
  expect(answer?.html).not.toMatch(/refresh|href|discount/);
  expect((await clicks()).length).toBe(before);
});

test("a link leads only into the shop, and one that has ended without discount, reference and click", async () => {
  const ways = ["https://evil.example", "//evil.example", "%2f%2fevil.example"].map((to) =>
    short(`to=${encodeURIComponent(to)}`),
  );
  for (const { html } of await visit(ways))
    expect(onward(html)).toMatch(/^\/discount\/ANNA10\?redirect=%2F%3Futm_source/);
  const before = (await clicks()).length;
  await db.link.updateMany({ where: { shopId: shop.id, key }, data: { expiresAt: new Date(1) } });
  const [answer] = await visit([short("to=/pages/about")]);
  expect(onward(answer?.html)).toBe("/pages/about");
  expect((await clicks()).length).toBe(before);
});
