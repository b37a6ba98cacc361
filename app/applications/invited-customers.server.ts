// Invitations of the shop's customers, for the rooms above: how they stand, and what privacy and merges ask of them.
import type { ApplicationState } from "#app/applications/application.ts";
import * as invitations from "#app/applications/invitation-repository.server.ts";
import { type InvitationState, invitationState } from "#app/applications/invitation-token.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** How the latest invitation of each of these customers stands; who has none is missing. */
export async function invitedCustomers(
  tx: Tx,
  shopId: string,
  { customerGids, now }: Readonly<{ customerGids: readonly string[]; now: Date }>,
): Promise<ReadonlyMap<string, InvitationState>> {
  const rows = await invitations.invitationsOf(tx, shopId, customerGids);
  return new Map(
    rows.map(({ customerGid, applications, expiresAt, revokedAt }) => {
      const applicationState = (applications[0]?.state ?? null) as ApplicationState | null;
      return [customerGid ?? "", invitationState({ expiresAt, revokedAt, applicationState }, now)];
    }),
  );
}

/** What is held of the invitations of a customer, for a data request. */
export async function heldInvitations(tx: Tx, shopId: string, customerGids: readonly string[]) {
  const rows = await invitations.invitationsOf(tx, shopId, customerGids);
  return rows.map(({ name, createdAt, usedAt }) => ({
    name,
    createdAt: createdAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  }));
}

/** Takes customers off their invitations, which stay without them. */
export const forgetInvited = (tx: Tx, shopId: string, customerGids: readonly string[]) =>
  invitations.blankCustomers(tx, shopId, customerGids);

/** Gives the invitations of a customer to the one she was merged into. */
export const mergeInvited = (
  tx: Tx,
  shopId: string,
  merge: Readonly<{ deletedGid: string; keptGid: string }>,
) => invitations.moveInvitations(tx, shopId, merge);
