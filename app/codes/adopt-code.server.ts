// A code that was in Shopify before: a creator takes it over. Its discount stays the merchant's and is never changed; the code in it is left
// as it is, or managed here: taken out, put back and retired as one that the app made.
import { z } from "zod";
import { learnPlaces } from "#app/codes/adopted-codes.server.ts";
import { isOurs } from "#app/codes/code.ts";
import {
  findCodeRow,
  insertMinting,
  lockCodes,
  settleCodes,
} from "#app/codes/repository.server.ts";
import { stopCodesOfPaused } from "#app/codes/stop-codes.server.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId, now } from "#app/platform/clock.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import { findCode } from "#app/shopify/discounts.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Looks for a code in Shopify and makes it a creator's. */
export const adoptCodeJob = defineJob(
  "adopt-code",
  z.object({ shopId: z.uuid(), code: z.string().max(255) }),
);

export type NotAdopted =
  | Readonly<{ kind: "not-found" }>
  | Readonly<{ kind: "code-taken"; message: string }>;

/** Reserves a code (in normal form) that is said to be in Shopify; the worker looks whether it is. */
export async function adoptCode(
  tx: Tx,
  {
    shop,
    creatorId,
    code,
    isManaged,
    now: at,
  }: Readonly<{
    shop: Shop;
    creatorId: string;
    code: string;
    isManaged: boolean;
    now: Date;
  }>,
): Promise<Result<null, NotAdopted>> {
  const owner = await findOwner(tx, shop.id, creatorId);
  if (!owner) return err({ kind: "not-found" });
  await lockCodes(tx, shop.id);
  if (await findCodeRow(tx, shop.id, code))
    return err({
      kind: "code-taken",
      message: `${code} is a code of one of your creators already.`,
    });
  await insertMinting(tx, shop.id, {
    id: newId(),
    creatorId,
    offerId: owner.offerId,
    code,
    createdAt: at,
    origin: "adopted",
    isManaged,
  });
  await askToAdopt(tx, { shopId: shop.id, code });
  return ok(null);
}

type Payload = z.infer<(typeof adoptCodeJob)["schema"]>;

/** Lets the worker look for a code in Shopify. */
export const askToAdopt = (tx: Tx, payload: Payload): Promise<void> =>
  enqueue(tx, adoptCodeJob, payload, { key: `adopt-code/${payload.shopId}/${payload.code}` });

/** Asks Shopify for the code: there it counts from now on, else the card says that Shopify has none. Of a code that is live it learns where it lies now. */
export async function lookForCode({ shopId, code }: Payload): Promise<void> {
  const shop = await findShop(db, shopId);
  if (!shop || shop.uninstalledAt !== null) return;
  const found = await findCode(adminFor(shop.domain), code);
  const answer = found
    ? { code, state: "live" as const, redeemCodeGid: found.redeemCodeGid, refusal: null }
    : {
        code,
        state: "refused" as const,
        redeemCodeGid: null,
        refusal: `Shopify has no discount with the code ${code}.`,
      };
  await transaction(async (tx) => {
    await lockCodes(tx, shopId);
    const row = await findCodeRow(tx, shopId, code);
    if (row?.state === "minting" && isOurs(row)) return; // it is on its way back after a pause; minting answers for it
    await settleCodes(tx, shopId, [answer], now());
    if (found) await learnPlaces(tx, shopId, [{ code, ...found }]);
    await stopCodesOfPaused(tx, shopId, [code]);
  });
}
