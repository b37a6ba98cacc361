import type { Tx } from "#app/platform/db.server.ts";

const INVITATION = {
  id: true,
  programId: true,
  groupId: true,
  name: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  usedAt: true,
  applications: { select: { id: true, state: true }, take: 1 },
} as const;

export const insertInvitation = (
  tx: Tx,
  shopId: string,
  invitation: Readonly<{
    id: string;
    programId: string;
    groupId: string | null;
    name: string;
    tokenHash: string;
    customerGid: string | null;
    createdAt: Date;
    expiresAt: Date;
  }>,
) => tx.invitation.create({ data: { shopId, ...invitation }, select: { id: true } });

/** Held until the transaction ends: an invitation is used by one request at a time. */
export const lockInvitation = (tx: Tx, shopId: string, tokenHash: string): Promise<number> =>
  tx.$executeRaw`select 1 from "Invitation" where "shopId" = ${shopId}::uuid and "tokenHash" = ${tokenHash} for update`;

/** The invitation of a program that works now, or null. */
export const findWorking = (
  tx: Tx,
  shopId: string,
  wanted: Readonly<{ programId: string; tokenHash: string; now: Date }>,
) =>
  tx.invitation.findFirst({
    where: {
      shopId,
      programId: wanted.programId,
      tokenHash: wanted.tokenHash,
      usedAt: null,
      revokedAt: null,
      expiresAt: { gt: wanted.now },
    },
    select: { id: true, name: true, groupId: true },
  });

export const markUsed = (tx: Tx, shopId: string, id: string, usedAt: Date) =>
  tx.invitation.updateMany({ where: { shopId, id }, data: { usedAt } });

/** Ends an invitation that nobody used; false when the shop has none of that id, or it was used or ended. */
export async function revokeInvitation(
  tx: Tx,
  shopId: string,
  { id, programId, revokedAt }: Readonly<{ id: string; programId: string; revokedAt: Date }>,
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { shopId, id, programId, usedAt: null, revokedAt: null },
    data: { revokedAt },
  });
  return count === 1;
}

/** The invitations of a program, newest first. */
export const listInvitations = (tx: Tx, shopId: string, programId: string, take: number) =>
  tx.invitation.findMany({
    where: { shopId, programId },
    select: INVITATION,
    orderBy: { id: "desc" },
    take,
  });

/** How many invitations into each group of a program work now. */
export const countInGroups = (
  tx: Tx,
  shopId: string,
  { programId, now }: Readonly<{ programId: string; now: Date }>,
) =>
  tx.invitation.groupBy({
    by: ["groupId"],
    where: {
      ...{ shopId, programId, groupId: { not: null } },
      ...{ usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    },
    _count: { _all: true },
  });

/** Ends the invitations of a customer that nobody used. */
export const revokeOfCustomer = (
  tx: Tx,
  shopId: string,
  { customerGid, revokedAt }: Readonly<{ customerGid: string; revokedAt: Date }>,
) =>
  tx.invitation.updateMany({
    where: { shopId, customerGid, usedAt: null, revokedAt: null },
    data: { revokedAt },
  });

/** The invitations of some customers, the oldest first. */
export const invitationsOf = (tx: Tx, shopId: string, customerGids: readonly string[]) =>
  tx.invitation.findMany({
    where: { shopId, customerGid: { in: [...customerGids] } },
    select: { ...INVITATION, customerGid: true },
    orderBy: { id: "asc" },
  });

/** Takes customers off the invitations they got. */
export const blankCustomers = (tx: Tx, shopId: string, customerGids: readonly string[]) =>
  tx.invitation.updateMany({
    where: { shopId, customerGid: { in: [...customerGids] } },
    data: { customerGid: null, name: "A customer" },
  });

/** Gives the invitations of a customer to the one she was merged into. */
export const moveInvitations = (
  tx: Tx,
  shopId: string,
  { deletedGid, keptGid }: Readonly<{ deletedGid: string; keptGid: string }>,
) =>
  tx.invitation.updateMany({
    where: { shopId, customerGid: deletedGid },
    data: { customerGid: keptGid },
  });
