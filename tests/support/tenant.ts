// One shop of two, with a row in every table that a page reads, and every text by which its rows would be recognised elsewhere.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import { v7 } from "uuid";
import { PrismaClient } from "#app/generated/prisma/client.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeEntry, makeOffer, makeOrder } from "./books.ts";
import { makeCreatorImport, makeProgram } from "./kept.ts";
import { queryDatabase } from "./merchant.ts";
import type { Stack } from "./stack.ts";

export type Db = PrismaClient;

export type Tenant = Readonly<{
  shop: Shop;
  /** Handle of the shop, for `appFetch`. */
  handle: string;
  offerId: string;
  creatorId: string;
  codeId: string;
  linkId: string;
  slug: string;
  orderId: string;
  orderGid: string;
  orderAt: Date;
  entryId: string;
  payoutId: string;
  costId: string;
  requestId: string;
  bulkRunId: string;
  importId: string;
  earningsToken: string;
  programId: string;
  programKey: string;
  groupId: string;
  invitationId: string;
  applicationId: string;
  campaignId: string;
}>;

/** The app's tables, for builders and checks of a journey; `$disconnect()` it in afterAll. */
export const openTables = (stack: Stack): Db =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: stack.databaseUrl() }) });

/** Installs a shop of the dev store and fills it; `mark` is in every name, and `minor` is every amount. */
export async function makeTenant(
  stack: Stack,
  db: Db,
  given: Readonly<{ handle: string; mark: string; minor: bigint }>,
): Promise<Tenant> {
  const { handle, mark, minor } = given;
  await stack.control("shops", { handle, name: `${mark} Store` });
  const first = await stack.appFetch("/app/settings?_data=routes/app.settings._index", {
    shop: handle,
  });
  if (!first.ok) throw new Error(`${handle} was not installed: ${first.status}`);
  const shop = await db.shop.findUniqueOrThrow({ where: { domain: `${handle}.myshopify.com` } });
  const shopId = shop.id;
  await pastOrdersRead(db, shopId);
  await makeOffer(db, shop);
  await db.offer.updateMany({ where: { shopId, id: shopId }, data: { name: `${mark} offer` } });
  const creatorId = await makeCreator(db, shop, `${mark} Creator`);
  await db.creator.updateMany({
    where: { shopId, id: creatorId },
    data: {
      note: `${mark} note`,
      tags: [`${mark} tag`],
      niche: `${mark} niche`,
      owner: `${mark} owner`,
    },
  });
  const orderAt = new Date(Date.now() - 5 * 86_400_000);
  const order = await makeOrder(db, shop, {
    processedAt: orderAt,
    netMinor: minor,
    creatorId,
    code: `${mark.toUpperCase()}CREATOR10`,
    customerGid: `gid://shopify/Customer/${mark.length}${minor}`,
  });
  const entry = { creatorId, orderId: order.id, amountMinor: minor, occurredAt: orderAt };
  const entryId = await makeEntry(db, shop, { ...entry, isApproved: true });
  await makeEntry(db, shop, { ...entry, isApproved: true });
  const code = await db.code.findFirstOrThrow({ where: { shopId, creatorId } });
  const link = await db.link.findFirstOrThrow({ where: { shopId, creatorId } });
  return {
    shop,
    handle,
    offerId: shop.id,
    creatorId,
    codeId: code.id,
    linkId: link.id,
    slug: `${shop.key}-${link.key}`,
    orderId: order.id,
    orderGid: order.gid,
    orderAt,
    entryId,
    payoutId: await makePayout(db, { shop, entryId, creatorId, minor, mark }),
    costId: await makeCost(db, { shop, creatorId, minor, mark }),
    requestId: await makeRequest(db, shop, mark),
    bulkRunId: await makeBulkRun(db, { shop, creatorId, mark }),
    importId: await makeCreatorImport(db, shop, new Date(), mark),
    ...(await makeProgram(db, shop, { mark, now: new Date() })),
    earningsToken: await makeEarningsToken(stack, handle, creatorId),
  };
}

type Paid = Readonly<{
  shop: Shop;
  entryId: string;
  creatorId: string;
  minor: bigint;
  mark: string;
}>;

async function makeBulkRun(
  db: Db,
  { shop, creatorId, mark }: Readonly<{ shop: Shop; creatorId: string; mark: string }>,
): Promise<string> {
  const run = { shopId: shop.id, id: v7(), action: "add-tag", tag: `${mark} bulk` };
  await db.bulkRun.create({
    data: { ...run, total: 1, refused: 1, staffId: "42", askedAt: new Date() },
  });
  await db.bulkRow.create({
    data: { shopId: shop.id, id: v7(), runId: run.id, creatorId, refusal: `${mark} refusal` },
  });
  const pattern = { shopId: shop.id, id: v7(), offerId: shop.id, text: `${mark}{first}` };
  await db.codePattern.create({ data: { ...pattern, changedAt: new Date() } });
  return run.id;
}

async function makePayout(db: Db, given: Paid): Promise<string> {
  const { shop, entryId, creatorId, minor, mark } = given;
  const id = v7();
  const at = new Date();
  await db.payout.create({
    data: {
      shopId: shop.id,
      id,
      number: 1,
      cutOffOn: at,
      currency: shop.currency,
      state: "approved",
      reference: `${mark} reference`,
      createdAt: at,
      approvedAt: at,
    },
  });
  await db.payoutItem.create({
    data: { shopId: shop.id, id: v7(), payoutId: id, entryId, creatorId, amountMinor: minor },
  });
  const text = `${mark} sheet`;
  const offer = { shopId: shop.id, differences: [{ field: "Name", here: mark, inShopify: mark }] };
  await db.drift.create({
    data: { ...offer, id: shop.id, seen: "0".repeat(64), codes: [], foundAt: at },
  });
  await db.driftDecision.create({
    data: { ...offer, id: v7(), offerId: shop.id, kind: "accept", staffId: "42", madeAt: at },
  });
  const sheet = { payoutId: id, state: "approved", text, sha256: "0".repeat(64), madeAt: at };
  await db.payoutSheet.create({ data: { shopId: shop.id, id: v7(), ...sheet } });
  return id;
}

async function makeCost(db: Db, given: Omit<Paid, "entryId">): Promise<string> {
  const id = randomUUID();
  await db.cost.create({
    data: {
      shopId: given.shop.id,
      id,
      creatorId: given.creatorId,
      kind: "fee",
      amountMinor: given.minor,
      currency: given.shop.currency,
      incurredOn: new Date(Date.now() - 2 * 86_400_000),
      note: `${given.mark} cost`,
      createdAt: new Date(),
    },
  });
  return id;
}

async function makeRequest(db: Db, shop: Shop, mark: string): Promise<string> {
  const id = v7();
  await db.privacyRequest.create({
    data: {
      shopId: shop.id,
      id,
      kind: "data_request",
      customerGid: "gid://shopify/Customer/7",
      sourceKey: `${mark} request`,
      receivedAt: new Date(),
      doneAt: new Date(),
      export: { customer: `${mark} customer` },
    },
  });
  return id;
}

async function makeEarningsToken(stack: Stack, shop: string, creatorId: string): Promise<string> {
  const made = await stack.appFetch("/app/portal/links?_data=routes/app.portal.links", {
    shop,
    method: "POST",
    body: new URLSearchParams({ step: "make", creatorId }),
  });
  const { url } = (await made.json()) as { url: string };
  return url.slice(url.indexOf("/e/") + 3);
}

const TENANT_TABLES = `select c."table_name" as "name" from information_schema.columns c
  where c."table_schema" = 'public' and c."column_name" = 'shopId' order by 1`;
const LENGTH_MIN = 5;

/** Rows that the worker writes by the clock, whatever anybody asks: at seven minutes past the hour, or at night, one appears. */
const NOT_BY_CLOCK: Readonly<Record<string, string>> = {
  AdminBudget: "false", // the app asks Shopify by itself as well
  Reconciliation: `"kind" = 'asked'`,
  Verification: "false",
};

/** The first look at a new shop's past orders ends by itself; a table seen before would not be what it is after. */
async function pastOrdersRead(db: Db, shopId: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const imports = await db.historyImport.findMany({ where: { shopId } });
    if (imports.length > 0 && imports.every(({ finishedAt }) => finishedAt !== null)) return;
    await sleep(100);
  }
  throw new Error("The shop's past orders are still not read after 30 s");
}

/** Every row of a shop that somebody asked for, table by table, as PostgreSQL writes it: equal before and after means that nothing was touched. */
export async function rowsOf(stack: Stack, shopId: string): Promise<Record<string, unknown[]>> {
  const tables = await queryDatabase<{ name: string }>(stack, TENANT_TABLES);
  const rows: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const asked = NOT_BY_CLOCK[name] ?? "true";
    const text = `select to_jsonb(t) as "row" from "${name}" t where "shopId" = $1 and ${asked} order by 1`;
    const found = await queryDatabase<{ row: unknown }>(stack, text, [shopId]);
    rows[name] = found.map(({ row }) => row);
  }
  return rows;
}

/** The texts by which a shop's rows are known: all that stand in them and not in the other shop's. */
export async function tracesOf(stack: Stack, own: Tenant, other: Tenant): Promise<string[]> {
  const shared = new Set(textsIn([await rowsOf(stack, other.shop.id), other]));
  const all = textsIn([await rowsOf(stack, own.shop.id), own]);
  return [...new Set(all)].filter((text) => text.length >= LENGTH_MIN && !shared.has(text));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value instanceof Date || typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
