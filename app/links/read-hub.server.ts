import { codeCard, creatorCodes } from "#app/codes/pages.server.ts";
import { creatorPage } from "#app/creators/pages.server.ts";
import { driftOfCode } from "#app/drift/pages.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { termsCard } from "#app/programs/pages.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Who a creator is and what was agreed: head, code and terms of their page; null when the shop has no such creator. */
export async function readHub(
  tx: Tx,
  { shop, creatorId, now }: Readonly<{ shop: Shop; creatorId: string; now: Date }>,
) {
  const creator = await creatorPage(tx, shop, creatorId);
  if (!creator) return null;
  const code = await codeCard(tx, { shop, creatorId });
  return {
    creator,
    code: code && { ...code, drift: await driftOfCode(tx, shop, code) },
    codes: await creatorCodes(tx, { shop, creatorId, now }),
    terms: await termsCard(tx, { shop, offerId: creator.defaultOfferId, now }),
  };
}
