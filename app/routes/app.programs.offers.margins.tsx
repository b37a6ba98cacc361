import { parseWithZod } from "@conform-to/zod/v4";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { err } from "#app/kit/result.ts";
import { checkMargins } from "#app/programs/check-margins.server.ts";
import { offerForm } from "#app/programs/contract.ts";
import { AdminError } from "#app/shopify/admin.server.ts";
import { withShopOutside } from "#app/shops/admin-request.server.ts";

/** Which products an offer that may not be saved yet would sell at a loss: the form's fields as the query. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  withShopOutside(request, async ({ shop, url }) => {
    const fields = parseWithZod(url.searchParams, { schema: offerForm(shop.currency) });
    if (fields.status !== "success")
      return err({ kind: "invalid", message: "The offer has a fault." });
    try {
      return { margins: await checkMargins(shop, fields.value), problem: null };
    } catch (error) {
      if (!(error instanceof AdminError)) throw error;
      return { margins: null, problem: error.message }; // said in the card: the form beside it is not saved yet
    }
  });
