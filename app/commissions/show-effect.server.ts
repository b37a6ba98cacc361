// What terms that nobody has saved yet would have cost, with the collections that they name read from Shopify first.
import { replayTerms } from "#app/commissions/replay-terms.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { collectionsOf, learnCollections } from "#app/programs/learn-collections.server.ts";
import { hasOffer } from "#app/programs/pages.server.ts";
import type { TermsValues } from "#app/programs/terms.ts";
import { AdminError } from "#app/shopify/admin.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Effect = Awaited<ReturnType<typeof replayTerms>>;
type Shown =
  | Readonly<{ effect: Effect; problem: null }>
  | Readonly<{ effect: null; problem: string }>;

/** The effect of proposed terms; a problem in Shopify's words where it does not tell the collections: they can be saved all the same. */
export async function showEffect(
  shop: Shop,
  asked: Readonly<{ offerId: string; proposed: TermsValues; now: Date }>,
): Promise<Result<Shown, { kind: "not-found" }>> {
  const { offerId, proposed } = asked;
  if (!(await hasOffer(db, { shopId: shop.id, offerId }))) return err({ kind: "not-found" });
  try {
    await learnCollections(shop, collectionsOf(proposed));
  } catch (error) {
    if (!(error instanceof AdminError)) throw error;
    return ok({ effect: null, problem: error.message });
  }
  return ok({ effect: await transaction((tx) => replayTerms(tx, shop, asked)), problem: null });
}
