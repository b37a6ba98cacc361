// An invitation is a personal link to a program's form: /apply/<shop key>-<program key>?invitation=<secret>. It works once.

/** Characters of the secret, each of 31 and so of 4.95 bits: 158 bits, more than anyone can guess. */
export const INVITATION_SECRET_LENGTH = 32;

/** Days after which an invitation ends by itself. */
export const INVITATION_DAYS = 30;

/** The address that the invited person gets. */
export const invitationUrl = (formUrl: string, secret: string): string =>
  `${formUrl}?invitation=${secret}`;

/** The secret that a text from outside holds, or null when it has not the shape of one: then nothing needs to be looked up. */
export const parseInvitation = (text: string): string | null =>
  text.length === INVITATION_SECRET_LENGTH && /^[2-9a-z]+$/.test(text) ? text : null;

export type InvitationState =
  | "invited"
  | "applied"
  | "approved"
  | "declined"
  | "expired"
  | "revoked";

/** How an invitation stands: what became of its application speaks first. */
export function invitationState(
  invitation: Readonly<{
    expiresAt: Date;
    revokedAt: Date | null;
    applicationState: "applied" | "approved" | "declined" | null;
  }>,
  now: Date,
): InvitationState {
  if (invitation.applicationState !== null) return invitation.applicationState;
  if (invitation.revokedAt !== null) return "revoked";
  return invitation.expiresAt <= now ? "expired" : "invited";
}
