import { createHash } from "node:crypto";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { plusDays } from "#app/kit/calendar.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId, newToken } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import {
  findLinkByHash,
  insertLink,
  lockLinks,
  noteOpened,
  revokeLinks,
} from "#app/portal/repository.server.ts";
import { formatToken, LINK_DAYS, parseToken, SECRET_LENGTH } from "#app/portal/token.ts";
import { installedShopOfKey } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** `lastOpenedAt` is written at most so often, so that a page that is loaded again and again costs no writes. */
const NOTE_MS = 60_000;

type Which = Readonly<{ creatorId: string; now: Date }>;
type NotFound = Readonly<{ kind: "not-found" }>;

/**
 * Makes a creator's earnings link and ends the one before. The address is answered this once: only a hash of its secret is kept.
 */
export async function makeEarningsLink(
  tx: Tx,
  shop: Shop,
  { creatorId, now }: Which,
): Promise<Result<{ url: string }, NotFound>> {
  if (!(await findOwner(tx, shop.id, creatorId))) return err({ kind: "not-found" });
  await lockLinks(tx, shop.id, creatorId);
  await revokeLinks(tx, shop.id, { creatorId, revokedAt: now });
  const token = formatToken({ shopKey: shop.key, secret: newToken(SECRET_LENGTH) });
  await insertLink(tx, shop.id, {
    id: newId(),
    creatorId,
    tokenHash: hashOf(token),
    createdAt: now,
    expiresAt: plusDays(now, LINK_DAYS),
  });
  return ok({ url: `${new URL(env.appUrl).origin}/e/${token}` });
}

/** Ends a creator's earnings link at once. Ending it again changes nothing. */
export async function revokeEarningsLink(
  tx: Tx,
  shop: Shop,
  { creatorId, now }: Which,
): Promise<Result<null, NotFound>> {
  if (!(await findOwner(tx, shop.id, creatorId))) return err({ kind: "not-found" });
  await lockLinks(tx, shop.id, creatorId);
  await revokeLinks(tx, shop.id, { creatorId, revokedAt: now });
  return ok(null);
}

/** Whose page a token opens; null for an unknown, expired or revoked one, which look the same from outside. */
export async function openEarningsLink(
  tx: Tx,
  text: string,
  now: Date,
): Promise<Readonly<{ shop: Shop; creatorId: string }> | null> {
  const token = parseToken(text);
  const shop = token && (await installedShopOfKey(tx, token.shopKey));
  if (!shop) return null;
  const link = await findLinkByHash(tx, shop.id, hashOf(text));
  if (!link || link.revokedAt !== null || link.expiresAt <= now) return null;
  const since = new Date(now.getTime() - NOTE_MS);
  await noteOpened(tx, shop.id, { id: link.id, at: now, since });
  return { shop, creatorId: link.creatorId };
}

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
