// Thousands of rows, cut off anywhere: the import goes on, and nothing is there twice.
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, pool } = await import("#app/platform/db.server.ts");
const { stepCreatorImport } = await import("#app/imports/step-import.server.ts");
const { exportCreators } = await import("#app/imports/export-creators.server.ts");
const { bringIn, countsOf, creatorsIn, importNow, post, resultsOf, upload, work } = await import(
  "../support/creator-files.ts"
);

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** Every seventh row repeats an earlier one, every eleventh has a fault; codes are given to every third. */
const fileOf = (rows: number) =>
  [
    "Name,E-mail,Platform,Handle,Followers,Niche,Country,Tags,Codes",
    ...Array.from({ length: rows }, (_, n) => {
      const who = n % 7 === 6 ? n - 5 : n;
      const followers = n % 11 === 10 ? "lots" : String(n * 37);
      const code = n % 3 === 0 ? `CODE${who}X` : "";
      return `N${who}a Berg,c${who}@example.com,tiktok,c${who},${followers},Skin,DE,"a, b",${code}`;
    }),
    "",
  ].join("\n");

/** Runs one step whose process dies after some statements: none of the others reaches the database, and what is open is rolled back. */
async function dieIn(shop: Shop, importId: string, statements: number): Promise<void> {
  const { round } = await importNow(shop, importId);
  let left = statements;
  const held = new Set<(broken: boolean) => void>();
  const connect = pool.connect.bind(pool);
  // With a callback it is the pool's own, for a statement alone.
  const dying = (own?: Parameters<typeof connect>[0]) => (own ? connect(own) : mortalClient());
  const mortalClient = async () => {
    const client = await connect();
    const query = client.query.bind(client);
    const mortal = (...given: Parameters<typeof query>) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error("killed")) : query(...given);
    };
    const release = client.release.bind(client);
    const end = (broken?: Error | boolean) => {
      held.delete(end);
      Object.assign(client, { query, release });
      release(broken ?? left < 0);
    };
    held.add(end);
    Object.assign(client, { query: mortal, release: end });
    return client;
  };
  Object.assign(pool, { connect: dying });
  try {
    await stepCreatorImport({ shopId: shop.id, importId, round }, { chunkRows: 7, stepMs: 10_000 });
  } catch (error) {
    expect(String(error)).toContain("killed");
  } finally {
    Object.assign(pool, { connect });
    for (const end of held) end(true); // a dead process holds no connection
  }
}

test("wherever it is killed, an import ends as if it had not been", async () => {
  const file = fileOf(90);
  const whole = await makeShop(db);
  await makeCreator(db, whole, "Known");
  const expected = await bringIn(whole, file);
  const creators = await creatorsIn(whole);
  const results = await resultsOf(whole, expected.importId);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 8, max: 160 }), { minLength: 1, maxLength: 4 }),
      async (kills) => {
        const shop = await makeShop(db);
        await makeCreator(db, shop, "Known");
        const importId = await upload(shop, file);
        for (const after of kills) await dieIn(shop, importId, after);
        expect(countsOf(await work(shop, importId))).toEqual(expected.checked);
        await post(shop, importId, { step: "start" });
        for (const after of kills) await dieIn(shop, importId, after);
        expect(countsOf(await work(shop, importId))).toEqual(expected.done);
        expect(await creatorsIn(shop)).toEqual(creators);
        expect(await resultsOf(shop, importId)).toEqual(results);
      },
    ),
    { numRuns: 6 },
  );
});

test("two workers at one import do each row once", async () => {
  const shop = await makeShop(db);
  const importId = await upload(shop, fileOf(60));
  await work(shop, importId);
  await post(shop, importId, { step: "start" });
  const { round } = await importNow(shop, importId);
  const payload = { shopId: shop.id, importId, round };
  const size = { chunkRows: 5, stepMs: 10_000 };
  await Promise.all([stepCreatorImport(payload, size), stepCreatorImport(payload, size)]);
  const one = await work(shop, importId, size);
  expect(one.made + one.refused).toBe(60);
  expect(await db.creator.count({ where: { shopId: shop.id } })).toBe(one.made);
});

test("5,000 rows come in and go out again; importing the export changes nothing", async () => {
  const shop = await makeShop(db);
  const file = fileOf(5_000);
  const { done } = await bringIn(shop, file);
  // Of 5,000 rows 714 repeat an earlier one; of the others every eleventh has a fault.
  const repeats = Math.floor(5_000 / 7);
  const faulty = Array.from({ length: 5_000 }, (_, n) => n).filter(
    (n) => n % 11 === 10 && n % 7 !== 6,
  ).length;
  expect(done).toEqual({
    state: "done",
    made: 5_000 - repeats - faulty,
    changed: 0,
    unchanged: 0,
    refused: repeats + faulty,
  });
  expect((await bringIn(shop, file)).done).toMatchObject({ made: 0, changed: 0 });
  let exported = "";
  for await (const chunk of exportCreators(shop).chunks) exported += chunk;
  expect((await bringIn(shop, exported)).done).toEqual({
    state: "done",
    made: 0,
    changed: 0,
    unchanged: done.made,
    refused: 0,
  });
  expect(await db.profileChange.count({ where: { shopId: shop.id } })).toBe(0);
  const codes = await db.code.groupBy({ by: ["creatorId"], where: { shopId: shop.id } });
  expect(codes.length).toBe(done.made);
}, 60_000);

test("once the first of many creators are written the table is counted, so that links and codes find them by their key", async () => {
  await db.$executeRaw`truncate "Creator" cascade`; // as it is in a shop that has none: nobody has counted it
  const shop = await makeShop(db);
  await bringIn(shop, fileOf(50));
  const [counted] = await db.$queryRaw<{ rows: number }[]>`
    select reltuples::int as "rows" from pg_class where oid = '"Creator"'::regclass`;
  expect(counted?.rows).toBeGreaterThan(0);
});

test("in many steps, each of which reads the rows before it again, the same becomes of every row", async () => {
  // Several reads long and nearly all of it in quotes: whatever is read past a row's end is cut within one.
  const rows = Array.from({ length: 1_500 }, (_, n) => {
    const who = n % 7 === 6 ? n - 5 : n;
    return `N${n}a,c${who}@example.com,"${"a, ".repeat(150)}"`;
  });
  const file = ["Name,E-mail,Note", ...rows, ""].join("\n");
  const [shop, other] = [await makeShop(db), await makeShop(db)];
  const whole = await bringIn(shop, file);
  const importId = await upload(other, file);
  const size = { chunkRows: 210, stepMs: 0 };
  expect(countsOf(await work(other, importId, size))).toEqual(whole.checked);
  await post(other, importId, { step: "start" });
  expect(countsOf(await work(other, importId, size))).toEqual(whole.done);
  expect(await resultsOf(other, importId)).toEqual(await resultsOf(shop, whole.importId));
});

test("a thousand namesakes get codes of their own", async () => {
  const shop = await makeShop(db);
  const rows = Array.from({ length: 1_000 }, (_, n) => `Anna,anna${n}@example.com`).join("\n");
  const { done } = await bringIn(shop, `name,email\n${rows}\n`);
  expect(done).toMatchObject({ made: 1_000, refused: 0 });
  expect(await db.code.count({ where: { shopId: shop.id } })).toBe(1_000);
});
