import type { LoaderFunctionArgs } from "@remix-run/node";
import { readApplicationsQuery } from "#app/applications/contract.ts";
import { exportApplications } from "#app/applications/export-applications.server.ts";
import { streamAnswer } from "#app/platform/file-answer.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** The applications as a file: ?state=applied|approved|declined|all&program=<id>. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ shop, url }) =>
    streamAnswer(exportApplications({ shop, query: readApplicationsQuery(url.searchParams) })),
  );
