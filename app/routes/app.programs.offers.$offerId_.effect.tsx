import { parseWithZod } from "@conform-to/zod/v4";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { replayTerms } from "#app/commissions/replay-terms.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { hasOffer } from "#app/programs/pages.server.ts";
import { termsForm } from "#app/programs/terms-contract.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** What terms that nobody has saved yet would have cost: the form's fields as the query. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url, now }) => {
    const which = { shopId: shop.id, offerId: parseId(params.offerId ?? "") ?? "" };
    if (!which.offerId || !(await hasOffer(tx, which))) return err({ kind: "not-found" });
    const terms = parseWithZod(url.searchParams, { schema: termsForm(shop.currency) });
    if (terms.status !== "success")
      return err({ kind: "invalid", message: "The terms have a fault." });
    const { offerId } = which;
    return { effect: await replayTerms(tx, shop, { offerId, proposed: terms.value, now }) };
  });
