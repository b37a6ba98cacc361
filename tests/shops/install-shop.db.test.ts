import { afterAll, expect, test } from "vitest";
import { startStore } from "../shopify/store.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { installShop, refreshShop } = await import("#app/shops/install-shop.server.ts");
const { uninstallShop } = await import("#app/shops/uninstall-shop.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await store.stop();
});

const sessions = await db.session.findMany();
const stored = () => db.shop.findUniqueOrThrow({ where: { domain: store.domain } });

test("first requests that come at once install the shop once", async () => {
  const shops = await Promise.all(Array.from({ length: 5 }, () => installShop(store.domain)));
  expect(new Set(shops.map(({ id, key }) => `${id} ${key}`)).size).toBe(1);
  expect(await db.shop.count()).toBe(1);
});

test("shop/update takes over what Shopify says now", async () => {
  await store.control("shops", { handle: "demo", name: "Northwind", zone: "Europe/Berlin" });
  await refreshShop(await stored());
  expect(await stored()).toMatchObject({ name: "Northwind", zone: "Europe/Berlin" });
  expect((await stored()).isDevelopment).toBe(false);
  await store.control("shops", { handle: "demo", isDevelopment: true });
  await refreshShop(await stored());
  expect(await stored()).toMatchObject({ planName: "Development", isDevelopment: true });
});

test("shop/update that meets an uninstall under way does not install the shop again", async () => {
  const shop = await stored();
  await transaction((tx) => uninstallShop(tx, shop, new Date()));
  await db.session.createMany({ data: sessions }); // Shopify was asked before the uninstall was heard of
  await store.control("shops", { handle: "demo", name: "Southwind" });
  await refreshShop(shop);
  expect(await stored()).toMatchObject({ name: "Northwind" });
  expect((await stored()).uninstalledAt).not.toBeNull();
});

test("a shop that comes back keeps its record, and what waited for it is due at once", async () => {
  const { id, key } = await stored();
  const later = new Date(Date.now() + 3_600_000);
  await db.inboxEvent.create({
    data: {
      shopId: id,
      id: "orders/updated/1",
      topic: "orders/updated",
      subjectGid: "",
      dueAt: later,
    },
  });
  const back = await installShop(store.domain);
  expect(back).toMatchObject({ id, key, name: "Southwind", uninstalledAt: null });
  const [event] = await db.inboxEvent.findMany();
  expect(event?.dueAt?.getTime()).toBeLessThan(Date.now() + 1_000);
});
