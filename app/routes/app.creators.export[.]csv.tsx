import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportCreators } from "#app/imports/export-creators.server.ts";
import { streamAnswer } from "#app/platform/file-answer.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** All creators as a file; columns in imports/column.ts. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ shop }) => streamAnswer(exportCreators(shop)));
