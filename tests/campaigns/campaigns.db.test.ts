// A campaign's figures are those of its creators' orders and costs on its days, worked by hand.
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import type { CampaignValues } from "#app/campaigns/campaign.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeEntry, makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { changeCampaign, makeCampaign } = await import("#app/campaigns/save-campaign.server.ts");
const { campaignPage, campaignsPage } = await import("#app/campaigns/pages.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-25T12:00:00Z");

const valuesOf = (creatorIds: readonly string[], given: Partial<CampaignValues> = {}) => ({
  name: "Black Friday",
  startsOn: "2026-11-20",
  endsOn: "2026-11-30",
  budgetMinor: 10_000n,
  goal: { kind: "net", minor: 40_000n } as const,
  note: "",
  creatorIds,
  ...given,
});

const make = (shop: Shop, campaign: CampaignValues, formId = v7()) =>
  transaction((tx) => makeCampaign(tx, { shop, campaign, formId, now: NOW }));
const pageOf = (shop: Shop, campaignId: string) =>
  transaction((tx) => campaignPage(tx, { shop, campaignId, now: NOW }));

/** An order of 100.00 with a commission of 12.50 for the creator. */
async function sell(shop: Shop, creatorId: string, at: string) {
  const processedAt = new Date(at);
  const order = await makeOrder(db, shop, { processedAt, netMinor: 10_000n, creatorId });
  const entry = { creatorId, orderId: order.id, amountMinor: 1_250n, occurredAt: processedAt };
  await makeEntry(db, shop, entry);
}

async function spend(shop: Shop, creatorId: string, on: string, amountMinor: bigint) {
  const fee = { kind: "fee", currency: "USD", note: "", createdAt: NOW, amountMinor };
  const incurredOn = new Date(`${on}T00:00:00Z`);
  await db.cost.create({ data: { shopId: shop.id, id: v7(), creatorId, incurredOn, ...fee } });
}

test("orders and costs of its creators on its days count, to the shop's midnight, and nothing else", async () => {
  const shop = await makeShop(db); // New York: 20 Nov begins at 05:00 UTC, 1 Dec too
  const [anna, bo] = [await makeCreator(db, shop, "Anna"), await makeCreator(db, shop, "Bo")];
  await sell(shop, anna, "2026-11-20T05:00:00Z");
  await sell(shop, anna, "2026-12-01T04:59:59Z");
  await sell(shop, anna, "2026-11-20T04:59:59Z"); // the day before
  await sell(shop, anna, "2026-12-01T05:00:00Z"); // the day after
  await sell(shop, bo, "2026-11-25T12:00:00Z"); // takes no part
  await spend(shop, anna, "2026-11-20", 3_000n);
  await spend(shop, anna, "2026-12-01", 9_000n);
  const made = await make(shop, valuesOf([anna]));
  const page = await pageOf(shop, made.ok ? made.value.campaignId : "");
  // 2 × 100.00 of 400.00; 2 × 12.50 + 30.00 = 55.00 of 100.00; 200.00 ÷ 55.00 = 3.64
  expect(page).toMatchObject({
    state: "running",
    days: "20 Nov 2026 to 30 Nov 2026",
    figures: { orders: "2", net: "$200.00", totalCost: "$55.00", returnText: "3.64 : 1" },
    goal: { text: "$200.00 of $400.00 net revenue", share: "50 %", percent: 50 },
    budget: { text: "$55.00 of $100.00", share: "55 %", isOver: false },
    rows: [{ name: "Anna", net: "$200.00" }],
  });
});

test("the same form twice is one campaign, a name is taken once, and another shop's creators take no part", async () => {
  const [shop, other] = [await makeShop(db), await makeShop(db)];
  const anna = await makeCreator(db, shop, "Anna");
  const stranger = await makeCreator(db, other, "Stranger");
  const formId = v7();
  const twice = await Promise.all([1, 2].map(() => make(shop, valuesOf([anna]), formId)));
  for (const one of twice) expect(one).toEqual({ ok: true, value: { campaignId: formId } });
  expect(await make(shop, valuesOf([anna]))).toMatchObject({ error: { kind: "name-taken" } });
  const renamed = valuesOf([anna], { name: "Other" });
  expect(await make(shop, renamed, formId)).toMatchObject({ error: { kind: "saved-before" } });
  expect(await make(shop, valuesOf([anna, stranger], { name: "Other" }))).toMatchObject({
    error: { kind: "no-creator" },
  });
  expect(await pageOf(other, formId)).toBeNull();
});

test("a change takes creators in and out, and other days count other orders", async () => {
  const shop = await makeShop(db);
  const [anna, bo] = [await makeCreator(db, shop, "Anna"), await makeCreator(db, shop, "Bo")];
  await sell(shop, bo, "2026-12-05T12:00:00Z");
  const made = await make(shop, valuesOf([anna]));
  const campaignId = made.ok ? made.value.campaignId : "";
  const campaign = valuesOf([bo], {
    endsOn: "2026-12-31",
    budgetMinor: null,
    goal: { kind: "orders", count: 2 },
  });
  const changed = await transaction((tx) => changeCampaign(tx, { shop, campaign, campaignId }));
  expect(changed.ok).toBe(true);
  expect(await pageOf(shop, campaignId)).toMatchObject({
    budget: null,
    goal: { text: "1 of 2 orders", share: "50 %" },
    rows: [{ name: "Bo" }],
    fields: { goalKind: "orders", goal: "2", budget: "", creatorIds: [bo] },
  });
  const list = await transaction((tx) => campaignsPage(tx, { shop, before: null, now: NOW }));
  expect(list).toMatchObject({ count: 1, next: null, campaigns: [{ creators: 1 }] });
});
