import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeEntry, makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { makeChecks, makeCreatorImport, makeHistory, makeProgram } from "../support/kept.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, sqlTransaction, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { redactedCustomers } = await import("#app/privacy/redact-customer.server.ts");
const { TENANT_TABLES } = await import("#app/privacy/repository.server.ts");
const { applyRetention, complianceHandlers } = await import("#app/privacy/jobs.server.ts");
const { requestFile, settingsPage } = await import("#app/privacy/pages.server.ts");
const { openPayout } = await import("#app/payouts/open-payout.server.ts");
const { approvePayout } = await import("#app/payouts/approve-payout.server.ts");
const { balanceOfCreator } = await import("#app/commissions/payable-entries.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-22T15:00:00Z");
const SETTINGS = new URL("http://localhost/app/settings");
const CUSTOMER = 191167;
const customerGid = `gid://shopify/Customer/${CUSTOMER}`;
const customer = { id: CUSTOMER, email: "john@example.com", phone: "555-625-1199" };

type Topic = keyof typeof complianceHandlers;

/** A compliance webhook as the inbox has it, handed to its handler in one transaction. */
async function receive(shop: Shop, topic: Topic, payload: object, eventId = v7()) {
  const row = { shopId: shop.id, id: `${topic}/${eventId}`, topic, subjectGid: "", payload };
  await db.inboxEvent.createMany({ data: [row], skipDuplicates: true });
  await transaction((tx) => complianceHandlers[topic]({ tx, shop, payload, eventId, now: NOW }));
}

/** A shop with two orders of the customer, one of somebody else, a payout, and a row in every table. */
async function setUp() {
  const shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna Berg");
  const processedAt = new Date("2026-10-01T15:00:00Z");
  const order = async (gid: string | null) => {
    const made = await makeOrder(db, shop, {
      processedAt,
      netMinor: 8928n,
      creatorId,
      customerGid: gid,
      references: ["k7m2pq-anna.01932c07000070008000000000000001"],
    });
    const entry = { creatorId, orderId: made.id, amountMinor: 1116n, occurredAt: processedAt };
    await makeEntry(db, shop, { ...entry, isApproved: true });
    return made;
  };
  const own = [await order(customerGid), await order(customerGid)];
  const foreign = await order("gid://shopify/Customer/5");
  const id = v7();
  await transaction((tx) => openPayout(tx, shop, { id, cutOffOn: "2026-11-01", now: NOW }));
  await transaction((tx) => approvePayout(tx, shop, { payoutId: id, now: NOW }));
  const [link] = await db.link.findMany({ where: { shopId: shop.id } });
  const click = { shopId: shop.id, id: v7(), linkId: link?.id ?? "", clickedAt: NOW };
  await db.click.create({ data: { ...click, isBot: false, isPrefetch: false } });
  await db.cost.create({
    data: {
      shopId: shop.id,
      id: v7(),
      creatorId,
      kind: "fee",
      amountMinor: 100n,
      currency: "USD",
      incurredOn: NOW,
      note: "",
      createdAt: NOW,
    },
  });
  await db.earningsLink.create({
    data: {
      shopId: shop.id,
      id: v7(),
      creatorId,
      tokenHash: "hash",
      createdAt: NOW,
      expiresAt: NOW,
    },
  });
  await makeHistory(db, shop, NOW);
  await makeProgram(db, shop, { mark: "Northwind", now: NOW });
  await db.session.create({
    data: {
      id: `offline_${shop.domain}`,
      shop: shop.domain,
      state: "",
      isOnline: false,
      accessToken: "x",
    },
  });
  await makeChecks(db, shop, NOW);
  await makeCreatorImport(db, shop, NOW);
  return { shop, creatorId, own, foreign };
}

const rowsOf = async (shop: Shop): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of TENANT_TABLES) {
    const [row] = await db.$queryRawUnsafe<{ count: bigint }[]>(
      `select count(*) as count from "${table}" where "shopId" = $1::uuid`,
      shop.id,
    );
    counts[table] = Number(row?.count ?? 0n);
  }
  return counts;
};

test("a data request is answered with all rows of that customer and nobody else's", async () => {
  const { shop, own, foreign } = await setUp();
  const payload = { customer, orders_requested: [], data_request: { id: 9999 } };
  await receive(shop, "customers/data_request", payload);
  await receive(shop, "customers/data_request", payload); // again under another event id
  const page = await transaction((tx) => settingsPage(tx, shop, SETTINGS));
  expect(page.requests).toMatchObject([
    { what: "Data of a customer", customer: "191167", answer: "download" },
  ]);
  const file = await transaction((tx) => requestFile(tx, shop, page.requests[0]?.id ?? ""));
  const answer = JSON.parse(file?.text ?? "{}");
  expect(answer.orders.map((row: { order: { gid: string } }) => row.order.gid)).toEqual(
    own.map(({ gid }) => gid),
  );
  expect(answer.orders[0].entries[0].amountMinor).toBe(1116);
  expect(answer.orders[0].sales).toHaveLength(1);
  expect(answer.orders[0].credits).toHaveLength(1);
  expect(file?.text).not.toContain(foreign.gid);
  expect(file?.text).not.toContain("john@example.com");
});

test("the answer of one shop is not another's", async () => {
  const { shop } = await setUp();
  const payload = { customer, data_request: { id: 1 } };
  await receive(shop, "customers/data_request", payload);
  const [request] = await db.privacyRequest.findMany({ where: { shopId: shop.id } });
  const stranger = await makeShop(db);
  expect(await transaction((tx) => requestFile(tx, stranger, request?.id ?? ""))).toBeNull();
});

test("every column that points to a customer is in the export and in the redaction", async () => {
  const columns = await db.$queryRaw<{ table: string }[]>`
    select table_name::text as "table" from information_schema.columns
    where table_schema = 'public' and column_name ilike '%customer%gid%' order by 1`;
  expect(columns.map(({ table }) => table)).toEqual(["Invitation", "Order", "PrivacyRequest"]);
});

test("a redaction blanks the customer and leaves every amount", async () => {
  const { shop, creatorId, own, foreign } = await setUp();
  const before = await transaction((tx) => balanceOfCreator(tx, shop.id, creatorId));
  await receive(shop, "customers/data_request", { customer, data_request: { id: 2 } });
  const numbers = own.map(({ gid }) => Number(gid.split("/").at(-1)));
  const payload = { customer, orders_to_redact: numbers };
  const eventId = v7();
  await receive(shop, "customers/redact", payload, eventId);
  await receive(shop, "customers/redact", payload, eventId);
  const orders = await db.order.findMany({ where: { shopId: shop.id }, orderBy: { id: "asc" } });
  expect(orders.map((order) => [order.customerGid, order.references.length])).toEqual([
    [null, 0],
    [null, 0],
    ["gid://shopify/Customer/5", 1],
  ]);
  expect(orders.map(({ netMinor }) => netMinor)).toEqual([8928n, 8928n, 8928n]);
  expect(orders[2]?.gid).toBe(foreign.gid);
  expect(await transaction((tx) => balanceOfCreator(tx, shop.id, creatorId))).toEqual(before);
  expect(await db.credit.count({ where: { shopId: shop.id } })).toBe(3);
  const requests = await db.privacyRequest.findMany({ where: { shopId: shop.id } });
  expect(requests.map(({ kind }) => kind).sort()).toEqual(["data_request", "redact"]);
  expect(requests.every((request) => request.export === null)).toBe(true);
  expect(
    await sqlTransaction((tx) =>
      redactedCustomers(tx, shop.id, [customerGid, "gid://shopify/Customer/5"]),
    ),
  ).toEqual([customerGid]);
});

test("the ledger refuses every other change", async () => {
  const { shop } = await setUp();
  await expect(db.entry.deleteMany({ where: { shopId: shop.id } })).rejects.toThrow(/append-only/);
});

test("every table of a shop is on the list of what is erased", async () => {
  const tables = await db.$queryRaw<{ table: string }[]>`
    select table_name::text as "table" from information_schema.columns
    where table_schema = 'public' and column_name = 'shopId'`;
  expect(tables.map(({ table }) => table).sort()).toEqual([...TENANT_TABLES].sort());
});

test("erasing a shop leaves no row of it and touches no other", async () => {
  const { shop } = await setUp();
  const other = await setUp();
  await receive(shop, "customers/redact", { customer });
  const before = await rowsOf(other.shop);
  expect(Object.entries(await rowsOf(shop)).filter(([, count]) => count === 0)).toEqual([]);
  await db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: NOW } });
  await receive({ ...shop, uninstalledAt: NOW }, "shop/redact", { shop_domain: shop.domain });
  expect(Object.values(await rowsOf(shop)).every((count) => count === 0)).toBe(true);
  expect(await db.shop.count({ where: { id: shop.id } })).toBe(0);
  expect(await db.session.count({ where: { shop: shop.domain } })).toBe(0);
  expect(await rowsOf(other.shop)).toEqual(before);
  expect(await db.shop.count({ where: { id: other.shop.id } })).toBe(1);
  expect(await db.session.count({ where: { shop: other.shop.domain } })).toBe(1);
});

test("a shop that came back before shop/redact keeps everything; one erased begins clean", async () => {
  const { upsertShop, findShopByDomain } = await import("#app/shops/repository.server.ts");
  const { uninstallShop } = await import("#app/shops/uninstall-shop.server.ts");
  const { shop } = await setUp();
  const before = await rowsOf(shop);
  const { uninstalledAt: _, ...known } = shop;
  const facts = { ...known, isDevelopment: false };
  await transaction((tx) => uninstallShop(tx, shop, NOW));
  expect(await db.session.count({ where: { shop: shop.domain } })).toBe(0);
  await transaction((tx) => upsertShop(tx, { ...facts, id: v7(), installedAt: NOW }));
  const back = await findShopByDomain(db, shop.domain);
  expect(back).toMatchObject({ id: shop.id, uninstalledAt: null });
  await receive(back ?? shop, "shop/redact", {});
  expect(await rowsOf(shop)).toEqual({ ...before, InboxEvent: (before.InboxEvent ?? 0) + 1 });

  await transaction((tx) => uninstallShop(tx, back ?? shop, NOW));
  const gone = await findShopByDomain(db, shop.domain);
  await receive(gone ?? shop, "shop/redact", {});
  const id = v7();
  await transaction((tx) => upsertShop(tx, { ...facts, id, installedAt: NOW }));
  const again = await findShopByDomain(db, shop.domain);
  expect(again?.id).toBe(id);
  expect(Object.values(await rowsOf({ ...shop, id })).every((count) => count === 0)).toBe(true);
});

test("retention deletes what is past its time and nothing else", async () => {
  const { shop, creatorId } = await setUp();
  const long = new Date("2020-01-01T00:00:00Z");
  const event = { shopId: shop.id, topic: "orders/create", subjectGid: "", receivedAt: long };
  await db.inboxEvent.createMany({
    data: [
      { ...event, id: "settled", settledAt: long, dueAt: null },
      { ...event, id: "dead", settledAt: long, dueAt: null, failure: "Shopify answered 500" },
      { ...event, id: "open" },
    ],
  });
  await receive(shop, "customers/data_request", { customer, data_request: { id: 3 } });
  await db.privacyRequest.updateMany({ where: { shopId: shop.id }, data: { doneAt: long } });
  const link = { shopId: shop.id, creatorId, createdAt: long };
  const future = new Date("2999-01-01T00:00:00Z");
  await db.earningsLink.createMany({
    data: [
      { ...link, id: v7(), tokenHash: "expired", expiresAt: long },
      { ...link, id: v7(), tokenHash: "revoked", expiresAt: future, revokedAt: long },
      { ...link, id: v7(), tokenHash: "works", expiresAt: future },
    ],
  });
  const span = { shopId: shop.id, kind: "hourly", fromAt: long, toAt: long, startedAt: long };
  await db.reconciliation.createMany({
    data: [
      { ...span, id: v7(), orders: 1, finishedAt: long },
      { ...span, id: v7(), orders: 2 },
      { ...span, id: v7(), orders: 3, finishedAt: new Date() },
    ],
  });
  await db.testOrder.create({ data: { shopId: shop.id, id: v7(), askedAt: long, failure: "No." } });
  const entries = await db.entry.count({ where: { shopId: shop.id } });
  await applyRetention();
  const events = await db.inboxEvent.findMany({ where: { shopId: shop.id } });
  expect(events.map(({ id }) => id.split("/")[0]).sort()).toEqual(["customers", "dead", "open"]);
  const runs = await db.reconciliation.findMany({
    where: { shopId: shop.id, kind: "hourly", orders: { gt: 0 } },
  });
  expect(runs.map(({ orders }) => orders).sort()).toEqual([2, 3]);
  expect(await db.testOrder.count({ where: { shopId: shop.id, askedAt: long } })).toBe(0);
  const links = await db.earningsLink.findMany({ where: { shopId: shop.id } });
  expect(links.map(({ tokenHash }) => tokenHash).sort()).toEqual(["hash", "works"]);
  const [request] = await db.privacyRequest.findMany({ where: { shopId: shop.id } });
  expect(request?.export).toBeNull();
  expect(await db.entry.count({ where: { shopId: shop.id } })).toBe(entries);
});
