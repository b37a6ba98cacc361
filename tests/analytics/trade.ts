// Trade for report tests, beyond tests/support/books.ts: costs, and a shop of four creators in four bands.
import { v7 } from "uuid";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeEntry, makeOrder, makeShop } from "../support/books.ts";

type Db = typeof import("#app/platform/db.server.ts")["db"];

/** A cost of a creator on a day; its id. */
export async function makeCost(
  db: Db,
  shop: Shop,
  given: Readonly<{ creatorId: string; kind: string; amountMinor: bigint; on: string }>,
): Promise<string> {
  const { creatorId, kind, amountMinor, on } = given;
  const id = v7();
  await db.cost.create({
    data: {
      shopId: shop.id,
      id,
      creatorId,
      kind,
      amountMinor,
      currency: shop.currency,
      incurredOn: new Date(`${on}T00:00:00Z`),
      note: "",
      createdAt: new Date("2026-11-24T12:00:00Z"),
    },
  });
  return id;
}

/** Four creators: strong, moderate with new customers, poor without an order, and one of whom nothing is known. */
export async function shopOfFour(db: Db) {
  const shop = await makeShop(db);
  const processedAt = new Date("2026-11-10T15:00:00Z");
  const cost = (creatorId: string, kind: string, amountMinor: bigint) =>
    makeCost(db, shop, { creatorId, kind, amountMinor, on: "2026-11-11" });
  const anna = await makeCreator(db, shop, "Anna Berg");
  const maya = await makeCreator(db, shop, "maya 100% Okafor");
  const tess = await makeCreator(db, shop, "Tess Lindqvist");
  const idle = await makeCreator(db, shop, "Zoë Idle");
  for (const [creatorId, netMinor] of [
    [anna, 50_000n],
    [anna, 10_000n],
    [maya, 30_000n],
  ] as const) {
    const order = await makeOrder(db, shop, { processedAt, netMinor, creatorId });
    const amountMinor = netMinor / 10n;
    await makeEntry(db, shop, {
      creatorId,
      orderId: order.id,
      amountMinor,
      occurredAt: processedAt,
    });
    await db.order.updateMany({
      where: { id: order.id, netMinor: { gte: 30_000n } },
      data: { isNewCustomer: true },
    });
  }
  await cost(anna, "fee", 1_000n);
  await cost(maya, "gift", 4_500n);
  await cost(tess, "fee", 142_000n);
  await makeOrder(db, shop, { processedAt, netMinor: 20_000n });
  return { shop, anna, maya, tess, idle };
}
