// The floor of the orders bench: the statements that a batch of new orders cannot do without, and no thought about them.
import { randomUUID } from "node:crypto";
import type { ShopifyOrder } from "../../app/shopify/order.ts";
import type { BenchCreator } from "../support/creators.ts";
import type { BenchDatabase } from "../support/database.ts";

const HOLD_MS = 30 * 86_400_000;

export async function postBare(
  database: BenchDatabase,
  answers: readonly ShopifyOrder[],
  owners: ReadonlyMap<string, BenchCreator>,
): Promise<void> {
  const orders = answers.map((answer) => orderRow(answer, owners));
  const sales = orders.flatMap(({ id, answer }) =>
    answer.sales.map((sale) => ({ id: randomUUID(), orderId: id, sale })),
  );
  const of = <Row, Value>(rows: readonly Row[], read: (row: Row) => Value) => rows.map(read);
  await database.query("begin");
  await database.query(
    `update "InboxEvent" set "settledAt" = now(), "dueAt" = null where "shopId" = $1 and "id" = any($2::text[])`,
    [database.shopId, of(orders, ({ answer }) => `orders/create/${answer.id}`)],
  );
  await database.query(
    `insert into "Order" ("shopId", "id", "gid", "name", "createdAt", "processedAt", "updatedAt", "isTest", "sourceName", "financialStatus",
       "currency", "presentmentCurrency", "isPaid", "codes", "codeDiscountsMinor", "references", "customerGid", "isNewCustomer", "isNewCustomerSettled", "isJourneyReady",
       "isSubscription", "isExchange", "grossMinor", "discountMinor", "refundMinor", "netMinor", "commissionableMinor", "placedNetMinor")
     select $1, id, gid, name, at, at, at, false, 'web', 'PAID', 'USD', 'USD', true, array[code], array[discount], '{}', customer, true, true, true, false,
       false, gross, discount, 0, gross - discount, gross - discount, gross - discount
     from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::bigint[], $9::bigint[])
       as r(id, gid, name, at, code, customer, gross, discount)`,
    [
      database.shopId,
      of(orders, ({ id }) => id),
      of(orders, ({ answer }) => answer.id),
      of(orders, ({ answer }) => answer.name),
      of(orders, ({ answer }) => answer.processedAt),
      of(orders, ({ owner }) => owner.code),
      of(orders, ({ answer }) => answer.customer?.id),
      of(orders, ({ grossMinor }) => grossMinor),
      of(orders, ({ discountMinor }) => discountMinor),
    ],
  );
  await database.query(
    `insert into "Sale" ("shopId", "id", "orderId", "gid", "happenedAt", "reason", "actionType", "lineType", "lineGid", "quantity",
       "totalMinor", "taxMinor", "discountMinor")
     select $1, id, orders, gid, at, 'ORDER', 'ORDER', kind, line, 1, total, tax, discount
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::bigint[], $9::bigint[], $10::bigint[])
       as r(id, orders, gid, at, kind, line, total, tax, discount)`,
    [
      database.shopId,
      of(sales, ({ id }) => id),
      of(sales, ({ orderId }) => orderId),
      of(sales, ({ sale }) => sale.id),
      of(sales, ({ sale }) => sale.happenedAt),
      of(sales, ({ sale }) => sale.lineType),
      of(sales, ({ sale }) => sale.lineGid),
      of(sales, ({ sale }) => cents(sale.total)),
      of(sales, ({ sale }) => cents(sale.tax)),
      of(sales, ({ sale }) => cents(sale.discount)),
    ],
  );
  await insertLines(database, orders);
  await creditAndEarn(database, orders);
  await database.query("commit");
}

type OrderRow = ReturnType<typeof orderRow>;

async function insertLines(database: BenchDatabase, orders: readonly OrderRow[]): Promise<void> {
  const lines = orders.flatMap(({ id, answer }) =>
    answer.lines.map((line, position) => ({ orderId: id, line, position })),
  );
  await database.query(
    `insert into "OrderLine" ("shopId", "id", "orderId", "gid", "position", "title", "sku", "vendor", "productType", "productGid",
       "variantGid", "quantity", "isGiftCard")
     select $1, gen_random_uuid(), orders, gid, position, title, sku, 'Northwind', 'Skincare', product, variant, 1, false
     from unnest($2::uuid[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[])
       as r(orders, gid, position, title, sku, product, variant)`,
    [
      database.shopId,
      lines.map(({ orderId }) => orderId),
      lines.map(({ line }) => line.id),
      lines.map(({ position }) => position),
      lines.map(({ line }) => line.title),
      lines.map(({ line }) => line.sku),
      lines.map(({ line }) => line.product?.id),
      lines.map(({ line }) => line.variant?.id),
    ],
  );
}

async function creditAndEarn(database: BenchDatabase, orders: readonly OrderRow[]): Promise<void> {
  await database.query(
    `insert into "Credit" ("shopId", "id", "orderId", "creatorId", "shareOf10000", "kind", "evidence", "offerId", "termsId", "netMinor",
       "discountMinor", "orderedAt")
     select $1, gen_random_uuid(), orders, creator, 10000, 'code', '{}', offer, terms, net, discount, at
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::bigint[], $7::bigint[], $8::timestamptz[])
       as r(orders, creator, offer, terms, net, discount, at)`,
    [
      database.shopId,
      orders.map(({ id }) => id),
      orders.map(({ owner }) => owner.creator),
      orders.map(({ owner }) => owner.offerId),
      orders.map(({ owner }) => owner.termsId),
      orders.map(({ netMinor }) => netMinor),
      orders.map(({ discountMinor }) => discountMinor),
      orders.map(({ answer }) => answer.processedAt),
    ],
  );
  await database.query(
    `insert into "Entry" ("shopId", "id", "creatorId", "orderId", "kind", "amountMinor", "baseMinor", "currency", "termsId",
       "orderUpdatedAt", "sourceKey", "occurredAt", "payableAt")
     select $1, gen_random_uuid(), creator, orders, 'earned', amount, net, 'USD', terms, at, 'order:' || gid, at, payable
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[], $7::timestamptz[], $8::timestamptz[], $9::text[])
       as r(creator, orders, terms, amount, net, at, payable, gid)`,
    [
      database.shopId,
      orders.map(({ owner }) => owner.creator),
      orders.map(({ id }) => id),
      orders.map(({ owner }) => owner.termsId),
      orders.map(({ netMinor }) => Math.round(netMinor * 0.125)),
      orders.map(({ netMinor }) => netMinor),
      orders.map(({ answer }) => answer.processedAt),
      orders.map(({ answer }) => new Date(Date.parse(answer.processedAt) + HOLD_MS)),
      orders.map(({ answer }) => answer.id),
    ],
  );
}

function orderRow(answer: ShopifyOrder, owners: ReadonlyMap<string, BenchCreator>) {
  const owner = owners.get(answer.applications[0]?.code ?? "");
  if (!owner) throw new Error("a bench order without a creator");
  const products = answer.sales.filter(({ lineType }) => lineType === "PRODUCT");
  const netMinor = products.reduce((sum, { total, tax }) => sum + cents(total) - cents(tax), 0);
  const discountMinor = products.reduce((sum, { discount }) => sum + cents(discount), 0);
  return {
    id: randomUUID(),
    answer,
    owner,
    netMinor,
    discountMinor,
    grossMinor: netMinor + discountMinor,
  };
}

const cents = (decimal: string): number => Number(decimal.replace(".", ""));
