import type { EntryKind, Posted } from "#app/commissions/ledger.ts";
import { type SqlTx, sql } from "#app/platform/db.server.ts";

export type NewEntry = Readonly<{
  id: string;
  creatorId: string;
  orderId: string | null;
  kind: EntryKind;
  amountMinor: bigint;
  baseMinor: bigint | null;
  currency: string;
  termsId: string | null;
  orderUpdatedAt: Date | null;
  sourceKey: string;
  note: string | null;
  occurredAt: Date;
  payableAt: Date;
}>;

/** What stands in the ledger for these orders, a row a creator and order. */
export const postedOnOrders = (
  tx: SqlTx,
  shopId: string,
  orderIds: readonly string[],
): Promise<(Posted & Readonly<{ orderId: string }>)[]> =>
  tx.query(sql`
    select "orderId", "creatorId", count(*)::int as "count", sum("amountMinor")::bigint as "sumMinor",
      max("payableAt") as "payableAt", (array_agg("termsId"::text order by "id" desc))[1] as "termsId"
    from "Entry" where "shopId" = ${shopId} and "orderId" = any(${orderIds}::uuid[])
    group by "orderId", "creatorId"`);

/** Appends entries. A second entry of the same source meets the unique index and ends the transaction. */
export async function appendEntries(
  tx: SqlTx,
  shopId: string,
  entries: readonly NewEntry[],
): Promise<void> {
  const column = <K extends keyof NewEntry>(key: K) => entries.map((entry) => entry[key]);
  await tx.query(sql`
    insert into "Entry" ("shopId", "id", "creatorId", "orderId", "kind", "amountMinor", "baseMinor", "currency", "termsId",
      "orderUpdatedAt", "sourceKey", "note", "occurredAt", "payableAt")
    select ${shopId}::uuid, r.* from unnest(${column("id")}::uuid[], ${column("creatorId")}::uuid[], ${column("orderId")}::uuid[],
      ${column("kind")}::text[], ${column("amountMinor")}::bigint[], ${column("baseMinor")}::bigint[],
      ${column("currency")}::text[], ${column("termsId")}::uuid[], ${column("orderUpdatedAt")}::timestamptz[],
      ${column("sourceKey")}::text[], ${column("note")}::text[], ${column("occurredAt")}::timestamptz[],
      ${column("payableAt")}::timestamptz[]) as r`);
}

/** States that the hold of these entries has ended; an entry is approved once. */
export async function appendApprovals(
  tx: SqlTx,
  shopId: string,
  entryIds: readonly string[],
  approvedAt: Date,
): Promise<void> {
  await tx.query(sql`
    insert into "Approval" ("shopId", "id", "approvedAt")
    select ${shopId}::uuid, id, ${approvedAt}::timestamptz from unnest(${entryIds}::uuid[]) as id
    on conflict ("shopId", "id") do nothing`);
}

/** Approves a shop's order entries whose hold ended between two instants, at most `take`; says how many it approved. */
export async function approveEnded(
  tx: SqlTx,
  shopId: string,
  ended: Readonly<{ from: Date; to: Date; take: number }>,
): Promise<number> {
  const rows = await tx.query(sql`
    insert into "Approval" ("shopId", "id", "approvedAt")
    select e."shopId", e."id", ${ended.to}::timestamptz from "Entry" e
    where e."shopId" = ${shopId} and e."payableAt" > ${ended.from} and e."payableAt" <= ${ended.to}
      and e."kind" <> 'payout'
      and not exists (select from "Approval" a where a."shopId" = e."shopId" and a."id" = e."id")
    order by e."payableAt" limit ${ended.take}
    on conflict ("shopId", "id") do nothing
    returning "id"`);
  return rows.length;
}

const SHOPS_MAX = 100_000;

/** Shops that have an entry whose hold ended between two instants. */
export async function shopsWithEnded(
  tx: SqlTx,
  ended: Readonly<{ from: Date; to: Date }>,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select s."id" from "Shop" s where exists (
      select from "Entry" e where e."shopId" = s."id" and e."payableAt" > ${ended.from} and e."payableAt" <= ${ended.to})
    order by s."id" limit ${SHOPS_MAX}`);
  return rows.map(({ id }) => id);
}
