import { parseWithZod } from "@conform-to/zod/v4";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { replayTerms } from "#app/commissions/replay-terms.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { collectionsOf, learnCollections } from "#app/programs/learn-collections.server.ts";
import { hasOffer } from "#app/programs/pages.server.ts";
import { termsForm } from "#app/programs/terms-contract.ts";
import { AdminError } from "#app/shopify/admin.server.ts";
import { withShopOutside } from "#app/shops/admin-request.server.ts";

/** What terms that nobody has saved yet would have cost: the form's fields as the query. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShopOutside(request, async ({ shop, url, now }) => {
    const which = { shopId: shop.id, offerId: parseId(params.offerId ?? "") ?? "" };
    if (!which.offerId || !(await hasOffer(db, which))) return err({ kind: "not-found" });
    const terms = parseWithZod(url.searchParams, { schema: termsForm(shop.currency) });
    if (terms.status !== "success")
      return err({ kind: "invalid", message: "The terms have a fault." });
    const asked = { offerId: which.offerId, proposed: terms.value, now };
    try {
      await learnCollections(shop, collectionsOf(asked.proposed));
    } catch (error) {
      if (!(error instanceof AdminError)) throw error;
      return { effect: null, problem: error.message }; // the form beside it can be saved all the same
    }
    return { effect: await transaction((tx) => replayTerms(tx, shop, asked)), problem: null };
  });
