import type { LoaderFunctionArgs } from "@remix-run/node";
import { parseReportQuery } from "#app/analytics/contract.ts";
import { exportReturns } from "#app/analytics/export-returns.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** The report as a file: ?from=YYYY-MM-DD&to=YYYY-MM-DD, both days included; columns in analytics/rows.ts. */
export async function loader({ request }: LoaderFunctionArgs) {
  const answer = await withShop(request, ({ tx, shop, url }) =>
    exportReturns(tx, { shop, query: parseReportQuery(url.searchParams) }),
  );
  if (answer.kind === "bad-period") {
    return new Response(answer.message, {
      status: 400,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  }
  return new Response(answer.text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${answer.name}"`,
      "cache-control": "no-store",
    },
  });
}
