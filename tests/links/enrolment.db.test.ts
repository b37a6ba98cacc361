import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";

import { readCreatorsQuery } from "#app/creators/contract.ts";
import { NO_DETAILS, type Profile } from "#app/creators/profile.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, sqlTransaction, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { enrolWithCode } = await import("#app/links/enrol-with-code.server.ts");
const { linksOfCreator } = await import("#app/links/pages.server.ts");
const { readHub } = await import("#app/links/read-hub.server.ts");
const { changeCreator } = await import("#app/codes/change-creator.server.ts");
const { creatorsWithCodes } = await import("#app/codes/pages.server.ts");
const { ownersOfCodes } = await import("#app/codes/find-owners.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-04T15:42:00Z");
const anna: Profile = {
  ...NO_DETAILS,
  name: "Anna Berg",
  handle: "annaskin",
  platform: "tiktok",
  followers: 182_000,
  tags: ["skin"],
  note: "",
};

const enrol = (
  shop: Shop,
  given: Partial<Profile> = {},
  wanted = "",
  { offerId = offerOf(shop), creatorId = v7() } = {},
) =>
  transaction((tx) =>
    enrolWithCode(tx, {
      shop,
      creatorId,
      profile: { ...anna, ...given },
      offerId,
      wanted,
      now: NOW,
    }),
  );

async function enrolled(shop: Shop, given: Partial<Profile> = {}, wanted = "") {
  const result = await enrol(shop, given, wanted);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

const list = (shop: Shop, search = "") =>
  transaction((tx) =>
    creatorsWithCodes(tx, { shop, query: readCreatorsQuery(new URLSearchParams(search)) }),
  );

const EVER = { from: new Date("2020-01-01"), to: new Date("2120-01-01") };

test("an enrolment is a creator, a code that waits, a link that works and one job", async () => {
  const shop = await makeShop(db);
  const { creatorId, code } = await enrolled(shop);
  expect(code).toBe("ANNA10");
  const hub = await readHub(db, { shop, creatorId, now: NOW });
  expect(hub).toMatchObject({
    creator: { name: "Anna Berg", tier: "Mid", followers: "182k", state: "active" },
    code: { code: "ANNA10", state: "minting", refusal: null },
    terms: {
      offerName: "Spring",
      words: "12.5 % of net sales, held 30 days. Links count for 30 days.",
    },
  });
  const { links } = await linksOfCreator(db, { shop, creatorId, now: NOW, span: EVER });
  expect(links).toMatchObject([
    { label: "Main link", target: "Home page", state: "working", clicks: "0", last: null },
  ]);
  expect(links[0]?.url).toMatch(new RegExp(`^http://localhost:3000/r/${shop.key}-[2-9a-z]{8}$`));
  const jobs = await queryRows(
    sql`select task_identifier from graphile_worker.jobs where key = ${`mint-codes/${offerOf(shop)}`}`,
  );
  expect(jobs).toEqual([{ task_identifier: "mint-codes" }]);
});

test("the same form posted five times at once enrols one creator with one code and one link", async () => {
  const shop = await makeShop(db);
  const creatorId = v7();
  const posts = Array.from({ length: 5 }, () => enrol(shop, {}, "ANNA", { creatorId }));
  expect((await Promise.all(posts)).map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  const where = { shopId: shop.id };
  expect([
    await db.creator.count({ where }),
    await db.code.count({ where }),
    await db.link.count({ where }),
  ]).toEqual([1, 1, 1]);
  expect(await enrol(shop, { name: "Leo Costa" }, "", { creatorId })).toMatchObject({
    ok: false,
    error: { kind: "saved-before" },
  });
});

test("namesakes get the next proposals", async () => {
  const shop = await makeShop(db);
  const codes = [];
  for (let n = 0; n < 4; n++) codes.push((await enrolled(shop)).code);
  expect(codes).toEqual(["ANNA10", "ANNAB10", "ANNA102", "ANNA103"]);
});

test("an own choice is taken in any writing; a taken one names the next free one and nothing is written", async () => {
  const shop = await makeShop(db);
  expect((await enrolled(shop, { name: "Leo Costa" }, " ａnna10 ")).code).toBe("ANNA10");
  expect(await enrol(shop, {}, "Anna10")).toEqual({
    ok: false,
    error: { kind: "code-taken", code: "ANNA10", free: "ANNAB10" },
  });
  expect(await db.creator.count({ where: { shopId: shop.id } })).toBe(1);
});

test("eight namesakes at once get eight codes", async () => {
  const shop = await makeShop(db);
  const results = await Promise.all(Array.from({ length: 8 }, () => enrolled(shop)));
  expect(new Set(results.map(({ code }) => code)).size).toBe(8);
});

test.each([
  ["AB", { kind: "bad-code", problem: "Use at least 3 characters." }],
  ["<script>", { kind: "bad-code", problem: "Use letters A–Z, digits, - and _ only." }],
])("the code %s is refused and nothing is written", async (wanted, error) => {
  const shop = await makeShop(db);
  expect(await enrol(shop, {}, wanted)).toEqual({ ok: false, error });
  expect(await db.creator.count({ where: { shopId: shop.id } })).toBe(0);
});

test("an offer that is refused, or of another shop, cannot be joined", async () => {
  const shop = await makeShop(db);
  const other = await makeShop(db);
  expect(await enrol(shop, {}, "", { offerId: offerOf(other) })).toEqual({
    ok: false,
    error: { kind: "no-offer" },
  });
  await db.offer.updateMany({ where: { shopId: shop.id }, data: { state: "refused" } });
  expect(await enrol(shop)).toEqual({ ok: false, error: { kind: "no-offer" } });
});

test("an offer of links only gives a link and no code", async () => {
  const shop = await makeShop(db);
  await db.offer.updateMany({ where: { shopId: shop.id }, data: { valueKind: "none" } });
  expect(await enrol(shop, {}, "ANNA10")).toEqual({ ok: false, error: { kind: "no-codes" } });
  const { creatorId, code } = await enrolled(shop);
  expect(code).toBeNull();
  const hub = await readHub(db, { shop, creatorId, now: NOW });
  expect(hub?.code).toBeNull();
  const { links } = await linksOfCreator(db, { shop, creatorId, now: NOW, span: EVER });
  expect(links).toHaveLength(1);
});

test("codes own orders once they are live or were, and not before", async () => {
  const shop = await makeShop(db);
  const { creatorId } = await enrolled(shop);
  const owners = () => sqlTransaction((tx) => ownersOfCodes(tx, shop.id, ["ANNA10", "NOBODY"]));
  expect(await owners()).toEqual([]);
  await db.code.updateMany({ where: { shopId: shop.id }, data: { state: "live" } });
  expect(await owners()).toMatchObject([
    { code: "ANNA10", creatorId, offerId: offerOf(shop), state: "live" },
  ]);
  await db.code.updateMany({ where: { shopId: shop.id }, data: { state: "retired" } });
  expect(await owners()).toMatchObject([{ creatorId, state: "retired" }]);
});

const post = (shop: Shop, creatorId: string, fields: Readonly<Record<string, string>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return transaction((tx) => changeCreator(tx, { shop, creatorId, form, staffId: "42", now: NOW }));
};

test("a refused code gives way to another, or is tried again", async () => {
  const shop = await makeShop(db);
  const { creatorId } = await enrolled(shop);
  await enrolled(shop, { name: "Leo" }, "LEO10");
  await db.code.updateMany({
    where: { creatorId },
    data: { state: "refused", refusal: "Taken by another discount in Shopify. ANNAB10 is free." },
  });
  const card = async () => (await readHub(db, { shop, creatorId, now: NOW }))?.code;
  expect(await card()).toMatchObject({ state: "refused", suggestion: "ANNAB10" });

  const taken = await post(shop, creatorId, { intent: "choose-code", code: "leo10" });
  expect(taken.ok && taken.value.result?.error).toEqual({
    code: ["LEO10 is taken. LEO102 is free."],
  });

  await post(shop, creatorId, { intent: "retry-code" });
  expect(await card()).toMatchObject({ code: "ANNA10", state: "minting", refusal: null });

  await db.code.updateMany({ where: { creatorId }, data: { state: "refused", refusal: "no" } });
  await post(shop, creatorId, { intent: "choose-code", code: "annab10" });
  expect(await card()).toMatchObject({
    code: "ANNAB10",
    state: "minting",
    refusedBefore: ["ANNA10"],
  });
});

test("a creator pauses, resumes and changes; another shop's creator is not there", async () => {
  const shop = await makeShop(db);
  const { creatorId } = await enrolled(shop);
  const state = async () => (await readHub(db, { shop, creatorId, now: NOW }))?.creator.state;
  await post(shop, creatorId, { intent: "pause" });
  expect(await state()).toBe("paused");
  await post(shop, creatorId, { intent: "resume" });
  expect(await state()).toBe("active");
  const bad = await post(shop, creatorId, { intent: "profile", name: "<b>", followers: "1" });
  expect(bad.ok && bad.value.result?.error).toEqual({ name: ["Leave out < and >."] });
  await post(shop, creatorId, {
    intent: "profile",
    name: "Anna B.",
    followers: "9,999",
    tags: "a,b",
  });
  const [row] = (await list(shop)).creators;
  expect(row).toMatchObject({ name: "Anna B.", tier: "Nano", followers: "9.9k" });

  const other = await makeShop(db);
  expect(await post(other, creatorId, { intent: "pause" })).toEqual({
    ok: false,
    error: { kind: "not-found" },
  });
  expect(await readHub(db, { shop: other, creatorId, now: NOW })).toBeNull();
});

test("the list is searched by name, handle and code, filtered and counted", async () => {
  const shop = await makeShop(db);
  await enrolled(shop, { name: "Anna Berg" });
  await enrolled(
    shop,
    { name: "Leo Costa", handle: "leograms", followers: 5_000, tags: [] },
    "SUMMER",
  );
  const { creatorId } = await enrolled(shop, {
    name: "Maya 100% Okafor",
    handle: "mayaglow",
    followers: 50_000,
  });
  await post(shop, creatorId, { intent: "pause" });
  const names = async (search: string) =>
    (await list(shop, search)).creators.map(({ name }) => name);
  expect(await names("q=BERG")).toEqual(["Anna Berg"]);
  expect(await names("q=leograms")).toEqual(["Leo Costa"]);
  expect(await names("q=summ")).toEqual(["Leo Costa"]);
  expect(await names("q=100%25")).toEqual(["Maya 100% Okafor"]);
  expect(await names("state=paused")).toEqual(["Maya 100% Okafor"]);
  expect(await names("tier=nano")).toEqual(["Leo Costa"]);
  expect(await names("tag=skin&tier=mid")).toEqual(["Anna Berg"]);
  expect(await names("sort=followers&direction=desc")).toEqual([
    "Anna Berg",
    "Maya 100% Okafor",
    "Leo Costa",
  ]);
  const page = await list(shop, "q=nobody");
  expect([page.count, page.isFirst, page.tags]).toEqual([0, false, ["skin"]]);
  expect((await list(await makeShop(db))).isFirst).toBe(true);
});

test.each(["sort=name", "sort=followers&direction=desc", "sort=joined"])(
  "sixty creators are paged through forwards and back without loss: %s",
  async (order) => {
    const shop = await makeShop(db);
    for (let n = 0; n < 60; n++)
      await enrolled(shop, { name: `Creator ${n % 7}`, followers: (n % 5) * 1_000 });
    const pages = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof list>> = await list(shop, `${order}&cursor=${cursor}`);
      pages.push(page);
      cursor = page.next;
    }
    const ids = pages.map((page) => page.creators.map(({ id }) => id));
    expect(ids.map(({ length }) => length)).toEqual([25, 25, 10]);
    expect(new Set(ids.flat()).size).toBe(60);
    const back = await list(shop, `${order}&cursor=${pages[2]?.previous}`);
    expect(back.creators.map(({ id }) => id)).toEqual(ids[1]);
    const first = await list(shop, `${order}&cursor=${back.previous}`);
    expect(first.creators.map(({ id }) => id)).toEqual(ids[0]);
    expect(first.previous).toBeNull();
    expect(pages[0]?.count).toBe(60);
  },
);
