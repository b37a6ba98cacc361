import { askToAdopt } from "#app/codes/adopt-code.server.ts";
import { putManaged } from "#app/codes/adopted-codes.server.ts";
import { lockCodes } from "#app/codes/repository.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/**
 * Has a code that was in Shopify before managed, or left as it is there again; false when it is not one, is not live, or is being
 * replaced. The worker looks where a managed one lies now, since it may have been moved, and takes it out at once where its creator is paused.
 */
export async function manageCode(
  tx: Tx,
  { shopId, creatorId }: Readonly<{ shopId: string; creatorId: string }>,
  given: Readonly<{ codeId: string; isManaged: boolean }>,
): Promise<boolean> {
  await lockCodes(tx, shopId);
  const changed = await putManaged(tx, { shopId, creatorId }, given);
  if (changed && given.isManaged) await askToAdopt(tx, { shopId, code: changed.code });
  return changed !== null;
}
