// How an offer names its codes, from the pattern that is saved to the code that a creator gets.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { enrolTestCreator, saveTestOffer } = await import("../support/offers.ts");
const { savePattern } = await import("#app/codes/save-pattern.server.ts");
const { previewPattern } = await import("#app/codes/preview-pattern.server.ts");
const { offerCodesPage } = await import("#app/codes/offer-codes.server.ts");

afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-04T15:42:00Z");
let shop: Shop;
beforeAll(async () => {
  shop = await makeShop(db, { domain: store.domain });
});

const save = (offerId: string, pattern: string) => {
  const form = new FormData();
  form.set("pattern", pattern);
  return transaction((tx) => savePattern(tx, { shop, offerId, form, now: NOW }));
};
const codesOf = async (creatorId: string) =>
  (await db.code.findMany({ where: { creatorId } })).map(({ code }) => code);
const page = (offerId: string) => offerCodesPage(db, { shop, offerId, before: null });

test("a saved pattern names the codes of those who are enrolled next, and an empty one is the usual way again", async () => {
  const offerId = await saveTestOffer(shop, "Named");
  expect(await page(offerId)).toMatchObject({ pattern: "", usual: ["ANNA10", "ANNAB10"] });
  expect(await save(offerId, "{last}-{percent}")).toMatchObject({
    value: { said: "Pattern saved" },
  });
  const [eva, ida] = [
    await enrolTestCreator(shop, { offerId, name: "Eva Stern" }),
    await enrolTestCreator(shop, { offerId, name: "Ida Stern" }),
  ];
  expect([await codesOf(eva), await codesOf(ida)]).toEqual([["STERN-10"], ["STERN-102"]]);
  await save(offerId, "");
  const una = await enrolTestCreator(shop, { offerId, name: "Una Stern" });
  expect(await codesOf(una)).toEqual(["UNA10"]);
  expect(await page(offerId)).toMatchObject({
    pattern: "",
    counts: "3 waiting for Shopify",
    codes: [{ name: "Una Stern" }, { name: "Ida Stern" }, { name: "Eva Stern" }],
  });
});

test("a pattern that cannot be used is refused at its field, and nothing is saved", async () => {
  const offerId = await saveTestOffer(shop, "Refused pattern");
  const answer = await save(offerId, "{percent}");
  expect(answer).toMatchObject({
    ok: true,
    value: {
      said: null,
      result: { error: { pattern: [expect.stringMatching(/^Every creator/)] } },
    },
  });
  expect(await page(offerId)).toMatchObject({ pattern: "" });
});

test("a preview names who has a code already, here in any state or in Shopify, and what is free instead", async () => {
  const offerId = await saveTestOffer(shop, "Previewed");
  await db.code.deleteMany({ where: { shopId: shop.id } });
  await db.link.deleteMany({ where: { shopId: shop.id } });
  await db.creator.deleteMany({ where: { shopId: shop.id } });
  const ann = await enrolTestCreator(shop, { offerId, name: "Ann A", wanted: "ZOE10" });
  await db.code.updateMany({ where: { creatorId: ann }, data: { state: "retired" } });
  for (const name of ["Bo B", "Bo C", "Kim D", "Zoe E"])
    await enrolTestCreator(shop, { offerId, name });
  await store.control("discounts", { title: "Merchant's", codes: ["KIM10"] });
  await db.code.deleteMany({ where: { code: { in: ["KIM10", "BO10", "BOC10"] } } });
  const previewed = await previewPattern(shop, { offerId, text: "{first}{percent}" });
  expect(
    previewed.ok &&
      previewed.value.map(({ name, code, clash, instead }) => [name, code, clash, instead]),
  ).toEqual([
    ["Ann A", "ANN10", null, null],
    ["Bo B", "BO10", null, null],
    ["Bo C", "BO10", "Bo B would have it.", "BO102"],
    ["Kim D", "KIM10", "Another discount in Shopify has it.", "KIM102"],
    ["Zoe E", "ZOE10", "It was Ann A’s, and a code is never given out twice.", "ZOE102"],
  ]);
});

test("a retired code is never given to another creator", async () => {
  const offerId = await saveTestOffer(shop, "For ever");
  const first = await enrolTestCreator(shop, { offerId, name: "Nia First", wanted: "NIA10" });
  await db.code.updateMany({ where: { creatorId: first }, data: { state: "retired" } });
  await expect(
    enrolTestCreator(shop, { offerId, name: "Nia Second", wanted: "nia10" }),
  ).rejects.toThrow("code-taken");
  const second = await enrolTestCreator(shop, { offerId, name: "Nia Second" });
  expect(await codesOf(second)).toEqual(["NIAS10"]);
});
