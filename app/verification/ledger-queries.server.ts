// Read-only: the ledger of a shop against its approvals and payouts.
import { type SqlTx, sql } from "#app/platform/db.server.ts";
import type { Range } from "#app/verification/order-queries.server.ts";
import type { Difference } from "#app/verification/verification.ts";

/** What a creator's entries of a chunk come to, minor units as text. */
export type CreatorSums = Readonly<{
  creatorId: string;
  /** Of all entries. */
  balance: string;
  /** Of those that a person made. */
  byHand: string;
  /** Of the items of payouts that were paid. */
  paid: string;
}>;

export type ComparedEntries = Readonly<{
  entries: number;
  sums: readonly CreatorSums[];
  differences: readonly Difference[];
}>;

/** The id at which a chunk of `size` entries ends, null when fewer are left. */
export async function endOfEntries(
  tx: SqlTx,
  shopId: string,
  { after, size }: Readonly<{ after: string; size: number }>,
): Promise<string | null> {
  const rows = await tx.query<{ id: string }>(sql`
    select "id" from "Entry" where "shopId" = ${shopId} and "id" > ${after} order by "id" offset ${size - 1} limit 1`);
  return rows[0]?.id ?? null;
}

/**
 * Each entry with its approval and its place in a payout: approved once its hold has ended, in one payout at most and only when approved,
 * there with its amount, its creator and the payout's currency; and each approval and item with its entry.
 */
export async function compareEntries(
  tx: SqlTx,
  shopId: string,
  { after, upTo }: Range,
): Promise<ComparedEntries> {
  const rows = await tx.query<ComparedEntries>(sql`
    with entry as materialized (
      select e.*, t."id" as "terms" from "Entry" e
      left join "Terms" t on t."shopId" = e."shopId" and t."id" = e."termsId"
      where e."shopId" = ${shopId} and e."id" > ${after} and e."id" <= ${upTo}
    ), approval as (
      select "id", "approvedAt" from "Approval" where "shopId" = ${shopId} and "id" > ${after} and "id" <= ${upTo}
    ), item as materialized (
      select i."entryId", i."creatorId", i."amountMinor", p."id" as "payoutId", p."number", p."state", p."currency",
        count(*) over (partition by i."entryId") as "times"
      from "PayoutItem" i left join "Payout" p on p."shopId" = i."shopId" and p."id" = i."payoutId"
      where i."shopId" = ${shopId} and i."entryId" > ${after} and i."entryId" <= ${upTo}
    ), difference as (
      select 'approval' as "check", 'entry ' || coalesce(e."id", a."id") as "key", 'approvedAt' as "field",
        case when e."id" is null then 'an entry' when e."kind" = 'payout' then null else 'after the hold' end as "expected",
        case when e."payableAt" > a."approvedAt" then 'before its end' else 'the approval' end as "found"
      from approval a left join entry e on e."id" = a."id"
      where e."id" is null or e."kind" = 'payout' or a."approvedAt" < e."payableAt"
      union all
      select case x."field" when 'currency' then 'currency' when 'approvedAt' then 'approval' when 'entry' then 'tenancy' else 'payout' end,
        'entry ' || i."entryId" || coalesce(' in payout ' || i."number", ''), x."field", x."expected", x."found"
      from item i left join entry e on e."id" = i."entryId" left join approval a on a."id" = i."entryId"
      cross join lateral (values
        ('entry', 'an order''s entry', case when e."kind" <> 'payout' then 'an order''s entry' else e."kind" end),
        ('payout', 'a payout', case when i."payoutId" is not null then 'a payout' end),
        ('payouts', '1', i."times"::text),
        ('amountMinor', e."amountMinor"::text, i."amountMinor"::text),
        ('creatorId', e."creatorId"::text, i."creatorId"::text),
        ('state', 'open, approved or paid', case when i."state" = 'cancelled' then 'cancelled' else 'open, approved or paid' end),
        ('currency', i."currency", e."currency"),
        ('approvedAt', 'approved', case when a."id" is not null then 'approved' end)
      ) as x("field", "expected", "found")
      where (e."kind" <> 'payout', e."amountMinor", e."creatorId", e."currency", 'cancelled', 1::bigint, true) is distinct from
          (true, i."amountMinor", i."creatorId", i."currency", case i."state" when 'cancelled' then '' else 'cancelled' end, i."times",
            a."id" is not null)
        and x."expected" is distinct from x."found"
      union all
      select 'tenancy', 'entry ' || e."id", x."field", x."expected", x."found" from entry e cross join lateral (values
        ('termsId', e."termsId"::text, e."terms"::text),
        ('orderId', case when e."kind" in ('earned', 'adjustment', 'reversal', 'clawback') then 'an order' end,
          case when e."orderId" is not null then 'an order' end)
      ) as x("field", "expected", "found")
      where (e."termsId" is distinct from e."terms" or (e."kind" in ('earned', 'adjustment', 'reversal', 'clawback')) <> (e."orderId" is not null))
        and x."expected" is distinct from x."found"
    ), paid as (
      select "creatorId", sum("amountMinor") as "sum" from item where "state" = 'paid' group by "creatorId"
    ), creator as (
      select e."creatorId", sum(e."amountMinor") as "balance",
        coalesce(sum(e."amountMinor") filter (where e."kind" in ('bonus', 'credit', 'debit')), 0) as "byHand"
      from entry e group by e."creatorId"
    )
    select (select count(*)::int from entry) as "entries",
      coalesce((select jsonb_agg(jsonb_build_object('creatorId', coalesce(c."creatorId", p."creatorId"),
        'balance', coalesce(c."balance", 0)::text, 'byHand', coalesce(c."byHand", 0)::text, 'paid', coalesce(p."sum", 0)::text))
        from creator c full join paid p on p."creatorId" = c."creatorId"), '[]') as "sums",
      coalesce((select jsonb_agg(to_jsonb(d)) from difference d), '[]') as "differences"`);
  return rows[0] ?? { entries: 0, sums: [], differences: [] };
}

/**
 * Each payout against the ledger: what was taken off a creator's balance for it is the sum of her items once it is paid and nothing
 * before, and nobody gets nothing or less.
 */
export const comparePayouts = (tx: SqlTx, shopId: string): Promise<Difference[]> =>
  tx.query<Difference>(sql`
    with held as (
      select "payoutId", "creatorId", sum("amountMinor") as "sum" from "PayoutItem" where "shopId" = ${shopId}
      group by "payoutId", "creatorId"
    ), taken as (
      select split_part("sourceKey", ':', 2) as "payoutId", "creatorId", sum("amountMinor") as "sum", min("currency") as "currency"
      from "Entry" where "shopId" = ${shopId} and "kind" = 'payout' group by 1, 2
    )
    select case x."field" when 'currency' then 'currency' else 'payout' end as "check",
      'payout ' || coalesce(p."number"::text, t."payoutId", h."payoutId"::text) || ', creator ' || coalesce(h."creatorId", t."creatorId")
        as "key", x.*
    from held h full join taken t on t."payoutId" = h."payoutId"::text and t."creatorId" = h."creatorId"
    left join "Payout" p on p."shopId" = ${shopId} and p."id"::text = coalesce(t."payoutId", h."payoutId"::text)
    cross join lateral (values
      ('amountMinor', case when p."state" = 'paid' then (-h."sum")::text end, t."sum"::text),
      ('itemsMinor', 'above 0', case when h."sum" <= 0 then h."sum"::text else 'above 0' end),
      ('currency', coalesce(t."currency", p."currency"), p."currency")
    ) as x("field", "expected", "found")
    where x."expected" is distinct from x."found"`);

/** Kept sheets whose bytes are no longer those that were kept. */
export const compareSheets = (tx: SqlTx, shopId: string): Promise<Difference[]> =>
  tx.query<Difference>(sql`
    select 'payout' as "check", 'payout ' || p."number" || ', sheet of ' || s."state" as "key", 'text' as "field",
      'the bytes of its fingerprint' as "expected", 'others' as "found"
    from "PayoutSheet" s join "Payout" p on p."shopId" = s."shopId" and p."id" = s."payoutId"
    where s."shopId" = ${shopId} and s."sha256" <> encode(sha256(convert_to(s."text", 'UTF8')), 'hex')`);
