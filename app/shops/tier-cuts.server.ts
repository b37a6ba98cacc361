// At how many followers each tier of a shop's creators begins.
import type { Tx } from "#app/platform/db.server.ts";
import { readTierCuts, writeTierCuts } from "#app/shops/repository.server.ts";

export const tierCutsOf = (tx: Tx, shopId: string): Promise<readonly number[]> =>
  readTierCuts(tx, shopId);

/** Takes effect at once: a tier is worked out whenever it is shown. */
export async function changeTierCuts(
  tx: Tx,
  shopId: string,
  cuts: readonly number[],
): Promise<void> {
  await writeTierCuts(tx, shopId, cuts);
}
