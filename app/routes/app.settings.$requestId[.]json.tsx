import type { LoaderFunctionArgs } from "@remix-run/node";
import { err } from "#app/kit/result.ts";
import { fileAnswer } from "#app/platform/file-answer.server.ts";
import { requestFile } from "#app/privacy/pages.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** The answer to a customer's data request, for the merchant to hand over. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop }) => {
    const file = await requestFile(tx, shop, params.requestId ?? "");
    return file ? fileAnswer(file, "application/json") : err({ kind: "not-found" });
  });
