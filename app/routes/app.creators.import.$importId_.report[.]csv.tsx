import type { LoaderFunctionArgs } from "@remix-run/node";
import { importReport } from "#app/imports/report.server.ts";
import { err } from "#app/kit/result.ts";
import { streamAnswer } from "#app/platform/file-answer.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** What became of each row, or with ?of=refused the refused ones alone. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url }) => {
    const of = url.searchParams.get("of") === "refused" ? "refused" : "all";
    const report = await importReport(tx, shop, { importId: params.importId ?? "", of });
    return report ? streamAnswer(report) : err({ kind: "not-found" });
  });
