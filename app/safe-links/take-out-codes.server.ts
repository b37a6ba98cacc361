// Single-use codes that were given out and not used are taken out of Shopify when their visit counts no longer.
import { plusDays } from "#app/kit/calendar.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob } from "#app/platform/queue.server.ts";
import { termsOfOffer } from "#app/programs/find-terms.server.ts";
import { termsInForce } from "#app/programs/terms.ts";
import { poolJobPayload } from "#app/safe-links/contract.ts";
import { findPool, noteOut, spentAmong } from "#app/safe-links/repository.server.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import { retireCodes } from "#app/shopify/discounts.server.ts";
import { codePages } from "#app/shopify/read-discount.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";

type PoolKey = Readonly<{ shopId: string; offerId: string }>;

export const takeOutJob = defineJob("take-out-safe-codes", poolJobPayload);

/** A code is given out some time after it was taken. */
const HELD_DAYS = 1;
/** Pages of one run: more than a day's codes. What is left is the next night's. */
const PAGES_MAX = 400;

/** Takes out what is older than the attribution window of the offer. The oldest codes come first, so a page without any ends it. */
export async function takeOutSafeCodes(key: PoolKey): Promise<void> {
  const shop = await findShop(db, key.shopId);
  const pool = await findPool(db, key);
  const discountGid = pool?.discountGid ?? null;
  if (!shop || shop.uninstalledAt !== null || discountGid === null) return;
  const { windowDays } = termsInForce(await termsOfOffer(db, key.shopId, key.offerId), now());
  const before = plusDays(now(), -windowDays - HELD_DAYS);
  const admin = adminFor(shop.domain);
  let pages = 0;
  let out = 0;
  for await (const page of codePages(admin, discountGid)) {
    const codes = [...page].map(([gid, code]) => ({ gid, code: code.toUpperCase() }));
    const spent = await spentAmong(db, key, { codes: codes.map(({ code }) => code), before });
    if (spent.size === 0 || pages++ >= PAGES_MAX) break;
    const gone = codes.filter(({ code }) => spent.has(code));
    const retired = await retireCodes(admin, {
      discountGid,
      redeemCodeGids: gone.map(({ gid }) => gid),
    });
    if (!retired.ok)
      throw new Error(`Shopify did not remove single-use codes: ${retired.error.message}`);
    await transaction((tx) =>
      noteOut(
        tx,
        key,
        gone.map(({ code }) => code),
      ),
    );
    out += gone.length;
  }
  if (out > 0) log.info({ ...key, codes: out }, "single-use codes taken out of Shopify");
}
