import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import form from "#app/applications/apply.css?url";
import { applyResponse } from "#app/applications/apply-request.server.tsx";
import { parseSlug } from "#app/links/contract.ts";
import look from "#app/portal/earnings.css?url";

/** A program's form at its own address, for whoever has it: /apply/<shop key>-<program key>. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const keys = parseSlug(params.slug ?? "");
  return applyResponse({
    request,
    form: keys && { shop: keys.shopKey, key: keys.linkKey, by: "key" },
    source: "link",
    styles: [look, form],
  });
}

export const action = (args: ActionFunctionArgs) => loader(args);
