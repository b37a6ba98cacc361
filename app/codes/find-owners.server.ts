import { type CodeOwner, ownersOfCodes as queryOwners } from "#app/codes/repository.server.ts";
import type { SqlTx } from "#app/platform/db.server.ts";

/** Whose these codes are (in normal form, see normalCode): live ones, and retired ones for the orders of their time. */
export const ownersOfCodes = (
  tx: SqlTx,
  shopId: string,
  codes: readonly string[],
): Promise<CodeOwner[]> => queryOwners(tx, shopId, codes);
