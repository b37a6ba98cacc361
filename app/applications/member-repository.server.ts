import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** Rows of one statement. */
const CHUNK = 5_000;

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

/** Moves the members of a group to no group; says how many. */
export async function emptyGroup(
  tx: Tx,
  shopId: string,
  { programId, groupId, now }: Readonly<{ programId: string; groupId: string; now: Date }>,
): Promise<number> {
  const rows = await tx.$queryRaw<{ creatorId: string }[]>`
    update "Membership" set "leftAt" = greatest("joinedAt", ${now})
    where "shopId" = ${shopId}::uuid and "programId" = ${programId}::uuid and "groupId" = ${groupId}::uuid and "leftAt" is null
    returning "creatorId"`;
  for (let from = 0; from < rows.length; from += CHUNK) {
    const data = rows
      .slice(from, from + CHUNK)
      .map(({ creatorId }) => ({ shopId, id: newId(), programId, creatorId, joinedAt: now }));
    await tx.membership.createMany({ data });
  }
  return rows.length;
}

/** How many members each group of a program has. */
export const countInGroups = (tx: Tx, shopId: string, programId: string) =>
  tx.membership.groupBy({
    by: ["groupId"],
    where: { shopId, programId, groupId: { not: null }, leftAt: null },
    _count: { _all: true },
  });

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
