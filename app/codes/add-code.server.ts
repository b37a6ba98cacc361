import { type CodeTaken, pickCode, requestCode } from "#app/codes/request-code.server.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { err, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { hasCodes } from "#app/programs/offer.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Gives a creator one more code, in her offer or in another, beside those that she has. */
export async function addCode(
  tx: Tx,
  {
    shop,
    creatorId,
    offerId,
    wanted,
    label,
    now,
  }: Readonly<{
    shop: Shop;
    creatorId: string;
    offerId: string;
    /** In normal form; null asks for a proposal. */
    wanted: string | null;
    label: string;
    now: Date;
  }>,
): Promise<Result<Readonly<{ code: string }>, CodeTaken | Readonly<{ kind: "not-found" }>>> {
  const creator = await findOwner(tx, shop.id, creatorId);
  const offer = await findOfferFor(tx, shop.id, offerId);
  if (!creator || !offer || !hasCodes(offer) || offer.state === "refused")
    return err({ kind: "not-found" });
  const picked = await pickCode(tx, { shop, creator, offer, wanted });
  if (!picked.ok) return picked;
  return requestCode(tx, { shop, creator, offer, wanted: picked.value, label, now });
}
