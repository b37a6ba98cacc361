import { findCreators } from "#app/creators/find-creator.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { revokeEarningsLink } from "#app/portal/earnings-link.server.ts";
import { blankCreator } from "#app/privacy/repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/**
 * Takes what is known of a person off a creator who is archived: profile, history, page, applications, screenings, earnings link. Orders, codes and
 * the ledger stay under a name that says nothing, so that no total changes. Done again it changes nothing.
 */
export async function eraseCreator(
  tx: Tx,
  shop: Shop,
  { creatorId, now }: Readonly<{ creatorId: string; now: Date }>,
): Promise<Result<null, Readonly<{ kind: "not-found" | "conflict"; message?: string }>>> {
  const [creator] = await findCreators(tx, shop.id, [creatorId]);
  if (!creator) return err({ kind: "not-found" });
  if (creator.state !== "archived")
    return err({ kind: "conflict", message: "Archive the creator first." });
  await revokeEarningsLink(tx, shop, { creatorId, now });
  await blankCreator(tx, shop.id, creatorId);
  log.info({ shopId: shop.id, creatorId }, "a creator was erased");
  return ok(null);
}
