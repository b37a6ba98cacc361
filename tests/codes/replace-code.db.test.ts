// A code is replaced: the new one comes, the old one works and counts until its end, and is then out of Shopify and nobody else's.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase, db, queryRows, transaction } = await import("#app/platform/db.server.ts");
const { publishOffer } = await import("#app/programs/publish-offer.server.ts");
const { enrolTestCreator, saveTestOffer } = await import("../support/offers.ts");
const { changeCreator } = await import("#app/codes/change-creator.server.ts");
const { mintCodes } = await import("#app/codes/mint-codes.server.ts");
const { takeOutCodes } = await import("#app/codes/stop-codes.server.ts");
const { retireEnded } = await import("#app/codes/stopped-codes.server.ts");
const { endCode } = await import("#app/codes/replace-code.server.ts");
const { codeCard, creatorCodes } = await import("#app/codes/pages.server.ts");
const { ownersOfCodes } = await import("#app/codes/find-owners.server.ts");
const { findTarget } = await import("#app/links/repository.server.ts");
const { earningsPage } = await import("#app/portal/pages.server.ts");
const { adminFor } = await import("#app/shopify/admin.server.ts");
const { findCode } = await import("#app/shopify/discounts.server.ts");

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

async function enrolled(name: string, wanted: string) {
  const offerId = await saveTestOffer(shop, `Offer of ${name}`, {});
  const creatorId = await enrolTestCreator(shop, { offerId, name, wanted });
  await publishOffer({ shopId: shop.id, offerId });
  await mintCodes({ shopId: shop.id, offerId });
  const idOf = async (code: string) =>
    (await db.code.findFirstOrThrow({ where: { shopId: shop.id, code } })).id;
  return {
    creatorId,
    offerId,
    idOf,
    mint: () => mintCodes({ shopId: shop.id, offerId }),
    takeOut: () => takeOutCodes({ shopId: shop.id, offerId }),
    end: async (code: string) => endCode({ shopId: shop.id, codeId: await idOf(code) }),
    post: async (fields: Readonly<Record<string, string>>) => {
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.set(field, value);
      return transaction((tx) =>
        changeCreator(tx, { shop, creatorId, form, staffId: "42", now: NOW }),
      );
    },
    states: async () => {
      const rows = await db.code.findMany({ where: { creatorId }, orderBy: { id: "asc" } });
      return rows.map(({ code, state }) => `${code} ${state}`);
    },
    linkCode: async () => {
      const { key } = await db.link.findFirstOrThrow({ where: { creatorId } });
      return (await findTarget({ shopKey: shop.key, linkKey: key }))?.code;
    },
    earnings: () =>
      transaction((tx) => earningsPage(tx, { shop, creatorId, cursor: null, now: NOW })),
  };
}

const inShopify = async (code: string) => (await findCode(adminFor(store.domain), code)) !== null;
const owner = async (code: string) =>
  (await ownersOfCodes({ query: queryRows }, shop.id, [code]))[0]?.creatorId;

test("the old code works and counts until its end, the link takes the new one, and her page says both", async () => {
  const anna = await enrolled("Anna Berg", "ANNA10");
  const codeId = await anna.idOf("ANNA10");
  const answer = await anna.post({ intent: "replace-code", codeId, code: "", graceDays: "14" });
  expect(answer).toMatchObject({
    ok: true,
    value: {
      said: expect.stringMatching(/^Shopify is asked for ANNAB10\. The old code works until /),
    },
  });
  expect(await anna.linkCode()).toBe("ANNA10"); // the new one is not live yet
  expect(await codeCard(db, { shop, creatorId: anna.creatorId })).toMatchObject({ code: "ANNA10" });
  await anna.mint();
  expect(await anna.states()).toEqual(["ANNA10 live", "ANNAB10 live"]);
  expect(await anna.linkCode()).toBe("ANNAB10");
  expect([await inShopify("ANNA10"), await inShopify("ANNAB10")]).toEqual([true, true]);
  expect(await anna.earnings()).toMatchObject({ code: "ANNAB10", ending: [{ code: "ANNA10" }] });

  await anna.end("ANNA10"); // too early: it is asked for again at its time
  expect(await anna.states()).toEqual(["ANNA10 live", "ANNAB10 live"]);
  await db.code.updateMany({
    where: { id: codeId },
    data: { endsAt: new Date(NOW.getTime() - 1) },
  });
  await anna.end("ANNA10");
  await anna.takeOut();
  expect(await anna.states()).toEqual(["ANNA10 retired", "ANNAB10 live"]);
  expect([await inShopify("ANNA10"), await inShopify("ANNAB10")]).toEqual([false, true]);
  expect(await anna.earnings()).toMatchObject({ code: "ANNAB10", ending: [] });
  expect(await owner("ANNA10")).toBe(anna.creatorId); // orders of its time stay hers
  await anna.end("ANNA10"); // a second time changes nothing
  await anna.takeOut();
  expect(await anna.states()).toEqual(["ANNA10 retired", "ANNAB10 live"]);
});

test("an ended code is nobody else's, and not her own again", async () => {
  const ben = await enrolled("Ben Berg", "BEN-OLD");
  const codeId = await ben.idOf("BEN-OLD");
  await ben.post({ intent: "replace-code", codeId, code: "BEN-NEW", graceDays: "0" });
  await ben.mint();
  await ben.end("BEN-OLD");
  await ben.takeOut();
  expect(await ben.states()).toEqual(["BEN-OLD retired", "BEN-NEW live"]);
  await expect(
    enrolTestCreator(shop, { offerId: ben.offerId, name: "Other", wanted: "BEN-OLD" }),
  ).rejects.toThrow("code-taken");
  const again = { intent: "add-code", offerId: ben.offerId, code: "ben-old", label: "" };
  expect(await ben.post(again)).toMatchObject({
    value: { result: { error: { code: ["BEN-OLD is taken. BEN-OLD2 is free."] } } },
  });
  expect(await ben.post({ intent: "choose-code", code: "BEN-OLD" })).toMatchObject({
    value: { said: null, result: { error: { code: [expect.stringContaining("is taken")] } } },
  });
});

test("while the new code is not live the old one goes on past its end", async () => {
  const cleo = await enrolled("Cleo Berg", "CLEO10");
  await store.control("discounts", { title: "Merchant's", codes: ["CLEO-NEW"] });
  const codeId = await cleo.idOf("CLEO10");
  await cleo.post({ intent: "replace-code", codeId, code: "CLEO-NEW", graceDays: "0" });
  await cleo.mint();
  await cleo.end("CLEO10");
  expect(await cleo.states()).toEqual(["CLEO10 live", "CLEO-NEW refused"]);
  const later = new Date(Date.now() + 1_000);
  const shown = await creatorCodes(db, { shop, creatorId: cleo.creatorId, now: later });
  const card = await codeCard(db, { shop, creatorId: cleo.creatorId });
  expect(card).toMatchObject({ code: "CLEO10", until: expect.any(String) });
  expect(shown.others).toMatchObject([{ code: "CLEO-NEW", state: "refused", ending: null }]);
  expect(await inShopify("CLEO10")).toBe(true);
});

test("a replaced code that is kept after all goes on, and its end comes to nothing", async () => {
  const dora = await enrolled("Dora Berg", "DORA10");
  const codeId = await dora.idOf("DORA10");
  await dora.post({ intent: "replace-code", codeId, code: "DORA-2", graceDays: "3" });
  await dora.mint();
  expect(await dora.post({ intent: "keep-code", codeId })).toMatchObject({
    value: { said: "The code goes on without an end" },
  });
  await dora.end("DORA10");
  expect(await dora.states()).toEqual(["DORA10 live", "DORA-2 live"]);
  expect(
    await dora.post({ intent: "replace-code", codeId, code: "", graceDays: "5" }),
  ).toMatchObject({
    value: { result: { error: { graceDays: ["Choose how long the old code works."] } } },
  });
});

test("who keeps a code while its end is being carried out keeps it", async () => {
  const ida = await enrolled("Ida Berg", "IDA10");
  const codeId = await ida.idOf("IDA10");
  await ida.post({ intent: "replace-code", codeId, code: "IDA-2", graceDays: "0" });
  await ida.mint();
  // The job has read the code with its end; a person keeps the code before the job writes.
  await ida.post({ intent: "keep-code", codeId });
  await transaction((tx) => retireEnded(tx, shop.id, { codeId, now: new Date() }));
  expect(await ida.states()).toEqual(["IDA10 live", "IDA-2 live"]);
});

test("a code is replaced once, and one of another creator or of the merchant's own not at all", async () => {
  const emil = await enrolled("Emil Berg", "EMIL10");
  const codeId = await emil.idOf("EMIL10");
  const replace = { intent: "replace-code", codeId, code: "", graceDays: "7" };
  await emil.post(replace);
  const refused = {
    value: { said: "This code is not live, is replaced already, or is left as it is in Shopify" },
  };
  expect(await emil.post(replace)).toMatchObject(refused);
  const fay = await enrolled("Fay Berg", "FAY10");
  expect(await fay.post(replace)).toMatchObject({ ok: false, error: { kind: "not-found" } });
  await db.code.updateMany({ where: { code: "FAY10" }, data: { origin: "adopted" } });
  const own = { ...replace, codeId: await fay.idOf("FAY10") };
  expect(await fay.post(own)).toMatchObject(refused);
});

test("a pause within the grace takes both codes out, and after the end only the new one comes back", async () => {
  const gus = await enrolled("Gus Berg", "GUS10");
  const codeId = await gus.idOf("GUS10");
  await gus.post({ intent: "replace-code", codeId, code: "GUS-NEW", graceDays: "0" });
  await gus.mint();
  await gus.post({ intent: "pause" });
  await gus.takeOut();
  await gus.end("GUS10");
  await gus.post({ intent: "resume" });
  await gus.mint();
  await gus.takeOut();
  expect(await gus.states()).toEqual(["GUS10 retired", "GUS-NEW live"]);
  expect([await inShopify("GUS10"), await inShopify("GUS-NEW")]).toEqual([false, true]);
});

test("a campaign's code stands beside the main one: the link keeps that, and both are hers", async () => {
  const hal = await enrolled("Hal Berg", "HAL10");
  const other = await saveTestOffer(shop, "Another offer", { valueBasisPoints: 2000 });
  await hal.post({ intent: "add-code", offerId: hal.offerId, code: "HALSUMMER", label: "Summer" });
  await hal.post({ intent: "add-code", offerId: other, code: "", label: "" });
  await hal.mint();
  expect(await hal.linkCode()).toBe("HAL10");
  expect(await codeCard(db, { shop, creatorId: hal.creatorId })).toMatchObject({ code: "HAL10" });
  expect(await creatorCodes(db, { shop, creatorId: hal.creatorId, now: NOW })).toMatchObject({
    others: [
      { code: "HAL20", state: "minting", label: "", offer: "Another offer" },
      { code: "HALSUMMER", state: "live", label: "Summer", offer: "Offer of Hal Berg" },
    ],
    replaceable: [{ code: "HAL10" }, { code: "HALSUMMER", label: "Summer" }],
  });
  expect([await owner("HAL10"), await owner("HALSUMMER")]).toEqual([hal.creatorId, hal.creatorId]);
});
