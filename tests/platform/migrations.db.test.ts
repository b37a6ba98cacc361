// Every migration on a database that was filled under the first one: it applies, and what was there gets the values it should have.
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

const FOLDER = path.resolve(import.meta.dirname, "../../prisma/migrations");
const SHOP = randomUUID();
const ORDERED_AT = "2026-05-04T12:00:00Z";

const server = process.env.TEST_DATABASE_SERVER ?? "";
const name = `migrated_${randomUUID().replaceAll("-", "")}`;
let client: pg.Client;

const onServer = async (statement: string) => {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(statement).finally(() => admin.end());
};
const query = async (text: string, values: readonly unknown[] = []) =>
  (await client.query(text, [...values])).rows;

beforeAll(async () => {
  await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const [first, ...later] = readdirSync(FOLDER)
    .filter((folder) => /^\d{14}_/.test(folder))
    .sort()
    .map((folder) => readFileSync(path.join(FOLDER, folder, "migration.sql"), "utf8"));
  await client.query(first ?? "");
  await fill();
  for (const migration of later) await client.query(migration);
});

afterAll(async () => {
  await client.end();
  await onServer(`drop database if exists ${name} with (force)`);
});

type Row = Readonly<Record<string, unknown>>;

async function insert(table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).map((column) => `"${column}"`);
  const places = columns.map((_, at) => `$${at + 1}`);
  await query(
    `insert into "${table}" (${columns.join(", ")}) values (${places.join(", ")})`,
    Object.values(row),
  );
}

async function order(given: Row & { name: string; netMinor: number }): Promise<string> {
  const id = randomUUID();
  await insert("Order", {
    shopId: SHOP,
    id,
    gid: `gid://shopify/Order/${given.name}`,
    createdAt: ORDERED_AT,
    processedAt: ORDERED_AT,
    updatedAt: ORDERED_AT,
    isTest: false,
    sourceName: "web",
    financialStatus: "PAID",
    currency: "USD",
    codes: [],
    codeDiscountsMinor: [],
    references: [],
    isNewCustomer: true,
    isJourneyReady: true,
    grossMinor: given.netMinor,
    discountMinor: 0,
    refundMinor: 0,
    ...given,
  });
  return id;
}

const sale = (orderId: string, given: Row) =>
  insert("Sale", {
    shopId: SHOP,
    id: randomUUID(),
    orderId,
    gid: randomUUID(),
    happenedAt: ORDERED_AT,
    reason: "ORDER",
    actionType: "ORDER",
    lineType: "PRODUCT",
    taxMinor: 0,
    discountMinor: 0,
    ...given,
  });

/** A shop with a creator, and orders of several standings. */
async function fill(): Promise<void> {
  const creatorId = randomUUID();
  const at = { createdAt: ORDERED_AT };
  const shop = { domain: "a.myshopify.com", key: "abcdef", name: "A", currency: "USD" };
  const where = { zone: "UTC", planName: "Basic", storefrontUrl: "https://a.example" };
  await insert("Shop", { id: SHOP, ...shop, ...where, installedAt: ORDERED_AT });
  const offer = { name: "Spring", valueKind: "percentage", valueBasisPoints: 1000, scope: "all" };
  const rules = { oncePerCustomer: false, appliesOnSubscription: false, state: "live" };
  await insert("Offer", {
    shopId: SHOP,
    id: SHOP,
    ...offer,
    ...rules,
    startsAt: ORDERED_AT,
    ...at,
  });
  const terms = { version: 1, kind: "rate", rateBasisPoints: 1250, holdDays: 30, windowDays: 30 };
  await insert("Terms", { shopId: SHOP, id: SHOP, offerId: SHOP, ...terms, validFrom: ORDERED_AT });
  const who = { name: "Anna", handle: "anna", platform: "tiktok", followers: 1, note: "" };
  const creator = { shopId: SHOP, id: creatorId, ...who, state: "active", defaultOfferId: SHOP };
  await insert("Creator", { ...creator, ...at });
  const code = { shopId: SHOP, id: randomUUID(), creatorId, offerId: SHOP, code: "ANNA10" };
  await insert("Code", { ...code, state: "live", liveAt: ORDERED_AT, ...at });
  const paid = await order({ name: "paid", netMinor: 6000, refundMinor: 2000, grossMinor: 8000 });
  await sale(paid, { totalMinor: 8800, taxMinor: 800 });
  await sale(paid, { totalMinor: 500, lineType: "SHIPPING" });
  await sale(paid, { totalMinor: -2000, reason: "REFUND", actionType: "RETURN" });
  const share = { creatorId, shareOf10000: 10000, kind: "code", evidence: "{}", offerId: SHOP };
  const credit = { shopId: SHOP, id: randomUUID(), orderId: paid, ...share, termsId: SHOP };
  await insert("Credit", { ...credit, netMinor: 6000, discountMinor: 0 });
  const money = { kind: "earned", amountMinor: 750, baseMinor: 6000, currency: "USD" };
  const entry = { shopId: SHOP, id: randomUUID(), creatorId, orderId: paid, ...money };
  const dates = { occurredAt: ORDERED_AT, payableAt: "2026-06-03T12:00:00Z" };
  await insert("Entry", { ...entry, termsId: SHOP, sourceKey: "order:paid", ...dates });
  await order({ name: "pending", netMinor: 4000, financialStatus: "PENDING" });
  await order({ name: "voided", netMinor: 0, financialStatus: "VOIDED", exclusion: "voided" });
  const contract = { sourceName: "subscription_contract", isJourneyReady: false };
  const exchanged = await order({ name: "exchanged", netMinor: 4000, ...contract });
  await sale(exchanged, { totalMinor: 4000, reason: "RETURN" });
  await order({ name: "till", netMinor: 0, sourceName: "pos", isNewCustomer: null });
}

test("orders are paid by their status, and what is commissionable follows", async () => {
  expect(
    await query(`select "name", "isPaid", "commissionableMinor"::int as base, "placedNetMinor"::int as placed, "presentmentCurrency" as money
      from "Order" order by "name"`),
  ).toEqual([
    { name: "exchanged", isPaid: true, base: 4000, placed: 0, money: "USD" },
    { name: "paid", isPaid: true, base: 6000, placed: 8000, money: "USD" },
    { name: "pending", isPaid: false, base: 0, placed: 0, money: "USD" },
    { name: "till", isPaid: true, base: 0, placed: 0, money: "USD" },
    { name: "voided", isPaid: false, base: 0, placed: 0, money: "USD" },
  ]);
});

test("an order is marked by what it was, and what Shopify's journey said of the customer is settled", async () => {
  const marks = `"isSubscription", "isExchange", "isNewCustomerSettled" as settled`;
  expect(await query(`select "name", ${marks} from "Order" order by "name"`)).toEqual([
    { name: "exchanged", isSubscription: true, isExchange: true, settled: false },
    { name: "paid", isSubscription: false, isExchange: false, settled: true },
    { name: "pending", isSubscription: false, isExchange: false, settled: true },
    { name: "till", isSubscription: false, isExchange: false, settled: false },
    { name: "voided", isSubscription: false, isExchange: false, settled: true },
  ]);
});

test("a credit has the instant of its order, and a ledger that was there is as it was", async () => {
  expect(await query(`select "orderedAt" from "Credit"`)).toEqual([
    { orderedAt: new Date(ORDERED_AT) },
  ]);
  expect(await query(`select "kind", "amountMinor"::int as amount from "Entry"`)).toEqual([
    { kind: "earned", amount: 750 },
  ]);
});
