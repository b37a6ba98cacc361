import type { LoaderFunctionArgs } from "@remix-run/node";
import { err } from "#app/kit/result.ts";
import { payoutSheet } from "#app/payouts/keep-sheet.server.ts";
import { fileAnswer } from "#app/platform/file-answer.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** The payout sheet as a file; its columns are in payouts/statement.ts. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop }) => {
    const sheet = await payoutSheet(tx, shop, params.payoutId ?? "");
    return sheet ? fileAnswer(sheet, "text/csv") : err({ kind: "not-found" });
  });
