// Rows of a shop in the tables that its own checks, imports and comparisons fill.
import { v7 } from "uuid";
import type { Shop } from "#app/shops/shop.ts";
import type { makeCreator } from "./books.ts";
import { makeImport } from "./history.ts";

type Db = Parameters<typeof makeCreator>[0];

/** What the app's own checks have kept about the shop. */
export async function makeChecks(db: Db, shop: Shop, now: Date): Promise<void> {
  const row = { shopId: shop.id, startedAt: now, finishedAt: now };
  await db.reconciliation.create({
    data: { ...row, id: v7(), kind: "hourly", fromAt: now, toAt: now },
  });
  await db.adminBudget.create({
    data: {
      shopId: shop.id,
      id: "graphql",
      turn: 1,
      available: 1_900,
      maximum: 2_000,
      restoreRate: 100,
      countedAt: now,
    },
  });
  await db.visitorSalt.create({
    data: { shopId: shop.id, id: v7(), dayOn: now, salt: "0".repeat(26) },
  });
  await db.linkDefaults.create({
    data: { shopId: shop.id, id: shop.id, utmMedium: "influencer" },
  });
  await db.heardTopic.create({ data: { shopId: shop.id, id: "orders/create", heardAt: now } });
  await db.testOrder.create({ data: { shopId: shop.id, id: v7(), askedAt: now } });
  const ids = { deletedGid: "gid://shopify/Customer/8", keptGid: "gid://shopify/Customer/9" };
  await db.customerMerge.create({ data: { shopId: shop.id, id: v7(), ...ids, mergedAt: now } });
  const drift = { shopId: shop.id, differences: [] };
  await db.drift.create({
    data: { ...drift, id: shop.id, seen: "0".repeat(64), codes: [], foundAt: now },
  });
  const decision = { offerId: shop.id, kind: "restore", staffId: "42", madeAt: now };
  await db.driftDecision.create({ data: { ...drift, id: v7(), ...decision } });
  const found = { orders: 0, entries: 0, differences: 0, firstDifferences: [] };
  await db.verification.create({ data: { ...row, id: v7(), ...found } });
}

/** An import of the past with a line that could not be read, and a code whose past was credited. */
export async function makeHistory(db: Db, shop: Shop, now: Date): Promise<void> {
  const of = { where: { shopId: shop.id } };
  const importId = await makeImport(db, shop);
  const fault = { shopId: shop.id, id: v7(), importId, line: 7, problem: "The line is no JSON." };
  await db.historyFault.create({ data: fault });
  const [code, order] = [await db.code.findFirstOrThrow(of), await db.order.findFirstOrThrow(of)];
  const past = { state: "done", orders: 1, ordersDone: 1, beforeAt: now, askedAt: now };
  await db.pastCredit.create({ data: { shopId: shop.id, id: v7(), codeId: code.id, ...past } });
  const exemption = { shopId: shop.id, id: v7(), orderId: order.id, code: code.code };
  await db.codeExemption.create({ data: exemption });
  const pause = { shopId: shop.id, id: v7(), creatorId: code.creatorId, fromAt: now, untilAt: now };
  await db.pause.create({ data: pause });
  const word = { kind: "exclude", note: "Friends", staffId: "42", madeAt: now };
  await db.correction.create({ data: { shopId: shop.id, id: v7(), orderId: order.id, ...word } });
}
