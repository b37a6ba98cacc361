// No connection is left: all of the pool's are taken by others of the app, or PostgreSQL refuses more of them.
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { headersOf, openDoor } from "../support/door.ts";

const { database } = await useTestDatabase();
const owner = new pg.Client({ connectionString: database.url });
await owner.connect();
const { role, url } = await makeLimitedRole();
process.env.DATABASE_URL = url; // before the app reads it
const { closeDatabase, db, pool } = await import("#app/platform/db.server.ts");
const { env } = await import("#app/platform/env.server.ts");
const { app } = await openDoor();

/** Shopify's patience, which the answer must not use up. */
const ANSWERED_MS_MAX = 5_000;
const DELIVERIES = 40;
const COLD_SHOP = "cold.myshopify.com";

beforeAll(async () => {
  await makeShop(db, { domain: "demo.myshopify.com" });
  await makeShop(db, { domain: COLD_SHOP });
});
afterAll(async () => {
  await app.close();
  await closeDatabase();
  await owner.query(`drop owned by ${role}`);
  await owner.query(`drop role ${role}`);
  await owner.end();
  await database.drop();
});

/** A role that may have as many connections as the app's pool and no more; a superuser would be let in beyond any limit. */
async function makeLimitedRole() {
  const name = new URL(database.url).pathname.slice(1);
  await owner.query(`create role ${name} login password 'limited'`);
  await owner.query(`grant all on all tables in schema public to ${name}`);
  const limited = new URL(database.url);
  limited.username = name;
  limited.password = "limited";
  return { role: name, url: limited.href };
}

const ORDER = '{"id":5,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508"}';

/** Delivers many events at once, of a shop that the door knows and of one that it must ask for; gives how they were answered, and in what time. */
async function deliverMany(name: string) {
  const begun = performance.now();
  const answers = await Promise.all(
    Array.from({ length: DELIVERIES }, async (_, n) => {
      const shop = n % 2 === 0 ? "demo.myshopify.com" : COLD_SHOP;
      const headers = headersOf(ORDER, { eventId: `${name}-${n}.`, shop });
      return app.inject({ method: "POST", url: "/webhooks", payload: ORDER, headers });
    }),
  );
  return {
    statuses: [...new Set(answers.map(({ statusCode }) => statusCode))],
    retryAfter: [...new Set(answers.map(({ headers }) => headers["retry-after"]))],
    ms: performance.now() - begun,
  };
}

const storedOf = (name: string) =>
  db.inboxEvent.count({ where: { id: { contains: `/${name}-` } } });

/** Takes every connection that the pool may have. */
async function takePool(): Promise<() => void> {
  const taken = await Promise.all(
    Array.from({ length: env.databasePoolMax }, () => pool.connect()),
  );
  return () => {
    for (const client of taken) client.release();
  };
}

/** Another program takes every connection that the role may have; those of the pool are gone. */
async function takeRole(): Promise<() => Promise<void>> {
  await owner.query(
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = $1",
    [role],
  );
  await owner.query(`alter role ${role} connection limit 2`);
  const foreign = [1, 2].map(() => new pg.Client({ connectionString: url }));
  for (const client of foreign) await client.connect();
  const one = new pg.Client({ connectionString: url });
  await expect(one.connect()).rejects.toMatchObject({ code: "53300" }); // too_many_connections
  return async () => {
    for (const client of foreign) await client.end();
    await owner.query(`alter role ${role} connection limit -1`);
  };
}

test.each([
  ["the pool is used up", takePool],
  ["PostgreSQL has no connection left", takeRole],
] as const)(
  "R13: while %s webhooks are answered 503 in time, and afterwards each is stored once",
  {
    timeout: 60_000,
  },
  async (what, take) => {
    const name = what.replaceAll(" ", "-");
    expect(
      await app.inject({
        method: "POST",
        url: "/webhooks",
        payload: ORDER,
        headers: headersOf(ORDER),
      }),
    ).toMatchObject({ statusCode: 200 });
    const giveBack = await take();
    for (let round = 0; round < 2; round++) {
      const refused = await deliverMany(name);
      expect(refused).toMatchObject({ statuses: [503], retryAfter: ["5"] });
      expect(refused.ms).toBeLessThan(ANSWERED_MS_MAX);
    }
    await giveBack();
    expect(await deliverMany(name)).toMatchObject({ statuses: [200] });
    expect(await deliverMany(name)).toMatchObject({ statuses: [200] });
    expect(await storedOf(name)).toBe(DELIVERIES);
  },
);
