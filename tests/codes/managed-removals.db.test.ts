// A managed code that Shopify keeps, loses, or is still at work on: what the card says, and that nothing is lost or there twice.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore(); // nobody listens where its webhooks go
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { lookForCode } = await import("#app/codes/adopt-code.server.ts");
const { creatorCodes } = await import("#app/codes/pages.server.ts");
const { endCode } = await import("#app/codes/replace-code.server.ts");
const { adminFor } = await import("#app/shopify/admin.server.ts");
const { addCodes, codesResult } = await import("#app/shopify/discounts.server.ts");
const {
  adoptTestCode,
  discountOf: discountIn,
  placeOf: placeIn,
  postAs,
} = await import("../support/adopted.ts");
const { enrolTestCreator } = await import("../support/offers.ts");

afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

const NOW = new Date();
let shop: Shop;
beforeAll(async () => {
  shop = await makeShop(db, { domain: store.domain });
});

const discountOf = (code: string) => discountIn(store, code);
const placeOf = (code: string) => placeIn(store, code);
const adopted = (code: string) => adoptTestCode({ shop, store }, code, { keeping: "managed" });

test("when Shopify refuses to take a code out the card says so in its words, and asks again", async () => {
  const kim = await adopted("KIM30");
  await kim.post({ intent: "pause" });
  await store.control("faults", { removalRefused: 1 });
  await kim.takeOut();
  expect(await kim.card()).toMatchObject({
    state: "paused",
    isOut: false,
    refusal: "The code cannot be removed",
  });
  await kim.takeOut(); // it does not ask by itself
  expect(await placeOf("KIM30")).toBe(kim.title);
  const again = { intent: "take-out-code", codeId: (await kim.row()).id };
  expect(await kim.post(again)).toMatchObject({ value: { said: "Shopify is asked again" } });
  expect(await kim.post(again)).toMatchObject({
    value: { said: "Shopify has not kept this code" },
  });
  expect(await kim.card()).toMatchObject({ refusal: null });
  await kim.takeOut();
  expect(await kim.card()).toMatchObject({ isOut: true });
  expect(await placeOf("KIM30")).toBeNull();
});

test("who comes back after a refusal has her code at once", async () => {
  const leo = await adopted("LEO30");
  await leo.post({ intent: "pause" });
  await store.control("faults", { removalRefused: 1 });
  await leo.takeOut();
  await leo.post({ intent: "resume" });
  expect(await leo.card()).toMatchObject({ state: "live", refusal: null });
  expect(await placeOf("LEO30")).toBe(leo.title);
});

test("a removal that Shopify ended without removing is said on the card", {
  timeout: 30_000,
}, async () => {
  const mia = await adopted("MIA30");
  await mia.post({ intent: "pause" });
  await store.control("faults", { removalInVain: 1 });
  await mia.takeOut();
  expect(await mia.card()).toMatchObject({
    isOut: false,
    refusal: "The removal was done and the code is still there",
  });
});

test("a code that Shopify keeps does not keep the others of its discount", async () => {
  const nora = await adopted("NORA30");
  const otto = await enrolTestCreator(shop, { offerId: nora.offerId, name: "Otto" });
  await postAs(shop, otto, { intent: "adopt-code", code: "NORA30-MORE", keeping: "managed" });
  await lookForCode({ shopId: shop.id, code: "NORA30-MORE" });
  await nora.post({ intent: "pause" });
  await postAs(shop, otto, { intent: "pause" });
  await store.control("faults", { removalRefused: 2 }); // both together, and then the first alone
  await nora.takeOut();
  const rows = await db.code.findMany({ where: { offerId: nora.offerId }, orderBy: { id: "asc" } });
  expect(rows.map(({ code, refusal, outAt }) => [code, refusal, outAt !== null])).toEqual([
    ["NORA30", "The code cannot be removed", false],
    ["NORA30-MORE", null, true],
  ]);
});

test("a deleted discount takes no code back, and the card says so in Shopify's words", async () => {
  const paul = await adopted("PAUL30");
  await paul.post({ intent: "pause" });
  await paul.takeOut();
  await store.control("discounts/PAUL30-MORE", { delete: true });
  await paul.post({ intent: "resume" });
  await paul.mint();
  expect(await paul.card()).toMatchObject({
    state: "refused",
    refusal: "Shopify did not take the code: Code discount does not exist.",
  });
  // Made anew by the merchant in another discount, it is found there when it is tried again.
  await store.control("discounts", { title: "Paul again", codes: ["PAUL30"] });
  await paul.post({ intent: "retry-code" });
  await lookForCode({ shopId: shop.id, code: "PAUL30" });
  expect(await paul.card()).toMatchObject({ state: "live" });
  await paul.post({ intent: "pause" });
  await paul.takeOut();
  expect(await placeOf("PAUL30")).toBeNull();
});

test("a code that the merchant made anew in another discount comes back with its creator where it is now", async () => {
  const rita = await adopted("RITA30");
  await rita.post({ intent: "pause" });
  await rita.takeOut();
  await store.control("discounts", { title: "Rita again", codes: ["RITA30"] });
  await rita.post({ intent: "resume" });
  await rita.mint();
  expect(await rita.card()).toMatchObject({ state: "live", refusal: null });
  expect((await rita.row()).discountGid).toBe((await discountOf("RITA30"))?.gid);
});

test("codes that got back in before an answer was lost are there once", async () => {
  const rosa = await adopted("ROSA30");
  await rosa.post({ intent: "pause" });
  await rosa.takeOut();
  await rosa.post({ intent: "resume" });
  const { discountGid } = await rosa.row();
  const admin = adminFor(store.domain);
  const lost = await addCodes(admin, { discountGid: discountGid ?? "", codes: ["ROSA30"] });
  if (!lost.ok) throw new Error(lost.error.message);
  await expect.poll(() => codesResult(admin, lost.value.bulkGid)).not.toBeNull(); // and then the worker died
  await rosa.mint();
  expect(await rosa.row()).toMatchObject({
    state: "live",
    discountGid,
    redeemCodeGid: expect.stringContaining("gid://"),
  });
  const found = await discountOf("ROSA30");
  expect(found?.codes.filter(({ code }) => code === "ROSA30")).toHaveLength(1);
});

test("who comes back while Shopify is at the removal waits for it, and then has the code in the same discount", async () => {
  const sven = await adopted("SVEN30");
  await sven.post({ intent: "pause" });
  await db.code.updateMany({ where: { code: "SVEN30" }, data: { outAskedAt: NOW } }); // and then the worker died
  await sven.post({ intent: "resume" });
  await expect(sven.mint()).rejects.toThrow("Shopify is still at work on the removal");
  await expect.poll(() => placeOf("SVEN30")).toBeNull();
  await sven.mint();
  expect(await placeOf("SVEN30")).toBe(sven.title);
});

test("a look that comes late does not refuse a code on its way back", async () => {
  const tilo = await adopted("TILO30");
  await tilo.post({ intent: "pause" });
  await tilo.takeOut();
  await tilo.post({ intent: "resume" });
  await lookForCode({ shopId: shop.id, code: "TILO30" });
  expect(await tilo.row()).toMatchObject({ state: "minting" });
  await tilo.mint();
  expect(await placeOf("TILO30")).toBe(tilo.title);
});

test("a replaced code that Shopify keeps says so in the list of her codes", async () => {
  const uwe = await adoptTestCode({ shop, store }, "UWE30", { keeping: "managed", hasCodes: true });
  const { id: codeId } = await uwe.row();
  await uwe.post({ intent: "replace-code", codeId, code: "UWENEW", graceDays: "0" });
  await uwe.mint();
  await endCode({ shopId: shop.id, codeId });
  await store.control("faults", { removalRefused: 1 });
  await uwe.takeOut();
  const keptOf = async () =>
    (await creatorCodes(db, { shop, creatorId: uwe.creatorId, now: NOW })).others.find(
      ({ code }) => code === "UWE30",
    );
  expect(await keptOf()).toMatchObject({
    state: "retired",
    removalRefusal: "The code cannot be removed",
  });
  await uwe.post({ intent: "take-out-code", codeId });
  await uwe.takeOut();
  expect(await keptOf()).toMatchObject({ state: "retired", removalRefusal: null });
  expect(await placeOf("UWE30")).toBeNull();
});
