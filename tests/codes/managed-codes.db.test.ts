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
const { creatorCodes } = await import("#app/codes/pages.server.ts");
const { endCode } = await import("#app/codes/replace-code.server.ts");
const { answerDrift } = await import("#app/drift/answer-drift.server.ts");
const { lookAtDiscount, lookAtOffer } = await import("#app/drift/look-at-offer.server.ts");
const { driftCard } = await import("#app/drift/pages.server.ts");
const { restoreOffer } = await import("#app/drift/restore-offer.server.ts");
const {
  adoptTestCode,
  discountOf: discountIn,
  placeOf: placeIn,
} = await import("../support/adopted.ts");

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
const adopted = async (code: string, keeping: "as-is" | "managed", hasCodes = false) => {
  const made = await adoptTestCode({ shop, store }, code, { keeping, hasCodes });
  return {
    ...made,
    look: async () => {
      await lookAtOffer(made.job);
      return transaction((tx) => driftCard(tx, shop, made.offerId));
    },
    restore: async (seen: string) => {
      const answer = { form: { intent: "restore-drift", seen } as const, staffId: "42", now: NOW };
      await transaction((tx) => answerDrift(tx, shop, { offerId: made.offerId, ...answer }));
      await restoreOffer(made.job);
    },
    jobs: async () =>
      (
        await db.$queryRaw<{ task: string }[]>`
          select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          where j.payload->>'offerId' = ${made.offerId} order by j.id`
      ).map(({ task }) => task),
  };
};

test("a pause takes a managed code out of the merchant's discount, and its end puts it back there", async () => {
  const anna = await adopted("ANNA30", "managed", true);
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

test("a code that is left as it is stays through a pause, and its replacement is refused", async () => {
  const ben = await adopted("BEN30", "as-is");
  expect(await ben.card()).toMatchObject({
    keeping: { isManaged: false, canChange: true },
    staysInShopify: true,
  });
  const codeId = (await ben.row()).id;
  expect(
    await ben.post({ intent: "replace-code", codeId, code: "", graceDays: "0" }),
  ).toMatchObject({
    value: { said: "This code is not live, is replaced already, or is left as it is in Shopify" },
  });
  await ben.post({ intent: "pause" });
  await ben.takeOut();
  expect(await ben.row()).toMatchObject({ state: "live" });
  expect(await placeOf("BEN30")).toBe(ben.title);
});

test("a code can be managed later, also while its creator is paused, and left as it is again", async () => {
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

test("only an adopted code can be managed, and only the creator's own", async () => {
  const dora = await adopted("DORA30", "as-is");
  const emil = await adopted("EMIL30", "as-is", true);
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

test("a code that is left as it is and is gone is shown, and not put back", async () => {
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
  const ida = await adopted("IDA30", "managed", true);
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

test("in an offer of links only there is no code to replace one with", async () => {
  const jana = await adopted("JANA30", "managed");
  const { id: codeId } = await jana.row();
  const { replaceable } = await creatorCodes(db, { shop, creatorId: jana.creatorId, now: NOW });
  expect(replaceable).toEqual([]);
  expect(
    await jana.post({ intent: "replace-code", codeId, code: "", graceDays: "0" }),
  ).toMatchObject({
    value: { said: "This code is not live, is replaced already, or is left as it is in Shopify" },
  });
});
