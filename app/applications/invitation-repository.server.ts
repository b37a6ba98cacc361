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
