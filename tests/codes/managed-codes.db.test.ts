// A code that was in Shopify before, left to the app: it goes out of the merchant's discount with a pause and comes back there, and that
// discount is never changed otherwise.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore(); // nobody listens where its webhooks go
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { lookForCode } = await import("#app/codes/adopt-code.server.ts");
const { changeCreator } = await import("#app/codes/change-creator.server.ts");
const { mintCodes } = await import("#app/codes/mint-codes.server.ts");
const { codeCard, creatorCodes } = await import("#app/codes/pages.server.ts");
const { endCode } = await import("#app/codes/replace-code.server.ts");
const { takeOutCodes } = await import("#app/codes/stop-codes.server.ts");
const { answerDrift } = await import("#app/drift/answer-drift.server.ts");
const { lookAtDiscount, lookAtOffer } = await import("#app/drift/look-at-offer.server.ts");
const { driftCard } = await import("#app/drift/pages.server.ts");
const { restoreOffer } = await import("#app/drift/restore-offer.server.ts");
const { publishOffer } = await import("#app/programs/publish-offer.server.ts");
const { adminFor } = await import("#app/shopify/admin.server.ts");
const { addCodes, codesResult } = await import("#app/shopify/discounts.server.ts");
const { enrolTestCreator, saveTestOffer } = await import("../support/offers.ts");
const { formOf } = await import("../support/programs.ts");

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

type Discount = Readonly<{
  gid: string;
  title: string;
  percentage: number | null;
  codes: readonly Readonly<{ code: string }>[];
}>;

const discountOf = async (code: string) => {
  const { discounts } = await store.control<{ discounts: Discount[] }>("discounts");
  return discounts.find(({ codes }) => codes.some((one) => one.code === code));
};
const placeOf = async (code: string) => (await discountOf(code))?.title ?? null;

/** A creator of an offer of links alone, whose code lies in a discount of the merchant's that holds another code besides. */
async function adopted(code: string, keeping: "as-is" | "managed", linksOnly = true) {
  const title = `Merchant’s ${code}`;
  await store.control("discounts", { title, percentage: 0.3, codes: [`${code}-MORE`, code] });
  const kind = linksOnly ? ({ valueKind: "none", valueBasisPoints: null } as const) : {};
  const offerId = await saveTestOffer(shop, `Offer of ${code}`, kind);
  const creatorId = await enrolTestCreator(shop, { offerId, name: `Creator ${code}` });
  const job = { shopId: shop.id, offerId };
  await publishOffer(job);
  const post = (fields: Readonly<Record<string, string>>) =>
    transaction((tx) =>
      changeCreator(tx, { shop, creatorId, form: formOf(fields), staffId: "42", now: NOW }),
    );
  await post({ intent: "adopt-code", code, keeping });
  await lookForCode({ shopId: shop.id, code });
  const row = () => db.code.findFirstOrThrow({ where: { shopId: shop.id, code } });
  return {
    ...{ offerId, creatorId, title, row, post },
    mint: () => mintCodes(job),
    takeOut: () => takeOutCodes(job),
    card: () => codeCard(db, { shop, creatorId }),
    others: async () => (await creatorCodes(db, { shop, creatorId, now: NOW })).others,
    look: async () => {
      await lookAtOffer(job);
      return transaction((tx) => driftCard(tx, shop, offerId));
    },
    restore: async (seen: string) => {
      const form = { intent: "restore-drift", seen } as const;
      await transaction((tx) => answerDrift(tx, shop, { offerId, form, staffId: "42", now: NOW }));
      await restoreOffer(job);
    },
    jobs: async () =>
      (
        await db.$queryRaw<{ task: string }[]>`
          select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          where j.payload->>'offerId' = ${offerId} order by j.id`
      ).map(({ task }) => task),
  };
}

test("a pause takes a managed code out of the merchant's discount, and its end puts it back there", async () => {
  const anna = await adopted("ANNA30", "managed", false);
  expect(await anna.card()).toMatchObject({
    code: "ANNA30",
    keeping: { isManaged: true, canChange: true },
    staysInShopify: false,
  });
  const before = await discountOf("ANNA30");
  await anna.post({ intent: "pause" });
  await anna.takeOut();
  expect(await placeOf("ANNA30")).toBeNull();
  expect(await anna.row()).toMatchObject({ state: "paused", refusal: null });
  await anna.post({ intent: "resume" });
  await anna.mint();
  expect(await anna.row()).toMatchObject({ state: "live", discountGid: before?.gid });
  const after = await discountOf("ANNA30");
  expect(after).toMatchObject({ gid: before?.gid, title: "Merchant’s ANNA30", percentage: 0.3 });
  expect(after?.codes.map(({ code }) => code).sort()).toEqual(["ANNA30", "ANNA30-MORE"]);
});

test("a code that is kept as it is stays through a pause and a replacement is refused", async () => {
  const ben = await adopted("BEN30", "as-is");
  expect(await ben.card()).toMatchObject({
    keeping: { isManaged: false, canChange: true },
    staysInShopify: true,
  });
  const codeId = (await ben.row()).id;
  expect(
    await ben.post({ intent: "replace-code", codeId, code: "", graceDays: "0" }),
  ).toMatchObject({ value: { said: "This code is not live, or is replaced already" } });
  await ben.post({ intent: "pause" });
  await ben.takeOut();
  expect(await ben.row()).toMatchObject({ state: "live" });
  expect(await placeOf("BEN30")).toBe(ben.title);
});

test("a code can be left to the app later, also while its creator is paused, and back", async () => {
  const caro = await adopted("CARO30", "as-is");
  const codeId = (await caro.row()).id;
  await caro.post({ intent: "pause" });
  expect(await caro.post({ intent: "manage-code", codeId })).toMatchObject({
    value: { said: "The code is managed here" },
  });
  await lookForCode({ shopId: shop.id, code: "CARO30" });
  expect(await caro.jobs()).toContain("stop-codes");
  await caro.takeOut();
  expect(await placeOf("CARO30")).toBeNull();
  expect(await caro.post({ intent: "leave-code", codeId })).toMatchObject({
    value: { said: "This code is not live, or was not in Shopify before" },
  });
  await caro.post({ intent: "resume" });
  await caro.mint();
  expect(await caro.post({ intent: "leave-code", codeId })).toMatchObject({
    value: { said: "The code stays as it is in Shopify" },
  });
  await caro.post({ intent: "pause" });
  await caro.takeOut();
  expect(await placeOf("CARO30")).toBe(caro.title);
});

test("only an adopted code can be left to the app, and only her own", async () => {
  const dora = await adopted("DORA30", "as-is");
  const emil = await adopted("EMIL30", "as-is", false);
  const minted = await db.code.findFirstOrThrow({
    where: { creatorId: emil.creatorId, origin: "minted" },
  });
  for (const codeId of [minted.id, (await dora.row()).id])
    expect(await emil.post({ intent: "manage-code", codeId })).toMatchObject({
      value: { said: "This code is not live, or was not in Shopify before" },
    });
  expect(await dora.row()).toMatchObject({ isManaged: false });
  expect(await dora.post({ intent: "manage-code", codeId: "nonsense" })).toMatchObject({
    error: { kind: "not-found" },
  });
});

test("a managed code that the merchant removes is a drift, found by a webhook, and restored where it was", async () => {
  const flora = await adopted("FLORA30", "managed");
  const { gid = "" } = (await discountOf("FLORA30")) ?? {};
  await store.control("discounts/FLORA30", { removeCode: "FLORA30" });
  await transaction((tx) => lookAtDiscount(tx, shop, gid));
  expect(await flora.jobs()).toContain("look-at-offer");
  const drift = await flora.look();
  expect(drift?.differences).toEqual([
    { field: "Code FLORA30", here: "Live", inShopify: "Not there any more" },
  ]);
  await flora.restore(drift?.seen ?? "");
  await flora.mint();
  expect(await flora.row()).toMatchObject({ state: "live", discountGid: gid });
  expect(await placeOf("FLORA30")).toBe(flora.title);
  expect(await flora.look()).toBeNull();
});

test("a code that is kept as it is and is gone is shown, and not put back", async () => {
  const gerd = await adopted("GERD30", "as-is");
  await store.control("discounts/GERD30", { removeCode: "GERD30" });
  const drift = await gerd.look();
  await gerd.restore(drift?.seen ?? "");
  await gerd.mint();
  expect(await placeOf("GERD30")).toBeNull();
  expect(await gerd.row()).toMatchObject({ state: "live" });
  expect((await gerd.look())?.differences).toEqual(drift?.differences);
});

test("a code that the merchant made anew in another discount is followed there", async () => {
  const hugo = await adopted("HUGO30", "managed");
  await store.control("discounts/HUGO30", { removeCode: "HUGO30" });
  await store.control("discounts", { title: "Another", codes: ["HUGO30", "HUGO-MORE"] });
  await hugo.post({ intent: "pause" }); // before any look
  await hugo.takeOut();
  expect(await placeOf("HUGO30")).toBeNull();
  await hugo.post({ intent: "resume" });
  await hugo.mint();
  expect(await placeOf("HUGO30")).toBe("Another");
});

test("a replaced managed code works until its end, and is then out of the merchant's discount", async () => {
  const ida = await adopted("IDA30", "managed", false);
  const { id: codeId } = await ida.row();
  await ida.post({ intent: "replace-code", codeId, code: "IDANEW", graceDays: "0" });
  await ida.mint();
  expect(await placeOf("IDANEW")).toBe("Offer of IDA30");
  expect(await placeOf("IDA30")).toBe(ida.title);
  await endCode({ shopId: shop.id, codeId });
  await ida.takeOut();
  expect(await ida.row()).toMatchObject({ state: "retired", outAt: expect.any(Date) });
  expect(await placeOf("IDA30")).toBeNull();
  expect(await placeOf("IDA30-MORE")).toBe(ida.title);
});

test("in an offer of links alone there is no code to replace one with", async () => {
  const jana = await adopted("JANA30", "managed");
  const { id: codeId } = await jana.row();
  const { replaceable } = await creatorCodes(db, { shop, creatorId: jana.creatorId, now: NOW });
  expect(replaceable).toEqual([]);
  expect(
    await jana.post({ intent: "replace-code", codeId, code: "", graceDays: "0" }),
  ).toMatchObject({ value: { said: "This code is not live, or is replaced already" } });
});

test("when Shopify refuses to take a code out the card says so in its words, and asks again", async () => {
  const kim = await adopted("KIM30", "managed");
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
  await kim.post({ intent: "retry-code" });
  expect(await kim.card()).toMatchObject({ refusal: null });
  await kim.takeOut();
  expect(await kim.card()).toMatchObject({ isOut: true });
  expect(await placeOf("KIM30")).toBeNull();
});

test("who comes back after a refusal has her code at once", async () => {
  const leo = await adopted("LEO30", "managed");
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
  const mia = await adopted("MIA30", "managed");
  await mia.post({ intent: "pause" });
  await store.control("faults", { removalInVain: 1 });
  await mia.takeOut();
  expect(await mia.card()).toMatchObject({
    isOut: false,
    refusal: "The removal was done and the code is still there",
  });
});

test("a code that Shopify keeps does not keep the others of its discount", async () => {
  const nora = await adopted("NORA30", "managed");
  const otto = await enrolTestCreator(shop, { offerId: nora.offerId, name: "Otto" });
  const as = (creatorId: string, fields: Readonly<Record<string, string>>) =>
    transaction((tx) =>
      changeCreator(tx, { shop, creatorId, form: formOf(fields), staffId: "42", now: NOW }),
    );
  await as(otto, { intent: "adopt-code", code: "NORA30-MORE", keeping: "managed" });
  await lookForCode({ shopId: shop.id, code: "NORA30-MORE" });
  await nora.post({ intent: "pause" });
  await as(otto, { intent: "pause" });
  await store.control("faults", { removalRefused: 2 }); // both together, and then the first alone
  await nora.takeOut();
  const rows = await db.code.findMany({ where: { offerId: nora.offerId }, orderBy: { id: "asc" } });
  expect(rows.map(({ code, refusal, outAt }) => [code, refusal, outAt !== null])).toEqual([
    ["NORA30", "The code cannot be removed", false],
    ["NORA30-MORE", null, true],
  ]);
});

test("a deleted discount takes no code back, and the card says so in Shopify's words", async () => {
  const paul = await adopted("PAUL30", "managed");
  await paul.post({ intent: "pause" });
  await paul.takeOut();
  await store.control("discounts/PAUL30-MORE", { delete: true });
  await paul.post({ intent: "resume" });
  await paul.mint();
  expect(await paul.card()).toMatchObject({
    state: "refused",
    refusal: "Shopify did not take the code: Code discount does not exist.",
  });
});

test("codes that got back in before an answer was lost are there once", async () => {
  const rosa = await adopted("ROSA30", "managed");
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
  const sven = await adopted("SVEN30", "managed");
  await sven.post({ intent: "pause" });
  await db.code.updateMany({ where: { code: "SVEN30" }, data: { outAskedAt: NOW } }); // and then the worker died
  await sven.post({ intent: "resume" });
  await expect(sven.mint()).rejects.toThrow("Shopify is still at work on the removal");
  await expect.poll(() => placeOf("SVEN30")).toBeNull();
  await sven.mint();
  expect(await placeOf("SVEN30")).toBe(sven.title);
});

test("a look that comes late does not refuse a code on its way back", async () => {
  const tilo = await adopted("TILO30", "managed");
  await tilo.post({ intent: "pause" });
  await tilo.takeOut();
  await tilo.post({ intent: "resume" });
  await lookForCode({ shopId: shop.id, code: "TILO30" });
  expect(await tilo.row()).toMatchObject({ state: "minting" });
  await tilo.mint();
  expect(await placeOf("TILO30")).toBe(tilo.title);
});
