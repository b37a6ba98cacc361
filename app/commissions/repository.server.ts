import type {
  EntryKind,
  EntryState,
  HandEntryKind,
  OrderSum,
  Posted,
} from "#app/commissions/ledger.ts";
import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";
import type { HoldBasis } from "#app/programs/terms.ts";

export type NewEntry = Readonly<{
  id: string;
  creatorId: string;
  orderId: string | null;
  kind: EntryKind;
  amountMinor: bigint;
  baseMinor: bigint | null;
  currency: string;
  termsId: string | null;
  /** Of a period: the offer and the period's name. */
  offerId: string | null;
  period: string | null;
  orderUpdatedAt: Date | null;
  sourceKey: string;
  note: string | null;
  occurredAt: Date;
  /** End of the hold; null where it counts from the parcel. */
  payableAt: Date | null;
}>;

/** What stands in the ledger for these orders, a row a creator and order. */
export const postedOnOrders = (
  tx: SqlTx,
  shopId: string,
  orderIds: readonly string[],
): Promise<(Posted & Readonly<{ orderId: string }>)[]> =>
  tx.query(sql`
    select e."orderId", e."creatorId", count(*)::int as "count", sum(e."amountMinor")::bigint as "sumMinor",
      case when bool_and(e."payableAt" is not null) then max(e."payableAt") end as "payableAt",
      (array_agg(e."termsId"::text order by e."id" desc))[1] as "termsId",
      coalesce(bool_or(p."state" = 'paid'), false) as "isPaidOut"
    from "Entry" e
    left join "PayoutItem" i on i."shopId" = e."shopId" and i."entryId" = e."id"
    left join "Payout" p on p."shopId" = i."shopId" and p."id" = i."payoutId"
    where e."shopId" = ${shopId} and e."orderId" = any(${orderIds}::uuid[])
    group by e."orderId", e."creatorId"`);

/** Appends entries. A second entry of the same source meets the unique index and ends the transaction. */
export async function appendEntries(
  tx: SqlTx,
  shopId: string,
  entries: readonly NewEntry[],
): Promise<void> {
  const column = <K extends keyof NewEntry>(key: K) => entries.map((entry) => entry[key]);
  await tx.query(sql`
    insert into "Entry" ("shopId", "id", "creatorId", "orderId", "kind", "amountMinor", "baseMinor", "currency", "termsId",
      "orderUpdatedAt", "sourceKey", "note", "occurredAt", "payableAt", "offerId", "period")
    select ${shopId}::uuid, r.* from unnest(${column("id")}::uuid[], ${column("creatorId")}::uuid[], ${column("orderId")}::uuid[],
      ${column("kind")}::text[], ${column("amountMinor")}::bigint[], ${column("baseMinor")}::bigint[],
      ${column("currency")}::text[], ${column("termsId")}::uuid[], ${column("orderUpdatedAt")}::timestamptz[],
      ${column("sourceKey")}::text[], ${column("note")}::text[], ${column("occurredAt")}::timestamptz[],
      ${column("payableAt")}::timestamptz[], ${column("offerId")}::uuid[], ${column("period")}::text[]) as r`);
}

export type HandEntry = Readonly<{
  id: string;
  creatorId: string;
  kind: HandEntryKind;
  amountMinor: bigint;
  currency: string;
  sourceKey: string;
  note: string;
  staffId: string;
  at: Date;
}>;

/** Appends an entry by hand, payable at once; false when one of its source is there already. */
export async function appendHandEntry(
  tx: SqlTx,
  shopId: string,
  entry: HandEntry,
): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into "Entry" ("shopId", "id", "creatorId", "kind", "amountMinor", "currency", "sourceKey", "note", "staffId", "occurredAt",
      "payableAt")
    values (${shopId}::uuid, ${entry.id}::uuid, ${entry.creatorId}::uuid, ${entry.kind}, ${entry.amountMinor}::bigint,
      ${entry.currency}, ${entry.sourceKey}, ${entry.note}, ${entry.staffId}, ${entry.at}::timestamptz, ${entry.at}::timestamptz)
    on conflict ("shopId", "sourceKey") do nothing returning "id"`);
  return rows.length === 1;
}

/** What stands in the ledger for a source: to tell a form that came twice from another with its id. */
export const entryOfSource = (
  tx: SqlTx,
  shopId: string,
  sourceKey: string,
): Promise<Pick<HandEntry, "creatorId" | "kind" | "amountMinor" | "note">[]> =>
  tx.query(sql`
    select "creatorId", "kind", "amountMinor", "note" from "Entry"
    where "shopId" = ${shopId}::uuid and "sourceKey" = ${sourceKey}`);

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

export type CreatorOrder = Readonly<{ orderId: string; creatorId: string }>;

/** States that the hold has ended of all that these creators have on these orders; an entry is approved once. */
export async function approveOfOrders(
  tx: SqlTx,
  shopId: string,
  free: readonly CreatorOrder[],
  approvedAt: Date,
): Promise<void> {
  await tx.query(sql`
    insert into "Approval" ("shopId", "id", "approvedAt")
    select e."shopId", e."id", ${approvedAt}::timestamptz
    from unnest(${free.map(({ orderId }) => orderId)}::uuid[], ${free.map(({ creatorId }) => creatorId)}::uuid[]) as r(ordered, creator)
    join "Entry" e on e."shopId" = ${shopId}::uuid and e."orderId" = r.ordered and e."creatorId" = r.creator
    on conflict ("shopId", "id") do nothing`);
}

/**
 * Approves a shop's order entries whose hold ended between two instants, at most `take`; says how many it approved. Where a hold counts
 * from the parcel, the credit says when it ended.
 */
export async function approveEnded(
  tx: SqlTx,
  shopId: string,
  ended: Readonly<{ from: Date; to: Date; take: number }>,
): Promise<number> {
  const rows = await tx.query(sql`
    insert into "Approval" ("shopId", "id", "approvedAt")
    select ${shopId}::uuid, e."id", ${ended.to}::timestamptz from (
      select "id", "payableAt" as "endedAt" from "Entry"
      where "shopId" = ${shopId} and "payableAt" > ${ended.from} and "payableAt" <= ${ended.to} and "kind" <> 'payout'
      union all
      select e."id", c."holdEndsAt" from "Credit" c
      join "Entry" e on e."shopId" = c."shopId" and e."orderId" = c."orderId" and e."creatorId" = c."creatorId" and e."payableAt" is null
      where c."shopId" = ${shopId} and c."holdEndsAt" > ${ended.from} and c."holdEndsAt" <= ${ended.to}
    ) e
    where not exists (select from "Approval" a where a."shopId" = ${shopId} and a."id" = e."id")
    order by e."endedAt" limit ${ended.take}
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
      or exists (
        select from "Credit" c where c."shopId" = s."id" and c."holdEndsAt" > ${ended.from} and c."holdEndsAt" <= ${ended.to})
    order by s."id" limit ${SHOPS_MAX}`);
  return rows.map(({ id }) => id);
}

/** What stands in the ledger for some orders, a row an order and creator, with how far its entries have come. */
export const commissionSums = (
  tx: Tx,
  shopId: string,
  orderIds: readonly string[],
): Promise<(OrderSum & Readonly<{ orderId: string; creatorId: string }>)[]> => tx.$queryRaw`
  select e."orderId", e."creatorId", sum(e."amountMinor")::bigint as "sumMinor", bool_or(a."id" is null) as "isPending",
    bool_or(a."id" is not null and p."id" is null) as "isPayable",
    bool_or(p."id" is not null and p."state" <> 'paid') as "isInPayout"
  from "Entry" e
  left join "Approval" a on a."shopId" = e."shopId" and a."id" = e."id"
  left join "PayoutItem" i on i."shopId" = e."shopId" and i."entryId" = e."id"
  left join "Payout" p on p."shopId" = i."shopId" and p."id" = i."payoutId"
  where e."shopId" = ${shopId}::uuid and e."orderId" = any(${orderIds}::uuid[])
  group by e."orderId", e."creatorId"`;

/** A hold that counts from the parcel, so that it may not have begun. */
export type OpenHold = Readonly<{ holdBasis: HoldBasis; holdDays: number }>;

export type OrderEntryRow = Readonly<{
  id: string;
  creator: string;
  kind: EntryKind;
  state: EntryState;
  amountMinor: bigint;
  baseMinor: bigint | null;
  occurredAt: Date;
  /** End of the hold; null while it has not begun. */
  payableAt: Date | null;
  /** How a hold that counts from the parcel is agreed; null where it counts from the order. */
  hold: OpenHold | null;
}>;

/** The entries of one order in the order they were posted; an order has few. */
export const entriesOfOrder = (
  tx: Tx,
  shopId: string,
  orderId: string,
): Promise<OrderEntryRow[]> => tx.$queryRaw`
  select e."id", c."name" as "creator", e."kind", e."amountMinor", e."baseMinor", e."occurredAt",
    coalesce(e."payableAt", a."approvedAt", k."holdEndsAt") as "payableAt",
    case when e."payableAt" is null then jsonb_build_object('holdBasis', t."holdBasis", 'holdDays', t."holdDays") end as "hold",
    case when p."state" = 'paid' then 'paid' when p."id" is not null then 'in-payout'
      when a."id" is not null then 'payable' else 'pending' end as "state"
  from "Entry" e
  join "Creator" c on c."shopId" = e."shopId" and c."id" = e."creatorId"
  left join "Terms" t on t."shopId" = e."shopId" and t."id" = e."termsId"
  left join "Credit" k on k."shopId" = e."shopId" and k."orderId" = e."orderId" and k."creatorId" = e."creatorId"
  left join "Approval" a on a."shopId" = e."shopId" and a."id" = e."id"
  left join "PayoutItem" i on i."shopId" = e."shopId" and i."entryId" = e."id"
  left join "Payout" p on p."shopId" = i."shopId" and p."id" = i."payoutId"
  where e."shopId" = ${shopId}::uuid and e."orderId" = ${orderId}::uuid
  order by e."id" limit 500`;

export type LedgerKey = Readonly<{ at: Date; id: string }>;

type LedgerPage = Readonly<{ creatorId: string; after: LedgerKey | null; take: number }>;

export type LedgerRow = LedgerKey &
  Readonly<{
    kind: EntryKind;
    amountMinor: bigint;
    balanceMinor: bigint;
    note: string | null;
    staffId: string | null;
    period: string | null;
    orderId: string | null;
    orderName: string | null;
  }>;

/**
 * A creator's entries, newest first, each with the balance after it: the sum of it and all before. Summed once, up to the newest of the
 * page and in an index alone; the lines below it follow from that.
 */
export const creatorLedger = (tx: Tx, shopId: string, page: LedgerPage): Promise<LedgerRow[]> =>
  tx.$queryRaw`
  with page as materialized (
    select e.* from "Entry" e
    where e."shopId" = ${shopId}::uuid and e."creatorId" = ${page.creatorId}::uuid
      and (${page.after === null} or (e."occurredAt", e."id")
        < (${page.after?.at ?? null}::timestamptz, ${page.after?.id ?? null}::uuid))
    order by e."occurredAt" desc, e."id" desc limit ${page.take}
  ), top as (
    select sum(e."amountMinor") as "balanceMinor" from "Entry" e
    where e."shopId" = ${shopId}::uuid and e."creatorId" = ${page.creatorId}::uuid
      and (e."occurredAt", e."id") <= (select "occurredAt", "id" from page order by "occurredAt" desc, "id" desc limit 1)
  )
  select p."id", p."occurredAt" as "at", p."kind", p."amountMinor", p."note", p."staffId", p."period", p."orderId",
    o."name" as "orderName",
    (top."balanceMinor" - coalesce(sum(p."amountMinor") over (
      order by p."occurredAt" desc, p."id" desc rows between unbounded preceding and 1 preceding), 0))::bigint as "balanceMinor"
  from top cross join page p left join "Order" o on o."shopId" = p."shopId" and o."id" = p."orderId"
  order by p."occurredAt" desc, p."id" desc`;

export type CreatorOrderRow = LedgerKey & Readonly<{ name: string; netMinor: bigint }>;

/** Orders credited to a creator, newest first. */
export const creatorOrders = (
  tx: Tx,
  shopId: string,
  page: LedgerPage,
): Promise<CreatorOrderRow[]> => tx.$queryRaw`
  select o."id", c."orderedAt" as "at", o."name", c."netMinor"
  from "Credit" c join "Order" o on o."shopId" = c."shopId" and o."id" = c."orderId"
  where c."shopId" = ${shopId}::uuid and c."creatorId" = ${page.creatorId}::uuid
    and (${page.after === null} or (c."orderedAt", c."orderId")
      < (${page.after?.at ?? null}::timestamptz, ${page.after?.id ?? null}::uuid))
  order by c."orderedAt" desc, c."orderId" desc limit ${page.take}`;
