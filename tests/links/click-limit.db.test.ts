// One address that visits without end: its visitors still arrive, its clicks fill no table, and guesses at slugs ask no database.
import Fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { registerLinkDoor } = await import("#app/links/record-click.server.ts");
const { DRAWS_PER_HOUR_MAX, linkVisits, takeVisit, VISITS_PER_SECOND_MAX } = await import(
  "#app/links/take-visit.server.ts"
);

const VISITS = VISITS_PER_SECOND_MAX * 4;
let shop: Shop;
let slug: string;

beforeAll(async () => {
  shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna");
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
  /** Visits all at once, within a second or two, as the address that a proxy noted. */
  const visit = async (url: (n: number) => string, from: string) => {
    const answers = await Promise.all(
      Array.from({ length: VISITS }, (_, n) =>
        app.inject({ url: url(n), headers: { "x-forwarded-for": from } }),
      ),
    );
    return answers.map(({ statusCode }) => statusCode);
  };
  return { app, visit };
}

test("every visit of a flood is sent on, and of one address only so many a second are kept", async () => {
  const { app, visit } = await openDoor();
  await app.inject({ url: `/r/${slug}`, headers: { "x-forwarded-for": "203.0.113.1" } });
  const statuses = await visit(() => `/r/${slug}`, "6.6.6.6, 203.0.113.9");
  await app.close();
  expect(new Set(statuses)).toEqual(new Set([302]));
  const kept = await db.click.count({ where: { shopId: shop.id } });
  expect(kept).toBeGreaterThanOrEqual(1 + VISITS_PER_SECOND_MAX);
  expect(kept).toBeLessThan(VISITS);
});

test("beyond that, guesses at slugs are turned away without a look", async () => {
  const { app, visit } = await openDoor();
  const statuses = await visit((n) => `/r/${shop.key}-guess${n}`, "203.0.113.10");
  await app.close();
  expect(new Set(statuses)).toEqual(new Set([404, 429]));
  expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(
    2 * VISITS_PER_SECOND_MAX,
  );
});

test("visits from many addresses are all kept", async () => {
  const before = await db.click.count({ where: { shopId: shop.id } });
  const { app } = await openDoor();
  await Promise.all(
    Array.from({ length: VISITS }, (_, n) =>
      app.inject({
        url: `/r/${slug}`,
        headers: { "x-forwarded-for": `198.51.${n >> 8}.${n & 255}` },
      }),
    ),
  );
  await app.close();
  expect(await db.click.count({ where: { shopId: shop.id } })).toBe(before + VISITS);
});

test("one address is given so many single-use codes an hour, and the next address goes on", async () => {
  const app = Fastify();
  const visits = linkVisits(app);
  const found = await visits.targets.find(slug);
  if (!found) throw new Error("no link");
  const target = { ...found, isSafe: true };
  const generous = {
    ...visits,
    draws: { draw: async () => "K7QMXW2345", close: async () => undefined },
  };
  app.get("/visit/:client", async (request) => {
    const { client } = request.params as { client: string };
    const { headers, method, raw } = request;
    const asked = { headers, method, raw, query: {} };
    return takeVisit(generous, asked, { target, client, isFlood: false });
  });
  const drawn = async (client: string) => {
    const headers = {
      "user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1",
    };
    return (await app.inject({ url: `/visit/${client}`, headers })).json().drawn;
  };
  const codes = [];
  for (let n = 0; n <= DRAWS_PER_HOUR_MAX; n++) codes.push(await drawn("203.0.113.77"));
  expect(codes.filter((code) => code !== null)).toHaveLength(DRAWS_PER_HOUR_MAX);
  expect(codes.at(-1)).toBeNull();
  expect(await drawn("203.0.113.78")).toBe("K7QMXW2345");
  await app.close();
});
