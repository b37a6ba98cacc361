// The form of a creator's page and what becomes of its products, against a dev store.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { askLanding, innerOf, waysIn } from "../support/landing.ts";
import { formOf } from "../support/programs.ts";
import { signed } from "../support/storefront.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { answerLanding } = await import("#app/landing/answer-landing.server.ts");
const { refreshProducts } = await import("#app/landing/refresh-products.server.ts");
const { landingForm } = await import("#app/landing/pages.server.ts");

type Product = Readonly<{ id: string; gid: string }>;
let shop: Shop;
let serum: Product;
let balm: Product;

beforeAll(async () => {
  shop = await makeShop(db, { domain: store.domain });
  const product = (body: object) => store.control<Product>("products", body);
  serum = await product({ title: "Serum", sku: "SERUM", price: "40.00", handle: "serum" });
  balm = await product({ title: "Balm", sku: "BALM", price: "9.00", handle: "balm" });
});

afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-30T12:00:00Z");

const save = (creatorId: string, given: object = {}) => {
  const texts = { isShown: "on", headline: "Picked by Anna", words: "", photoUrl: "" };
  const form = formOf({ ...texts, productGids: [serum.gid, balm.gid], ...given });
  return answerLanding(shop, { creatorId, form, now: NOW });
};

/** A creator with a page, and the key of her link. */
async function makePage(name: string, given: object = {}) {
  const creatorId = await makeCreator(db, shop, name);
  expect(await save(creatorId, given)).toMatchObject({ value: { said: "Page saved" } });
  const link = await db.link.findFirstOrThrow({ where: { shopId: shop.id, creatorId } });
  return { creatorId, key: link.key };
}

const visit = (key: string) => askLanding(signed(`/proxy/c/${key}`, { shop: shop.domain }));

test("what leaves the online store leaves the page in the night and comes back, with Shopify's new address and price", async () => {
  const { creatorId, key } = await makePage("Night");
  await store.control(`products/${balm.id}`, { status: "DRAFT", handle: "balm-2" });
  await refreshProducts(shop);
  expect((await visit(key)).html).not.toContain("Balm");
  const form = await transaction((tx) => landingForm(tx, { shop, creatorId }));
  expect(form?.products).toMatchObject([
    { title: "Serum", price: "$40.00", goneSince: null },
    { title: "Balm", price: "$9.00", goneSince: expect.stringMatching(/\d/) },
  ]);
  await store.control(`products/${balm.id}`, { status: "ACTIVE" });
  await refreshProducts(shop);
  const ways = waysIn((await visit(key)).html);
  expect(innerOf(ways[2] ?? new URL("https://x.invalid")).pathname).toBe("/products/balm-2");
});

test("a product that is a draft when the page is saved is kept and left out; one that is gone is a fault", async () => {
  const draft = await store.control<Product>("products", {
    title: "Draft",
    sku: "DRAFT",
    price: "5.00",
  });
  await store.control(`products/${draft.id}`, { status: "DRAFT" });
  const { creatorId, key } = await makePage("Drafts", { productGids: [draft.gid] });
  expect((await visit(key)).html).not.toMatch(/Draft<|<ul/);
  const gone = await save(creatorId, { productGids: ["gid://shopify/Product/999999"] });
  expect(gone).toMatchObject({
    ok: true,
    value: { said: null, result: { error: { productGids: [expect.stringMatching(/no longer/)] } } },
  });
  expect(await db.landingProduct.count({ where: { pageId: creatorId } })).toBe(1);
});

test("a page saved twice at once is one page with its products once", async () => {
  const creatorId = await makeCreator(db, shop, "Twice");
  const saved = await Promise.all([save(creatorId), save(creatorId), save(creatorId)]);
  expect(saved.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(await db.landingProduct.count({ where: { pageId: creatorId } })).toBe(2);
});

test("another shop's creator has no page here, to make or to see", async () => {
  const creatorId = await makeCreator(db, await makeShop(db), "Theirs");
  const given = { productGids: [] };
  expect(await save(creatorId, given)).toEqual({ ok: false, error: { kind: "not-found" } });
  expect(await db.landingPage.count({ where: { id: creatorId } })).toBe(0);
  expect(await transaction((tx) => landingForm(tx, { shop, creatorId }))).toBeNull();
});
