import type { LoaderFunctionArgs } from "@remix-run/node";
import { previewPattern } from "#app/codes/preview-pattern.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { AdminError } from "#app/shopify/admin.server.ts";
import { withShopOutside } from "#app/shops/admin-request.server.ts";

/** What a pattern gives for some creators: asked for from the page of the offer's codes. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShopOutside(request, async ({ shop, url }) => {
    const offerId = parseId(params.offerId ?? "");
    const text = (url.searchParams.get("pattern") ?? "").trim();
    if (!offerId) return err({ kind: "not-found" });
    try {
      const previewed = await previewPattern(shop, { offerId, text });
      if (previewed.ok) return { rows: previewed.value, problem: null };
      if (previewed.error.kind === "not-found") return previewed;
      return { rows: [], problem: previewed.error.message };
    } catch (error) {
      if (!(error instanceof AdminError)) throw error;
      return {
        rows: [],
        problem: `Shopify could not be asked: ${error.message}. Try again later.`,
      };
    }
  });
