import type { LoaderFunctionArgs } from "@remix-run/node";
import { parseReportQuery } from "#app/analytics/contract.ts";
import { exportReturns } from "#app/analytics/export-returns.server.ts";
import { fileAnswer } from "#app/platform/file-answer.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** The report as a file: ?from=YYYY-MM-DD&to=YYYY-MM-DD, both days included; columns in analytics/rows.ts. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url }) => {
    const file = await exportReturns(tx, { shop, query: parseReportQuery(url.searchParams) });
    if (file.ok) return fileAnswer(file.value, "text/csv");
    return new Response(file.error.message, {
      status: 400,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  });
