// Unique visitors of a day, counted without keeping who they are.
import Fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visit } from "#app/links/visitors.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

process.env.VISITOR_COUNTRY_HEADER = "CF-IPCountry";
const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { clickBuffer } = await import("#app/links/click-buffer.server.ts");
const { visitorHashes } = await import("#app/links/visitors.server.ts");
const { registerLinkDoor } = await import("#app/links/record-click.server.ts");
const { linkVisits } = await import("#app/links/take-visit.server.ts");
const { linkPage, linksOfCreator } = await import("#app/links/pages.server.ts");

const EVER = { from: new Date("2020-01-01"), to: new Date("2120-01-01") };
const PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1";
const LAPTOP = "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) Gecko/20100101 Firefox/140.0";
const NOON = new Date("2026-11-04T17:00:00Z"); // noon in New York
const ADDRESS = "203.0.113.7";
let shop: Shop;
let ids = 0;

beforeAll(async () => {
  shop = await makeShop(db);
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

async function newLink(name: string) {
  const creatorId = await makeCreator(db, shop, name);
  const link = await db.link.findFirstOrThrow({ where: { shopId: shop.id, creatorId } });
  return { creatorId, linkId: link.id, url: `/r/${shop.key}-${link.key}` };
}

const visitOf = (linkId: string, given: Partial<Visit> = {}): Visit => ({
  shopId: shop.id,
  id: `01932c07-0000-7000-8000-${String(ids++).padStart(12, "0")}`,
  linkId,
  clickedAt: NOON,
  referrerHost: null,
  isBot: false,
  isPrefetch: false,
  subId: null,
  country: null,
  safeCode: null,
  zone: shop.zone,
  from: `${ADDRESS}\n${PHONE}`,
  ...given,
});

const figures = async (creatorId: string) => {
  const { links } = await linksOfCreator(db, { shop, creatorId, span: EVER, now: NOON });
  const [link] = links;
  return [link?.clicks, link?.visitors, link?.others];
};

test("S19: a thousand clicks of one visitor in a day are kept, and are one visitor", async () => {
  const { creatorId, linkId } = await newLink("Anna");
  const buffer = clickBuffer();
  for (let n = 0; n < 1_000; n++) buffer.add(visitOf(linkId));
  await buffer.close();
  expect(await figures(creatorId)).toEqual(["1,000", "1", "0"]);
});

test("another browser, another address and another day are other visitors; bots are none", async () => {
  const { creatorId, linkId } = await newLink("Bea");
  const buffer = clickBuffer();
  buffer.add(visitOf(linkId));
  buffer.add(visitOf(linkId));
  buffer.add(visitOf(linkId, { from: `${ADDRESS}\n${LAPTOP}` }));
  buffer.add(visitOf(linkId, { from: `203.0.113.8\n${PHONE}` }));
  buffer.add(visitOf(linkId, { clickedAt: new Date("2026-11-05T05:00:00Z") })); // the next day has begun
  buffer.add(visitOf(linkId, { clickedAt: new Date("2026-11-05T04:59:59.999Z") })); // it had not
  buffer.add(visitOf(linkId, { isBot: true, from: null }));
  await buffer.close();
  expect(await figures(creatorId)).toEqual(["6", "4", "1"]);
});

test("two processes hash a visitor of a day alike, and another shop otherwise", async () => {
  const { linkId } = await newLink("Cleo");
  const other = await makeShop(db);
  const visits = [visitOf(linkId), visitOf(linkId, { shopId: other.id })];
  const [one, two] = await Promise.all([visitorHashes()(visits), visitorHashes()(visits)]);
  const hashes = one.map(({ visitor }) => visitor);
  expect(two.map(({ visitor }) => visitor)).toEqual(hashes);
  expect(new Set(hashes).size).toBe(2);
});

test("without the day's salt nothing leads from a click back to its visitor", async () => {
  const { linkId } = await newLink("Dana");
  const hashNow = async () => (await visitorHashes()([visitOf(linkId)]))[0]?.visitor;
  const before = await hashNow();
  await db.visitorSalt.deleteMany({ where: { shopId: shop.id } });
  expect(await hashNow()).not.toBe(before);
});

test("address and browser of a visit are in no column of any table", async () => {
  const { creatorId, url } = await newLink("Eve");
  const app = Fastify();
  registerLinkDoor(app, linkVisits(app));
  const visit = (agent: string, query = "") =>
    app.inject({
      url: `${url}${query}`,
      headers: {
        "user-agent": agent,
        "x-forwarded-for": `10.0.0.1, ${ADDRESS}`,
        "cf-ipcountry": agent === PHONE ? "US" : "T1",
      },
    });
  for (let n = 0; n < 3; n++) await visit(PHONE, "?sub=story-2");
  await visit(LAPTOP, "?sub=%3Cscript%3E&sub=b");
  await visit("curl/8.5.0");
  await app.close();
  expect(await figures(creatorId)).toEqual(["4", "2", "1"]);
  const kept = JSON.stringify([await db.click.findMany(), await db.visitorSalt.findMany()]);
  for (const trace of [ADDRESS, "10.0.0.1", "iPhone", "Firefox", "curl", "script"])
    expect(kept).not.toContain(trace);
  const page = await linkPage(db, {
    shop,
    linkId: (await db.link.findFirstOrThrow({ where: { creatorId } })).id,
    span: EVER,
    now: NOON,
  });
  expect(page?.subIds).toEqual([
    { name: "story-2", clicks: 3, visitors: 1 },
    { name: null, clicks: 1, visitors: 1 },
  ]);
  expect(page?.countries).toEqual([
    { name: "US", clicks: 3, visitors: 1 },
    { name: null, clicks: 1, visitors: 1 },
  ]);
});
