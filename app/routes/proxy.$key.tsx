import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import form from "#app/applications/apply.css?url";
import { applyResponse } from "#app/applications/apply-request.server.tsx";
import { now } from "#app/platform/clock.server.ts";
import look from "#app/portal/earnings.css?url";
import { proxiedShop } from "#app/shopify/proxy-signature.server.ts";

/** A program's form within a storefront: Shopify brings the visit and signs whose storefront it is. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const shop = proxiedShop(new URL(request.url), now());
  return applyResponse({
    request,
    form: shop === null ? null : { shop, key: params.key ?? "", by: "domain" },
    source: "storefront",
    styles: [look, form],
  });
}

export const action = (args: ActionFunctionArgs) => loader(args);
