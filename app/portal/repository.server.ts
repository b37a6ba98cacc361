import type { Tx } from "#app/platform/db.server.ts";

const LINK = {
  id: true,
  creatorId: true,
  createdAt: true,
  expiresAt: true,
  lastOpenedAt: true,
  revokedAt: true,
} as const;

/** Held until the transaction ends: links of one creator are made and revoked one after the other. */
export const lockLinks = (tx: Tx, shopId: string, creatorId: string): Promise<number> =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`earnings-link/${shopId}/${creatorId}`}, 0))`;

type NewLink = Readonly<{
  id: string;
  creatorId: string;
  tokenHash: string;
  createdAt: Date;
  expiresAt: Date;
}>;

export const insertLink = (tx: Tx, shopId: string, link: NewLink) =>
  tx.earningsLink.create({ data: { shopId, ...link }, select: { id: true } });

/** Revokes a creator's links that are not revoked yet; says how many. */
export async function revokeLinks(
  tx: Tx,
  shopId: string,
  change: Readonly<{ creatorId: string; revokedAt: Date }>,
): Promise<number> {
  const { creatorId, revokedAt } = change;
  const where = { shopId, creatorId, revokedAt: null };
  const { count } = await tx.earningsLink.updateMany({ where, data: { revokedAt } });
  return count;
}

export const findLinkByHash = (tx: Tx, shopId: string, tokenHash: string) =>
  tx.earningsLink.findUnique({
    where: { shopId_tokenHash: { shopId, tokenHash } },
    select: LINK,
  });

/** The link of a creator that works now, or null. */
export const findLiveLink = (tx: Tx, shopId: string, creatorId: string, now: Date) =>
  tx.earningsLink.findFirst({
    where: { shopId, creatorId, revokedAt: null, expiresAt: { gt: now } },
    select: LINK,
    orderBy: { createdAt: "desc" },
  });

/** Notes that a page was opened, at most once between `since` and `at`. */
export const noteOpened = (
  tx: Tx,
  shopId: string,
  opened: Readonly<{ id: string; at: Date; since: Date }>,
) =>
  tx.earningsLink.updateMany({
    where: {
      shopId,
      id: opened.id,
      OR: [{ lastOpenedAt: null }, { lastOpenedAt: { lt: opened.since } }],
    },
    data: { lastOpenedAt: opened.at },
  });
