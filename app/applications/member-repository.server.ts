import type { Tx } from "#app/platform/db.server.ts";

const MEMBER = { id: true, creatorId: true, groupId: true, joinedAt: true } as const;

/** Held until the transaction ends: the memberships of a creator in a program change one after the other. */
export const lockMember = (tx: Tx, shopId: string, { programId, creatorId }: Member) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`member/${shopId}/${programId}/${creatorId}`}, 0))`;

export type Member = Readonly<{ programId: string; creatorId: string }>;

/** The membership that is open now, or null. */
export const findMembership = (tx: Tx, shopId: string, { programId, creatorId }: Member) =>
  tx.membership.findFirst({
    where: { shopId, programId, creatorId, leftAt: null },
    select: { id: true, groupId: true },
  });

export const insertMembership = (
  tx: Tx,
  shopId: string,
  membership: Member & Readonly<{ id: string; groupId: string | null; joinedAt: Date }>,
) => tx.membership.create({ data: { shopId, ...membership }, select: { id: true } });

export const endMembership = (tx: Tx, shopId: string, id: string, leftAt: Date) =>
  tx.membership.updateMany({ where: { shopId, id, leftAt: null }, data: { leftAt } });

/** Members of a program, the latest first; `before` is the id of the last membership of the page before. */
export const listMembers = (
  tx: Tx,
  shopId: string,
  { programId, before, take }: Readonly<{ programId: string; before: string | null; take: number }>,
) =>
  tx.membership.findMany({
    where: { shopId, programId, leftAt: null, ...(before === null ? {} : { id: { lt: before } }) },
    select: MEMBER,
    orderBy: { id: "desc" },
    take,
  });

/** How many members each program has. */
export const countMembers = (tx: Tx, shopId: string, programIds: readonly string[]) =>
  tx.membership.groupBy({
    by: ["programId"],
    where: { shopId, programId: { in: [...programIds] }, leftAt: null },
    _count: { _all: true },
  });

/** Ids of a program's members. */
export const memberIds = async (tx: Tx, shopId: string, programId: string): Promise<string[]> => {
  const rows = await tx.membership.findMany({
    where: { shopId, programId, leftAt: null },
    select: { creatorId: true },
  });
  return rows.map(({ creatorId }) => creatorId);
};
