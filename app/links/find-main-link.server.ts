import { firstKeyOf } from "#app/links/repository.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** The key of a creator's main link, for the rooms above; null when the shop has no such creator. */
export async function findMainKey(
  tx: Tx,
  shopId: string,
  creatorId: string,
): Promise<string | null> {
  return (await firstKeyOf(tx, shopId, creatorId))?.key ?? null;
}
