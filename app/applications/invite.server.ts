import { createHash } from "node:crypto";
import * as invitations from "#app/applications/invitation-repository.server.ts";
import {
  INVITATION_DAYS,
  INVITATION_SECRET_LENGTH,
  invitationUrl,
  parseInvitation,
} from "#app/applications/invitation-token.ts";
import { plusDays } from "#app/kit/calendar.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId, newToken } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { findProgramFor, holdGroup, offerOfGroup } from "#app/programs/find-program.server.ts";
import { formUrlOf } from "#app/programs/program-pages.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type NotFound = Readonly<{ kind: "not-found" }>;

/**
 * Makes a personal link to a program's form that works once, within 30 days. The address is answered this once: only a hash of its secret
 * is kept.
 */
export async function invite(
  tx: Tx,
  shop: Shop,
  {
    programId,
    groupId,
    name,
    customerGid = null,
    now,
  }: Readonly<{
    programId: string;
    groupId: string | null;
    name: string;
    /** A customer of the shop: an invitation that she did not use ends. */
    customerGid?: string | null;
    now: Date;
  }>,
): Promise<Result<{ url: string }, NotFound>> {
  const found = await findProgramFor(tx, shop.id, programId);
  if (!found || found.program.state === "archived") return err({ kind: "not-found" });
  if (offerOfGroup(found, groupId) === null) return err({ kind: "not-found" });
  if (!(await holdGroup(tx, shop.id, groupId))) return err({ kind: "not-found" });
  if (customerGid !== null)
    await invitations.revokeOfCustomer(tx, shop.id, { customerGid, revokedAt: now });
  const secret = newToken(INVITATION_SECRET_LENGTH);
  await invitations.insertInvitation(tx, shop.id, {
    id: newId(),
    programId,
    groupId,
    name,
    tokenHash: hashOf(secret),
    customerGid,
    createdAt: now,
    expiresAt: plusDays(now, INVITATION_DAYS),
  });
  return ok({ url: invitationUrl(formUrlOf(shop, found.program), secret) });
}

/** Ends an invitation that nobody used yet. Ending it again changes nothing. */
export const revokeInvitation = (
  tx: Tx,
  shop: Shop,
  which: Readonly<{ id: string; programId: string; now: Date }>,
): Promise<boolean> =>
  invitations.revokeInvitation(tx, shop.id, {
    id: which.id,
    programId: which.programId,
    revokedAt: which.now,
  });

/** The invitation that a text from outside opens; null for an unknown, used, expired or revoked one, which look the same from outside. */
export async function openInvitation(
  tx: Tx,
  shopId: string,
  { programId, text, now }: Readonly<{ programId: string; text: string; now: Date }>,
) {
  const secret = parseInvitation(text);
  if (secret === null) return null;
  const tokenHash = hashOf(secret);
  await invitations.lockInvitation(tx, shopId, tokenHash); // who brings it at the same moment waits, and finds it used
  return invitations.findWorking(tx, shopId, { programId, tokenHash, now });
}

const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");
