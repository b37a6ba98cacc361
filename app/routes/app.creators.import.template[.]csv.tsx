import type { LoaderFunctionArgs } from "@remix-run/node";
import { importTemplate } from "#app/imports/export-creators.server.ts";
import { fileAnswer } from "#app/platform/file-answer.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** The template of an import; columns in imports/column.ts. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async () => fileAnswer(importTemplate(), "text/csv"));
