import { parseWithZod } from "@conform-to/zod/v4";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { showEffect } from "#app/commissions/show-effect.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { termsForm } from "#app/programs/terms-contract.ts";
import { withShopOutside } from "#app/shops/admin-request.server.ts";

/** What terms that nobody has saved yet would have cost: the form's fields as the query. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShopOutside(request, async ({ shop, url, now }) => {
    const terms = parseWithZod(url.searchParams, { schema: termsForm(shop.currency) });
    const offerId = parseId(params.offerId ?? "");
    if (!offerId) return err({ kind: "not-found" });
    if (terms.status !== "success")
      return err({ kind: "invalid", message: "The terms have a fault." });
    const effect = await showEffect(shop, { offerId, proposed: terms.value, now });
    return effect.ok ? effect.value : effect;
  });
