import type { Prisma } from "#app/generated/prisma/client.ts";
import type { ReadOrder } from "#app/orders/from-shopify.ts";
import type { Line } from "#app/orders/lines.ts";
import { arrayText } from "#app/platform/array-text.ts";
import { ending, queryRows, type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";

/** What is stored of an order that was read again. */
export type KnownOrder = Readonly<{
  id: string;
  gid: string;
  updatedAt: Date;
  isJourneyReady: boolean;
  isNewCustomer: boolean | null;
  isNewCustomerSettled: boolean;
  exclusion: string | null;
  references: readonly string[];
  isRedacted: boolean;
  customerGid: string | null;
}>;

/** An order with the id it is stored under. */
export type StoredAs = ReadOrder & Readonly<{ id: string; isRedacted: boolean }>;

export type NewLine = Line & Readonly<{ id: string; orderId: string }>;

export type NewSale = ReadOrder["sales"][number] & Readonly<{ id: string; orderId: string }>;

/** Locks orders until the transaction ends, in the order of their keys, so that no two transactions wait for each other. */
export async function lockOrders(
  tx: SqlTx,
  orders: readonly Readonly<{ shopId: string; gid: string }>[],
): Promise<void> {
  await tx.query(sql`
    select count(pg_advisory_xact_lock(key)) from (
      select distinct hashtextextended(o.shop || o.gid, 0) as key
      from unnest(${orders.map(({ shopId }) => shopId)}::text[], ${orders.map(({ gid }) => gid)}::text[]) as o(shop, gid)
      order by key
    ) as ordered`);
}

export const knownOrders = (
  tx: SqlTx,
  shopId: string,
  gids: readonly string[],
): Promise<KnownOrder[]> =>
  tx.query<KnownOrder>(sql`
    select "id", "gid", "updatedAt", "isJourneyReady", "isNewCustomer", "isNewCustomerSettled", "exclusion",
      "references", "isRedacted", "customerGid"
    from "Order" where "shopId" = ${shopId} and "gid" = any(${gids}::text[])`);

export const namesByGid = (tx: Tx, shopId: string, gids: readonly string[]) =>
  tx.order.findMany({
    where: { shopId, gid: { in: [...gids] } },
    select: { gid: true, id: true, name: true },
  });

/**
 * Writes orders whole, in one statement; the id of a known order stays. An older version than the stored one changes nothing. Where none
 * of them is stored, PostgreSQL need not look for it first: a fifth of the time that a row takes, of its lines and sales as well.
 */
export async function writeOrders(
  tx: SqlTx,
  shopId: string,
  { orders, areNew }: Readonly<{ orders: readonly StoredAs[]; areNew: boolean }>,
): Promise<void> {
  const column = <K extends keyof (typeof orders)[number]>(key: K) =>
    orders.map((order) => order[key]);
  // Unnest would take a column of arrays apart, so each is a text in it.
  const insert = sql`
    insert into "Order" ("shopId", "id", "gid", "name", "createdAt", "processedAt", "updatedAt", "cancelledAt", "isTest",
      "sourceName", "financialStatus", "currency", "presentmentCurrency", "isPaid", "fulfilledAt", "deliveredAt", "codes",
      "codeDiscountsMinor", "references", "customerGid", "isNewCustomer", "isNewCustomerSettled", "isJourneyReady",
      "isSubscription", "isExchange", "exclusion", "grossMinor", "discountMinor", "refundMinor", "netMinor",
      "commissionableMinor", "placedNetMinor", "isRedacted")
    select ${shopId}::uuid, r.id, r.gid, r.name, r.created, r.processed, r.updated, r.cancelled, r.test, r.source, r.status,
      r.currency, r.presentment, r.paid, r.fulfilled, r.delivered, r.codes::text[],
      r."codeDiscounts"::bigint[], r."references"::text[], r.customer, r."isNew", r.settled, r.ready, r.subscription, r.exchange, r.exclusion, r.gross, r.discount, r.refund, r.net, r.commissionable, r.placed, r.redacted
    from unnest(${column("id")}::uuid[], ${column("gid")}::text[], ${column("name")}::text[],
      ${column("createdAt")}::timestamptz[], ${column("processedAt")}::timestamptz[], ${column("updatedAt")}::timestamptz[],
      ${column("cancelledAt")}::timestamptz[], ${column("isTest")}::boolean[], ${column("sourceName")}::text[],
      ${column("financialStatus")}::text[], ${column("currency")}::text[], ${column("presentmentCurrency")}::text[],
      ${column("isPaid")}::boolean[], ${column("fulfilledAt")}::timestamptz[], ${column("deliveredAt")}::timestamptz[],
      ${column("codes").map(arrayText)}::text[],
      ${column("codeDiscountsMinor").map(arrayText)}::text[], ${column("references").map(arrayText)}::text[],
      ${column("customerGid")}::text[], ${column("isNewCustomer")}::boolean[],
      ${column("isNewCustomerSettled")}::boolean[], ${column("isJourneyReady")}::boolean[],
      ${column("isSubscription")}::boolean[], ${column("isExchange")}::boolean[],
      ${column("exclusion")}::text[], ${column("grossMinor")}::bigint[], ${column("discountMinor")}::bigint[],
      ${column("refundMinor")}::bigint[], ${column("netMinor")}::bigint[], ${column("commissionableMinor")}::bigint[],
      ${column("placedNetMinor")}::bigint[], ${column("isRedacted")}::boolean[])
      as r(id, gid, name, created, processed, updated, cancelled, test, source, status, currency, presentment, paid, fulfilled,
        delivered, codes, "codeDiscounts", "references", customer, "isNew", settled, ready, subscription, exchange, exclusion, gross,
        discount, refund, net, commissionable, placed, redacted)`;
  await tx.query(areNew ? insert : ending(insert, NEWER_ORDER));
}

const NEWER_ORDER = sql`
    on conflict ("shopId", "gid") do update set
      "name" = excluded."name", "createdAt" = excluded."createdAt", "processedAt" = excluded."processedAt",
      "updatedAt" = excluded."updatedAt", "cancelledAt" = excluded."cancelledAt", "isTest" = excluded."isTest",
      "sourceName" = excluded."sourceName", "financialStatus" = excluded."financialStatus", "currency" = excluded."currency",
      "presentmentCurrency" = excluded."presentmentCurrency", "isPaid" = excluded."isPaid",
      "fulfilledAt" = excluded."fulfilledAt", "deliveredAt" = excluded."deliveredAt",
      "codes" = excluded."codes", "codeDiscountsMinor" = excluded."codeDiscountsMinor", "references" = excluded."references",
      "customerGid" = excluded."customerGid", "isNewCustomer" = excluded."isNewCustomer",
      "isNewCustomerSettled" = excluded."isNewCustomerSettled", "isSubscription" = excluded."isSubscription",
      "isExchange" = excluded."isExchange", "isJourneyReady" = excluded."isJourneyReady",
      "exclusion" = excluded."exclusion", "grossMinor" = excluded."grossMinor", "discountMinor" = excluded."discountMinor",
      "refundMinor" = excluded."refundMinor", "netMinor" = excluded."netMinor",
      "commissionableMinor" = excluded."commissionableMinor", "placedNetMinor" = excluded."placedNetMinor",
      "isRedacted" = excluded."isRedacted"
    where "Order"."updatedAt" <= excluded."updatedAt"`;

/**
 * Writes the lines of orders; one that is stored as it is stays untouched. Which product it was, its type and its tags are kept from the
 * first answer, and so is what a piece costs: Shopify tells them as they are today, and a product that is deleted, given another type or bought
 * dearer must not change what was earned.
 */
export async function writeLines(
  tx: SqlTx,
  shopId: string,
  { lines, areNew }: Readonly<{ lines: readonly NewLine[]; areNew: boolean }>,
): Promise<void> {
  if (lines.length === 0) return;
  const column = <K extends keyof NewLine>(key: K) => lines.map((line) => line[key]);
  const insert = sql`
    insert into "OrderLine" as l ("shopId", "id", "orderId", "gid", "position", "title", "variantTitle", "sku", "vendor",
      "productType", "productTags", "productGid", "variantGid", "quantity", "isGiftCard", "sellingPlan", "unitCostMinor", "isCostAsked")
    select ${shopId}::uuid, r.*, true from unnest(${column("id")}::uuid[], ${column("orderId")}::uuid[], ${column("gid")}::text[],
      ${column("position")}::int[], ${column("title")}::text[], ${column("variantTitle")}::text[], ${column("sku")}::text[],
      ${column("vendor")}::text[], ${column("productType")}::text[], ${lines.map(tagsJson)}::jsonb[], ${column("productGid")}::text[],
      ${column("variantGid")}::text[], ${column("quantity")}::int[], ${column("isGiftCard")}::boolean[],
      ${column("sellingPlan")}::text[], ${column("unitCostMinor")}::bigint[]) as r`;
  await tx.query(areNew ? insert : ending(insert, CHANGED_LINE));
}

/** Many lists in one statement: as JSON, since an array of arrays would be one long list. */
const tagsJson = ({ productTags }: NewLine): string | null =>
  productTags === null ? null : JSON.stringify(productTags);

const CHANGED_LINE = sql`
    on conflict ("shopId", "orderId", "gid") do update set "position" = excluded."position", "title" = excluded."title",
      "variantTitle" = excluded."variantTitle", "sku" = excluded."sku", "vendor" = excluded."vendor",
      "productType" = coalesce(l."productType", excluded."productType"),
      "productTags" = coalesce(l."productTags", excluded."productTags"), "productGid" = coalesce(l."productGid", excluded."productGid"), "variantGid" = excluded."variantGid",
      "quantity" = excluded."quantity", "isGiftCard" = excluded."isGiftCard", "sellingPlan" = excluded."sellingPlan",
      "unitCostMinor" = case when l."isCostAsked" then l."unitCostMinor" else excluded."unitCostMinor" end, "isCostAsked" = true
    where (l."position", l."title", l."variantTitle", l."sku", l."vendor", l."productType", l."productTags", l."productGid",
        l."variantGid", l."quantity", l."isGiftCard", l."sellingPlan", l."isCostAsked")
      is distinct from (excluded."position", excluded."title", excluded."variantTitle", excluded."sku", excluded."vendor",
        coalesce(l."productType", excluded."productType"), coalesce(l."productTags", excluded."productTags"),
        coalesce(l."productGid", excluded."productGid"), excluded."variantGid", excluded."quantity", excluded."isGiftCard",
        excluded."sellingPlan", true)`;

/** Has PostgreSQL count the table of orders anew; passed over while it is being counted or cleaned up. */
export const analyzeOrders = (): Promise<unknown> => queryRows(sql`analyze (skip_locked) "Order"`);

/** Appends the sales that are not stored yet. */
export async function appendSales(
  tx: SqlTx,
  shopId: string,
  { sales, areNew }: Readonly<{ sales: readonly NewSale[]; areNew: boolean }>,
): Promise<void> {
  if (sales.length === 0) return;
  const column = <K extends keyof NewSale>(key: K) => sales.map((sale) => sale[key]);
  const insert = sql`
    insert into "Sale" ("shopId", "id", "orderId", "gid", "happenedAt", "reason", "actionType", "lineType", "lineGid", "quantity",
      "totalMinor", "taxMinor", "discountMinor", "presentmentTotalMinor", "presentmentTaxMinor")
    select ${shopId}::uuid, r.* from unnest(${column("id")}::uuid[], ${column("orderId")}::uuid[], ${column("gid")}::text[],
      ${column("happenedAt")}::timestamptz[], ${column("reason")}::text[], ${column("actionType")}::text[],
      ${column("lineType")}::text[], ${column("lineGid")}::text[], ${column("quantity")}::int[],
      ${column("totalMinor")}::bigint[], ${column("taxMinor")}::bigint[], ${column("discountMinor")}::bigint[],
      ${column("presentmentTotalMinor")}::bigint[], ${column("presentmentTaxMinor")}::bigint[]) as r`;
  await tx.query(areNew ? insert : ending(insert, sql`on conflict ("shopId", "gid") do nothing`));
}

/** Shopify deleted these orders: they stay in the books and count nothing from now on. Gives the ids of those that were known. */
export async function markDeleted(
  tx: SqlTx,
  shopId: string,
  gids: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    update "Order" set "exclusion" = 'deleted', "grossMinor" = 0, "discountMinor" = 0, "refundMinor" = 0, "netMinor" = 0,
      "commissionableMinor" = 0
    where "shopId" = ${shopId} and "gid" = any(${gids}::text[])
    returning "id"`);
  return rows.map(({ id }) => id);
}

const LISTED = {
  id: true,
  name: true,
  processedAt: true,
  sourceName: true,
  exclusion: true,
  grossMinor: true,
  discountMinor: true,
  refundMinor: true,
  netMinor: true,
  isPaid: true,
  isSubscription: true,
  isExchange: true,
} as const satisfies Prisma.OrderSelect;

/** One order with its lines and its sales, oldest first; at most so many of each. */
export const findOrder = (
  tx: Tx,
  shopId: string,
  {
    orderId,
    salesMax,
    linesMax,
  }: Readonly<{ orderId: string; salesMax: number; linesMax: number }>,
) =>
  tx.order.findUnique({
    where: { shopId_id: { shopId, id: orderId } },
    select: {
      ...LISTED,
      cancelledAt: true,
      financialStatus: true,
      fulfilledAt: true,
      deliveredAt: true,
      codes: true,
      isNewCustomer: true,
      presentmentCurrency: true,
      commissionableMinor: true,
      lines: { omit: LINE_KEY, orderBy: { position: "asc" }, take: linesMax },
      sales: { omit: SALE_KEY, orderBy: [{ happenedAt: "asc" }, { id: "asc" }], take: salesMax },
    },
  });

const LINE_KEY = { shopId: true, id: true, orderId: true } as const;
const SALE_KEY = { shopId: true, orderId: true } as const;
