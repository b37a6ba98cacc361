import { firstFreeCodes } from "#app/codes/request-code.server.ts";
import { db } from "#app/platform/db.server.ts";
import type { Admin } from "#app/shopify/admin.server.ts";
import { holderOf } from "#app/shopify/discounts.server.ts";

/** How many proposals that are free here are looked up in Shopify. */
const LOOK_UPS_MAX = 5;

/** The first candidate that neither a creator here nor a discount in Shopify has; null when none of the first five is. */
export async function firstFreeInBoth(
  admin: Admin,
  shopId: string,
  candidates: Generator<string>,
): Promise<string | null> {
  for (const code of await firstFreeCodes(db, shopId, candidates, LOOK_UPS_MAX))
    if ((await holderOf(admin, code)) === null) return code;
  return null;
}
