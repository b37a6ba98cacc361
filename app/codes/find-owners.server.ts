import {
  type CodeOwner,
  exemptionsOf,
  ownersOfCodes as queryOwners,
} from "#app/codes/repository.server.ts";
import type { SqlTx } from "#app/platform/db.server.ts";

/** Whose these codes are (in normal form, see normalCode): live ones, and retired ones for the orders of their time. */
export const ownersOfCodes = (
  tx: SqlTx,
  shopId: string,
  codes: readonly string[],
): Promise<CodeOwner[]> => queryOwners(tx, shopId, codes);

/**
 * On which of these orders a code does not count, as `${orderId} ${code}`: there it was another creator's order when the code's past was
 * credited. Asked only where such a code is in play.
 */
export const exemptOrders = (
  tx: SqlTx,
  shopId: string,
  given: Readonly<{ owners: readonly CodeOwner[]; orderIds: readonly string[] }>,
): Promise<ReadonlySet<string>> =>
  given.owners.some(({ creditsFrom, createdAt }) => creditsFrom < createdAt)
    ? exemptionsOf(tx, shopId, given.orderIds)
    : Promise.resolve(new Set());
