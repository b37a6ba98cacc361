// The fuller profile in the database: what is changed of it, by whom, and how the list finds creators by it.
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import { readCreatorsQuery } from "#app/creators/contract.ts";
import { CREATOR_CHOICES_MAX } from "#app/creators/creator.ts";
import { makeCreator, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { changeCreator } = await import("#app/codes/change-creator.server.ts");
const { creatorChoices } = await import("#app/creators/find-creator.server.ts");
const { creatorPage, creatorsPage } = await import("#app/creators/pages.server.ts");
const { changeTierCuts } = await import("#app/shops/tier-cuts.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-30T15:42:00Z");
const shop = await makeShop(db);
const creatorId = await makeCreator(db, shop, "Anna Berg");

const save = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData();
  const all = { intent: "profile", name: "Anna Berg", handle: "annaberg", platform: "tiktok" };
  for (const [name, value] of Object.entries({ ...all, followers: "182000", ...fields }))
    form.set(name, value);
  return transaction((tx) => changeCreator(tx, { shop, creatorId, form, staffId: "42", now: NOW }));
};

test("a saved profile is on the page with what was changed, by whom and when; saving it again changes nothing", async () => {
  const fields = {
    email: "Anna@Example.com",
    country: "Germany",
    niche: "Skincare",
    customFields: "Shoe size: 38",
    youtubeHandle: "@anna",
    youtubeFollowers: "12k",
  };
  await save(fields);
  await save(fields);
  const page = await creatorPage(db, shop, creatorId);
  expect(page).toMatchObject({
    profileFields: { email: "anna@example.com", country: "Germany", niche: "Skincare" },
    accounts: [{ platform: "YouTube", handle: "anna", followers: "12k" }],
    customFields: [{ name: "Shoe size", text: "38" }],
  });
  expect(page?.changes.map(({ field, before, after }) => [field, before, after]).sort()).toEqual([
    ["Country", "nothing", "Germany"],
    ["Custom fields", "nothing", "Shoe size: 38"],
    ["E-mail", "nothing", "anna@example.com"],
    ["Niche", "nothing", "Skincare"],
    ["YouTube followers", "nothing", "12000"],
    ["YouTube handle", "nothing", "anna"],
  ]);
  expect(page?.changes[0]).toMatchObject({
    by: "By staff account 42",
    at: expect.stringMatching("2026"),
  });
});

test("the history is appended and refuses to be changed", async () => {
  await expect(
    db.profileChange.updateMany({ where: { shopId: shop.id }, data: { after: "x" } }),
  ).rejects.toThrow("append-only");
  await expect(db.profileChange.deleteMany({ where: { shopId: shop.id } })).rejects.toThrow(
    "append-only",
  );
});

test("the list finds creators by country and niche, and by the shop's own tiers", async () => {
  const found = async (search: string) => {
    const query = readCreatorsQuery(new URLSearchParams(search));
    const page = await creatorsPage(db, { shop, query, idsByCode: [] });
    return page.creators.map(({ name, tier }) => `${name}, ${tier}`);
  };
  expect(await found("country=DE&niche=Skincare")).toEqual(["Anna Berg, Mid"]);
  expect(await found("country=FR")).toEqual([]);
  expect(await found("tier=mega")).toEqual([]);
  await changeTierCuts(db, shop.id, [1_000, 10_000, 50_000, 150_000]);
  expect(await found("tier=mega")).toEqual(["Anna Berg, Mega"]);
});

test("a creator who is chosen stays in the list of choices, however many come before by name", async () => {
  const many = await makeShop(db);
  await db.creator.createMany({
    data: Array.from({ length: CREATOR_CHOICES_MAX }, (_, n) => ({
      ...{ shopId: many.id, id: v7(), name: `Anna ${n}`, handle: `anna${n}`, platform: "tiktok" },
      ...{ followers: 1, note: "", state: "active", defaultOfferId: offerOf(many), createdAt: NOW },
    })),
  });
  const zoe = await makeCreator(db, many, "Zoe");
  const listed = async (chosen: readonly string[]) =>
    (await creatorChoices(db, many.id, chosen)).map(({ value }) => value);
  expect(await listed([])).not.toContain(zoe);
  expect((await listed([zoe])).at(-1)).toBe(zoe);
  expect(await listed([creatorId])).toHaveLength(CREATOR_CHOICES_MAX); // another shop's creator is nobody here
});
