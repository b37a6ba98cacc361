// The collections that terms name, as the rooms above need them.
import type { SqlTx, Tx } from "#app/platform/db.server.ts";
import type { CollectionStay } from "#app/programs/collection.ts";
import * as repository from "#app/programs/collection-repository.server.ts";

/** In which collections some products were, and when, by product; only collections that terms name are known. */
export async function staysByProduct(
  tx: SqlTx,
  shopId: string,
  productGids: readonly string[],
): Promise<ReadonlyMap<string, readonly CollectionStay[]>> {
  if (productGids.length === 0) return new Map();
  const stays = await repository.staysOf(tx, shopId, productGids);
  return Map.groupBy(stays, ({ productGid }) => productGid);
}

/** The collections that any terms of a shop name, and those that were read before. */
export const knownCollections = (tx: Tx, shopId: string): Promise<string[]> =>
  repository.knownCollections(tx, shopId);

/** The offers any version of whose terms names a collection. */
export const offersNamingCollections = (tx: Tx, shopId: string): Promise<string[]> =>
  repository.offersNaming(tx, shopId);
