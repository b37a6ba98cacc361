// An earnings link opens one creator's page for whoever holds it: /e/<shop key>-<secret>.

/** Characters of the secret, each of 31 and so of 4.95 bits: 262 bits, more than anyone can guess. */
export const SECRET_LENGTH = 53;

/** Days after which a link ends by itself. */
export const LINK_DAYS = 365;

export type EarningsToken = Readonly<{ shopKey: string; secret: string }>;

/** The token as it stands in the address: ({shopKey: "k7m2pq", secret: "ab…"}) is "k7m2pq-ab…". */
export const formatToken = ({ shopKey, secret }: EarningsToken): string => `${shopKey}-${secret}`;

/**
 * The parts of a token, or null when it has not the shape of one: then nothing needs to be looked up. Case counts, and so does every
 * character; nothing is trimmed.
 */
export function parseToken(text: string): EarningsToken | null {
  if (text.length > SECRET_LENGTH + 33) return null;
  const match = /^([2-9a-z]{1,32})-([2-9a-z]+)$/.exec(text);
  const [, shopKey = "", secret = ""] = match ?? [];
  return secret.length === SECRET_LENGTH ? { shopKey, secret } : null;
}
