// Links as a merchant makes them: addresses that stay their creator's, targets that come and go in the dev store, ends and archives.
import Fastify from "fastify";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LinkValues } from "#app/links/link-contract.ts";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore(); // nobody listens where its webhooks go
const { closeDatabase, db, sqlTransaction } = await import("#app/platform/db.server.ts");
const { findTouches } = await import("#app/links/find-touches.server.ts");
const { archiveLink, changeLink, changeUtmDefaults, faultOf, makeLink } = await import(
  "#app/links/save-link.server.ts"
);
const { checkTargets } = await import("#app/links/check-targets.server.ts");
const { registerLinkDoor } = await import("#app/links/record-click.server.ts");
const { linkVisits } = await import("#app/links/take-visit.server.ts");
const { linkPage, linksForCreator, linksPage, newLinkPage } = await import(
  "#app/links/pages.server.ts"
);

const NOW = new Date("2026-11-04T15:42:00Z");
const EVER = { from: new Date("2020-01-01"), to: new Date("2120-01-01") };
const NO_UTM = { source: null, medium: null, campaign: null, term: null, content: null };
const PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1";

type Product = Readonly<{ id: string; gid: string }>;

let shop: Shop;
let anna: string;
let bo: string;
let serum: Product;

beforeAll(async () => {
  shop = await makeShop(db, { domain: store.domain });
  anna = await makeCreator(db, shop, "Anna");
  bo = await makeCreator(db, shop, "Bo");
  const product = { title: "Barrier serum", sku: "SERUM", price: "40.00", handle: "serum" };
  serum = await store.control<Product>("products", product);
});

afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

const values = (given: Partial<LinkValues> = {}): LinkValues => ({
  label: "Spring serum",
  target: { kind: "home" },
  utm: NO_UTM,
  appliesDiscount: true,
  endsOn: null,
  ...given,
});
type Given = Partial<LinkValues> &
  Readonly<{ id?: string; creatorId?: string; slug?: string | null }>;
const make = ({ id = v7(), creatorId = anna, slug = null, ...given }: Given = {}) =>
  makeLink(shop, { ...values(given), id, creatorId, slug }, NOW);
async function made(given: Given = {}): Promise<string> {
  const result = await make(given);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value.linkId;
}
const product = () => ({ kind: "product", gid: serum.gid }) as const;

/** Where a visit is sent, by a door that knows nothing yet. */
async function visit(linkId: string, query = ""): Promise<URL> {
  const link = await db.link.findFirstOrThrow({ where: { shopId: shop.id, id: linkId } });
  const app = Fastify();
  registerLinkDoor(app, linkVisits(app));
  const answer = await app.inject({
    url: `/r/${shop.key}-${link.key}${query}`,
    headers: { "user-agent": PHONE },
  });
  await app.close();
  return new URL(String(answer.headers.location));
}
const landingOf = (location: URL): URL =>
  new URL(location.searchParams.get("redirect") ?? location.href, location);

test("a link to a product takes its path from Shopify, with its UTM, code and reference", async () => {
  const linkId = await made({
    slug: "spring-serum",
    target: product(),
    utm: { ...NO_UTM, campaign: "launch & go" },
  });
  const location = await visit(linkId);
  expect(location.pathname).toBe("/discount/ANNA10");
  const landing = landingOf(location);
  expect([landing.pathname, landing.searchParams.get("utm_campaign")]).toEqual([
    "/products/serum",
    "launch & go",
  ]);
  expect(landing.searchParams.get("ref")).toMatch(
    new RegExp(`^${shop.key}-spring-serum\\.[0-9a-f]{32}$`),
  );
  expect(landingOf(await visit(linkId, "?to=/pages/about")).pathname).toBe("/pages/about");
  expect(landingOf(await visit(linkId, "?to=//evil.example")).pathname).toBe("/");
});

test("the same form twice makes one link; other content under its id is refused", async () => {
  const id = v7();
  expect(await make({ id })).toEqual({ ok: true, value: { linkId: id } });
  expect(await make({ id })).toEqual({ ok: true, value: { linkId: id } });
  expect(await make({ id, label: "Other" })).toEqual({
    ok: false,
    error: { kind: "saved-before" },
  });
  expect(await db.link.count({ where: { shopId: shop.id, id } })).toBe(1);
});

test("a slug is one creator's for ever: others are told whose it is, also when its link is archived", async () => {
  const linkId = await made({ slug: "glow", label: "Glow" });
  const taken = await make({ creatorId: bo, slug: "glow" });
  expect(taken).toMatchObject({ ok: false, error: { kind: "slug-taken", creatorName: "Anna" } });
  if (!taken.ok && taken.error.kind === "slug-taken")
    expect(faultOf(taken.error)).toEqual({
      slug: ["“glow” is the link “Glow” of Anna and stays hers. Choose another."],
    });
  await archiveLink(db, shop, { linkId, archivedAt: NOW });
  expect(await make({ creatorId: bo, slug: "glow" })).toMatchObject({ ok: false });
  const other = await makeShop(db);
  const stranger = await makeCreator(db, other, "Cleo");
  const inOther = { ...values(), id: v7(), creatorId: stranger, slug: "glow" };
  expect(await makeLink(other, inOther, NOW)).toMatchObject({ ok: true });
});

test("five merchants who want one slug at once get it once", async () => {
  const results = await Promise.all(
    Array.from({ length: 5 }, () => make({ slug: "race", creatorId: bo })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a creator, a link and a product of nobody are not found", async () => {
  expect(await make({ creatorId: v7() })).toEqual({ ok: false, error: { kind: "not-found" } });
  const nowhere = { kind: "product", gid: "gid://shopify/Product/999999" } as const;
  expect(await make({ target: nowhere })).toEqual({ ok: false, error: { kind: "no-target" } });
  const other = await makeShop(db);
  const linkId = await made();
  const change = { linkId, values: values({ label: "Stolen" }), now: NOW };
  expect(await changeLink(other, change)).toEqual({ ok: false, error: { kind: "not-found" } });
  expect(await linkPage(db, { shop: other, linkId, span: EVER, now: NOW })).toBeNull();
  expect(await newLinkPage(db, other, anna)).toBeNull();
});

test("the shop's UTM parameters stand in where a link sets none, of this shop alone", async () => {
  await changeUtmDefaults(db, shop, { ...NO_UTM, medium: "influencer", term: "a&b" });
  await changeUtmDefaults(db, shop, { ...NO_UTM, medium: "paid social" });
  const linkId = await made({ utm: { ...NO_UTM, campaign: "launch" } });
  const landing = landingOf(await visit(linkId)).searchParams;
  expect([...landing].slice(0, 3)).toEqual([
    ["utm_source", "tiktok"],
    ["utm_medium", "paid social"],
    ["utm_campaign", "launch"],
  ]);
  expect((await newLinkPage(db, shop, anna))?.form.utm.medium).toBe("paid social");
  const other = await makeShop(db);
  const stranger = await makeCreator(db, other, "Finn");
  expect((await newLinkPage(db, other, stranger))?.form.utm.medium).toBeNull();
  await changeUtmDefaults(db, shop, NO_UTM);
  expect(landingOf(await visit(linkId)).searchParams.get("utm_medium")).toBe("creator");
});

test("a link that only tracks leads past the discount; archived it goes on as it was", async () => {
  const linkId = await made({ appliesDiscount: false });
  expect((await visit(linkId)).pathname).toBe("/");
  await archiveLink(db, shop, { linkId, archivedAt: NOW });
  const location = await visit(linkId);
  expect([location.pathname, location.searchParams.has("ref")]).toEqual(["/", true]);
});

test("after its last day in the shop's zone a link leads to the bare page, and its visits are not kept", async () => {
  const linkId = await made({
    target: { kind: "page", path: "/pages/a?b=c" },
    endsOn: "2026-11-04",
  });
  const row = await db.link.findFirstOrThrow({ where: { shopId: shop.id, id: linkId } });
  expect(row.expiresAt).toEqual(new Date("2026-11-05T05:00:00Z")); // midnight in New York
  expect((await visit(linkId)).href).toBe("https://northwind.example/pages/a?b=c");
  expect(await db.click.count({ where: { shopId: shop.id, linkId } })).toBe(0);
  await changeLink(shop, { linkId, values: values({ endsOn: null }), now: NOW });
  expect((await visit(linkId)).pathname).toBe("/discount/ANNA10");
});

test("an end never reaches back: a last day in the past ends the link now", async () => {
  const linkId = await made();
  const later = new Date("2026-11-20T12:00:00Z");
  const change = { linkId, values: values({ endsOn: "2026-11-01" }), now: later };
  await changeLink(shop, change);
  const row = await db.link.findFirstOrThrow({ where: { shopId: shop.id, id: linkId } });
  expect(row.expiresAt).toEqual(later);
  const reference = (ms: number) =>
    `${shop.key}-${row.key}.${v7({ msecs: ms }).replaceAll("-", "")}`;
  const before = reference(later.getTime() - 1);
  const touches = await sqlTransaction((tx) =>
    findTouches(tx, shop.id, [before, reference(later.getTime())]),
  );
  expect(touches.map((touch) => touch.reference)).toEqual([before]);
});

test("a product that leaves the online store sends its links home until it is back, and a new handle takes them along", async () => {
  const linkId = await made({ target: product() });
  const look = () => checkTargets(shop);
  const path = async () => landingOf(await visit(linkId)).pathname;
  const stateNow = async () =>
    (await linkPage(db, { shop, linkId, span: EVER, now: NOW }))?.link.state;
  await store.control(`products/${serum.id}`, { status: "DRAFT" });
  await look();
  expect([await path(), await stateNow()]).toEqual(["/", "gone"]);
  await store.control(`products/${serum.id}`, { status: "ACTIVE", handle: "serum-two" });
  await look();
  expect([await path(), await stateNow()]).toEqual(["/products/serum-two", "working"]);
  await store.control(`products/${serum.id}`, { delete: true });
  await look();
  const since = await db.link.findFirstOrThrow({ where: { shopId: shop.id, id: linkId } });
  await look();
  expect(await db.link.findFirst({ where: { shopId: shop.id, id: linkId } })).toEqual(since);
  expect([await path(), await stateNow()]).toEqual(["/", "gone"]);
});

test("the links page lists every link once, page by page both ways, and filters", async () => {
  const list = makeShop(db);
  const own = await list;
  const creatorId = await makeCreator(db, own, "Dana");
  for (let i = 0; i < 60; i++)
    await makeLink(
      own,
      { ...values({ label: `No ${i}` }), id: v7(), creatorId, slug: `no-${i}` },
      NOW,
    );
  const page = (query: object) =>
    linksPage(db, {
      shop: own,
      span: EVER,
      now: NOW,
      query: { q: "", state: null, creator: null, cursor: null, ...query },
    });
  const seen: string[] = [];
  let cursor: string | null = null;
  let last = await page({});
  for (;;) {
    seen.push(...last.links.map(({ id }) => id));
    cursor = last.next;
    if (cursor === null) break;
    last = await page({ cursor });
  }
  expect([seen.length, new Set(seen).size, last.count]).toEqual([61, 61, 61]);
  const back = await page({ cursor: last.previous });
  expect(back.links.map(({ id }) => id)).toEqual(seen.slice(25, 50));
  expect((await page({ q: "NO-5" })).count).toBe(11); // 5 and 50 to 59
  expect((await page({ q: "dana" })).count).toBe(61);
  expect((await page({ state: "archived" })).count).toBe(0);
  expect((await page({ state: "ended" })).count).toBe(0);
  expect((await page({ creator: v7() })).count).toBe(0);
});

test("a creator is shown her links that work, by name and with their QR codes", async () => {
  const creatorId = await makeCreator(db, shop, "Eve");
  await made({ creatorId, label: "Reel" });
  await made({ creatorId, label: "Old", endsOn: "2026-10-01" });
  const archived = await made({ creatorId, label: "Away" });
  await archiveLink(db, shop, { linkId: archived, archivedAt: NOW });
  const links = await linksForCreator(db, { shop, creatorId, now: NOW });
  expect(links.map(({ label, leads }) => [label, leads])).toEqual([
    ["Main link", "Leads to the home page"],
    ["Reel", "Leads to the home page"],
  ]);
  expect(links[0]?.qr.path).toMatch(/^M4 4\.5h7/);
});
