// The ledger as payouts and earnings pages ask for it: what is due, what is held, what became of each entry.
import type { Balance, HandEntryKind, PeriodEntryKind } from "#app/commissions/ledger.ts";
import type { OpenHold } from "#app/commissions/repository.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** An approved order entry that no payout holds. */
export type UnpaidEntry = Readonly<{
  id: string;
  creatorId: string;
  amountMinor: bigint;
  currency: string;
}>;

/** Approved entries that no payout holds and that occurred before an instant, the oldest first, at most `take`. */
export const approvedUnpaidEntries = (
  tx: Tx,
  shopId: string,
  { occurredBefore, take }: Readonly<{ occurredBefore: Date; take: number }>,
): Promise<UnpaidEntry[]> => tx.$queryRaw`
  select e."id", e."creatorId", e."amountMinor", e."currency"
  from "Entry" e
  join "Approval" a on a."shopId" = e."shopId" and a."id" = e."id"
  where e."shopId" = ${shopId}::uuid and e."kind" <> 'payout' and e."occurredAt" < ${occurredBefore}
    and not exists (select from "PayoutItem" i where i."shopId" = e."shopId" and i."entryId" = e."id")
  order by e."id"
  limit ${take}`;

/** What one creator has on hold: its sum, and when the first of it becomes payable. */
export type HeldSum = Readonly<{
  creatorId: string;
  currency: string;
  amountMinor: bigint;
  /** Null while no hold of it has begun. */
  until: Date | null;
}>;

/** Sums of the entries on hold that occurred before an instant, by creator. */
export const heldSums = (tx: Tx, shopId: string, occurredBefore: Date): Promise<HeldSum[]> =>
  tx.$queryRaw`
    select e."creatorId", e."currency", sum(e."amountMinor")::bigint as "amountMinor", min(coalesce(e."payableAt", c."holdEndsAt")) as "until"
    from "Entry" e
    left join "Credit" c on e."payableAt" is null
      and c."shopId" = e."shopId" and c."orderId" = e."orderId" and c."creatorId" = e."creatorId"
    where e."shopId" = ${shopId}::uuid and e."kind" <> 'payout' and e."occurredAt" < ${occurredBefore}
      and not exists (select from "Approval" a where a."shopId" = e."shopId" and a."id" = e."id")
    group by e."creatorId", e."currency"
    having sum(e."amountMinor") <> 0
    order by e."creatorId", e."currency"`;

export type PayoutEntry = Readonly<{
  id: string;
  creatorId: string;
  /** What was paid, above zero; the ledger takes it off. */
  paidMinor: bigint;
}>;

/** Takes what was paid off the creators' balances; a second arrival of the same payout and creator adds nothing. */
export async function appendPayoutEntries(
  tx: Tx,
  shopId: string,
  payout: Readonly<{
    payoutId: string;
    currency: string;
    paidAt: Date;
    note: string;
    entries: readonly PayoutEntry[];
  }>,
): Promise<void> {
  const { payoutId, currency, paidAt, note, entries } = payout;
  await tx.$executeRaw`
    insert into "Entry" ("shopId", "id", "creatorId", "kind", "amountMinor", "currency", "sourceKey", "note", "occurredAt",
      "payableAt")
    select ${shopId}::uuid, r.id, r.creator, 'payout', -r.paid, ${currency}, 'payout:' || ${payoutId}::text || ':' || r.creator,
      ${note}, ${paidAt}::timestamptz, ${paidAt}::timestamptz
    from unnest(${entries.map(({ id }) => id)}::uuid[], ${entries.map(({ creatorId }) => creatorId)}::uuid[],
      ${entries.map(({ paidMinor }) => paidMinor)}::bigint[]) as r(id, creator, paid)
    on conflict ("shopId", "sourceKey") do nothing`;
}

export type CreatorBalance = Balance & Readonly<{ nextPayableAt: Date | null; payouts: number }>;

/** What a creator has by state, in minor units; when the next of it becomes payable; and how many payouts she had. */
export async function balanceOfCreator(
  tx: Tx,
  shopId: string,
  creatorId: string,
): Promise<CreatorBalance> {
  // What payouts hold is asked of them, so that approvals are looked up of the rest alone: what came since the last payout.
  const rows = await tx.$queryRaw<CreatorBalance[]>`
    with held as materialized (
      select i."entryId", i."amountMinor", i."payoutId", p."state"
      from "Payout" p join "PayoutItem" i on i."shopId" = p."shopId" and i."payoutId" = p."id" and i."creatorId" = ${creatorId}::uuid
      where p."shopId" = ${shopId}::uuid
    ), loose as materialized (
      select e."id", e."orderId", e."amountMinor", e."payableAt" from "Entry" e
      where e."shopId" = ${shopId}::uuid and e."creatorId" = ${creatorId}::uuid and e."kind" <> 'payout'
        and not exists (select from held h where h."entryId" = e."id")
    )
    select
      coalesce(sum(e."amountMinor") filter (where a."id" is null), 0)::bigint as "pendingMinor",
      coalesce(sum(e."amountMinor") filter (where a."id" is not null), 0)::bigint as "payableMinor",
      (select coalesce(sum("amountMinor") filter (where "state" in ('open', 'approved')), 0)::bigint from held) as "inPayoutMinor",
      (select coalesce(sum("amountMinor") filter (where "state" = 'paid'), 0)::bigint from held) as "paidMinor",
      min(case when e."payableAt" is not null then e."payableAt" else (
        select c."holdEndsAt" from "Credit" c
        where c."shopId" = ${shopId}::uuid and c."orderId" = e."orderId" and c."creatorId" = ${creatorId}::uuid
      ) end) filter (where a."id" is null and e."amountMinor" > 0) as "nextPayableAt",
      (select (count(distinct "payoutId") filter (where "state" = 'paid'))::int from held) as "payouts"
    from loose e left join "Approval" a on a."shopId" = ${shopId}::uuid and a."id" = e."id"`;
  const [balance] = rows;
  if (!balance) throw new Error("an aggregate without groups has one row");
  return balance;
}

/** One entry of an order, and what became of it. */
export type OrderEntry = Readonly<{
  orderId: string;
  orderedAt: Date;
  amountMinor: bigint;
  baseMinor: bigint | null;
  currency: string;
  occurredAt: Date;
  /** End of the hold; null while it has not begun. */
  payableAt: Date | null;
  /** How a hold that counts from the parcel is agreed; null where it counts from the order. */
  hold: OpenHold | null;
  isApproved: boolean;
  payoutState: "open" | "approved" | "paid" | null;
  paidAt: Date | null;
}>;

export type OrderKey = Readonly<{ orderedAt: Date; orderId: string }>;

/** Entries of a creator's orders, the newest orders first, whole orders, at most `orders` of them after a key. */
export const entriesByOrder = (
  tx: Tx,
  shopId: string,
  page: Readonly<{ creatorId: string; after: OrderKey | null; orders: number }>,
): Promise<OrderEntry[]> => tx.$queryRaw`
  with page as (
    select "orderId", min("occurredAt") as "orderedAt"
    from "Entry"
    where "shopId" = ${shopId}::uuid and "creatorId" = ${page.creatorId}::uuid and "orderId" is not null
    group by "orderId"
    having ${page.after === null}
      or (min("occurredAt"), "orderId")
        < (${page.after?.orderedAt ?? null}::timestamptz, ${page.after?.orderId ?? null}::uuid)
    order by 2 desc, 1 desc
    limit ${page.orders}
  )
  select e."orderId", page."orderedAt", e."amountMinor", e."baseMinor", e."currency", e."occurredAt",
    coalesce(e."payableAt", a."approvedAt", k."holdEndsAt") as "payableAt",
    case when e."payableAt" is null then jsonb_build_object('holdBasis', t."holdBasis", 'holdDays', t."holdDays") end as "hold",
    a."id" is not null as "isApproved", p."state" as "payoutState", p."paidAt"
  from page
  join "Entry" e on e."shopId" = ${shopId}::uuid and e."orderId" = page."orderId"
    and e."creatorId" = ${page.creatorId}::uuid
  left join "Terms" t on t."shopId" = e."shopId" and t."id" = e."termsId"
  left join "Credit" k on k."shopId" = e."shopId" and k."orderId" = e."orderId" and k."creatorId" = e."creatorId"
  left join "Approval" a on a."shopId" = e."shopId" and a."id" = e."id"
  left join "PayoutItem" i on i."shopId" = e."shopId" and i."entryId" = e."id"
  left join "Payout" p on p."shopId" = i."shopId" and p."id" = i."payoutId"
  order by page."orderedAt" desc, e."orderId" desc, e."id"`;

/** What a creator was given, or what was taken off, beyond her orders: by hand, or by the tiers, goals and limit of a period. */
export type EntryBeyondOrders = Readonly<{
  id: string;
  kind: HandEntryKind | PeriodEntryKind;
  amountMinor: bigint;
  currency: string;
  note: string | null;
  period: string | null;
  at: Date;
}>;

/** A creator's entries that no order has, the newest first. */
export const entriesBeyondOrders = (
  tx: Tx,
  shopId: string,
  { creatorId, take }: Readonly<{ creatorId: string; take: number }>,
): Promise<EntryBeyondOrders[]> => tx.$queryRaw`
  select "id", "kind", "amountMinor", "currency", "note", "period", "occurredAt" as "at" from "Entry"
  where "shopId" = ${shopId}::uuid and "creatorId" = ${creatorId}::uuid
    and "kind" in ('bonus', 'credit', 'debit', 'tier', 'goal', 'cap')
  order by "occurredAt" desc, "id" desc limit ${take}`;
