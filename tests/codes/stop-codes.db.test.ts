// A creator is paused: her code is taken out of Shopify and comes back when she is active again, whatever is lost on the way.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { publishOffer } = await import("#app/programs/publish-offer.server.ts");
const { enrolTestCreator, saveTestOffer } = await import("../support/offers.ts");
const { changeCreator } = await import("#app/codes/change-creator.server.ts");
const { changeStanding } = await import("#app/codes/change-standing.server.ts");
const { mintCodes } = await import("#app/codes/mint-codes.server.ts");
const { takeOutCodes } = await import("#app/codes/stop-codes.server.ts");
const { codeCard } = await import("#app/codes/pages.server.ts");
const { adminFor } = await import("#app/shopify/admin.server.ts");
const { findCode, retireCodes } = await import("#app/shopify/discounts.server.ts");

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

/** An offer that is live, and a creator in it whose code waits. */
async function enrolled(name: string, wanted: string) {
  const offerId = await saveTestOffer(shop, `Offer of ${name}`, {});
  const creatorId = await enrolTestCreator(shop, { offerId, name, wanted });
  await publishOffer({ shopId: shop.id, offerId });
  const job = { shopId: shop.id, offerId };
  return {
    creatorId,
    mint: () => mintCodes(job),
    takeOut: () => takeOutCodes(job),
    post: (intent: string) => {
      const form = new FormData();
      form.set("intent", intent);
      return transaction((tx) =>
        changeCreator(tx, { shop, creatorId, form, staffId: "42", now: NOW }),
      );
    },
    card: () => codeCard(db, { shop, creatorId }),
    jobs: async () =>
      (
        await db.$queryRaw<{ task: string }[]>`
          select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          where j.payload->>'offerId' = ${offerId} order by j.id`
      ).map(({ task }) => task),
  };
}

const inShopify = async (code: string) => (await findCode(adminFor(store.domain), code)) !== null;

test("a pause takes the code out of Shopify, and the end of it puts it back", async () => {
  const anna = await enrolled("Anna Berg", "ANNA10");
  await anna.mint();
  expect(await anna.post("pause")).toMatchObject({ ok: true, value: { said: "Creator paused" } });
  expect(await anna.card()).toMatchObject({ code: "ANNA10", state: "paused", isOut: false });
  expect(await anna.jobs()).toContain("stop-codes");
  await anna.takeOut();
  expect(await inShopify("ANNA10")).toBe(false);
  expect(await anna.card()).toMatchObject({ state: "paused", isOut: true });
  await anna.takeOut(); // nothing is left to do
  await anna.post("resume");
  expect(await anna.card()).toMatchObject({ state: "minting" });
  await anna.mint();
  expect(await anna.card()).toMatchObject({ state: "live", refusal: null });
  expect(await inShopify("ANNA10")).toBe(true);
});

test("a removal whose answer was lost is found done, and one that somebody else made is no fault", async () => {
  const ben = await enrolled("Ben Berg", "BEN10");
  await ben.mint();
  await ben.post("pause");
  const found = await findCode(adminFor(store.domain), "BEN10");
  if (!found?.redeemCodeGid) throw new Error("no code");
  const { discountGid, redeemCodeGid } = found;
  await retireCodes(adminFor(store.domain), { discountGid, redeemCodeGids: [redeemCodeGid] });
  await ben.takeOut();
  expect(await ben.card()).toMatchObject({ state: "paused", isOut: true });
  expect(await inShopify("BEN10")).toBe(false);
});

test("a code that was renamed in Shopify meanwhile is taken out under its new name", async () => {
  const flora = await enrolled("Flora Berg", "FLORA10");
  await flora.mint();
  await store.control("discounts/FLORA10", { rename: { from: "FLORA10", to: "FLORA20" } });
  await flora.post("pause");
  await flora.takeOut();
  await expect.poll(() => inShopify("FLORA20")).toBe(false);
});

test("who comes back before Shopify was asked has her code at once", async () => {
  const gerd = await enrolled("Gerd Berg", "GERD10");
  await gerd.mint();
  await gerd.post("pause");
  await gerd.post("resume");
  expect(await gerd.card()).toMatchObject({ state: "live" });
  await gerd.takeOut();
  expect(await inShopify("GERD10")).toBe(true);
});

test("who comes back while Shopify is at it waits for the old code to go, and then has a new one", async () => {
  const hugo = await enrolled("Hugo Berg", "HUGO10");
  await hugo.mint();
  await hugo.post("pause");
  await db.code.updateMany({ where: { code: "HUGO10" }, data: { outAskedAt: NOW } }); // and then the worker died
  await hugo.post("resume");
  await expect(hugo.mint()).rejects.toThrow("Shopify is still at work on the removal");
  await expect.poll(() => inShopify("HUGO10")).toBe(false);
  await hugo.mint();
  expect(await hugo.card()).toMatchObject({ state: "live" });
  expect(await inShopify("HUGO10")).toBe(true);
});

test("a code that goes live while its creator is paused is stopped at once", async () => {
  const cleo = await enrolled("Cleo Berg", "CLEO10");
  await cleo.post("archive");
  await cleo.mint();
  expect(await cleo.card()).toMatchObject({ state: "paused", isOut: false });
  await cleo.takeOut();
  expect(await inShopify("CLEO10")).toBe(false);
});

test("a code that was in Shopify before stays there", async () => {
  const dora = await enrolled("Dora Berg", "DORA10");
  await dora.mint();
  await db.code.updateMany({ where: { code: "DORA10" }, data: { origin: "adopted" } });
  await dora.post("pause");
  expect(await dora.card()).toMatchObject({ state: "live" });
  await dora.takeOut();
  expect(await inShopify("DORA10")).toBe(true);
});

test("codes of one offer are taken out together, also one whose id is not known yet", async () => {
  const ida = await enrolled("Ida Berg", "IDA10");
  const { offerId } = await db.code.findFirstOrThrow({ where: { code: "IDA10" } });
  for (const wanted of ["IDB10", "IDC10"])
    await enrolTestCreator(shop, { offerId, name: wanted, wanted });
  await ida.mint();
  await db.code.updateMany({ where: { code: "IDB10" }, data: { redeemCodeGid: null } });
  const ids = await db.code.findMany({ where: { offerId } });
  for (const { creatorId } of ids)
    await transaction((tx) =>
      changeStanding(tx, { shopId: shop.id, creatorId }, { state: "paused", now: NOW }),
    );
  await ida.takeOut();
  const rows = await db.code.findMany({ where: { offerId } });
  expect(rows.filter(({ state, outAt }) => state === "paused" && outAt !== null)).toHaveLength(3);
  for (const code of ["IDA10", "IDB10", "IDC10"]) expect(await inShopify(code)).toBe(false);
});

test("a pause that is asked for twice is one pause, and ends once", async () => {
  const emil = await enrolled("Emil Berg", "EMIL10");
  for (const intent of ["pause", "pause", "archive", "resume", "resume"]) await emil.post(intent);
  const pauses = await db.pause.findMany({ where: { creatorId: emil.creatorId } });
  expect(pauses).toMatchObject([{ fromAt: NOW, untilAt: NOW }]);
});
