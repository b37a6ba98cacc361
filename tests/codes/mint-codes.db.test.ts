import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { publishOffer } = await import("#app/programs/publish-offer.server.ts");
const { offerPage } = await import("#app/programs/pages.server.ts");
const { enrolTestCreator, saveTestOffer } = await import("../support/offers.ts");
const { mintCodes } = await import("#app/codes/mint-codes.server.ts");
const { retryCode } = await import("#app/codes/request-code.server.ts");
const { codeCard } = await import("#app/codes/pages.server.ts");
const { adminFor } = await import("#app/shopify/admin.server.ts");
const { addCodes, codesResult, createOffer } = await import("#app/shopify/discounts.server.ts");
const { discountInput } = await import("#app/programs/offer.ts");
const { lookAtOffer } = await import("#app/drift/look-at-offer.server.ts");
const { findOfferFor } = await import("#app/programs/find-offer.server.ts");

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

const makeOffer = (name: string, valueBasisPoints = 1000) =>
  saveTestOffer(shop, name, { valueBasisPoints });
const enrol = (offerId: string, name: string, wanted = "") =>
  enrolTestCreator(shop, { offerId, name, wanted });
const publish = (offerId: string) => publishOffer({ shopId: shop.id, offerId });
const mint = (offerId: string) => mintCodes({ shopId: shop.id, offerId });
const cardOf = (creatorId: string) => codeCard(db, { shop, creatorId });
const discounts = async () =>
  (await store.control<{ discounts: { id: string; title: string }[] }>("discounts")).discounts;

test("from offer to live code: published, minted, and only then live", async () => {
  const offerId = await makeOffer("Whole way");
  const creatorId = await enrol(offerId, "Anna Berg");
  await mint(offerId); // too early: the offer is not there yet
  expect(await cardOf(creatorId)).toMatchObject({ code: "ANNA10", state: "minting" });
  await publish(offerId);
  expect(await offerPage(db, { shop, offerId, now: NOW })).toMatchObject({ state: "live" });
  await mint(offerId);
  expect(await cardOf(creatorId)).toMatchObject({ code: "ANNA10", state: "live", refusal: null });
});

test("an offer published twice, and again after its answer was lost, is one discount", async () => {
  const offerId = await makeOffer("Lost answer");
  const offer = await findOfferFor(db, shop.id, offerId);
  if (!offer) throw new Error("no offer");
  const lost = await createOffer(adminFor(shop.domain), discountInput(offer, "USD"));
  await publish(offerId);
  await publish(offerId);
  const page = await findOfferFor(db, shop.id, offerId);
  expect(page).toMatchObject({ state: "live", discountGid: lost.ok && lost.value.discountGid });
  expect((await discounts()).filter(({ title }) => title === "Lost answer")).toHaveLength(1);
});

test("codes that got in before an answer was lost are kept", async () => {
  const offerId = await makeOffer("Lost codes");
  const creatorId = await enrol(offerId, "Bela Lugo");
  await publish(offerId);
  const { discountGid } = (await findOfferFor(db, shop.id, offerId)) ?? {};
  const admin = adminFor(shop.domain);
  const lost = await addCodes(admin, { discountGid: discountGid ?? "", codes: ["BELA10"] });
  if (!lost.ok) throw new Error(lost.error.message);
  await expect.poll(() => codesResult(admin, lost.value.bulkGid)).not.toBeNull();
  await mint(offerId);
  const row = await db.code.findFirst({ where: { shopId: shop.id, creatorId } });
  expect(row).toMatchObject({ state: "live", redeemCodeGid: expect.stringContaining("gid://") });
});

test("a code that another discount has is refused, and a code that is free in Shopify is named", async () => {
  await store.control("discounts", { title: "Black Friday", codes: ["CARO10", "CAROM10"] });
  const offerId = await makeOffer("Conflict");
  const creatorId = await enrol(offerId, "Caro Maas");
  await publish(offerId);
  await mint(offerId);
  expect(await cardOf(creatorId)).toMatchObject({
    code: "CARO10",
    state: "refused",
    refusal: "Taken by another discount in Shopify. CARO102 is free.",
    suggestion: "CARO102",
  });
  await store.control("discounts/CARO10", { delete: true });
  await transaction((tx) => retryCode(tx, { shopId: shop.id, creatorId }));
  await mint(offerId);
  expect(await cardOf(creatorId)).toMatchObject({ code: "CARO10", state: "live" });
});

test("an offer whose discount was deleted in Shopify refuses codes with Shopify's words", async () => {
  const offerId = await makeOffer("Deleted");
  await publish(offerId);
  const found = (await discounts()).find(({ title }) => title === "Deleted");
  await store.control(`discounts/${encodeURIComponent(found?.id ?? "")}`, { delete: true });
  const creatorId = await enrol(offerId, "Dora Day");
  await mint(offerId);
  expect(await cardOf(creatorId)).toMatchObject({
    state: "refused",
    refusal: expect.stringMatching(/^Shopify did not take the code: \w+/),
  });
});

test("an offer that Shopify refuses says so in its own words and has no discount", async () => {
  const offerId = await makeOffer("Bad scope");
  await db.offer.updateMany({
    where: { id: offerId },
    data: { scope: "products", scopeGids: ["gid://shopify/Product/999999999"] },
  });
  await publish(offerId);
  expect(await offerPage(db, { shop, offerId, now: NOW })).toMatchObject({
    state: "refused",
    refusal: expect.stringMatching(/\w+/),
  });
});

test("six hundred codes are minted in batches of at most 250", async () => {
  const offerId = await makeOffer("Many");
  await publish(offerId);
  const creatorId = await enrol(offerId, "Eve Many", "EVE-0");
  await db.code.createMany({
    data: Array.from({ length: 600 }, (_, n) => ({
      shopId: shop.id,
      id: `01932c07-0000-7000-8000-${String(n).padStart(12, "0")}`,
      creatorId,
      offerId,
      code: `EVE-${n + 1}`,
      state: "minting",
      createdAt: NOW,
      creditsFrom: NOW,
      origin: "minted",
    })),
  });
  await mint(offerId);
  const live = await db.code.count({ where: { shopId: shop.id, offerId, state: "live" } });
  expect(live).toBe(601);
});

test("the ids of many codes are not asked for one by one, and the next look at the offer learns them", async () => {
  const of = { shopId: shop.id, offer: { name: "Many" } };
  const unknown = () => db.code.count({ where: { ...of, redeemCodeGid: null } });
  expect(await unknown()).toBeGreaterThan(550);
  const { offerId } = await db.code.findFirstOrThrow({ where: of });
  await lookAtOffer({ shopId: shop.id, offerId });
  expect(await unknown()).toBe(0);
  const gids = await db.code.groupBy({ by: ["redeemCodeGid"], where: of });
  expect(gids).toHaveLength(601);
});

test("while Shopify is away the job fails, to be tried again, and nothing is claimed", async () => {
  const offerId = await makeOffer("Away");
  const creatorId = await enrol(offerId, "Finn Away");
  await store.control("faults", { error5xx: { next: 6 } });
  await expect(publish(offerId)).rejects.toThrow();
  expect(await offerPage(db, { shop, offerId, now: NOW })).toMatchObject({ state: "publishing" });
  await store.control("faults", { error5xx: { next: 0 } });
  await publish(offerId);
  await mint(offerId);
  expect(await cardOf(creatorId)).toMatchObject({ code: "FINN10", state: "live" });
}, 60_000);
