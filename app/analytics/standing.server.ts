// Read-only: how things stand now, whatever the period: what is owed, what needs a person, how far a new shop has come, what happened lately.
import { z } from "zod";
import type { Happening } from "#app/analytics/activity.ts";
import type { Owed } from "#app/analytics/tiles.ts";
import type { LocalDate } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const owedRow = z.object({
  payableMinor: z.bigint(),
  payableCreators: z.int(),
  debtMinor: z.bigint(),
  inPayoutMinor: z.bigint(),
  pendingMinor: z.bigint(),
});
const movementRow = z.object({ day: z.string(), amountMinor: z.bigint() });
const stepsRow = z.object({
  hasOffer: z.boolean(),
  creatorId: z.string().nullable(),
  creator: z.string().nullable(),
  hasClick: z.boolean(),
  hasCredit: z.boolean(),
});
const countRow = z.object({ count: z.int() });
const happeningRow = z.object({
  kind: z.enum([
    "earned",
    "adjustment",
    "reversal",
    "clawback",
    "tier",
    "goal",
    "cap",
    "bonus",
    "credit",
    "debit",
    "payout",
    "approved",
  ]),
  creatorId: z.string(),
  creator: z.string(),
  orderId: z.string().nullable(),
  order: z.string().nullable(),
  amountMinor: z.bigint(),
  entries: z.int(),
  at: z.date(),
});

/** What the ledger owes all creators now. An entry is pending until its approval, then payable until it is in a payout. */
export async function owedNow(tx: Tx, shopId: string): Promise<Owed> {
  const rows = await tx.$queryRaw`
    with balance as (
      select e."creatorId",
        coalesce(sum(e."amountMinor") filter (where a."id" is null), 0) as "pending",
        coalesce(sum(e."amountMinor") filter (where a."id" is not null and i."id" is null), 0) as "payable",
        coalesce(sum(e."amountMinor") filter (where p."state" in ('open', 'approved')), 0) as "inPayout"
      from "Entry" e
      left join "Approval" a on a."shopId" = e."shopId" and a."id" = e."id"
      left join "PayoutItem" i on i."shopId" = e."shopId" and i."entryId" = e."id"
      left join "Payout" p on p."shopId" = i."shopId" and p."id" = i."payoutId"
      where e."shopId" = ${shopId}::uuid and e."kind" <> 'payout'
      group by e."creatorId"
    )
    select coalesce(sum(greatest("payable", 0)), 0)::bigint as "payableMinor",
      (count(*) filter (where "payable" > 0))::int as "payableCreators",
      coalesce(sum(least("payable", 0)), 0)::bigint as "debtMinor",
      coalesce(sum("inPayout"), 0)::bigint as "inPayoutMinor",
      coalesce(sum("pending"), 0)::bigint as "pendingMinor"
    from balance`;
  return z.tuple([owedRow]).parse(rows)[0];
}

/** How the ledger moved by day of the shop, from an instant on: earnings and reversals, and payouts as they were paid. */
export async function ledgerMovements(
  tx: Tx,
  shop: Pick<Shop, "id" | "zone">,
  from: Date,
): Promise<readonly Readonly<{ day: LocalDate; amountMinor: bigint }>[]> {
  const rows = await tx.$queryRaw`
    select (e."occurredAt" at time zone ${shop.zone}::text)::date::text as "day",
      sum(e."amountMinor")::bigint as "amountMinor"
    from "Entry" e where e."shopId" = ${shop.id}::uuid and e."occurredAt" >= ${from}
    group by 1 order by 1`;
  return z.array(movementRow).parse(rows);
}

/** How many creators have no code but refused ones: Shopify's answer waits for a person. */
export async function creatorsWithRefusedCode(tx: Tx, shopId: string): Promise<number> {
  const rows = await tx.$queryRaw`
    select count(*)::int as "count" from (
      select k."creatorId" from "Code" k
      where k."shopId" = ${shopId}::uuid and k."state" in ('refused', 'live', 'minting')
      group by k."creatorId" having bool_and(k."state" = 'refused')
    ) refused`;
  return z.tuple([countRow]).parse(rows)[0].count;
}

/** How far the shop has come on its first way: offer, creator, a visit through a link, an order of a creator. */
export async function firstSteps(
  tx: Tx,
  shopId: string,
): Promise<Readonly<z.infer<typeof stepsRow>>> {
  const rows = await tx.$queryRaw`
    select exists (select 1 from "Offer" where "shopId" = ${shopId}::uuid) as "hasOffer",
      creator."id"::text as "creatorId", creator."name" as "creator",
      exists (
        select 1 from "Click" where "shopId" = ${shopId}::uuid and not "isBot" and not "isPrefetch"
      ) as "hasClick",
      exists (select 1 from "Credit" where "shopId" = ${shopId}::uuid) as "hasCredit"
    from (select 1) one left join lateral (
      select "id", "name" from "Creator" where "shopId" = ${shopId}::uuid order by "id" limit 1
    ) creator on true`;
  return z.tuple([stepsRow]).parse(rows)[0];
}

/** The ledger's latest rows. Ids rise with time, so the newest are the end of the primary key. */
export async function latestEntries(tx: Tx, shopId: string, limit: number): Promise<Happening[]> {
  const rows = await tx.$queryRaw`
    select e."kind", e."creatorId", r."name" as "creator", e."orderId", o."name" as "order",
      e."amountMinor", 1 as "entries", e."occurredAt" as "at"
    from (
      select * from "Entry" where "shopId" = ${shopId}::uuid order by "id" desc limit ${limit}
    ) e
    join "Creator" r on r."shopId" = e."shopId" and r."id" = e."creatorId"
    left join "Order" o on o."shopId" = e."shopId" and o."id" = e."orderId"
    order by e."id" desc`;
  return z.array(happeningRow).parse(rows);
}

/** The latest approvals, those of a creator on one day together; from the last entries whose hold has ended. */
export async function latestApprovals(
  tx: Tx,
  shop: Pick<Shop, "id" | "zone">,
  { now, limit }: Readonly<{ now: Date; limit: number }>,
): Promise<Happening[]> {
  const rows = await tx.$queryRaw`
    select 'approved' as "kind", e."creatorId", r."name" as "creator", null::uuid as "orderId",
      null::text as "order", sum(e."amountMinor")::bigint as "amountMinor",
      count(*)::int as "entries", max(a."approvedAt") as "at"
    from (
      (select "shopId", "id", "creatorId", "amountMinor" from "Entry"
      where "shopId" = ${shop.id}::uuid and "payableAt" <= ${now} and "kind" <> 'payout'
      order by "payableAt" desc limit 200)
      union all
      (select e."shopId", e."id", e."creatorId", e."amountMinor" from "Credit" c
      join "Entry" e on e."shopId" = c."shopId" and e."orderId" = c."orderId" and e."creatorId" = c."creatorId" and e."payableAt" is null
      where c."shopId" = ${shop.id}::uuid and c."holdEndsAt" <= ${now}
      order by c."holdEndsAt" desc limit 200)
    ) e
    join "Approval" a on a."shopId" = e."shopId" and a."id" = e."id"
    join "Creator" r on r."shopId" = e."shopId" and r."id" = e."creatorId"
    group by e."creatorId", r."name", (a."approvedAt" at time zone ${shop.zone}::text)::date
    order by "at" desc limit ${limit}`;
  return z.array(happeningRow).parse(rows);
}
