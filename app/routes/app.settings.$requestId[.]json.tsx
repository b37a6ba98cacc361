import type { LoaderFunctionArgs } from "@remix-run/node";
import { err } from "#app/kit/result.ts";
import { requestFile } from "#app/privacy/pages.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** The answer to a customer's data request, for the merchant to hand over. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop }) => {
    const file = await requestFile(tx, shop, params.requestId ?? "");
    if (!file) return err({ kind: "not-found" });
    return new Response(file.text, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${file.fileName}"`,
        "cache-control": "no-store",
      },
    });
  });
