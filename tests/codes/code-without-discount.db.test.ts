// A code that only tracks, the whole way: published at 0 %, live, on an order, credited. By hand:
//   2 × 40.00 = 80.00 with nothing off; 12 % of it is 9.60. With 8.00 off by a sale, 12 % of 72.00 is 8.64.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { lookAtOffer } = await import("#app/drift/look-at-offer.server.ts");
const { answerDrift } = await import("#app/drift/answer-drift.server.ts");
const { driftCard } = await import("#app/drift/pages.server.ts");
const { mintCodes } = await import("#app/codes/mint-codes.server.ts");
const { offerChoices, offerPage } = await import("#app/programs/pages.server.ts");
const { publishOffer } = await import("#app/programs/publish-offer.server.ts");
const { adminFor } = await import("#app/shopify/admin.server.ts");
const { readOrder } = await import("#app/shopify/orders.server.ts");
const { enrolTestCreator, saveTestOffer } = await import("../support/offers.ts");
const { answersFrom, workAll } = await import("../support/pipeline.ts");

afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-04T15:42:00Z");
const CLASSES = ["order", "product", "shipping"] as const;
let shop: Shop;
let offerId = "";
beforeAll(async () => {
  shop = await makeShop(db, { domain: store.domain });
  await store.control("products", { title: "Serum", sku: "SERUM", price: "40.00" });
  const nothing = { valueKind: "code", valueBasisPoints: null, combinesWith: CLASSES } as const;
  offerId = await saveTestOffer(shop, "Only codes", nothing);
});

type Placed = Readonly<{
  gid: string;
  codes: Readonly<{ applied: unknown[]; refused: unknown[] }>;
  figures: Readonly<{ discounts: string; net: string }>;
}>;

const place = (more: object) =>
  store.control<Placed>("orders", { lines: [{ sku: "SERUM", quantity: 2 }], ...more });

/** The inbox hears of an order, Shopify is asked for it, and it is worked through. */
async function arrive(gid: string): Promise<void> {
  const order = await readOrder(adminFor(store.domain), gid);
  const event = { id: `orders/create/${gid}`, topic: "orders/create", subjectGid: gid };
  await db.inboxEvent.create({ data: { shopId: shop.id, ...event } });
  await workAll(answersFrom(new Map([[gid, order]])));
}

test("the code is live at 0 %, an order keeps its price with it, and its creator is paid", async () => {
  const creatorId = await enrolTestCreator(shop, { offerId, name: "Anna Berg" });
  await publishOffer({ shopId: shop.id, offerId });
  await mintCodes({ shopId: shop.id, offerId });
  expect(await db.code.findMany({ where: { creatorId } })).toMatchObject([
    { code: "ANNA", state: "live" },
  ]);
  const placed = await place({ codes: ["anna"] });
  expect(placed.codes).toEqual({ applied: [{ code: "anna", amount: "0.00" }], refused: [] });
  expect(placed.figures).toMatchObject({ discounts: "0.00", net: "80.00" });
  await arrive(placed.gid);
  const order = await db.order.findFirstOrThrow({ where: { gid: placed.gid } });
  expect(order).toMatchObject({ codes: ["ANNA"], discountMinor: 0n, netMinor: 8_000n });
  expect(await db.credit.findMany({ where: { orderId: order.id } })).toMatchObject([
    { creatorId, kind: "code" },
  ]);
  const [entry] = await db.entry.findMany({ where: { orderId: order.id } });
  expect(entry).toMatchObject({ creatorId, kind: "earned", amountMinor: 960n });
});

test("another discount does not drive it out, and it is credited beside that", async () => {
  const placed = await place({
    codes: ["ANNA"],
    automaticDiscount: { title: "Autumn sale", percentage: 0.1 },
  });
  expect(placed.codes.applied).toHaveLength(1);
  expect(placed.figures).toMatchObject({ discounts: "8.00", net: "72.00" });
  await arrive(placed.gid);
  const order = await db.order.findFirstOrThrow({ where: { gid: placed.gid } });
  expect(await db.entry.findMany({ where: { orderId: order.id } })).toMatchObject([
    { kind: "earned", amountMinor: 864n },
  ]);
});

test("no page promises a discount", async () => {
  expect(await offerPage(db, { shop, offerId, now: NOW })).toMatchObject({
    hasCodes: true,
    state: "live",
    forShoppers: "No discount: the code only shows who sent the shopper.",
    forFollowers:
      "Your code gives your followers no discount: it tells the shop that you sent them.",
  });
  const [choice] = await offerChoices(db, shop);
  expect(choice).toMatchObject({ label: "Only codes (no discount)", hasCodes: true });
});

test("a discount of 0 % is no drift; one that the merchant raises is shown and can be accepted", async () => {
  await lookAtOffer({ shopId: shop.id, offerId });
  expect(await driftCard(db, shop, offerId)).toBeNull();
  await store.control("discounts/ANNA", { percentage: 0.1 });
  await lookAtOffer({ shopId: shop.id, offerId });
  const drift = await driftCard(db, shop, offerId);
  expect(drift?.differences).toEqual([
    { field: "Discount", here: "No discount", inShopify: "10 %" },
  ]);
  const form = { intent: "accept-drift", seen: drift?.seen ?? "" } as const;
  await transaction((tx) => answerDrift(tx, shop, { offerId, form, staffId: "42", now: NOW }));
  const offer = await db.offer.findFirstOrThrow({ where: { id: offerId } });
  expect(offer).toMatchObject({ valueKind: "percentage", valueBasisPoints: 1_000 });
});
