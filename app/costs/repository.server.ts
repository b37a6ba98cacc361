import type { CostKind } from "#app/costs/cost.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { dayOfUtc, type LocalDate, midnightUtc } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";

export type NewCost = Readonly<{
  id: string;
  creatorId: string;
  kind: CostKind;
  amountMinor: bigint;
  currency: string;
  incurredOn: LocalDate;
  note: string;
  variantGid: string | null;
  quantity: number | null;
  unitCostMinor: bigint | null;
  createdAt: Date;
}>;

const COST = {
  id: true,
  creatorId: true,
  kind: true,
  amountMinor: true,
  currency: true,
  incurredOn: true,
  note: true,
  variantGid: true,
  quantity: true,
  unitCostMinor: true,
  createdAt: true,
  voidedAt: true,
} as const satisfies Prisma.CostSelect;

type CostRow = Prisma.CostGetPayload<{ select: typeof COST }>;

const toCost = <Row extends CostRow>(row: Row) => ({
  ...row,
  kind: row.kind as CostKind, // the database's check allows these alone
  incurredOn: dayOfUtc(row.incurredOn),
});

/** Inserts unless a cost of this id is there; says whether it did. */
export async function insertCost(tx: Tx, shopId: string, cost: NewCost): Promise<boolean> {
  const { count } = await tx.cost.createMany({
    data: [{ shopId, ...cost, incurredOn: midnightUtc(cost.incurredOn) }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function findCost(tx: Tx, shopId: string, id: string) {
  const row = await tx.cost.findUnique({ where: { shopId_id: { shopId, id } }, select: COST });
  return row && toCost(row);
}

/** Voids a cost that counts; says whether there was one. */
export async function markVoided(
  tx: Tx,
  shopId: string,
  change: Readonly<{ id: string; voidedAt: Date }>,
): Promise<boolean> {
  const { count } = await tx.cost.updateMany({
    where: { shopId, id: change.id, voidedAt: null },
    data: { voidedAt: change.voidedAt },
  });
  return count === 1;
}

export type CostFilter = Readonly<{ creatorId: string | null; kind: CostKind | null }>;
export type CostKey = Readonly<{ incurredOn: LocalDate; id: string }>;

const whereOf = (shopId: string, { creatorId, kind }: CostFilter): Prisma.CostWhereInput => ({
  shopId,
  ...(creatorId ? { creatorId } : {}),
  ...(kind ? { kind } : {}),
});

/** Costs by day, newest first, after a key; one more than a page tells whether there is a next one. */
export async function listCosts(
  tx: Tx,
  shopId: string,
  list: Readonly<{ filter: CostFilter; after: CostKey | null; take: number }>,
) {
  const { filter, after, take } = list;
  const rows = await tx.cost.findMany({
    where: {
      ...whereOf(shopId, filter),
      ...(after && {
        OR: [
          { incurredOn: { lt: midnightUtc(after.incurredOn) } },
          { incurredOn: midnightUtc(after.incurredOn), id: { lt: after.id } },
        ],
      }),
    },
    select: { ...COST, creator: { select: { name: true } } },
    orderBy: [{ incurredOn: "desc" }, { id: "desc" }],
    take,
  });
  return rows.map(toCost);
}

/** Count and sum of the costs that count, by kind and currency. */
export async function sumCosts(tx: Tx, shopId: string, filter: CostFilter) {
  const groups = await tx.cost.groupBy({
    by: ["kind", "currency"],
    where: { ...whereOf(shopId, filter), voidedAt: null },
    _count: { _all: true },
    _sum: { amountMinor: true },
    orderBy: { kind: "asc" },
  });
  return groups.map((group) => ({
    kind: group.kind as CostKind,
    currency: group.currency,
    count: group._count._all,
    sumMinor: group._sum.amountMinor ?? 0n,
  }));
}
