import { dayOfUtc, type LocalDate, midnightUtc } from "#app/kit/calendar.ts";
import type { ApprovedEntry } from "#app/payouts/payable.ts";
import type { PayoutState } from "#app/payouts/payout.ts";
import type { StatementLine } from "#app/payouts/statement.ts";
import type { Tx } from "#app/platform/db.server.ts";

export type PayoutRow = Readonly<{
  id: string;
  number: number;
  cutOffOn: LocalDate;
  currency: string;
  state: PayoutState;
  reference: string | null;
  createdAt: Date;
  approvedAt: Date | null;
  paidAt: Date | null;
}>;

const PAYOUT = {
  id: true,
  number: true,
  cutOffOn: true,
  currency: true,
  state: true,
  reference: true,
  createdAt: true,
  approvedAt: true,
  paidAt: true,
} as const;

type Stored = Omit<PayoutRow, "cutOffOn" | "state"> & Readonly<{ cutOffOn: Date; state: string }>;

// The database's check allows the four states alone.
const toPayout = (row: Stored): PayoutRow => ({
  ...row,
  cutOffOn: dayOfUtc(row.cutOffOn),
  state: row.state as PayoutState,
});

/** Held until the transaction ends: payouts of one shop are opened and changed one after the other. */
export const lockPayouts = (tx: Tx, shopId: string): Promise<number> =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`payouts/${shopId}`}, 0))`;

export async function findPayout(tx: Tx, shopId: string, id: string): Promise<PayoutRow | null> {
  const row = await tx.payout.findUnique({ where: { shopId_id: { shopId, id } }, select: PAYOUT });
  return row && toPayout(row);
}

/** The newest payout up to a cut-off that nobody has approved or cancelled, or null. */
export async function findOpenPayout(
  tx: Tx,
  shopId: string,
  cutOffOn: LocalDate,
): Promise<PayoutRow | null> {
  const row = await tx.payout.findFirst({
    where: { shopId, state: "open", cutOffOn: midnightUtc(cutOffOn) },
    select: PAYOUT,
    orderBy: { number: "desc" },
  });
  return row && toPayout(row);
}

export async function nextNumber(tx: Tx, shopId: string): Promise<number> {
  const { _max } = await tx.payout.aggregate({ where: { shopId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

type NewPayout = Pick<PayoutRow, "id" | "number" | "cutOffOn" | "currency" | "createdAt">;

export const insertPayout = (tx: Tx, shopId: string, payout: NewPayout) =>
  tx.payout.create({
    data: {
      shopId,
      ...payout,
      cutOffOn: midnightUtc(payout.cutOffOn),
      state: "open",
    },
    select: { id: true },
  });

/**
 * Puts entries into a payout. An item has the id of its entry, so that its key and the unique index both refuse an entry that
 * another payout holds.
 */
export const insertItems = (
  tx: Tx,
  shopId: string,
  payout: Readonly<{ id: string; entries: readonly ApprovedEntry[] }>,
): Promise<number> => tx.$executeRaw`
  insert into "PayoutItem" ("shopId", "id", "payoutId", "entryId", "creatorId", "amountMinor")
  select ${shopId}::uuid, r.id, ${payout.id}::uuid, r.id, r.creator, r.amount
  from unnest(${payout.entries.map(({ id }) => id)}::uuid[], ${payout.entries.map(({ creatorId }) => creatorId)}::uuid[],
    ${payout.entries.map(({ amountMinor }) => amountMinor)}::bigint[]) as r(id, creator, amount)`;

export const deleteItems = (tx: Tx, shopId: string, payoutId: string) =>
  tx.payoutItem.deleteMany({ where: { shopId, payoutId } });

type Change = Readonly<{
  state: PayoutState;
  approvedAt?: Date;
  paidAt?: Date;
  reference?: string;
}>;

export const changePayout = (
  tx: Tx,
  key: Readonly<{ shopId: string; id: string }>,
  change: Change,
) => tx.payout.update({ where: { shopId_id: key }, data: change, select: { id: true } });

type NewSheet = Readonly<{
  id: string;
  payoutId: string;
  state: "approved" | "paid";
  text: string;
  sha256: string;
  madeAt: Date;
}>;

export const insertSheet = (tx: Tx, shopId: string, sheet: NewSheet) =>
  tx.payoutSheet.create({ data: { shopId, ...sheet }, select: { id: true } });

/** The sheet that was kept of a payout in the state it is in; null where none was. */
export const findSheet = (tx: Tx, shopId: string, payout: Pick<PayoutRow, "id" | "state">) =>
  tx.payoutSheet.findUnique({
    where: {
      shopId_payoutId_state: { shopId, payoutId: payout.id, state: payout.state },
    },
    select: { text: true },
  });

/** The fingerprint of that sheet. */
export async function findFingerprint(
  tx: Tx,
  shopId: string,
  payout: Pick<PayoutRow, "id" | "state">,
): Promise<string | null> {
  const sheet = await tx.payoutSheet.findUnique({
    where: {
      shopId_payoutId_state: { shopId, payoutId: payout.id, state: payout.state },
    },
    select: { sha256: true },
  });
  return sheet?.sha256 ?? null;
}

export type PayoutSum = Readonly<{ payoutId: string; creators: number; sumMinor: bigint }>;

export const sumsOfPayouts = (
  tx: Tx,
  shopId: string,
  payoutIds: readonly string[],
): Promise<PayoutSum[]> => tx.$queryRaw`
  select "payoutId", count(distinct "creatorId")::int as "creators", sum("amountMinor")::bigint as "sumMinor"
  from "PayoutItem" where "shopId" = ${shopId}::uuid and "payoutId" = any(${[...payoutIds]}::uuid[])
  group by "payoutId"`;

export type CreatorSum = Readonly<{ creatorId: string; amountMinor: bigint }>;

/** What each creator gets in a payout. */
export const creatorSums = (tx: Tx, shopId: string, payoutId: string): Promise<CreatorSum[]> =>
  tx.$queryRaw`
    select "creatorId", sum("amountMinor")::bigint as "amountMinor" from "PayoutItem"
    where "shopId" = ${shopId}::uuid and "payoutId" = ${payoutId}::uuid
    group by "creatorId" order by "creatorId"`;

/** Payouts, the newest number first, below `before`. */
export async function listPayouts(
  tx: Tx,
  shopId: string,
  list: Readonly<{ before: number | null; take: number }>,
): Promise<PayoutRow[]> {
  const rows = await tx.payout.findMany({
    where: { shopId, ...(list.before === null ? {} : { number: { lt: list.before } }) },
    select: PAYOUT,
    orderBy: { number: "desc" },
    take: list.take,
  });
  return rows.map(toPayout);
}

type LinesPage = Readonly<{ payoutId: string; after: string | null; take: number }>;

/** What each creator gets in a payout, by creator id, after one of them. */
export const linesOfPayout = (
  tx: Tx,
  shopId: string,
  { payoutId, after, take }: LinesPage,
): Promise<StatementLine[]> => tx.$queryRaw`
  select i."creatorId", c."name" as "creator", sum(i."amountMinor")::bigint as "amountMinor", count(*)::int as "entries",
    min(o."processedAt") as "firstOrderAt", max(o."processedAt") as "lastOrderAt"
  from "PayoutItem" i
  join "Entry" e on e."shopId" = i."shopId" and e."id" = i."entryId"
  join "Creator" c on c."shopId" = i."shopId" and c."id" = i."creatorId"
  left join "Order" o on o."shopId" = e."shopId" and o."id" = e."orderId"
  where i."shopId" = ${shopId}::uuid and i."payoutId" = ${payoutId}::uuid
    and (${after}::uuid is null or i."creatorId" > ${after}::uuid)
  group by i."creatorId", c."name"
  order by i."creatorId"
  limit ${take}`;

export type EntryLine = Readonly<{
  id: string;
  creatorId: string;
  kind: string;
  amountMinor: bigint;
  occurredAt: Date;
  orderId: string | null;
  orderName: string | null;
  orderedAt: Date | null;
}>;

/** The entries of some creators in a payout, by creator and time, at most `each` of each creator. */
export const entriesOfLines = (
  tx: Tx,
  shopId: string,
  lines: Readonly<{ payoutId: string; creatorIds: readonly string[]; each: number }>,
): Promise<EntryLine[]> => tx.$queryRaw`
  select * from (
    select i."id", i."creatorId", e."kind", i."amountMinor", e."occurredAt", e."orderId", o."name" as "orderName",
      o."processedAt" as "orderedAt",
      row_number() over (partition by i."creatorId" order by e."occurredAt", e."id") as "place"
    from "PayoutItem" i
    join "Entry" e on e."shopId" = i."shopId" and e."id" = i."entryId"
    left join "Order" o on o."shopId" = e."shopId" and o."id" = e."orderId"
    where i."shopId" = ${shopId}::uuid and i."payoutId" = ${lines.payoutId}::uuid
      and i."creatorId" = any(${[...lines.creatorIds]}::uuid[])
  ) line
  where "place" <= ${lines.each}
  order by "creatorId", "place"`;

export type PaidPayout = Readonly<{
  id: string;
  number: number;
  amountMinor: bigint;
  currency: string;
  paidAt: Date;
  reference: string | null;
}>;

/** A creator's payouts that were paid, the newest first. */
export const paidPayoutsOfCreator = (
  tx: Tx,
  shopId: string,
  list: Readonly<{ creatorId: string; take: number }>,
): Promise<PaidPayout[]> => tx.$queryRaw`
  select p."id", p."number", sum(i."amountMinor")::bigint as "amountMinor", p."currency", p."paidAt", p."reference"
  from "PayoutItem" i
  join "Payout" p on p."shopId" = i."shopId" and p."id" = i."payoutId"
  where i."shopId" = ${shopId}::uuid and i."creatorId" = ${list.creatorId}::uuid and p."state" = 'paid'
  group by p."shopId", p."id"
  order by p."number" desc
  limit ${list.take}`;
